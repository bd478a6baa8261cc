/// Ordinary and weighted least squares: which combination of columns comes closest to a response.
///
/// - References: Golub and Van Loan (2013), Matrix Computations, 5.3.
package enum LeastSquares {
  /// Fits a response.
  ///
  /// - Parameters:
  ///   - design: one column a coefficient; an intercept is a column of ones.
  ///   - response: one number a row.
  ///   - weights: reciprocal variances up to a factor; a row of weight 0 is not used. nil weighs all
  ///     rows the same.
  /// - Throws: ``RegressionError`` where rows are too few, a column depends on those before it, or a
  ///   number is not finite.
  /// - Complexity: O(rows × columns²).
  package static func fit(
    _ design: Matrix, _ response: [Double], weights: [Double]? = nil
  ) throws(RegressionError) -> LinearFit {
    try check(design, response, weights)
    let used = weights.map { weights in weights.filter { $0 > 0 }.count } ?? design.rows
    guard used > design.columns else {
      throw .tooFewRows(rows: used, coefficients: design.columns)
    }
    let roots = weights?.map { $0.squareRoot() }
    let factor = try OrthogonalFactor(roots.map { design.scalingRows(by: $0) } ?? design)
    let scaled = roots.map { zip($0, response).map { $0 * $1 } } ?? response
    let coefficients = factor.solve(scaled)
    let residuals = zip(response, design * coefficients).map { $0 - $1 }
    return LinearFit(
      design: design, weights: weights, coefficients: coefficients, residuals: residuals,
      leverages: factor.leverages, unscaledCovariance: factor.inverseCrossProduct,
      degrees: used - design.columns)
  }

  private static func check(
    _ design: Matrix, _ response: [Double], _ weights: [Double]?
  ) throws(RegressionError) {
    precondition(response.count == design.rows, "one response a row")
    precondition(weights.map { $0.count == design.rows } ?? true, "one weight a row")
    guard design.elements.allSatisfy(\.isFinite) else {
      throw .badValue("the design holds a number that is not finite")
    }
    guard response.allSatisfy(\.isFinite) else {
      throw .badValue("the response holds a number that is not finite")
    }
    guard weights?.allSatisfy({ $0 >= 0 && $0.isFinite }) ?? true else {
      throw .badValue("a weight is negative or not finite")
    }
  }
}

/// What least squares found.
package struct LinearFit: Sendable {
  package let design: Matrix
  package let weights: [Double]?
  package let coefficients: [Double]
  /// Response less fitted value, unweighted.
  package let residuals: [Double]
  /// How much each row pulls its own fitted value.
  package let leverages: [Double]
  /// Inverse of the (weighted) cross product of the design's columns.
  package let unscaledCovariance: Matrix
  /// Rows used less coefficients.
  package let degrees: Int

  /// (Weighted) sum of squared residuals.
  package var sumOfSquares: Double {
    var sum = 0.0
    for (row, residual) in residuals.enumerated() {
      sum += (weights?[row] ?? 1) * residual * residual
    }
    return sum
  }

  /// Variance of a row of weight 1.
  package var variance: Double { sumOfSquares / Double(degrees) }

  /// Contributions of the rows to the normal equations: the design's rows times weight and residual.
  package var scores: Matrix {
    let factors = residuals.enumerated().map { (weights?[$0.offset] ?? 1) * $0.element }
    return design.scalingRows(by: factors)
  }

  /// Covariance of the coefficients where rows are independent and of one variance.
  package var covariance: Matrix { unscaledCovariance * variance }
}

extension Matrix {
  /// Roots of the diagonal of a covariance matrix.
  package var standardErrors: [Double] { diagonal.map { max(0, $0).squareRoot() } }
}
