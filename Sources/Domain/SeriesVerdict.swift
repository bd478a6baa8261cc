/// Whether a series could be judged, and if not, why: no signal is not the same as no judgement.
package enum SeriesVerdict: String, Sendable, CaseIterable {
  case judged
  /// The history before the newest figure is too short.
  case tooShort = "too-short"
  /// A declared closure stands against judging the newest figure.
  case masked
  /// Declared closures leave too little history to judge by.
  case noHistoryLeft = "no-history-left"
  /// There is no figure for the period that others have.
  case missing
  /// A figure that cannot be a count, such as a negative one.
  case unusable
}
