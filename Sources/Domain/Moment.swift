/// A second of coordinated universal time, as runs, loads and alert events are stamped.
///
/// Text form: ISO 8601, `2024-10-03T06:00:00Z`, always twenty characters.
package struct Moment: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  package let seconds: Int

  package init(seconds: Int) { self.seconds = seconds }

  /// Reads the ISO form and nothing else: offsets, fractions and a missing `Z` are refused.
  package init?(_ text: some StringProtocol) {
    var text = String(text)
    let seconds: Int? = text.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[19] == UInt8(ascii: "Z"),
        bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
        let day = Day(bytes: UnsafeRawBufferPointer(rebasing: bytes[0..<10])),
        let hour = bytes.digits(11..<13), hour < 24,
        let minute = bytes.digits(14..<16), minute < 60,
        let second = bytes.digits(17..<19), second < 60
      else { return nil }
      return day.ordinal * 86_400 + hour * 3_600 + minute * 60 + second
    }
    guard let seconds else { return nil }
    self.seconds = seconds
  }

  package static func < (left: Moment, right: Moment) -> Bool { left.seconds < right.seconds }

  /// The day that holds the moment, in UTC.
  package var day: Day {
    Day(ordinal: seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
  }
}

extension Moment: CustomStringConvertible {
  package var description: String {
    let second = seconds - day.ordinal * 86_400
    let hour = (second / 3_600).padded(2)
    let minute = (second / 60 % 60).padded(2)
    return "\(day)T\(hour):\(minute):\((second % 60).padded(2))Z"
  }
}
