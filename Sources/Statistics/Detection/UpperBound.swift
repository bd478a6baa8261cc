/// The largest count that is no alarm, and how improbable the count at hand is, by one of three ways
/// to reach it from a quasi-Poisson forecast.
///
/// - References: Farrington et al. (1996) for `delta`; Noufaily et al. (2013) and Salmon et al. (2016)
///   for the other two, as cited by ``Farrington``.
enum UpperBound: String, Sendable {
  /// A normal interval of the count to the power ⅔.
  case delta
  /// The negative binomial quantile at the fitted mean.
  case plugin = "nb-plugin"
  /// The negative binomial quantile at the mean's own 1 − α quantile.
  case muan

  /// - Parameters:
  ///   - predictor: logarithm of the fitted mean.
  ///   - error: its standard error.
  ///   - dispersion: φ, variance over mean, at least 1.
  ///   - alpha: share of quiet counts above the bound.
  ///   - count: count judged; NaN gives no p.
  /// - Returns: bound and upper tail probability of the count; nil where the mean is too large for a
  ///   double.
  func judge(
    predictor: Double, error: Double, dispersion: Double, alpha: Double, count: Double
  ) -> (upper: Double, p: Double)? {
    let z = -Normal.quantile(alpha)
    if self == .delta {
      let mean = exp(predictor)
      let cubeRoot = pow(mean, 1.0 / 3)
      let centre = cubeRoot * cubeRoot
      let spread = (4.0 / 9 * cubeRoot * (dispersion + error * error * mean)).squareRoot()
      guard spread.isFinite else { return nil }
      let power = count.isNaN ? .nan : pow(count, 2.0 / 3)
      let p = count.isNaN ? .nan : Normal.tails((power - centre) / spread).upper
      return (pow(centre + abs(z) * spread, 1.5), p)
    }
    let mean = exp(self == .plugin ? predictor : predictor + z * error)
    guard mean.isFinite else { return nil }
    let bound: (upper: Double, p: Double)
    if dispersion > 1 {
      // A mean close to the smallest double leaves none for its size.
      let size = max(mean / (dispersion - 1), .leastNonzeroMagnitude)
      bound = judge(NegativeBinomial(mean: mean, size: size), alpha, count)
    } else {
      bound = judge(Poisson(mean: mean), alpha, count)
    }
    return bound.upper.isFinite ? bound : nil
  }

  private func judge(
    _ distribution: some CountDistribution, _ alpha: Double, _ count: Double
  ) -> (upper: Double, p: Double) {
    (distribution.upperQuantile(alpha), count.isNaN ? .nan : distribution.atLeast(count))
  }
}
