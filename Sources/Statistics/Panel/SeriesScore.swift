/// What a method says of one series.
package struct SeriesScore: Sendable, Equatable {
  /// Whether the series could be judged, and if not, why.
  package var status: ScoreStatus

  /// Rows of the method's columns (``Method/columns``), row-major.
  ///
  /// All kinds of column are held as doubles: NaN is an empty cell; a flag is 0 or 1; a period is
  /// its index from the first period of the series (forecasts lie beyond the last); a text is the
  /// index of its word in ``Column/words``.
  package var cells: [Double]

  package init(status: ScoreStatus, cells: [Double] = []) {
    self.status = status
    self.cells = cells
  }
}

/// Whether a series could be judged.
package enum ScoreStatus: Sendable, Equatable {
  case scored
  /// Every value is missing (or there is none).
  case allMissing
  /// Fewer values than the method needs.
  case tooShort(needed: Int)
  /// All values are equal, and the method has nothing to say of such a series.
  case constant
  /// A value or a pattern of missing values that the method does not accept, in one sentence.
  case unusable(String)
}
