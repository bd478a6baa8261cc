/// Regression of counts with a logarithmic link whose variance is mean + mean²/size, size and
/// coefficients by maximum likelihood together.
///
/// Common implementations lose the optimum on strongly overdispersed counts: they start at Poisson's
/// coefficients, which spikes have bent, or alternate between size and coefficients and run off to
/// Poisson's limit. Here the size is first bracketed: for a given size the log-likelihood is concave
/// in the coefficients, so the profile over sizes can be trusted. From its best point Newton's steps
/// in all parameters together finish.
///
/// - References: Hilbe JM (2011), Negative Binomial Regression, chapter 8; Lawless JF (1987), Canadian
///   Journal of Statistics 15:209–225, doi:10.2307/3314912.
package struct NegativeBinomialRegression: Sendable {
  package let coefficients: [Double]
  /// θ of MASS, 1/α of statsmodels; infinity where the counts are not overdispersed.
  package let size: Double
  /// Expected counts.
  package let means: [Double]
  package let logLikelihood: Double
  /// Covariance of coefficients and α = 1/size, in this order, from the observed information of all
  /// together (statsmodels); of the coefficients alone at Poisson's limit.
  package let jointCovariance: Matrix
  /// Covariance of the coefficients from the expected information at a size taken as known (MASS).
  package let covariance: Matrix
  /// Rows less coefficients.
  package let degrees: Int

  /// Fits counts.
  ///
  /// - Parameters:
  ///   - design: one column a coefficient; an intercept is a column of ones.
  ///   - counts: at least 0; need not be whole.
  ///   - offset: added to the linear predictor; nil adds nothing.
  /// - Throws: ``RegressionError`` where rows are too few, columns depend on each other, a number is
  ///   outside its range, or steps come to no end.
  /// - Complexity: O(steps × rows × columns²), some forty steps.
  package init(
    _ design: Matrix, _ counts: [Double], offset: [Double]? = nil
  ) throws(RegressionError) {
    let problem = try CountDesign(design, counts, offset: offset)
    degrees = design.rows - design.columns
    let poisson = try PoissonRegression(design, counts, offset: offset)
    var best = try Self.bracket(problem)
    let lacksOverdispersion =
      zip(counts, poisson.means).reduce(0) {
        $0 + ($1.0 - $1.1) * ($1.0 - $1.1) - $1.0
      } <= 0
    if !(lacksOverdispersion && best.logLikelihood < poisson.logLikelihood) {
      try best.climb()
    }
    // A gain that rounding may have made is none.
    let gain = best.logLikelihood - poisson.logLikelihood
    guard gain > 1e-9, best.overdispersion > 1e-12 else {
      coefficients = poisson.coefficients
      size = .infinity
      means = poisson.means
      logLikelihood = poisson.logLikelihood
      jointCovariance = poisson.covariance
      covariance = poisson.covariance
      return
    }
    coefficients = best.coefficients
    size = 1 / best.overdispersion
    means = best.means
    logLikelihood = best.logLikelihood
    guard let joint = SquareSystem.inversePositive(best.derivatives().information) else {
      throw .noConvergence(steps: best.steps)
    }
    jointCovariance = joint
    covariance = try CountNewton(
      problem, overdispersion: best.overdispersion, start: best.coefficients, limit: 0
    ).covariance()
  }

  /// The best of overdispersions a tenth apart, each with the coefficients that fit it.
  private static func bracket(
    _ problem: CountDesign
  ) throws(RegressionError) -> NegativeBinomialPlace {
    var start = try problem.start()
    var best: NegativeBinomialPlace?
    for overdispersion in [10, 1, 0.1, 0.01, 0.001] {
      let newton = try CountNewton(problem, overdispersion: overdispersion, start: start, limit: 12)
      start = newton.coefficients
      let place = NegativeBinomialPlace(problem, start, overdispersion: overdispersion)
      if let known = best, known.logLikelihood >= place.logLikelihood {
        // The profile falls from here on.
        break
      }
      best = place
    }
    guard let best, best.logLikelihood.isFinite else { throw .noConvergence(steps: 0) }
    return best
  }
}
