/// What the detector says of one series.
package struct DetectorReading: Sendable, Equatable {
  package let status: ScoreStatus
  /// The judged periods, oldest first.
  package let periods: [PeriodReading]
  /// What the series is taken to be at its end.
  package let character: SeriesCharacter?

  package init(status: ScoreStatus, periods: [PeriodReading], character: SeriesCharacter?) {
    self.status = status
    self.periods = periods
    self.character = character
  }
}

/// What the detector says of one period.
package struct PeriodReading: Sendable, Equatable {
  package enum Verdict: Sendable, Equatable {
    case judged
    /// The history before it is too short to judge it: not the same as no alarm.
    case tooShort
    /// There is no figure.
    case missing
    /// A known event stands against judging it.
    case masked
  }

  /// Counted from the first period of the series.
  package let index: Int
  package let verdict: Verdict
  /// NaN where missing.
  package let value: Double
  /// Mean of what earlier figures lead to expect; NaN where the history is too short.
  package let expected: Double
  /// The chart's limits: a figure below or above them is an alarm of that direction.
  package let lower: Double
  package let upper: Double
  /// The figure alone as a normal score: standard normal while nothing happens.
  package let figureScore: Double
  /// The figure and the one before it as one normal score, which decides the alarm.
  package let score: Double
  /// Probability of a score at least this high, and at least this low, while nothing happens.
  package let above: Double
  package let below: Double
  /// Sums of the scores of figures since they last stood at 0, upward and downward: what builds up
  /// slowly (Page's CUSUM with reference value ½).
  package let buildUp: Double
  package let buildDown: Double
  /// Quantiles of the predictive distribution at the levels asked for.
  package let quantiles: [Double]
  package let alarm: Bool

  package init(
    index: Int, verdict: Verdict, value: Double, expected: Double, lower: Double, upper: Double,
    figureScore: Double, score: Double, above: Double, below: Double, buildUp: Double,
    buildDown: Double, quantiles: [Double], alarm: Bool
  ) {
    self.index = index
    self.verdict = verdict
    self.value = value
    self.expected = expected
    self.lower = lower
    self.upper = upper
    self.figureScore = figureScore
    self.score = score
    self.above = above
    self.below = below
    self.buildUp = buildUp
    self.buildDown = buildDown
    self.quantiles = quantiles
    self.alarm = alarm
  }
}

extension PeriodReading {
  /// A period that could not be judged.
  ///
  /// - Parameter levels: quantiles that were asked for.
  init(unjudged index: Int, value: Double, _ verdict: Verdict, levels: Int) {
    self.init(
      index: index, verdict: verdict, value: value, expected: .nan, lower: .nan, upper: .nan,
      figureScore: .nan, score: .nan, above: .nan, below: .nan, buildUp: 0, buildDown: 0,
      quantiles: [Double](repeating: .nan, count: levels), alarm: false)
  }
}
