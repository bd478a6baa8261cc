/// Why a regression has no answer.
package enum RegressionError: Error, Sendable, Equatable {
  /// Fewer rows than coefficients, or no row more.
  case tooFewRows(rows: Int, coefficients: Int)
  /// A column that the columns before it determine (or one of zeros), counted from 0.
  case collinear(column: Int)
  /// A design, response, weight or offset that is not finite, or outside the family's values.
  case badValue(String)
  /// Iterations that came to no end.
  case noConvergence(steps: Int)
}
