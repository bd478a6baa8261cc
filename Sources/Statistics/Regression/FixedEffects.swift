/// Linear regression on a panel with a level of its own for each unit, and for each period where
/// asked: what is left compares a unit with itself over time.
///
/// The levels are swept out of response and columns; with two kinds of levels and gaps in the panel
/// by turns until nothing moves, which gives what dummies would.
///
/// - References: Baltagi BH (2021), Econometric Analysis of Panel Data, chapters 2 and 3; Guimarães P,
///   Portugal P (2010), Stata Journal 10:628–649, doi:10.1177/1536867X1101000406.
package struct FixedEffects: Sendable {
  /// Least squares on what the levels leave.
  package let fit: LinearFit
  /// Rows less coefficients and levels.
  package let degrees: Int
  /// Levels that were swept out, less those that others determine.
  package let levels: Int
  /// Share of the variation within levels that the columns explain.
  package let rSquared: Double

  /// - Parameters:
  ///   - design: columns without an intercept; each must vary within the levels.
  ///   - response: one number a row.
  ///   - units: the unit of each row.
  ///   - periods: the period of each row, for levels of periods too; nil for units alone.
  /// - Throws: ``RegressionError`` where rows are too few, or a column does not vary within the levels
  ///   or depends on those before it.
  /// - Complexity: O(sweeps × rows × columns + rows × columns²).
  package init(
    _ design: Matrix, _ response: [Double], units: [Int], periods: [Int]? = nil
  ) throws(RegressionError) {
    precondition(
      units.count == design.rows && periods.map { $0.count == design.rows } ?? true,
      "one unit and one period a row")
    let sweep = LevelSweep(units: units, periods: periods)
    levels = sweep.levels
    degrees = design.rows - design.columns - levels
    guard degrees > 0 else {
      throw .tooFewRows(rows: design.rows, coefficients: design.columns + levels)
    }
    var columns: [[Double]] = []
    for column in 0..<design.columns {
      let original = Array(design.column(column))
      let swept = try sweep.swept(original)
      // What rounding leaves of a column that is constant within levels is not variation.
      let size = original.reduce(0) { max($0, abs($1)) }
      guard swept.contains(where: { abs($0) > 1e-10 * size }) else {
        throw .collinear(column: column)
      }
      columns.append(swept)
    }
    let rest = try sweep.swept(response)
    fit = try LeastSquares.fit(Matrix(columns: columns), rest)
    let total = rest.reduce(0) { $0 + $1 * $1 }
    rSquared = total > 0 ? 1 - fit.sumOfSquares / total : 0
  }

  package var coefficients: [Double] { fit.coefficients }

  /// Covariance where rows are independent and of one variance.
  package var covariance: Matrix {
    fit.unscaledCovariance * (fit.sumOfSquares / Double(degrees))
  }

  /// For covariances that hold otherwise. Coefficients that a correction counts are the design's
  /// columns (Stata, plm) or those and ``levels`` (dummies in statsmodels).
  package var sandwich: Sandwich { Sandwich(fit) }
}

/// Means of units and periods taken out of numbers.
private struct LevelSweep {
  private let units: [Int]
  private let periods: [Int]?
  private let unitCount: Int
  private let periodCount: Int
  /// Independent levels.
  let levels: Int

  init(units: [Int], periods: [Int]?) {
    self.units = Self.numbered(units)
    self.periods = periods.map(Self.numbered)
    unitCount = (self.units.max() ?? -1) + 1
    periodCount = (self.periods?.max() ?? -1) + 1
    var levels = unitCount + periodCount
    if let periods = self.periods {
      levels -= Self.components(self.units, unitCount, periods, periodCount)
    }
    self.levels = levels
  }

  func swept(_ values: [Double]) throws(RegressionError) -> [Double] {
    var rest = values
    let size = values.reduce(0) { max($0, abs($1)) }
    guard let periods else {
      // Twice, because the first pass leaves rounding errors of the size of the level.
      for _ in 0..<2 { _ = Self.takeMeans(&rest, units, unitCount) }
      return rest
    }
    for _ in 0..<100_000 {
      let first = Self.takeMeans(&rest, units, unitCount)
      let second = Self.takeMeans(&rest, periods, periodCount)
      if max(first, second) <= 1e-14 * size { return rest }
    }
    throw .noConvergence(steps: 100_000)
  }

  /// Takes the mean of each level from its numbers and returns the largest one taken.
  private static func takeMeans(_ values: inout [Double], _ levels: [Int], _ count: Int) -> Double {
    var sums = [Double](repeating: 0, count: count)
    var sizes = [Double](repeating: 0, count: count)
    for (row, level) in levels.enumerated() {
      sums[level] += values[row]
      sizes[level] += 1
    }
    for level in sums.indices { sums[level] /= sizes[level] }
    for (row, level) in levels.enumerated() { values[row] -= sums[level] }
    return sums.reduce(0) { max($0, abs($1)) }
  }

  private static func numbered(_ levels: [Int]) -> [Int] {
    var numbers: [Int: Int] = [:]
    return levels.map { level in
      if let number = numbers[level] { return number }
      numbers[level] = numbers.count
      return numbers.count - 1
    }
  }

  /// Groups of units and periods that rows connect: within each, one level is redundant.
  private static func components(
    _ units: [Int], _ unitCount: Int, _ periods: [Int], _ periodCount: Int
  ) -> Int {
    var parents = Array(0..<(unitCount + periodCount))
    func root(_ node: Int) -> Int {
      var node = node
      while parents[node] != node {
        parents[node] = parents[parents[node]]
        node = parents[node]
      }
      return node
    }
    var count = parents.count
    for (unit, period) in zip(units, periods) {
      let (first, second) = (root(unit), root(unitCount + period))
      if first != second {
        parents[first] = second
        count -= 1
      }
    }
    return count
  }
}
