import Kernels

/// Means and variances of the periods ahead, given a fitted model, in the fit's unit and its square.
///
/// Additive errors: the variance is exact. Multiplicative errors: means and variances are exact for
/// independent normal relative errors, also where seasons multiply.
///
/// - References: Hyndman RJ, Koehler AB, Ord JK, Snyder RD (2005). Prediction intervals for
///   exponential smoothing using two new classes of state space models. Journal of Forecasting
///   24:17–37. doi:10.1002/for.938
package struct SmoothingForecast: Sendable {
  /// Mean of each period ahead.
  package let means: [Double]
  /// Variance of each period ahead.
  package let variances: [Double]

  /// - Parameters:
  ///   - fit: a fitted model.
  ///   - horizon: periods ahead, at least 1.
  package init(_ fit: SmoothingFit, horizon: Int) {
    if fit.model.season == .multiplicative {
      (means, variances) = Self.multiplied(fit, horizon)
    } else {
      (means, variances) = Self.added(fit, horizon)
    }
  }

  /// Seasons that add, or none.
  private static func added(_ fit: SmoothingFit, _ horizon: Int) -> ([Double], [Double]) {
    var means: [Double] = []
    var responses: [Double] = []
    var damping = 0.0
    var power = 1.0
    for step in 1...horizon {
      power *= fit.values.phi
      damping += power
      let season = fit.seasons.isEmpty ? 0 : fit.seasons[(step - 1) % fit.period]
      means.append(fit.level + (fit.model.hasTrend ? fit.slope * damping : 0) + season)
      // How an error now moves the forecast `step` periods later.
      let isSameSeason = !fit.seasons.isEmpty && step.isMultiple(of: fit.period)
      responses.append(
        fit.values.alpha + (fit.model.hasTrend ? fit.values.beta * damping : 0)
          + (isSameSeason ? fit.values.gamma : 0))
    }
    var variances: [Double] = []
    if fit.model.isRelative {
      // Second moments of the forecast that each period's relative error multiplies.
      var moments: [Double] = []
      for step in 0..<horizon {
        var moment = means[step] * means[step]
        for lag in 0..<step {
          moment += fit.variance * responses[lag] * responses[lag] * moments[step - 1 - lag]
        }
        moments.append(moment)
        variances.append((1 + fit.variance) * moment - means[step] * means[step])
      }
    } else {
      var sum = 1.0
      for step in 0..<horizon {
        variances.append(fit.variance * sum)
        sum += responses[step] * responses[step]
      }
    }
    return (means, variances)
  }

  /// Seasons that multiply.
  ///
  /// A period ahead is q s (1 + error): q comes from level and trend x, which every error moves to
  /// (F + G error) x; s is its season, which the errors of the same season have multiplied by
  /// 1 + gamma error. Errors of different periods being independent, the first and second moments of
  /// x, weighted with those factors, go forward period by period.
  private static func multiplied(_ fit: SmoothingFit, _ horizon: Int) -> ([Double], [Double]) {
    var means: [Double] = []
    var variances: [Double] = []
    let system = System(fit)
    for step in 1...horizon {
      var mean = (fit.level, fit.slope)
      var square = Moments(fit.level * fit.level, fit.level * fit.slope, fit.slope * fit.slope)
      for time in 1..<step {
        let isSameSeason = (step - time).isMultiple(of: fit.period)
        mean = system.advanced(mean, gamma: isSameSeason ? fit.values.gamma : 0)
        square = system.advanced(square, gamma: isSameSeason ? fit.values.gamma : 0)
      }
      let season = fit.seasons[(step - 1) % fit.period]
      let forecast = season * (mean.0 + system.phi * mean.1)
      let second =
        square.levels + 2 * system.phi * square.products + system.phi * system.phi * square.slopes
      means.append(forecast)
      variances.append(season * season * (1 + fit.variance) * second - forecast * forecast)
    }
    return (means, variances)
  }

  /// Second moments of level and trend.
  private struct Moments {
    var levels: Double
    var products: Double
    var slopes: Double

    init(_ levels: Double, _ products: Double, _ slopes: Double) {
      self.levels = levels
      self.products = products
      self.slopes = slopes
    }
  }

  /// How level and trend move: x to (F + G error) x with F = (1 phi; 0 phi) and
  /// G = (alpha; beta) (1 phi).
  private struct System {
    let alpha: Double
    let beta: Double
    /// 0 without a trend.
    let phi: Double
    let variance: Double

    init(_ fit: SmoothingFit) {
      alpha = fit.values.alpha
      beta = fit.model.hasTrend ? fit.values.beta : 0
      phi = fit.model.hasTrend ? fit.values.phi : 0
      variance = fit.variance
    }

    func advanced(_ mean: (Double, Double), gamma: Double) -> (Double, Double) {
      let forecast = mean.0 + phi * mean.1
      return (
        forecast * (1 + alpha * gamma * variance),
        phi * mean.1 + forecast * beta * gamma * variance
      )
    }

    func advanced(_ moments: Moments, gamma: Double) -> Moments {
      // F M Fᵀ, F M Gᵀ + G M Fᵀ and G M Gᵀ, all through q = (1 phi) x and phi b.
      let q = moments.levels + 2 * phi * moments.products + phi * phi * moments.slopes
      let cross = phi * moments.products + phi * phi * moments.slopes
      let slopes = phi * phi * moments.slopes
      let still = 1 + gamma * gamma * variance
      let mixed = 2 * gamma * variance
      let moved = variance + 3 * gamma * gamma * variance * variance
      return Moments(
        still * q + mixed * 2 * alpha * q + moved * alpha * alpha * q,
        still * cross + mixed * (beta * q + alpha * cross) + moved * alpha * beta * q,
        still * slopes + mixed * 2 * beta * cross + moved * beta * beta * q)
    }
  }
}
