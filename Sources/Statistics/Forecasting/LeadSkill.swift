import Foundation

/// How well forecasts did in the past, against what anybody could have said.
///
/// - References: Diebold FX, Mariano RS (1995). Comparing predictive accuracy. Journal of Business &
///   Economic Statistics 13:253–263. doi:10.1080/07350015.1995.10524599
///   Harvey D, Leybourne S, Newbold P (1997). Testing the equality of prediction mean squared errors.
///   International Journal of Forecasting 13:281–291. doi:10.1016/S0169-2070(96)00719-4
package struct LeadSkill: Sendable, Equatable {
  /// One forecast made in the past, with what came and what the simple rules had said.
  package struct Trial: Sendable, Equatable {
    package var actual: Double
    package var forecast: Double
    /// The newest figure.
    package var noChange: Double
    /// The series' own smoothed level.
    package var history: Double
    /// The same month a year before, moved by the year's growth; NaN without a year.
    package var season: Double

    package init(
      actual: Double, forecast: Double, noChange: Double, history: Double, season: Double
    ) {
      self.actual = actual
      self.forecast = forecast
      self.noChange = noChange
      self.history = history
      self.season = season
    }
  }

  /// Forecasts that were judged.
  package var trials: Int
  /// Mean absolute errors, in people.
  package var error: Double
  package var noChangeError: Double
  package var historyError: Double
  /// NaN where no trial had a year before it.
  package var seasonError: Double
  /// One-sided p-value that the forecasts are no better than no change; 1 with fewer than 3 trials.
  package var p: Double

  /// Share of the no-change forecast's error that is taken away; negative where it is added to.
  package var skill: Double { noChangeError > 0 ? 1 - error / noChangeError : 0 }

  /// - Parameters:
  ///   - trials: in time order.
  ///   - steps: months ahead.
  package init(_ trials: [Trial], steps: Int) {
    let count = Double(max(1, trials.count))
    func mean(_ guess: (Trial) -> Double) -> Double {
      trials.reduce(0) { $0 + abs(guess($1) - $1.actual) } / count
    }
    self.trials = trials.count
    error = mean(\.forecast)
    noChangeError = mean(\.noChange)
    historyError = mean(\.history)
    let seasonal = trials.filter { $0.season.isFinite }
    seasonError =
      seasonal.isEmpty
      ? .nan
      : seasonal.reduce(0) { $0 + abs($1.season - $1.actual) } / Double(seasonal.count)
    p = Self.test(
      trials.map { abs($0.noChange - $0.actual) - abs($0.forecast - $0.actual) }, steps: steps)
  }

  /// Whether the errors are less than those of every simple rule.
  package var beatsSimpleRules: Bool {
    error < noChangeError && error < historyError && !(error >= seasonError)
  }

  /// Diebold and Mariano's test with the small-sample correction and Bartlett's weights.
  private static func test(_ gains: [Double], steps: Int) -> Double {
    guard gains.count >= 3 else { return 1 }
    let count = Double(gains.count)
    let mean = gains.reduce(0, +) / count
    guard mean > 0 else { return 1 }
    var variance = 0.0
    for lag in 0..<min(steps, gains.count) {
      var sum = 0.0
      for index in lag..<gains.count { sum += (gains[index] - mean) * (gains[index - lag] - mean) }
      variance += (lag == 0 ? 1 : 2 * (1 - Double(lag) / Double(steps))) * sum / count
    }
    guard variance > 0 else { return 0 }
    let h = Double(steps)
    let correction = ((count + 1 - 2 * h + h * (h - 1) / count) / count).squareRoot()
    return StudentT(degrees: count - 1).above(correction * mean / (variance / count).squareRoot())
  }
}
