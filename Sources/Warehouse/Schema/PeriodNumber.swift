import Domain

/// How periods stand in the fact table: as one whole number that sorts in time order within a
/// frequency, and that the table `period` turns into text and days.
///
/// The number is the ordinal × 8 + a code of the frequency, so that a month and the year that
/// begins with it never share a key.
enum PeriodNumber {
  static func number(_ period: Period) -> Int64 {
    number(ordinal: period.ordinal, code(period.frequency))
  }

  static func number(ordinal: Int, _ code: Int64) -> Int64 { Int64(ordinal) &* 8 &+ code }

  static func period(_ number: Int64) -> Period? {
    guard let frequency = frequency(number & 7) else { return nil }
    return Period(frequency: frequency, ordinal: Int(number >> 3))
  }

  static func code(_ frequency: Frequency) -> Int64 {
    switch frequency {
    case .day: 0
    case .week: 1
    case .month: 2
    case .quarter: 3
    case .year: 4
    }
  }

  static func frequency(_ code: Int64) -> Frequency? {
    switch code {
    case 0: .day
    case 1: .week
    case 2: .month
    case 3: .quarter
    case 4: .year
    default: nil
    }
  }
}
