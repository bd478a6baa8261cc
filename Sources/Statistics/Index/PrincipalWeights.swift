import CLAPACK

/// Weights by what indicators have in common: squared loadings of the first principal component.
///
/// The component is that of the correlations over pairs of figures that are both present. Squared
/// loadings add up to 1 and have no sign, so that no indicator counts against its direction.
///
/// - References: OECD, European Union and JRC (2008), doi:10.1787/9789264043466-en, step 6 and box on
///   weights by principal components (there of rotated components; here of the first alone).
package enum PrincipalWeights {
  /// - Parameter columns: normalised figures by indicator; NaN is missing.
  /// - Returns: one weight an indicator, adding up to 1; equal ones where no two indicators have
  ///   anything in common.
  /// - Complexity: O(columns² × rows + columns³).
  package static func weights(_ columns: [[Double]]) -> [Double] {
    let size = columns.count
    let equal = [Double](repeating: 1 / Double(size), count: size)
    guard size > 1 else { return equal }
    var correlations = Matrix.identity(size)
    for first in 0..<size {
      for second in 0..<first {
        let value = correlation(columns[first], columns[second])
        correlations[first, second] = value
        correlations[second, first] = value
      }
    }
    guard let loadings = leadingVector(correlations) else { return equal }
    let squares = loadings.map { $0 * $0 }
    let sum = squares.reduce(0, +)
    return sum > 0 ? squares.map { $0 / sum } : equal
  }

  /// Pearson's correlation over rows with both figures; 0 where one of them does not vary.
  private static func correlation(_ first: [Double], _ second: [Double]) -> Double {
    let pairs = zip(first, second).filter { !$0.isNaN && !$1.isNaN }
    guard pairs.count > 1 else { return 0 }
    let n = Double(pairs.count)
    let means = pairs.reduce((0.0, 0.0)) { ($0.0 + $1.0 / n, $0.1 + $1.1 / n) }
    var (square, otherSquare, product) = (0.0, 0.0, 0.0)
    for (one, other) in pairs {
      let (left, right) = (one - means.0, other - means.1)
      square += left * left
      otherSquare += right * right
      product += left * right
    }
    let scale = (square * otherSquare).squareRoot()
    return scale > 0 ? product / scale : 0
  }

  /// Eigenvector of the greatest eigenvalue; nil where LAPACK finds none, or where all eigenvalues
  /// are equal and any vector would do.
  private static func leadingVector(_ matrix: Matrix) -> [Double]? {
    var vectors = matrix.elements
    var size = CInt(matrix.rows)
    var values = [Double](repeating: 0, count: matrix.rows)
    var (information, workSize) = (CInt(0), CInt(max(64, 8 * matrix.rows)))
    var work = [Double](repeating: 0, count: Int(workSize))
    dsyev_("V", "U", &size, &vectors, &size, &values, &work, &workSize, &information, 1, 1)
    guard information == 0, let last = values.last, let first = values.first,
      last - first > 1e-12 * max(abs(last), 1)
    else { return nil }
    return Array(vectors[((matrix.rows - 1) * matrix.rows)...])
  }
}
