/// Regression of counts with a logarithmic link and a variance equal (Poisson) or proportional
/// (quasi-Poisson) to the mean.
///
/// - References: McCullagh P, Nelder JA (1989), Generalized Linear Models, chapter 6.
package struct PoissonRegression: Sendable {
  package let coefficients: [Double]
  /// Expected counts.
  package let means: [Double]
  /// Pearson's statistic over the degrees of freedom, the quasi-Poisson factor of variance over mean.
  package let dispersion: Double
  /// Twice what the log-likelihood falls short of that of a mean of its own for each count.
  package let deviance: Double
  package let logLikelihood: Double
  /// Inverse of the information: the coefficients' covariance where the variance is the mean; times
  /// ``dispersion`` where it is only proportional.
  package let covariance: Matrix
  /// Rows less coefficients.
  package let degrees: Int
  /// Steps until the deviance stood still.
  package let steps: Int
  private let scores: Matrix

  /// Fits counts.
  ///
  /// The log-likelihood is concave; Newton's steps are halved while they do not raise it, so that the
  /// optimum is found wherever one exists. Where none exists (counts of a group are all 0) the fit
  /// ends when the deviance stands still, far out in that direction.
  ///
  /// - Parameters:
  ///   - design: one column a coefficient; an intercept is a column of ones.
  ///   - counts: at least 0; need not be whole.
  ///   - offset: added to the linear predictor; nil adds nothing.
  /// - Throws: ``RegressionError`` where rows are too few, columns depend on each other or a number is
  ///   outside its range.
  /// - Complexity: O(steps × rows × columns²).
  package init(
    _ design: Matrix, _ counts: [Double], offset: [Double]? = nil
  ) throws(RegressionError) {
    let problem = try CountDesign(design, counts, offset: offset)
    let newton = try CountNewton(problem, overdispersion: 0, start: problem.start())
    coefficients = newton.coefficients
    means = newton.means
    covariance = try newton.covariance()
    steps = newton.steps
    degrees = design.rows - design.columns
    var (deviance, pearson, likelihood) = (0.0, 0.0, 0.0)
    for (count, mean) in zip(counts, means) {
      let difference = mean - count
      deviance += 2 * Deviance.half(count, ratio: mean / count, difference: difference)
      pearson += difference * difference / mean
      likelihood += Poisson.logDensity(count, mean: mean)
    }
    self.deviance = deviance
    dispersion = pearson / Double(degrees)
    logLikelihood = likelihood
    scores = design.scalingRows(by: zip(counts, means).map { $0 - $1 })
  }

  /// For covariances that hold when counts are unequally dispersed or depend on each other.
  package var sandwich: Sandwich { Sandwich(scores: scores, bread: covariance) }
}
