import Domain
import GRDB

/// Periods that the load has met: each is added to the table `period` when it first turns up.
///
/// One bit a period from the year 1 to 9998, so that the question costs a few instructions a row.
struct PeriodRegister {
  private let calendar: Calendar
  /// Seen ordinals by the frequency's code, from the ordinal of the year 1.
  private var seen: [[UInt64]]
  private let first: [Int]
  private let last: [Int]

  init(db: Database) {
    calendar = Calendar(db: db)
    var first: [Int] = []
    var last: [Int] = []
    for code in Int64(0)..<5 {
      let frequency = PeriodNumber.frequency(code) ?? .day
      let bounds = [Day(year: 1, month: 1, day: 1), Day(year: 9998, month: 12, day: 25)]
        .compactMap { $0 }.map { Period(frequency, containing: $0).ordinal }
      first.append(bounds.first ?? 0)
      last.append(bounds.last ?? 0)
    }
    self.first = first
    self.last = last
    seen = [[UInt64]](repeating: [], count: 5)
  }

  /// Makes sure that the periods of the rows stand in the table.
  ///
  /// - Returns: the first row whose period lies outside the years 1 to 9998, nil where none does.
  mutating func meet(_ rows: [ArrivingFigures.Row]) throws -> ArrivingFigures.Row? {
    for row in rows {
      let code = Int(row.period & 7)
      let ordinal = Int(row.period >> 3)
      guard ordinal >= first[code], ordinal <= last[code] else { return row }
      let place = ordinal - first[code]
      let bit = UInt64(1) << UInt64(place & 63)
      if place >> 6 < seen[code].count, seen[code][place >> 6] & bit != 0 { continue }
      if seen[code].isEmpty {
        seen[code] = [UInt64](repeating: 0, count: (last[code] - first[code]) / 64 + 1)
      }
      seen[code][place >> 6] |= bit
      guard let period = PeriodNumber.period(row.period) else { return row }
      try calendar.add(period)
    }
    return nil
  }
}
