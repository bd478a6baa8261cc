import Domain
import Tabular

/// Recognises what looks like data about a person.
///
/// Caudal knows counts only. A file with such a column or value is refused whole, and what was seen
/// is never repeated in a message.
///
/// Names of columns: `PersonalColumn`.
enum PersonalData {
  /// What a value gives away, nil where it gives away nothing.
  ///
  /// An e-mail address, a telephone number (`+` and at least nine digits), or a text that is the
  /// number of a document: one or two letters and six to nine digits, CURP, or groups of digits such
  /// as `8-123-4567` and `0801-1990-12345`. In a breakdown, where words belong, bare digits from
  /// seven on are the number of a document too.
  ///
  /// - Complexity: O(bytes).
  static func kind(
    ofValue bytes: UnsafeRawBufferPointer, inBreakdown isBreakdown: Bool
  ) -> String? {
    guard bytes.count >= 6, bytes.count <= 254 else { return nil }
    var digits = 0
    var at: Int?
    for index in 0..<bytes.count {
      let byte = bytes[index]
      if byte &- 0x30 <= 9 { digits += 1 }
      if byte == UInt8(ascii: "@") { at = index }
    }
    if let at, isAddress(bytes, at: at) { return "an e-mail address" }
    guard digits >= 6 else { return nil }
    if isTelephone(bytes, digits: digits) { return "a telephone number" }
    if isBreakdown, digits == bytes.count, digits >= 7 { return "the number of a document" }
    return isDocument(bytes, digits: digits) ? "the number of a document" : nil
  }

  private static func isAddress(_ bytes: UnsafeRawBufferPointer, at: Int) -> Bool {
    guard at > 0, at + 3 < bytes.count, isWord(bytes[at - 1]), isWord(bytes[at + 1]) else {
      return false
    }
    var end = at + 1
    while end < bytes.count, isWord(bytes[end]) || bytes[end] == UInt8(ascii: ".") { end += 1 }
    return bytes[at + 1..<end].dropLast(2).contains(UInt8(ascii: "."))
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte &- 0x30 <= 9 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      || byte >= 0x80
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 <= 25 }

  private static func isTelephone(_ bytes: UnsafeRawBufferPointer, digits: Int) -> Bool {
    bytes[0] == UInt8(ascii: "+") && (9...15).contains(digits)
      && bytes.dropFirst().allSatisfy {
        $0 &- 0x30 <= 9 || [0x20, 0x28, 0x29, 0x2D, 0x2E].contains($0)
      }
  }

  /// The shape of the text: `A` for letters, `9` for digits, anything else as it is.
  private static func isDocument(_ bytes: UnsafeRawBufferPointer, digits: Int) -> Bool {
    guard bytes.count <= 18 else { return false }
    let shape = bytes.map { byte -> UInt8 in
      isLetter(byte) ? UInt8(ascii: "A") : byte &- 0x30 <= 9 ? UInt8(ascii: "9") : byte
    }
    let letters = shape.prefix { $0 == UInt8(ascii: "A") }.count
    let rest = shape.dropFirst(letters)
    if rest.allSatisfy({ $0 == UInt8(ascii: "9") }) {
      return (1...2).contains(letters) && (6...9).contains(digits)
    }
    let groups = rest.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    if letters <= 2, groups.count == 3,
      groups.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0 == UInt8(ascii: "9") } })
    {
      // An ISO date has two groups of two digits.
      return groups[2].count >= 3
    }
    // CURP: four letters, six digits, six letters, two more.
    return shape.count == 18 && letters == 4
      && shape[4..<10].allSatisfy { $0 == UInt8(ascii: "9") }
      && shape[10..<16].allSatisfy { $0 == UInt8(ascii: "A") }
  }
}
