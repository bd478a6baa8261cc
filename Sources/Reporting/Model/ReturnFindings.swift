package import Domain
package import Warehouse

/// What is known of returned people, of reception and of deaths.
package struct ReturnFindings: Sendable, Equatable {
  package var rows: ReturnsRows
  /// The relative gap of mirror figures from which a month is flagged.
  package var mirrorGap: Double
  /// Of everybody in a flow of returns or deaths, where a trend was looked for.
  package var trends: [SeriesKey: Driver.Trend]

  package init(
    rows: ReturnsRows, mirrorGap: Double = 0.1, trends: [SeriesKey: Driver.Trend] = [:]
  ) {
    self.rows = rows
    self.mirrorGap = mirrorGap
    self.trends = trends
  }
}
