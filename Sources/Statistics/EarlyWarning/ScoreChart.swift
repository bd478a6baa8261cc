import Domain

/// The chart on normal scores that decides alarms: each figure together with the one before it,
/// where that lies on the same side of what was expected.
///
/// An outbreak seldom lasts one period. The statistic is (z + ρ z′)/√(1 + ρ²), with z′ = 0 where the
/// two scores differ in sign; its tails are those of a standard normal variable to a few percent while
/// nothing happens. ρ is 0.8 where the models hardly learn from one figure (an outbreak's second
/// month then stands as high as its first) and falls to 0 where they take over most of it (the
/// second month is then compared with the first, and z already says what is new).
struct ScoreChart: Sendable {
  /// Correlation that is assumed between an outbreak's first and second score where nothing is
  /// learned.
  private static let memory = 0.8
  /// A score beyond this counts as this for the next figure: one month without equal does not put
  /// the following ones under alarm by itself.
  private static let largestEcho = 3.0

  /// The statistic that is an alarm at the stated rate.
  private let threshold: Double
  private let scale: ChartScale

  /// - Parameters:
  ///   - rate: share of quiet figures that may be an alarm in one direction.
  ///   - frequency: of the figures.
  init(rate: Double, frequency: Frequency) {
    threshold = -Normal.quantile(rate)
    scale = ChartScale(frequency)
  }

  /// What of the figure before still counts.
  struct Echo: Sendable {
    /// ρ.
    fileprivate let weight: Double
    /// z′.
    fileprivate let score: Double

    /// No figure stood before, or it was masked.
    static let none = Echo(weight: 0, score: 0)

    /// - Parameters:
    ///   - score: of the figure before.
    ///   - gain: share of its surprise that the models took over.
    init(score: Double, gain: Double) {
      self.score = min(max(score, -ScoreChart.largestEcho), ScoreChart.largestEcho)
      weight = ScoreChart.memory * min(max(1 - gain, 0), 1)
    }

    private init(weight: Double, score: Double) {
      self.weight = weight
      self.score = score
    }

    fileprivate var norm: Double { (1 + weight * weight).squareRoot() }
  }

  /// The statistic; it has the sign of the figure's own score.
  ///
  /// - Parameter wandering: probability, before the figure, that the level wanders.
  func statistic(_ score: Double, _ echo: Echo, wandering: Double) -> Double {
    let former = score > 0 ? max(echo.score, 0) : min(echo.score, 0)
    let scale = score > 0 ? scale.up(wandering) : scale.down(wandering)
    return (score + echo.weight * former) / (echo.norm * scale)
  }

  func isHigh(_ statistic: Double) -> Bool { statistic >= threshold }
  func isLow(_ statistic: Double) -> Bool { statistic <= -threshold }

  /// The figure's own score from which on it is an alarm upward.
  func scoreOfAlarm(_ echo: Echo, wandering: Double) -> Double {
    max(0, threshold * scale.up(wandering) * echo.norm - echo.weight * max(echo.score, 0))
  }

  /// The figure's own score down to which it is an alarm downward.
  func scoreOfLowAlarm(_ echo: Echo, wandering: Double) -> Double {
    min(0, -threshold * scale.down(wandering) * echo.norm - echo.weight * min(echo.score, 0))
  }
}

/// Standard deviation, as far as the tails at 1 % show it, of the chart's statistic on series where
/// nothing happens.
///
/// Upward it is above 1: models that learn less from figures in the tail take the scatter for
/// smaller than it is. That is what lets them ignore outbreaks, so the scale is corrected here and
/// not there. The numbers come from 1,913 simulated series without outbreaks (monthly, weekly,
/// wandering), whose seeds are used for nothing else; the method's page says what rates they give on
/// other seeds.
struct ChartScale: Sendable {
  private let still: (up: Double, down: Double)
  /// What a level adds that wanders for certain.
  private let wander: (up: Double, down: Double)

  init(_ frequency: Frequency) {
    switch frequency {
    case .day, .week: (still, wander) = ((1.03, 0.92), (0.06, 0.08))
    case .month, .quarter, .year: (still, wander) = ((1.015, 0.97), (0.035, 0.03))
    }
  }

  func up(_ wandering: Double) -> Double { still.up + wander.up * wandering }
  func down(_ wandering: Double) -> Double { still.down + wander.down * wandering }
}
