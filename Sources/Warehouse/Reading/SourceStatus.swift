package import Domain

/// A source as it stood on a day: what it publishes and how far it had come.
package struct SourceStatus: Sendable, Equatable {
  package var source: SourceDescription
  /// Indicators that it has series of, by code.
  package var indicators: [String]
  /// First and newest period with a figure known on the day, across all series.
  package var firstPeriod: Period?
  package var newestPeriod: Period?
  /// Day of the newest accepted issue up to the day.
  package var newestIssue: Day?

  /// How the source stands against its publisher's calendar on a day.
  package func freshness(on day: Day) -> Freshness {
    guard let expected = source.expected else { return .unknown }
    guard let newestPeriod else { return .silent }
    let newest = Period(expected.every, containing: newestPeriod.end)
    func due(_ count: Int) -> Day { newest.advanced(by: count).end.advanced(by: expected.byDay) }
    if day < due(1) { return .fresh }
    if day <= due(1).advanced(by: expected.graceDays) { return .due }
    return day > due(3).advanced(by: expected.graceDays) ? .silent : .late
  }
}

/// How a source stands against its publisher's calendar.
package enum Freshness: String, Sendable, CaseIterable {
  /// The newest figures that the calendar promises are there.
  case fresh
  /// The next figures are due and not yet late.
  case due
  /// Past the days of grace.
  case late
  /// Nothing ever came, or three expected issues have not come.
  case silent
  /// The publisher declares no calendar.
  case unknown
}
