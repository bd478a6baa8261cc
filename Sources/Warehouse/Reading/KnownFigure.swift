package import Domain

/// One figure as it was known on a day, with the row that it came from.
package struct KnownFigure: Sendable, Equatable {
  package var period: Period
  /// Nil where the status has no value.
  package var value: Double?
  package var status: ObservationStatus
  /// When the figure was issued.
  package var issuedOn: Day
  package var file: FileID
  /// Line of the file; nil for a withdrawal, and where a file loaded later had to fill in a figure
  /// that a newer file repeated.
  package var line: Int?
  /// Whether it counts as known by its source's declared lag, since its issue came later.
  package var isPseudoRealTime: Bool
}

/// A series with every figure known on a day, periods ascending; withdrawn ones are among them.
package struct SeriesFigures: Sendable, Equatable, Identifiable {
  package var id: SeriesID
  package var key: SeriesKey
  package var figures: [KnownFigure]
}

/// How one figure went from issue to issue.
package struct FigureHistory: Sendable, Equatable {
  package struct Step: Sendable, Equatable {
    package var issuedOn: Day
    /// Nil where the status has no value.
    package var value: Double?
    package var status: ObservationStatus
    package var file: FileID
    package var line: Int?
  }

  package var series: SeriesID
  package var key: SeriesKey
  package var period: Period
  /// Oldest issue first.
  package var steps: [Step]
}
