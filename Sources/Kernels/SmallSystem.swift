/// Small symmetric systems, one a lane.
public enum SmallSystem {
  /// Solves A x = b in place by Cholesky's factor; b becomes x.
  ///
  /// - Parameters:
  ///   - target: the instruction set to compile for.
  ///   - matrix: `size` × `size`, row after row; the lower triangle is read and becomes the factor.
  ///   - right: b.
  ///   - size: number of unknowns.
  /// - Returns: lanes whose matrix is positive definite; in the others x is of no use.
  /// - Complexity: O(size³), no allocation.
  @inlinable
  public static func solve<Target: InstructionSet>(
    _ target: Target.Type, _ matrix: UnsafeMutablePointer<Lanes>,
    _ right: UnsafeMutablePointer<Lanes>, size: Int
  ) -> LaneMask {
    var isPositive = LaneMask(repeating: true)
    for column in 0..<size {
      var pivot = matrix[column * size + column]
      let original = pivot
      for before in 0..<column {
        let element = matrix[column * size + before]
        pivot -= element * element
      }
      // Less than rounding of the diagonal element is no pivot.
      isPositive .&= pivot .> original * 1e-13
      let inverse = 1 / pivot.squareRoot()
      matrix[column * size + column] = inverse
      for row in (column + 1)..<max(column + 1, size) {
        var element = matrix[row * size + column]
        for before in 0..<column {
          element -= matrix[row * size + before] * matrix[column * size + before]
        }
        matrix[row * size + column] = element * inverse
      }
    }
    for row in 0..<size {
      var value = right[row]
      for before in 0..<row { value -= matrix[row * size + before] * right[before] }
      right[row] = value * matrix[row * size + row]
    }
    var row = size - 1
    while row >= 0 {
      var value = right[row]
      for after in (row + 1)..<max(row + 1, size) {
        value -= matrix[after * size + row] * right[after]
      }
      right[row] = value * matrix[row * size + row]
      row -= 1
    }
    return isPositive
  }
}
