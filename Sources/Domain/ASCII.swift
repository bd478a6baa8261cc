extension UInt8 {
  static var hyphen: UInt8 { 0x2D }
}

extension UnsafeRawBufferPointer {
  /// The number written in these bytes, nil where one of them is no digit.
  func digits(_ range: Range<Int>) -> Int? {
    var number = 0
    for index in range {
      let digit = self[index] &- 0x30
      guard digit <= 9 else { return nil }
      number = number &* 10 &+ Int(digit)
    }
    return number
  }
}

extension Int {
  /// Decimal digits, filled with zeros on the left to at least `width`.
  func padded(_ width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}
