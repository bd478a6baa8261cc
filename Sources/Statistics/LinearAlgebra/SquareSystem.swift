import CLAPACK

/// Linear systems with a square matrix.
package enum SquareSystem {
  /// Solves A X = B for a symmetric positive definite A, by its Cholesky factor.
  ///
  /// - Returns: nil where A is not positive definite.
  /// - Complexity: O(size³).
  package static func solvePositive(_ matrix: Matrix, _ right: Matrix) -> Matrix? {
    precondition(matrix.rows == matrix.columns && right.rows == matrix.rows, "a square system")
    guard matrix.rows > 0 else { return right }
    var (factor, solution) = (matrix, right)
    var (size, columns, info) = (Int32(matrix.rows), Int32(right.columns), Int32(0))
    var (leading, height) = (size, size)
    dposv_(
      "L", &size, &columns, &factor.elements, &leading, &solution.elements, &height, &info, 1)
    return info == 0 ? solution : nil
  }

  /// Solves A X = B by LU factors with partial pivoting.
  ///
  /// - Returns: nil where A is singular.
  /// - Complexity: O(size³).
  package static func solve(_ matrix: Matrix, _ right: Matrix) -> Matrix? {
    precondition(matrix.rows == matrix.columns && right.rows == matrix.rows, "a square system")
    guard matrix.rows > 0 else { return right }
    var (factor, solution) = (matrix, right)
    var pivots = [Int32](repeating: 0, count: matrix.rows)
    var (size, columns, info) = (Int32(matrix.rows), Int32(right.columns), Int32(0))
    var (leading, height) = (size, size)
    dgesv_(
      &size, &columns, &factor.elements, &leading, &pivots, &solution.elements, &height, &info)
    return info == 0 ? solution : nil
  }

  /// The inverse of a symmetric positive definite matrix, nil where it is not one.
  package static func inversePositive(_ matrix: Matrix) -> Matrix? {
    solvePositive(matrix, .identity(matrix.rows))
  }
}
