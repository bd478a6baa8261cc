import Domain

/// How a publisher writes numbers.
package struct NumberFormat: Hashable, Sendable {
  /// What stands between groups of three digits.
  package enum Thousands: String, CaseIterable, Hashable, Sendable {
    case none
    case comma
    case point
    /// A blank, a no-break space (U+00A0), a narrow no-break space (U+202F) or a thin one (U+2009).
    case space
    case apostrophe
  }

  package enum Decimal: String, CaseIterable, Hashable, Sendable {
    case point
    case comma

    var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
  }

  package var decimal: Decimal
  package var thousands: Thousands

  /// - Precondition: the two marks differ (``marksDiffer(_:_:)``).
  package init(decimal: Decimal = .point, thousands: Thousands = .none) {
    precondition(
      NumberFormat.marksDiffer(decimal, thousands),
      "one mark cannot stand for decimals and thousands")
    self.decimal = decimal
    self.thousands = thousands
  }

  /// Whether the decimal mark is another than the one between thousands.
  package static func marksDiffer(_ decimal: Decimal, _ thousands: Thousands) -> Bool {
    switch (decimal, thousands) {
    case (.point, .point), (.comma, .comma): false
    default: true
    }
  }

  /// The number in these bytes, read strictly.
  ///
  /// An optional minus, digits (in groups of three where a thousands mark stands), then where there
  /// is a decimal mark at least one digit, then an optional exponent. No blanks around it, no plus,
  /// no `1,23` for 123, no infinity, no `NaN`; nil for anything else.
  ///
  /// - Complexity: O(bytes), no allocation for whole numbers without marks.
  package func number(_ bytes: UnsafeRawBufferPointer) -> Double? {
    if let digits = NumberFormat.digits(bytes) { return digits }
    guard let first = bytes.first else { return nil }
    let isNegative = first == UInt8(ascii: "-")
    return general(bytes, first: isNegative ? 1 : 0, isNegative)
  }

  /// The number in one to fifteen digits without any mark; nil for all else.
  @inline(__always)
  private static func digits(_ bytes: UnsafeRawBufferPointer) -> Double? {
    guard bytes.count >= 1, bytes.count <= 15 else { return nil }
    var number: Int64 = 0
    for index in 0..<bytes.count {
      let digit = bytes[index] &- 0x30
      guard digit <= 9 else { return nil }
      number = number &* 10 &+ Int64(digit)
    }
    return Double(number)
  }

  /// The whole number of at least 0 in these bytes; nil for anything else.
  package func count(_ bytes: UnsafeRawBufferPointer) -> Double? {
    if let digits = NumberFormat.digits(bytes) { return digits }
    guard let number = number(bytes), number >= 0, number == number.rounded(),
      number <= 9_007_199_254_740_992, !bytes.contains(where: isNoCountByte)
    else { return nil }
    return number
  }

  private func isNoCountByte(_ byte: UInt8) -> Bool {
    byte == decimal.byte || byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E")
      || byte == UInt8(ascii: "-")
  }

  private func general(
    _ bytes: UnsafeRawBufferPointer, first: Int, _ isNegative: Bool
  ) -> Double? {
    var plain: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    var at = first
    var groupLength = 0
    var groups = 0
    while at < bytes.count {
      if bytes[at] &- 0x30 <= 9 {
        plain.append(bytes[at])
        groupLength += 1
        at += 1
      } else if let width = thousandsMark(bytes, at: at) {
        guard groups == 0 ? (1...3).contains(groupLength) : groupLength == 3 else { return nil }
        groups += 1
        groupLength = 0
        at += width
      } else {
        break
      }
    }
    guard groups == 0 ? groupLength > 0 : groupLength == 3 else { return nil }
    if at < bytes.count, bytes[at] == decimal.byte {
      plain.append(UInt8(ascii: "."))
      at += 1
      let start = at
      while at < bytes.count, bytes[at] &- 0x30 <= 9 {
        plain.append(bytes[at])
        at += 1
      }
      guard at > start else { return nil }
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      plain.append(UInt8(ascii: "e"))
      at += 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+") {
        plain.append(bytes[at])
        at += 1
      }
      let start = at
      while at < bytes.count, bytes[at] &- 0x30 <= 9 {
        plain.append(bytes[at])
        at += 1
      }
      guard at > start else { return nil }
    }
    guard at == bytes.count else { return nil }
    // Minus zero is zero to people.
    return plain.withUnsafeBytes { try? NumberText.read($0) }.map { $0 + 0 }
  }

  /// The bytes that a thousands mark takes at a place, nil where none stands there.
  private func thousandsMark(_ bytes: UnsafeRawBufferPointer, at: Int) -> Int? {
    let byte = bytes[at]
    switch thousands {
    case .none: return nil
    case .comma: return byte == UInt8(ascii: ",") ? 1 : nil
    case .point: return byte == UInt8(ascii: ".") ? 1 : nil
    case .apostrophe:
      if byte == UInt8(ascii: "'") { return 1 }
      // U+2019, the apostrophe that word processors write.
      return matches(bytes, at, 0xE2, 0x80, 0x99) ? 3 : nil
    case .space:
      if byte == UInt8(ascii: " ") { return 1 }
      if byte == 0xC2, at + 1 < bytes.count, bytes[at + 1] == 0xA0 { return 2 }
      return matches(bytes, at, 0xE2, 0x80, 0xAF) || matches(bytes, at, 0xE2, 0x80, 0x89)
        ? 3 : nil
    }
  }

  private func matches(
    _ bytes: UnsafeRawBufferPointer, _ at: Int, _ a: UInt8, _ b: UInt8, _ c: UInt8
  ) -> Bool {
    at + 2 < bytes.count && bytes[at] == a && bytes[at + 1] == b && bytes[at + 2] == c
  }
}
