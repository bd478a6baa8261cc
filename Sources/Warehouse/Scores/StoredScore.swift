package import Domain

/// A scoring as the warehouse holds it.
package struct StoredScoring: Sendable, Equatable, Identifiable {
  package var id: ScoringID
  package var run: RunID
  package var stage: String
  package var method: String
  package var methodVersion: Int
  package var parameters: [String: String]
  package var asOf: Day
}

/// What one scoring says of one series.
package struct SeriesScores: Sendable, Equatable {
  package var series: SeriesID
  package var key: SeriesKey
  /// `scored`, or why there is no score.
  package var status: String
  package var newestIssue: Day
  package var isPseudoRealTime: Bool
  package var rows: [ScoreRow]
}

/// One row of a score; a cell that the method does not have, or left empty, is nil.
package struct ScoreRow: Sendable, Equatable {
  package var period: Period?
  package var n: Int?
  package var value: Double?
  package var expected: Double?
  package var lower: Double?
  package var upper: Double?
  package var trend: Double?
  package var seasonal: Double?
  package var remainder: Double?
  package var weight: Double?
  package var statistic: Double?
  package var threshold: Double?
  package var z: Double?
  package var p: Double?
  package var isAlarm: Bool?
  package var tau: Double?
  package var slope: Double?
  package var intercept: Double?
  package var meanBefore: Double?
  package var meanAfter: Double?
  /// The method's word, such as `increasing`.
  package var label: String?
  /// What only this method has: a JSON object by the method's own names.
  package var other: String?
}

/// What one scoring expects of one series.
package struct SeriesForecast: Sendable, Equatable {
  package struct Row: Sendable, Equatable {
    package var horizon: Int
    package var period: Period
    package var mean: Double?
    package var lower80: Double?
    package var upper80: Double?
    package var lower95: Double?
    package var upper95: Double?
    package var model: String?
  }

  package var series: SeriesID
  package var key: SeriesKey
  package var status: String
  package var rows: [Row]
}
