import CLAPACK

/// A tall matrix as a product Q R of orthonormal columns and an upper triangle, by Householder's
/// reflections: the stable way to least squares.
package struct OrthogonalFactor: Sendable {
  /// Orthonormal columns, as many as the matrix has.
  package let q: Matrix
  /// Upper triangle; below the diagonal 0.
  package let r: Matrix

  /// - Parameters:
  ///   - matrix: with at least as many rows as columns, all finite.
  ///   - tolerance: a column of which less than this share lies outside the columns before it is
  ///     taken to depend on them.
  /// - Throws: ``RegressionError/collinear(column:)`` for the first such column, or a column of zeros.
  /// - Complexity: O(rows × columns²).
  package init(_ matrix: Matrix, tolerance: Double = 1e-11) throws(RegressionError) {
    precondition(matrix.rows >= matrix.columns, "as many rows as columns")
    // Columns of length 1: no unit of measure decides whether two columns depend on each other.
    var scaled = matrix
    var lengths = [Double](repeating: 0, count: matrix.columns)
    for column in 0..<matrix.columns {
      lengths[column] = Self.length(matrix.column(column))
      guard lengths[column] > 0 else { throw .collinear(column: column) }
      for row in 0..<matrix.rows { scaled[row, column] /= lengths[column] }
    }
    let tau = Self.reflect(&scaled)
    var triangle = Matrix(rows: matrix.columns, columns: matrix.columns)
    for column in 0..<matrix.columns {
      guard abs(scaled[column, column]) > tolerance else { throw .collinear(column: column) }
      for row in 0...column { triangle[row, column] = scaled[row, column] * lengths[column] }
    }
    r = triangle
    q = Self.unfold(scaled, tau)
  }

  /// The coefficients that bring the columns closest to a response.
  ///
  /// - Complexity: O(rows × columns).
  package func solve(_ response: [Double]) -> [Double] {
    precondition(response.count == q.rows, "one response a row")
    let projections = (0..<q.columns).map { column in
      zip(q.column(column), response).reduce(0) { $0 + $1.0 * $1.1 }
    }
    return solveTriangle(projections)
  }

  /// The inverse of the cross product of the columns.
  ///
  /// - Complexity: O(columns³).
  package var inverseCrossProduct: Matrix {
    let size = r.columns
    var inverse = Matrix(rows: size, columns: size)
    for column in 0..<size {
      var unit = [Double](repeating: 0, count: size)
      unit[column] = 1
      for (row, value) in solveTriangle(unit).enumerated() { inverse[row, column] = value }
    }
    return inverse * inverse.transposed
  }

  /// How much each row pulls its own fitted value: the diagonal of Q Q′.
  package var leverages: [Double] {
    (0..<q.rows).map { row in
      (0..<q.columns).reduce(0) { $0 + q[row, $1] * q[row, $1] }
    }
  }

  private func solveTriangle(_ right: [Double]) -> [Double] {
    var solution = right
    for row in (0..<r.columns).reversed() {
      for column in (row + 1)..<max(row + 1, r.columns) {
        solution[row] -= r[row, column] * solution[column]
      }
      solution[row] /= r[row, row]
    }
    return solution
  }

  /// Euclidean length without overflow.
  private static func length(_ values: ArraySlice<Double>) -> Double {
    let largest = values.reduce(0) { max($0, abs($1)) }
    guard largest > 0, largest.isFinite else { return largest }
    return largest * values.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
  }

  private static func reflect(_ matrix: inout Matrix) -> [Double] {
    var (rows, columns, info) = (Int32(matrix.rows), Int32(matrix.columns), Int32(0))
    var tau = [Double](repeating: 0, count: matrix.columns)
    var size = Int32(64 * max(1, matrix.columns))
    var work = [Double](repeating: 0, count: Int(size))
    var leading = rows
    dgeqrf_(&rows, &columns, &matrix.elements, &leading, &tau, &work, &size, &info)
    precondition(info == 0, "dgeqrf was called with a wrong argument")
    return tau
  }

  private static func unfold(_ reflected: Matrix, _ tau: [Double]) -> Matrix {
    var matrix = reflected
    var (rows, columns, info) = (Int32(matrix.rows), Int32(matrix.columns), Int32(0))
    var size = Int32(64 * max(1, matrix.columns))
    var work = [Double](repeating: 0, count: Int(size))
    var (leading, reflections) = (rows, columns)
    dorgqr_(
      &rows, &columns, &reflections, &matrix.elements, &leading, tau, &work, &size, &info)
    precondition(info == 0, "dorgqr was called with a wrong argument")
    return matrix
  }
}
