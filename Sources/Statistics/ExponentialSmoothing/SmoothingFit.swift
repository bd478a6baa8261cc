import Foundation
import Kernels

/// An exponential smoothing model with its parameters, run through one series.
///
/// Levels, trends, additive seasons and deviations are numbers of which one is worth ``unit`` in the
/// series: for series of 1e300 their squares would overflow.
package struct SmoothingFit: Sendable {
  /// Parameters and starting states of a model.
  package struct Values: Sendable, Equatable {
    /// Share of an error that the level takes up.
    package var alpha: Double
    /// Share that the trend takes up; 0 without one.
    package var beta = 0.0
    /// Share that the season takes up; 0 without one.
    package var gamma = 0.0
    /// Share of the trend that lasts from one period to the next; 1 where it is not damped.
    package var phi = 1.0
    /// Level before the first value.
    package var level: Double
    /// Trend before the first value; 0 without one.
    package var slope = 0.0
    /// Seasons of the first periods; empty without a season.
    package var seasons: [Double] = []

    /// - Parameters:
    ///   - alpha: see ``alpha``.
    ///   - level: see ``level``.
    package init(alpha: Double, level: Double) {
      self.alpha = alpha
      self.level = level
    }
  }

  /// The model's form.
  package let model: SmoothingModel
  /// What a level of 1 is worth in the series; 1 unless the series was scaled to be fitted.
  package let unit: Double
  /// Parameters and starting states.
  package let values: Values
  /// Log-likelihood in the series' own unit, up to a constant that all models of a series share.
  package let logLikelihood: Double
  /// Akaike's criterion with the small-sample correction.
  package let criterion: Double
  /// Variance of the errors (relative ones for multiplicative errors), with the parameters' degrees
  /// of freedom taken off.
  package let variance: Double
  /// Level after the last value.
  package let level: Double
  /// Trend after the last value; 0 without one.
  package let slope: Double
  /// Seasons of the periods that follow the last value; empty without a season.
  package let seasons: [Double]

  /// Periods in a season; 1 without one.
  package var period: Int { max(1, seasons.count) }

  /// Runs a model with given parameters through a series.
  ///
  /// - Parameters:
  ///   - model: the model's form.
  ///   - values: its parameters and starting states.
  ///   - series: values in time order; NaN is missing.
  package init(_ model: SmoothingModel, _ values: Values, on series: [Double]) {
    self.init(model, values, on: SmoothingSeries(series, scale: 1))
  }

  /// - Parameters:
  ///   - model: the model's form.
  ///   - values: its parameters and starting states, in the numbers of the scaled series.
  ///   - series: the series.
  init(_ model: SmoothingModel, _ values: Values, on series: SmoothingSeries) {
    let layout = SmoothingLayout(model, period: max(1, values.seasons.count))
    var problem = SmoothingProblem(layout, series: [series])
    problem.load(0, into: 0)
    let pass = problem.pass(layout.point(values).map { Lanes(repeating: $0) })
    let period = layout.period
    let length = series.values.count
    self.model = model
    self.values = values
    unit = series.unit
    level = pass.state.level[0]
    slope = pass.state.slope[0]
    seasons =
      model.season == .none
      ? [] : (0..<period).map { problem.lastSeasons[(length + $0) % period][0] }
    logLikelihood = -0.5 * problem.deviance(pass)[0] - Double(series.count) * log(series.unit)
    criterion = -2 * logLikelihood + Self.penalty(parameters: layout.count, count: series.count)
    variance = pass.squares[0] / Double(series.count - layout.count)
  }

  /// What Akaike's corrected criterion adds to minus twice the log-likelihood.
  ///
  /// - Parameters:
  ///   - parameters: parameters without the variance.
  ///   - count: values.
  static func penalty(parameters: Int, count: Int) -> Double {
    let all = Double(parameters + 1)
    return 2 * all + 2 * all * (all + 1) / (Double(count) - all - 1)
  }
}
