/// A matrix of real numbers, column after column, as LAPACK takes it.
package struct Matrix: Sendable, Equatable {
  package let rows: Int
  package let columns: Int
  /// Element (i, j) stands at i + j × rows.
  package var elements: [Double]

  /// A matrix of zeros.
  package init(rows: Int, columns: Int) {
    precondition(rows >= 0 && columns >= 0, "a matrix has no negative number of rows or columns")
    self.rows = rows
    self.columns = columns
    elements = [Double](repeating: 0, count: rows * columns)
  }

  /// - Parameter columns: of equal length; at least one.
  package init(columns: [[Double]]) {
    precondition(!columns.isEmpty, "a matrix of columns has at least one")
    precondition(
      columns.allSatisfy { $0.count == columns[0].count }, "columns of a matrix have one length")
    rows = columns[0].count
    self.columns = columns.count
    elements = columns.flatMap { $0 }
  }

  /// The matrix with ones on its diagonal and zeros elsewhere.
  package static func identity(_ size: Int) -> Matrix {
    var matrix = Matrix(rows: size, columns: size)
    for index in 0..<size { matrix[index, index] = 1 }
    return matrix
  }

  package subscript(row: Int, column: Int) -> Double {
    get { elements[row + column * rows] }
    set { elements[row + column * rows] = newValue }
  }

  /// A column as it lies in memory.
  package func column(_ column: Int) -> ArraySlice<Double> {
    elements[(column * rows)..<((column + 1) * rows)]
  }

  /// The elements whose row and column are equal.
  package var diagonal: [Double] { (0..<min(rows, columns)).map { self[$0, $0] } }

  package var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for column in 0..<columns {
      for row in 0..<rows { result[column, row] = self[row, column] }
    }
    return result
  }

  /// Each row multiplied by a number of its own.
  package func scalingRows(by factors: [Double]) -> Matrix {
    precondition(factors.count == rows, "one factor a row")
    var result = self
    for column in 0..<columns {
      for row in 0..<rows { result.elements[row + column * rows] *= factors[row] }
    }
    return result
  }

  /// The product with a vector, summed column by column.
  ///
  /// - Complexity: O(rows × columns).
  package static func * (matrix: Matrix, vector: [Double]) -> [Double] {
    precondition(vector.count == matrix.columns, "one element a column")
    var result = [Double](repeating: 0, count: matrix.rows)
    for column in 0..<matrix.columns {
      let factor = vector[column]
      let start = column * matrix.rows
      for row in 0..<matrix.rows { result[row] += matrix.elements[start + row] * factor }
    }
    return result
  }

  /// The product of two matrices.
  ///
  /// - Complexity: O(rows × columns × other.columns).
  package static func * (left: Matrix, right: Matrix) -> Matrix {
    precondition(left.columns == right.rows, "rows of the right are columns of the left")
    var result = Matrix(rows: left.rows, columns: right.columns)
    for column in 0..<right.columns {
      let product = left * Array(right.column(column))
      for row in 0..<left.rows { result[row, column] = product[row] }
    }
    return result
  }

  package static func + (left: Matrix, right: Matrix) -> Matrix {
    precondition(left.rows == right.rows && left.columns == right.columns, "matrices of one shape")
    var result = left
    for index in result.elements.indices { result.elements[index] += right.elements[index] }
    return result
  }

  package static func - (left: Matrix, right: Matrix) -> Matrix { left + right * -1 }

  package static func * (matrix: Matrix, factor: Double) -> Matrix {
    var result = matrix
    for index in result.elements.indices { result.elements[index] *= factor }
    return result
  }

  /// Sums over rows of products of the columns of two matrices: the transposed of this one, times
  /// the other. Rows of the other are taken `lag` rows later.
  ///
  /// - Complexity: O(rows × columns × other.columns).
  package func crossProduct(_ other: Matrix, lag: Int = 0) -> Matrix {
    precondition(rows == other.rows && lag >= 0, "matrices of one length")
    var result = Matrix(rows: columns, columns: other.columns)
    for right in 0..<other.columns {
      for left in 0..<columns {
        var sum = 0.0
        for row in 0..<max(0, rows - lag) {
          sum += elements[row + left * rows] * other.elements[row + lag + right * other.rows]
        }
        result[left, right] = sum
      }
    }
    return result
  }
}
