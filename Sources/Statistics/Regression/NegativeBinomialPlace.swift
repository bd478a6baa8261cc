/// A place in the space of coefficients and overdispersion of a negative binomial regression, with
/// its log-likelihood and derivatives.
struct NegativeBinomialPlace {
  private(set) var coefficients: [Double]
  /// α of the variance mean + α mean².
  private(set) var overdispersion: Double
  private(set) var means: [Double] = []
  private(set) var logLikelihood = -Double.infinity
  private(set) var steps = 0
  private let problem: CountDesign

  init(_ problem: CountDesign, _ coefficients: [Double], overdispersion: Double) {
    self.problem = problem
    self.coefficients = coefficients
    self.overdispersion = overdispersion
    evaluate()
  }

  /// Newton's steps in coefficients and ln α together, halved until the likelihood rises, up to the
  /// optimum, or towards α = 0 where the likelihood has its supremum there.
  ///
  /// - Throws: ``RegressionError/noConvergence(steps:)``.
  mutating func climb() throws(RegressionError) {
    var flatSteps = 0
    while steps < 200 {
      steps += 1
      let slopes = derivatives()
      let direction = Self.direction(logarithmic(slopes), slopes.gradient)
      let before = self
      let noise = 1e-12 * (1 + abs(logLikelihood))
      var length = 1.0
      for _ in 0..<60 {
        move(from: before, direction, length)
        if logLikelihood >= before.logLikelihood - noise { break }
        length /= 2
      }
      let moved = direction.enumerated().reduce(0) {
        let scale = $1.offset < coefficients.count ? 1 + abs(coefficients[$1.offset]) : 1
        return max($0, abs($1.element * length) / scale)
      }
      if moved < 1e-10 || overdispersion < 1e-12 { return }
      // Where α is small its derivatives cancel, and where counts are few the likelihood may rise
      // for ever ever less: steps that no longer raise it end there.
      let isFlat = logLikelihood - before.logLikelihood <= 1e-12 * (1 + abs(logLikelihood))
      flatSteps = isFlat ? flatSteps + 1 : 0
      if flatSteps >= (moved < 1e-5 ? 1 : 4) { return }
    }
    throw .noConvergence(steps: steps)
  }

  /// Derivatives at this place.
  struct Derivatives {
    /// By the coefficients and ln α.
    var gradient: [Double]
    /// The observed information of coefficients and α.
    var information: Matrix
  }

  func derivatives() -> Derivatives {
    let size = 1 / overdispersion
    let last = coefficients.count
    let (digamma, trigamma) = (GammaFunction.digamma(size), GammaFunction.trigamma(size))
    var gradient = [Double](repeating: 0, count: last + 1)
    var matrix = Matrix(rows: last + 1, columns: last + 1)
    var (first, second) = (0.0, 0.0)
    for (row, mean) in means.enumerated() {
      let count = problem.counts[row]
      let (total, difference) = (size + mean, count - mean)
      // First and second derivative by the size.
      first +=
        GammaFunction.digamma(count + size) - digamma - log1p(mean / size) - difference / total
      second +=
        GammaFunction.trigamma(count + size) - trigamma + mean / (size * total)
        + difference / (total * total)
      let spread = 1 + overdispersion * mean
      let curvature = mean * (1 + overdispersion * count) / (spread * spread)
      let mixed = difference * mean / (spread * spread)
      for column in 0..<last {
        let element = problem.design[row, column]
        gradient[column] += difference / spread * element
        for other in 0...column {
          matrix[other, column] += curvature * element * problem.design[row, other]
        }
        matrix[column, last] += mixed * element
      }
    }
    // From size to α and ln α: d size = −size² dα = −size d ln α.
    gradient[last] = -first * size
    matrix[last, last] = -(second * size + 2 * first) * size * size * size
    for column in 0...last {
      for row in 0..<column { matrix[column, row] = matrix[row, column] }
    }
    return Derivatives(gradient: gradient, information: matrix)
  }

  /// The observed information of coefficients and ln α.
  private func logarithmic(_ slopes: Derivatives) -> Matrix {
    var matrix = slopes.information
    let last = coefficients.count
    for index in 0..<last {
      matrix[index, last] *= overdispersion
      matrix[last, index] *= overdispersion
    }
    matrix[last, last] =
      matrix[last, last] * overdispersion * overdispersion - slopes.gradient[last]
    return matrix
  }

  /// Newton's direction, or where the information is not positive one with its diagonal raised.
  private static func direction(_ information: Matrix, _ gradient: [Double]) -> [Double] {
    let right = Matrix(columns: [gradient])
    if let solution = SquareSystem.solvePositive(information, right) {
      // ln α moves by at most 2 a step: its likelihood is far from a parabola.
      let last = abs(solution.elements[gradient.count - 1])
      return solution.elements.map { last > 2 ? $0 * (2 / last) : $0 }
    }
    var raised = information
    for index in gradient.indices {
      raised[index, index] = abs(raised[index, index]) + 1e-8
      for other in 0..<index {
        raised[index, other] = 0
        raised[other, index] = 0
      }
    }
    return gradient.enumerated().map {
      min(max($0.element / raised[$0.offset, $0.offset], -1), 1)
    }
  }

  private mutating func move(
    from place: NegativeBinomialPlace, _ direction: [Double], _ length: Double
  ) {
    coefficients = place.coefficients.enumerated().map {
      $0.element + length * direction[$0.offset]
    }
    overdispersion = min(1e12, place.overdispersion * exp(length * direction[coefficients.count]))
    evaluate()
  }

  private mutating func evaluate() {
    means = problem.predictors(coefficients).map { max(1e-280, exp($0)) }
    guard means.allSatisfy(\.isFinite) else {
      logLikelihood = -.infinity
      return
    }
    let size = 1 / overdispersion
    logLikelihood = 0
    for (count, mean) in zip(problem.counts, means) {
      logLikelihood += NegativeBinomial.logDensity(count, mean: mean, size: size)
    }
  }
}
