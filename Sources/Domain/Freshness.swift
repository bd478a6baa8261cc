/// How a source stands against its publisher's calendar on a day.
package enum Freshness: String, Hashable, Sendable, CaseIterable, Codable {
  /// The newest figures that the calendar promises are there.
  case fresh
  /// The next figures are expected but not yet late.
  case due
  /// Past the days of grace.
  case late
  /// Nothing has ever arrived, or three expected periods are past their days of grace.
  case silent
  /// The publisher declares no calendar, or the newest file could not be read.
  case unknown

  /// Judges by the period that the newest figures cover, not by when a file arrived: a file that
  /// repeats old figures makes nothing fresh.
  ///
  /// - Parameters:
  ///   - newest: the newest period with a figure, of any frequency; nil where there is none. One
  ///     that is shorter than the calendar's counts for the last whole period of the calendar.
  ///   - every: how often a new period appears.
  ///   - byDay: days after the end of a period by which its figures are expected.
  ///   - graceDays: days after that before a source counts as late.
  ///   - day: the day on which the question is asked.
  package init(
    newest: Period?, every: Frequency, byDay: Int, graceDays: Int, on day: Day
  ) {
    guard let newest else {
      self = .silent
      return
    }
    var covered = Period(every, containing: newest.end)
    if covered.end > newest.end { covered = covered.advanced(by: -1) }
    let next = covered.advanced(by: 1)
    func isLate(_ period: Period) -> Bool {
      period.end.advanced(by: byDay + graceDays) < day
    }
    if next.end.advanced(by: byDay) >= day {
      self = .fresh
    } else if !isLate(next) {
      self = .due
    } else {
      self = isLate(next.advanced(by: 2)) ? .silent : .late
    }
  }
}
