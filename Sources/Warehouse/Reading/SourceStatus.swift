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
    return Freshness(
      newest: newestPeriod, every: expected.every, byDay: expected.byDay,
      graceDays: expected.graceDays, on: day)
  }
}
