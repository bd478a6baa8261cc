import Domain
import GRDB

/// Periods that the load has met: each is added to the table `period` when it first turns up.
///
/// One bit a period from the year 1 to 9999, so that the question costs a few instructions a row.
struct PeriodRegister {
  private let calendar: Calendar
  /// Seen ordinals by the frequency's code, from the ordinal of the year 1.
  private var seen: [[UInt64]]
  private let first: [Int]
  private let last: [Int]
  private(set) var hasGrown = false

  init(db: Database) {
    calendar = Calendar(db: db)
    var first: [Int] = []
    var last: [Int] = []
    for code in Int64(0)..<5 {
      let frequency = PeriodNumber.frequency(code) ?? .day
      let bounds = [Day(year: 1, month: 1, day: 1), Day(year: 9999, month: 12, day: 25)]
        .compactMap { $0 }.map { Period(frequency, containing: $0).ordinal }
      first.append(bounds.first ?? 0)
      last.append(bounds.last ?? 0)
    }
    self.first = first
    self.last = last
    seen = [[UInt64]](repeating: [], count: 5)
  }

  /// Makes sure that a period stands in the table.
  ///
  /// - Returns: false where the ordinal lies outside the years 1 to 9999.
  mutating func meet(ordinal: Int, _ code: Int64) throws -> Bool {
    let index = Int(code)
    guard ordinal >= first[index], ordinal <= last[index] else { return false }
    let place = ordinal - first[index]
    if seen[index].isEmpty {
      seen[index] = [UInt64](repeating: 0, count: (last[index] - first[index]) / 64 + 1)
    }
    let bit = UInt64(1) << UInt64(place & 63)
    if seen[index][place >> 6] & bit != 0 { return true }
    seen[index][place >> 6] |= bit
    hasGrown = true
    try calendar.add(Period(frequency: PeriodNumber.frequency(code) ?? .day, ordinal: ordinal))
    return true
  }
}
