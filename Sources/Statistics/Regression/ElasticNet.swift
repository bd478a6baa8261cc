/// Linear regression with many columns of which few matter: coefficients are shrunk, and with the
/// absolute penalty some become exactly 0.
///
/// Minimises RSS/(2n) + λ (α Σ|b| + (1 − α)/2 · Σb²), the intercept unpenalised, by cyclic coordinate
/// descent.
///
/// - References: Friedman J, Hastie T, Tibshirani R (2010), Journal of Statistical Software 33(1),
///   doi:10.18637/jss.v033.i01; Zou H, Hastie T (2005), Journal of the Royal Statistical Society B
///   67:301–320, doi:10.1111/j.1467-9868.2005.00503.x.
package struct ElasticNet: Sendable {
  /// What λ multiplies in the quadratic part.
  package enum Definition: Sendable {
    /// The objective as written above, as scikit-learn has it.
    case textbook
    /// glmnet's: it brings the response to unit variance first, which divides the quadratic part of
    /// the penalty by the response's standard deviation (1/n form). Without effect where α is 1.
    case glmnet
  }

  package let intercept: Double
  package let coefficients: [Double]
  /// Sweeps over all columns until no coefficient moved.
  package let sweeps: Int

  /// - Parameters:
  ///   - design: columns without an intercept.
  ///   - response: one number a row.
  ///   - penalty: λ, at least 0.
  ///   - mix: α, from 0 (ridge) to 1 (lasso).
  ///   - standardises: whether columns are brought to unit variance (1/n form) first, so that the
  ///     penalty does not depend on their units; coefficients are in the columns' own units.
  ///   - definition: see ``Definition``.
  ///   - start: coefficients to start from, such as those of a neighbouring penalty.
  /// - Throws: ``RegressionError`` for numbers that are not finite, and where sweeps come to no end
  ///   (columns that depend on each other and next to no penalty).
  /// - Complexity: O(rows × columns² + sweeps × columns²).
  package init(
    _ design: Matrix, _ response: [Double], penalty: Double, mix: Double,
    standardises: Bool = true, definition: Definition = .glmnet, start: [Double]? = nil
  ) throws(RegressionError) {
    precondition(penalty >= 0 && mix >= 0 && mix <= 1, "a penalty and a mix in their ranges")
    let moments = try CentredMoments(design, response)
    let scales = moments.gram.diagonal.map { standardises && $0 > 0 ? $0.squareRoot() : 1 }
    let deviation = moments.responseVariance.squareRoot()
    let quadratic =
      penalty * (1 - mix) / (definition == .glmnet && deviation > 0 ? deviation : 1)
    var descent = Descent(
      moments: moments, scales: scales, absolute: penalty * mix, quadratic: quadratic,
      start: start)
    sweeps = try descent.run()
    coefficients = zip(descent.coefficients, scales).map { $0 / $1 }
    intercept =
      moments.responseMean
      - zip(coefficients, moments.means).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Coordinate descent on the moments of scaled columns.
  private struct Descent {
    let moments: CentredMoments
    let scales: [Double]
    let absolute: Double
    let quadratic: Double
    var coefficients: [Double]

    init(
      moments: CentredMoments, scales: [Double], absolute: Double, quadratic: Double,
      start: [Double]?
    ) {
      self.moments = moments
      self.scales = scales
      self.absolute = absolute
      self.quadratic = quadratic
      coefficients =
        start.map { zip($0, scales).map { $0 * $1 } }
        ?? [Double](repeating: 0, count: scales.count)
    }

    mutating func run() throws(RegressionError) -> Int {
      // A coefficient stands still when it moves by less than this, in deviations of the response.
      let stillness = 1e-13 * max(moments.responseVariance.squareRoot(), 1e-300)
      for sweep in 1...100_000 where largestMove() <= stillness { return sweep }
      throw .noConvergence(steps: 100_000)
    }

    /// One sweep; returns the largest change of a fitted value's deviation.
    private mutating func largestMove() -> Double {
      var largest = 0.0
      for column in coefficients.indices {
        let variance = moments.gram[column, column] / (scales[column] * scales[column])
        guard variance > 0 else { continue }
        var gradient = moments.products[column]
        for other in coefficients.indices where coefficients[other] != 0 {
          gradient -= moments.gram[column, other] * (coefficients[other] / scales[other])
        }
        let pull = gradient / scales[column] + variance * coefficients[column]
        let shrunk = max(abs(pull) - absolute, 0) * (pull < 0 ? -1 : 1)
        let next = shrunk / (variance + quadratic)
        largest = max(largest, abs(next - coefficients[column]) * variance.squareRoot())
        coefficients[column] = next
      }
      return largest
    }
  }
}

/// Ridge regression: columns that nearly depend on each other share what they explain.
///
/// Minimises RSS/(2n) + λ/2 · Σb², the intercept unpenalised, in closed form.
///
/// - References: Hoerl AE, Kennard RW (1970), Technometrics 12:55–67, doi:10.2307/1267351.
package struct Ridge: Sendable {
  package let intercept: Double
  package let coefficients: [Double]

  /// - Parameters:
  ///   - design: columns without an intercept.
  ///   - response: one number a row.
  ///   - penalty: λ, above 0, or 0 where the columns are independent.
  ///   - standardises: whether columns are brought to unit variance (1/n form) first.
  /// - Throws: ``RegressionError`` for numbers that are not finite, and for dependent columns without
  ///   penalty.
  /// - Complexity: O(rows × columns² + columns³).
  package init(
    _ design: Matrix, _ response: [Double], penalty: Double, standardises: Bool = true
  ) throws(RegressionError) {
    precondition(penalty >= 0, "a penalty of at least 0")
    let moments = try CentredMoments(design, response)
    var system = moments.gram
    for column in 0..<design.columns {
      system[column, column] += penalty * (standardises ? moments.gram[column, column] : 1)
    }
    guard let solution = SquareSystem.solvePositive(system, Matrix(columns: [moments.products]))
    else { throw .collinear(column: design.columns - 1) }
    coefficients = solution.elements
    intercept =
      moments.responseMean
      - zip(coefficients, moments.means).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

/// Means, variances and covariances (1/n form) of a design's columns and a response.
private struct CentredMoments {
  let means: [Double]
  let responseMean: Double
  let responseVariance: Double
  let gram: Matrix
  let products: [Double]

  init(_ design: Matrix, _ response: [Double]) throws(RegressionError) {
    precondition(response.count == design.rows, "one response a row")
    guard design.rows > 1 else { throw .tooFewRows(rows: design.rows, coefficients: 1) }
    guard design.elements.allSatisfy(\.isFinite), response.allSatisfy(\.isFinite) else {
      throw .badValue("the design or the response holds a number that is not finite")
    }
    let n = Double(design.rows)
    means = (0..<design.columns).map { design.column($0).reduce(0, +) / n }
    let mean = response.reduce(0, +) / n
    var centred = design
    for column in 0..<design.columns {
      for row in 0..<design.rows { centred[row, column] -= means[column] }
    }
    let rest = Matrix(columns: [response.map { $0 - mean }])
    responseMean = mean
    gram = centred.crossProduct(centred) * (1 / n)
    products = centred.crossProduct(rest).elements.map { $0 / n }
    responseVariance = rest.crossProduct(rest).elements[0] / n
  }
}
