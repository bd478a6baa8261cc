import CCharconv

/// Decimal numbers as plain text: a dot, no grouping, no blanks.
package enum NumberText {
  /// Why a text is no number.
  package enum Fault: Error, Sendable, Equatable {
    /// It is not a decimal number from its first to its last character.
    case malformed
    /// It is too large for a double, or too small to be told from zero.
    case outOfRange
  }

  /// Bytes that ``write(_:to:)`` needs at most.
  package static let length = 32

  /// Reads a decimal number, correctly rounded.
  ///
  /// `inf`, `nan`, hexadecimal digits, a leading plus sign and blanks are no numbers.
  ///
  /// - Complexity: O(length), no allocation.
  package static func read(_ bytes: UnsafeRawBufferPointer) throws(Fault) -> Double {
    var value = 0.0
    let text = bytes.assumingMemoryBound(to: CChar.self)
    switch caudal_read_double(text.baseAddress, text.count, &value) {
    case 0: return value
    case 2: throw .outOfRange
    default: throw .malformed
    }
  }

  /// Writes a finite number in the shortest form that reads back to the same double; whole numbers
  /// carry no decimal point, and zero carries no sign.
  ///
  /// - Parameter bytes: at least ``length`` bytes.
  /// - Returns: the bytes written.
  /// - Complexity: O(1), no allocation.
  package static func write(_ value: Double, to bytes: UnsafeMutablePointer<UInt8>) -> Int {
    if let whole = Int32(exactly: value) { return write(Int(whole), to: bytes) }
    return bytes.withMemoryRebound(to: CChar.self, capacity: length) {
      caudal_write_double(value, $0)
    }
  }

  /// Writes a whole number in decimal digits.
  ///
  /// - Parameter bytes: at least ``length`` bytes.
  /// - Returns: the bytes written.
  package static func write(_ value: Int, to bytes: UnsafeMutablePointer<UInt8>) -> Int {
    var rest = value.magnitude
    var digits = 1
    var limit: UInt = 10
    while digits < 19, rest >= limit {
      digits += 1
      limit &*= 10
    }
    let sign = value < 0 ? 1 : 0
    if sign == 1 { bytes[0] = UInt8(ascii: "-") }
    for place in stride(from: sign + digits - 1, through: sign, by: -1) {
      bytes[place] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
      rest /= 10
    }
    return sign + digits
  }
}
