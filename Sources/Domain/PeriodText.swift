extension Period {
  /// Bytes that ``write(to:)`` needs at most.
  package static let textLength = 10

  /// Writes the text form as ASCII without allocating.
  ///
  /// - Parameter bytes: at least ``textLength`` bytes.
  /// - Returns: the bytes written, 4 to 10.
  package func write(to bytes: UnsafeMutablePointer<UInt8>) -> Int {
    switch frequency {
    case .month:
      let months = ordinal + 1970 * 12
      bytes.write(months / 12, digits: 4)
      bytes[4] = .hyphen
      (bytes + 5).write(months % 12 + 1, digits: 2)
      return 7
    case .year:
      bytes.write(ordinal + 1970, digits: 4)
      return 4
    case .day:
      let (year, month, day) = start.components
      bytes.write(year, digits: 4)
      bytes[4] = .hyphen
      (bytes + 5).write(month, digits: 2)
      bytes[7] = .hyphen
      (bytes + 8).write(day, digits: 2)
      return 10
    case .week, .quarter:
      var count = 0
      for byte in description.utf8 {
        bytes[count] = byte
        count += 1
      }
      return count
    }
  }
}

extension UnsafeMutablePointer<UInt8> {
  /// Writes the last `digits` decimal digits of a number that is not negative.
  fileprivate func write(_ number: Int, digits: Int) {
    var rest = number
    for place in stride(from: digits - 1, through: 0, by: -1) {
      self[place] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
      rest /= 10
    }
  }
}
