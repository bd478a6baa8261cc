package import Domain
package import Statistics

/// What judges series period by period: the detector of Statistics, or a simpler one in a test.
///
/// A judge uses the past only: what it says of a period is the same whatever comes after it.
package protocol SeriesJudge: Sendable {
  /// As signals and back-tests name it.
  var name: String { get }
  /// Raised whenever readings change.
  var version: Int { get }
  /// Every parameter that has a value.
  var parameters: [String: String] { get }

  /// Reads every period of every series.
  ///
  /// - Returns: one reading a series, in their order.
  func readings(of series: [JudgedSeries]) -> [DetectorReading]
}

/// A series with what is known beside its figures.
package struct JudgedSeries: Sendable, Equatable {
  package var start: Period
  /// NaN is missing.
  package var values: [Double]
  package var events: KnownEvents

  package init(start: Period, values: [Double], events: KnownEvents = .none) {
    self.start = start
    self.values = values
    self.events = events
  }
}
