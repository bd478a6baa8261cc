import Domain
import Tabular

/// Blanks around what a spreadsheet exported.
enum Trim {
  /// The bytes without blanks, tabs and no-break spaces at both ends.
  static func blanks(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var start = 0
    var end = bytes.count
    while start < end {
      if bytes[start] == 0x20 || bytes[start] == 0x09 {
        start += 1
      } else if start + 1 < end, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    while end > start {
      if bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 {
        end -= 1
      } else if end - 2 >= start, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      } else {
        break
      }
    }
    return UnsafeRawBufferPointer(rebasing: bytes[start..<end])
  }
}

/// Numbers in messages.
enum Plain {
  /// `1851`, not `1851.0`.
  static func text(_ number: Double) -> String {
    guard number.isFinite else { return number.isNaN ? "no figure" : number.description }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: NumberText.length) { bytes in
      guard let start = bytes.baseAddress else { return number.description }
      let count = NumberText.write(number, to: start)
      return String(decoding: bytes[..<count], as: UTF8.self)
    }
  }
}

extension ColumnRule {
  /// The status that letters stand for: the contract's own words, then SDMX's code list.
  ///
  /// A forecast (`F`) is no observation.
  ///
  /// - References: SDMX Cross-Domain Code List CL_OBS_STATUS, version 2.2.
  func status(of letters: String) -> ObservationStatus? {
    let code = words[Folding.fold(letters)]?.first ?? letters
    return switch code {
    case "A", "V", "G", "N": .normal
    case "B", "D": .breakInSeries
    case "E", "I", "U", "S": .estimated
    case "P": .provisional
    case "M", "L", "O", "J", "K", "H": .missing
    case "Q": .suppressed
    default: nil
    }
  }
}
