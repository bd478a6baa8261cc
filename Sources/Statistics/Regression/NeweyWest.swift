/// Newey and West's covariance with the number of lags taken from the data, after the scores were
/// freed of their first-order dependence.
///
/// - References: Newey WK, West KD (1994), Review of Economic Studies 61:631–653,
///   doi:10.2307/2297912; Andrews DWK, Monahan JC (1992), Econometrica 60:953–966,
///   doi:10.2307/2951574. Agrees with R sandwich 3.0-2, `NeweyWest` at its defaults.
package struct AutomaticNeweyWest: Sendable {
  /// Covariance of the coefficients.
  package let covariance: Matrix
  /// Lags that the data asked for.
  package let lag: Int

  /// - Parameters:
  ///   - sandwich: scores in time order.
  ///   - intercept: the column of ones, which has no say in the number of lags; nil where there is
  ///     none.
  /// - Throws: ``RegressionError`` where rows are too few, or the scores determine no autoregression.
  /// - Complexity: O(rows × lag × coefficients²).
  package init(_ sandwich: Sandwich, intercept: Int?) throws(RegressionError) {
    let scores = sandwich.scores
    let (rows, columns) = (scores.rows, scores.columns)
    guard rows > 2 * columns + 2 else {
      throw .tooFewRows(rows: rows, coefficients: columns)
    }
    let (residuals, transition) = try Self.whiten(scores)
    lag = Self.lag(residuals, rows: rows, intercept: intercept)
    guard
      let recolour = SquareSystem.solve(
        Matrix.identity(columns) - transition, .identity(columns))
    else { throw .collinear(column: 0) }
    let meat = Sandwich.longRun(residuals, lag: lag)
    let recoloured = recolour * meat * recolour.transposed
    covariance = sandwich.bread * recoloured * sandwich.bread
  }

  /// Residuals of each row regressed on the row before it, and the matrix that carries over.
  private static func whiten(
    _ scores: Matrix
  ) throws(RegressionError) -> (residuals: Matrix, transition: Matrix) {
    let (rows, columns) = (scores.rows, scores.columns)
    let earlier = Matrix(columns: (0..<columns).map { Array(scores.column($0).dropLast()) })
    let later = Matrix(columns: (0..<columns).map { Array(scores.column($0).dropFirst()) })
    let factor = try OrthogonalFactor(earlier)
    var transition = Matrix(rows: columns, columns: columns)
    for column in 0..<columns {
      for (source, value) in factor.solve(Array(later.column(column))).enumerated() {
        transition[column, source] = value
      }
    }
    precondition(earlier.rows == rows - 1, "one row less than there are scores")
    return (later - earlier * transition.transposed, transition)
  }

  private static func lag(_ residuals: Matrix, rows: Int, intercept: Int?) -> Int {
    let columns = residuals.columns
    let weights = (0..<columns).map { columns > 1 && $0 == intercept ? 0.0 : 1 }
    let sums = residuals * weights
    let n = sums.count
    let longest = min(n - 1, Int((3 * pow(Double(rows) / 100, 2.0 / 9)).rounded(.down)))
    func covariance(_ distance: Int) -> Double {
      (0..<(n - distance)).reduce(0) { $0 + sums[$1] * sums[$1 + distance] } / Double(n)
    }
    var (level, slope) = (covariance(0), 0.0)
    for distance in 1..<max(1, longest + 1) {
      let value = 2 * covariance(distance)
      level += value
      slope += Double(distance) * value
    }
    let ratio = slope / level
    let bandwidth = 1.1447 * pow(ratio * ratio * Double(rows), 1.0 / 3)
    return bandwidth.isFinite ? min(rows - 2, Int(bandwidth)) : 0
  }
}
