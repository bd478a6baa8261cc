/// A calendar day of the proleptic Gregorian calendar.
///
/// Text form: ISO 8601, `2024-03-09`, always ten characters.
package struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01, which is 0.
  package let ordinal: Int

  package init(ordinal: Int) { self.ordinal = ordinal }

  /// - Returns: nil where the three numbers are no day, such as 2024-02-30 or a year outside 1…9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    self.ordinal = Day.ordinal(year: year, month: month, day: day)
  }

  /// Reads the ISO form and nothing else: `2024-2-1` and `20240201` are refused.
  package init?(_ text: some StringProtocol) {
    var text = String(text)
    let day = text.withUTF8 { Day(bytes: UnsafeRawBufferPointer($0)) }
    guard let day else { return nil }
    self = day
  }

  /// Reads the ISO form from ASCII bytes without allocating.
  package init?(bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 10, bytes[4] == .hyphen, bytes[7] == .hyphen,
      let year = bytes.digits(0..<4), let month = bytes.digits(5..<7),
      let day = bytes.digits(8..<10)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package static func < (left: Day, right: Day) -> Bool { left.ordinal < right.ordinal }

  /// The day that lies `days` later (earlier where negative).
  package func advanced(by days: Int) -> Day { Day(ordinal: ordinal + days) }

  /// Days from this day to `other`, negative where `other` is earlier.
  package func distance(to other: Day) -> Int { other.ordinal - ordinal }

  /// Year, month and day of the month.
  package var components: (year: Int, month: Int, day: Int) {
    // Eras of 400 years that begin on 1 March, so that the leap day is the last of a year
    // (Hinnant, "chrono-compatible low-level date algorithms", days_from_civil and its inverse).
    let shifted = ordinal + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    )
  }

  /// 1 for Monday … 7 for Sunday, as ISO 8601 counts them.
  package var isoWeekday: Int {
    // 1970-01-01 was a Thursday.
    let fromMonday = (ordinal + 3) % 7
    return (fromMonday < 0 ? fromMonday + 7 : fromMonday) + 1
  }

  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func ordinal(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

extension Day: CustomStringConvertible {
  package var description: String {
    let (year, month, day) = components
    return "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))"
  }
}
