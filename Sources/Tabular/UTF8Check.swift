/// Whether bytes are UTF-8, and where they stop being so.
package enum UTF8Check {
  /// The offset of the first byte that begins no UTF-8 sequence, nil where all is well.
  ///
  /// Overlong forms, surrogates and values above U+10FFFF are invalid (Unicode 16, table 3-7).
  ///
  /// - Complexity: O(bytes), eight at a time where they are ASCII.
  package static func firstInvalid(in bytes: UnsafeRawBufferPointer) -> Int? {
    var at = 0
    let end = bytes.count
    while at < end {
      if at + 8 <= end,
        bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        at += 8
        continue
      }
      let lead = bytes[at]
      if lead < 0x80 {
        at += 1
        continue
      }
      let length: Int
      var second: ClosedRange<UInt8> = 0x80...0xBF
      switch lead {
      case 0xC2...0xDF: length = 2
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xE1...0xEF: length = 3
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      case 0xF1...0xF3: length = 4
      default: return at
      }
      guard at + length <= end, second.contains(bytes[at + 1]) else { return at }
      for next in stride(from: at + 2, to: at + length, by: 1) where bytes[next] & 0xC0 != 0x80 {
        return at
      }
      at += length
    }
    return nil
  }

  static func sentence(byte: UInt8, at offset: Int) -> String {
    let hexadecimal = String(byte, radix: 16, uppercase: true)
    return "byte 0x\(hexadecimal) at place \(offset + 1) of the line is not UTF-8 "
      + "(a file from an older spreadsheet is often windows-1252)"
  }
}
