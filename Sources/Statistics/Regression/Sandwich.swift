/// Covariances of estimates that hold when the rows vary unequally or depend on each other: the
/// inverse of the information on both sides of what the scores say of the variance.
///
/// - References: Newey WK, West KD (1987), Econometrica 55:703–708, doi:10.2307/1913610; White H
///   (1980), Econometrica 48:817–838, doi:10.2307/1912934; Cameron AC, Gelbach JB, Miller DL (2011),
///   Journal of Business & Economic Statistics 29:238–249, doi:10.1198/jbes.2010.07136.
package struct Sandwich: Sendable {
  /// Contributions of the rows to the estimating equations, one column a coefficient.
  package let scores: Matrix
  /// Inverse of the information, such as the inverse cross product of a linear design.
  package let bread: Matrix

  package init(scores: Matrix, bread: Matrix) {
    self.scores = scores
    self.bread = bread
  }

  package init(_ fit: LinearFit) {
    self.init(scores: fit.scores, bread: fit.unscaledCovariance)
  }

  /// Whether a covariance is enlarged because residuals are smaller than errors.
  package enum Correction: Sendable, Equatable {
    case none
    /// By n/(n − k), and for clusters by G/(G − 1) · (n − 1)/(n − k): k coefficients, which count
    /// what was fitted beside those at hand (such as fixed effects) or not, as references differ.
    case degrees(coefficients: Int)
  }

  /// Independent rows of unequal variance (HC0; with a correction HC1).
  package func independent(_ correction: Correction = .none) -> Matrix {
    wrapped(scores.crossProduct(scores)) * factor(correction)
  }

  /// Rows in time order that depend on the rows up to `lag` before them, with Bartlett's weights
  /// 1 − l/(lag + 1).
  ///
  /// - Complexity: O(rows × lag × coefficients²).
  package func neweyWest(lag: Int, _ correction: Correction = .none) -> Matrix {
    wrapped(Self.longRun(scores, lag: lag)) * factor(correction)
  }

  /// Rows of one cluster depend on each other in any way, clusters do not.
  ///
  /// - Parameters:
  ///   - clusters: the cluster of each row.
  ///   - correction: see ``Correction``.
  package func clustered(_ clusters: [Int], _ correction: Correction = .none) -> Matrix {
    precondition(clusters.count == scores.rows, "one cluster a row")
    let sums = Self.sums(scores, clusters)
    var factor = factor(correction)
    if case .degrees = correction {
      let (n, groups) = (Double(scores.rows), Double(sums.rows))
      factor *= groups / (groups - 1) * (n - 1) / n
    }
    return wrapped(sums.crossProduct(sums)) * factor
  }

  /// Rows depend on each other within a cluster of either kind, such as a place and a month.
  ///
  /// The covariances of both kinds, less that of their intersections, each with its own correction.
  package func clustered(
    _ first: [Int], and second: [Int], _ correction: Correction = .none
  ) -> Matrix {
    precondition(first.count == second.count, "two clusters a row")
    let both = Self.places(zip(first, second).map { [$0, $1] })
    return clustered(first, correction) + clustered(second, correction)
      - clustered(both, correction)
  }

  private func wrapped(_ meat: Matrix) -> Matrix { bread * meat * bread }

  private func factor(_ correction: Correction) -> Double {
    guard case .degrees(let coefficients) = correction else { return 1 }
    let n = Double(scores.rows)
    return n / (n - Double(coefficients))
  }

  /// Sums of products up to a lag with Bartlett's weights.
  static func longRun(_ scores: Matrix, lag: Int) -> Matrix {
    var meat = scores.crossProduct(scores)
    for distance in 1..<max(1, min(lag + 1, scores.rows)) {
      let weight = 1 - Double(distance) / Double(lag + 1)
      let product = scores.crossProduct(scores, lag: distance)
      meat = meat + (product + product.transposed) * weight
    }
    return meat
  }

  /// Rows summed by cluster, clusters in the order of their first row.
  private static func sums(_ scores: Matrix, _ clusters: [Int]) -> Matrix {
    let places = Self.places(clusters)
    var sums = Matrix(rows: (places.max() ?? -1) + 1, columns: scores.columns)
    for column in 0..<scores.columns {
      for row in 0..<scores.rows { sums[places[row], column] += scores[row, column] }
    }
    return sums
  }

  /// Clusters numbered from 0 in the order of their first row.
  private static func places<Key: Hashable>(_ clusters: [Key]) -> [Int] {
    var numbers: [Key: Int] = [:]
    return clusters.map { cluster in
      if let number = numbers[cluster] { return number }
      numbers[cluster] = numbers.count
      return numbers.count - 1
    }
  }
}
