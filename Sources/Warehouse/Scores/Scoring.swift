package import Domain

/// One method's pass over a panel: what every score of it goes back to.
package struct Scoring: Sendable, Equatable {
  package var run: RunID
  /// The stage of the pipeline that asked for it.
  package var stage: String
  /// The method's name and version, which must have been stored.
  package var method: String
  package var methodVersion: Int
  /// Every parameter that has a value, defaults included.
  package var parameters: [String: String]
  /// The day as of which the panel was read.
  package var asOf: Day
  /// The columns of the cells that follow.
  package var columns: [ScoreColumn]

  package init(
    run: RunID, stage: String, method: String, methodVersion: Int, parameters: [String: String],
    asOf: Day, columns: [ScoreColumn]
  ) {
    self.run = run
    self.stage = stage
    self.method = method
    self.methodVersion = methodVersion
    self.parameters = parameters
    self.asOf = asOf
    self.columns = columns
  }
}

/// A column of a method's output, as its catalogue entry declares it.
package struct ScoreColumn: Sendable, Equatable {
  package enum Kind: String, Sendable {
    case number, integer, flag
    /// An index from the series' first period.
    case period
    /// An index into ``ScoreColumn/words``.
    case text
  }

  package var name: String
  package var kind: Kind
  package var words: [String]

  package init(name: String, kind: Kind, words: [String] = []) {
    self.name = name
    self.kind = kind
    self.words = words
  }
}

/// What a method says of one series.
package struct ScoredSeries: Sendable {
  package var series: SeriesID
  /// The series' first period in the panel: periods among the cells count from it.
  package var start: Period
  /// `scored`, or why there is no score, such as `too-short`.
  package var status: String
  /// Rows × columns, row by row; NaN is an empty cell.
  package var cells: [Double]
  package var newestIssue: Day
  package var isPseudoRealTime: Bool

  package init(
    series: SeriesID, start: Period, status: String, cells: [Double], newestIssue: Day,
    isPseudoRealTime: Bool
  ) {
    self.series = series
    self.start = start
    self.status = status
    self.cells = cells
    self.newestIssue = newestIssue
    self.isPseudoRealTime = isPseudoRealTime
  }
}

/// A method as the warehouse describes it to readers.
package struct MethodDescription: Sendable, Equatable {
  package var name: String
  package var version: Int
  package var title: String
  package var purpose: String
  /// Each parameter's default and meaning as one sentence.
  package var parameters: [String: String]
  /// Each column's meaning.
  package var columns: [String: String]
  package var references: [String]
  package var agreesWith: String

  package init(
    name: String, version: Int, title: String, purpose: String, parameters: [String: String],
    columns: [String: String], references: [String], agreesWith: String
  ) {
    self.name = name
    self.version = version
    self.title = title
    self.purpose = purpose
    self.parameters = parameters
    self.columns = columns
    self.references = references
    self.agreesWith = agreesWith
  }
}
