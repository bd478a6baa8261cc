package import Domain

/// A figure, score or signal by the name under which reports and annexes cite it.
///
/// Text forms: `figure/12/2021-08` (series 12), `score/7/12/2021-08` (scoring 7, series 12),
/// `score/7/12` for a method that says one thing of a whole series, and `signal/3`.
package enum Evidence: Hashable, Sendable {
  case figure(SeriesID, Period)
  case score(ScoringID, SeriesID, Period?)
  case signal(SignalID)

  /// - Returns: nil where the text is none of these forms.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    switch (parts.first.map { String($0) }, parts.count) {
    case ("figure", 3):
      guard let series = Int64(parts[1]), let period = Period(parts[2]) else { return nil }
      self = .figure(SeriesID(series), period)
    case ("signal", 2):
      guard let signal = Int64(parts[1]) else { return nil }
      self = .signal(SignalID(signal))
    case ("score", 3):
      guard let scoring = Int64(parts[1]), let series = Int64(parts[2]) else { return nil }
      self = .score(ScoringID(scoring), SeriesID(series), nil)
    case ("score", 4):
      guard let scoring = Int64(parts[1]), let series = Int64(parts[2]),
        let period = Period(parts[3])
      else { return nil }
      self = .score(ScoringID(scoring), SeriesID(series), period)
    default: return nil
    }
  }
}

extension Evidence: CustomStringConvertible {
  package var description: String {
    switch self {
    case .figure(let series, let period): "figure/\(series.rawValue)/\(period)"
    case .score(let scoring, let series, let period?):
      "score/\(scoring.rawValue)/\(series.rawValue)/\(period)"
    case .signal(let signal): "signal/\(signal.rawValue)"
    case .score(let scoring, let series, nil): "score/\(scoring.rawValue)/\(series.rawValue)"
    }
  }
}

/// The chain from a figure, score or signal back to the files and lines that it came from.
package struct Explanation: Sendable {
  /// What a method says of the series.
  package struct Score: Sendable {
    package var scoring: StoredScoring
    package var method: MethodDescription
    /// `scored`, or why there is no score.
    package var status: String
    /// The rows asked about: of the period, or all of a whole series.
    package var rows: [ScoreRow]
  }

  /// A series that a sum adds up, with its figure of the period asked about.
  package struct Part: Sendable {
    package var series: SeriesID
    package var key: SeriesKey
    package var figure: KnownFigure
  }

  package var evidence: Evidence
  /// The signal at the head of the chain; nil where something else was asked about.
  package var signal: StoredSignal?
  /// What the judge's own method says of the series, where a stage scored it; or the score asked
  /// about.
  package var score: Score?
  package var series: SeriesID
  package var key: SeriesKey
  package var source: SourceDescription
  /// The day as of which the chain is told; nil for everything that has been loaded.
  package var asOf: Day?
  /// The figure asked about, or the newest one of the series where a whole series was.
  package var figure: KnownFigure?
  /// That figure through all issues.
  package var history: FigureHistory?
  /// The series whose sum this one is, by number; empty where its figures were published.
  package var parts: [Part]
  /// How many figures of the series, or of its parts, were known.
  package var figuresKnown: Int
  /// Every file that one of those figures came from, oldest issue first.
  package var files: [PublishedFile]
  /// Corrections that changed figures of those files.
  package var corrections: [DeclaredCorrection]
  /// The runs that loaded the figures shown, and the run that scored them.
  package var runs: [RunRecord]
}
