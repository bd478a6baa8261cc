/// Newton's steps to the coefficients of a regression of counts with a logarithmic link, Poisson or
/// negative binomial with a given overdispersion.
///
/// For a given overdispersion both log-likelihoods are concave in the coefficients, so that steps
/// which are halved until the likelihood rises lead to the optimum from anywhere.
struct CountNewton {
  private(set) var coefficients: [Double]
  private(set) var means: [Double] = []
  private(set) var steps = 0

  private let problem: CountDesign
  /// α of the variance mean + α mean²; 0 is Poisson's distribution.
  private let overdispersion: Double
  /// The part of the log-likelihood that the coefficients move.
  private var height = -Double.infinity

  /// - Parameters:
  ///   - problem: design, counts and offset.
  ///   - overdispersion: at least 0.
  ///   - start: coefficients to start from.
  ///   - limit: steps after which the place reached is taken as it is.
  /// - Throws: ``RegressionError/collinear(column:)``; ``RegressionError/noConvergence(steps:)``
  ///   where the start has no likelihood.
  init(
    _ problem: CountDesign, overdispersion: Double, start: [Double], limit: Int = 200
  ) throws(RegressionError) {
    self.problem = problem
    self.overdispersion = overdispersion
    coefficients = start
    evaluate()
    guard height.isFinite else { throw .noConvergence(steps: 0) }
    while steps < limit {
      guard try advance() else { break }
    }
  }

  /// Inverse of the expected information.
  func covariance() throws(RegressionError) -> Matrix {
    let roots = means.map { ($0 / (1 + overdispersion * $0)).squareRoot() }
    return try factor(roots).inverseCrossProduct
  }

  /// One step; false when steps no longer matter.
  private mutating func advance() throws(RegressionError) -> Bool {
    steps += 1
    let direction = try direction()
    let (origin, before) = (coefficients, height)
    // A sum of this size is not known better.
    let noise = 1e-13 * abs(before)
    var length = 1.0
    for _ in 0..<60 {
      coefficients = zip(origin, direction).map { $0 + length * $1 }
      evaluate()
      if height >= before - noise { break }
      length /= 2
    }
    let move = zip(direction, coefficients).reduce(0) {
      max($0, abs($1.0 * length) / (1 + abs($1.1)))
    }
    return move > 1e-10 && height - before > 1e-11
  }

  /// Newton's direction by least squares: weights of the observed information, scores as responses.
  private func direction() throws(RegressionError) -> [Double] {
    var roots = means
    var targets = means
    for (row, mean) in means.enumerated() {
      let count = problem.counts[row]
      let spread = 1 + overdispersion * mean
      roots[row] = (mean * (1 + overdispersion * count)).squareRoot() / spread
      targets[row] = (count - mean) / spread / roots[row]
    }
    return try factor(roots).solve(targets)
  }

  private func factor(_ roots: [Double]) throws(RegressionError) -> OrthogonalFactor {
    try OrthogonalFactor(problem.design.scalingRows(by: roots), tolerance: 1e-13)
  }

  private mutating func evaluate() {
    let predictors = problem.predictors(coefficients)
    // Below 1e-280 the likelihood is flat and the weights would vanish.
    means = predictors.map { max(1e-280, exp($0)) }
    height = 0
    for (row, mean) in means.enumerated() {
      let count = problem.counts[row]
      if overdispersion > 0 {
        let logarithm = log1p(overdispersion * mean)
        height += count * (predictors[row] - logarithm) - logarithm / overdispersion
      } else {
        height += count * predictors[row] - mean
      }
    }
    if !height.isFinite { height = -.infinity }
  }
}
