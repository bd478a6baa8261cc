/// The interval that a figure is about.
///
/// Text forms: `2024-03-09` (day), `2024-W09` (ISO week), `2024-03` (month), `2024-Q1` (quarter),
/// `2024` (year). A period carries its frequency, so that a whole year can never pass for its
/// January.
package struct Period: Hashable, Sendable {
  package let frequency: Frequency

  /// Periods since the one that holds 1970-01-01 (for weeks: since 1970-W01), which is 0.
  package let ordinal: Int

  package init(frequency: Frequency, ordinal: Int) {
    self.frequency = frequency
    self.ordinal = ordinal
  }

  /// The period of a frequency that holds a day.
  package init(_ frequency: Frequency, containing day: Day) {
    self.frequency = frequency
    switch frequency {
    case .day: ordinal = day.ordinal
    case .week: ordinal = Period.week(of: day)
    case .month:
      let (year, month, _) = day.components
      ordinal = (year - 1970) * 12 + month - 1
    case .quarter:
      let (year, month, _) = day.components
      ordinal = (year - 1970) * 4 + (month - 1) / 3
    case .year: ordinal = day.components.year - 1970
    }
  }

  package init?(year: Int, month: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    self.init(frequency: .month, ordinal: (year - 1970) * 12 + month - 1)
  }

  /// Reads one of the five text forms; nil for anything else, such as `2024-13` or `2024-W60`.
  package init?(_ text: some StringProtocol) {
    var text = String(text)
    let period = text.withUTF8 { Period(bytes: UnsafeRawBufferPointer($0)) }
    guard let period else { return nil }
    self = period
  }

  /// Reads one of the five text forms from ASCII bytes without allocating.
  package init?(bytes: UnsafeRawBufferPointer) {
    guard bytes.count >= 4, let year = bytes.digits(0..<4), year >= 1 else { return nil }
    switch bytes.count {
    case 4:
      self.init(frequency: .year, ordinal: year - 1970)
    case 7 where bytes[4] == .hyphen && bytes[5] == UInt8(ascii: "Q"):
      guard let quarter = bytes.digits(6..<7), (1...4).contains(quarter) else { return nil }
      self.init(frequency: .quarter, ordinal: (year - 1970) * 4 + quarter - 1)
    case 7 where bytes[4] == .hyphen:
      guard let month = bytes.digits(5..<7), (1...12).contains(month) else { return nil }
      self.init(frequency: .month, ordinal: (year - 1970) * 12 + month - 1)
    case 8 where bytes[4] == .hyphen && bytes[5] == UInt8(ascii: "W"):
      guard let week = bytes.digits(6..<8), week >= 1, week <= Period.weeks(inYear: year)
      else { return nil }
      self.init(frequency: .week, ordinal: Period.firstWeek(ofYear: year) + week - 1)
    case 10:
      guard let day = Day(bytes: bytes) else { return nil }
      self.init(frequency: .day, ordinal: day.ordinal)
    default:
      return nil
    }
  }

  /// The first day of the period.
  package var start: Day {
    switch frequency {
    case .day: return Day(ordinal: ordinal)
    // 1970-W01 began on Monday 1969-12-29.
    case .week: return Day(ordinal: ordinal * 7 - 3)
    case .month:
      let (year, month) = ordinal.dividedDown(by: 12)
      return Day(ordinal: Day.ordinal(year: year + 1970, month: month + 1, day: 1))
    case .quarter:
      let (year, quarter) = ordinal.dividedDown(by: 4)
      return Day(ordinal: Day.ordinal(year: year + 1970, month: quarter * 3 + 1, day: 1))
    case .year:
      return Day(ordinal: Day.ordinal(year: ordinal + 1970, month: 1, day: 1))
    }
  }

  /// The last day of the period.
  package var end: Day { advanced(by: 1).start.advanced(by: -1) }

  /// The period that lies `count` periods later (earlier where negative).
  package func advanced(by count: Int) -> Period {
    Period(frequency: frequency, ordinal: ordinal + count)
  }

  /// Periods from this one to `other`.
  ///
  /// - Precondition: both have the same frequency.
  package func distance(to other: Period) -> Int {
    precondition(frequency == other.frequency, "periods of two frequencies have no distance")
    return other.ordinal - ordinal
  }

  private static func week(of day: Day) -> Int {
    (day.ordinal + 3).dividedDown(by: 7).quotient
  }

  /// The week that holds 4 January, as ISO 8601 defines the first of a year.
  private static func firstWeek(ofYear year: Int) -> Int {
    week(of: Day(ordinal: Day.ordinal(year: year, month: 1, day: 4)))
  }

  private static func weeks(inYear year: Int) -> Int {
    firstWeek(ofYear: year + 1) - firstWeek(ofYear: year)
  }
}

extension Period: Comparable {
  /// By first day; a shorter frequency before a longer one that starts on the same day.
  package static func < (left: Period, right: Period) -> Bool {
    if left.frequency == right.frequency { return left.ordinal < right.ordinal }
    let (first, second) = (left.start, right.start)
    if first != second { return first < second }
    return left.end < right.end
  }
}

extension Period: CustomStringConvertible {
  package var description: String {
    switch frequency {
    case .day: return Day(ordinal: ordinal).description
    case .week:
      let start = start
      // The year of an ISO week is the year of its Thursday.
      let year = start.advanced(by: 3).components.year
      return "\(year.padded(4))-W\((ordinal - Period.firstWeek(ofYear: year) + 1).padded(2))"
    case .month:
      let (year, month) = ordinal.dividedDown(by: 12)
      return "\((year + 1970).padded(4))-\((month + 1).padded(2))"
    case .quarter:
      let (year, quarter) = ordinal.dividedDown(by: 4)
      return "\((year + 1970).padded(4))-Q\(quarter + 1)"
    case .year: return (ordinal + 1970).padded(4)
    }
  }
}

extension Int {
  /// Quotient rounded down and a remainder that is never negative.
  fileprivate func dividedDown(by divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
