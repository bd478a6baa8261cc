/// Benjamini and Hochberg's step-up procedure.
package enum StepUp {
  /// The smallest level at which each hypothesis is rejected.
  ///
  /// - Parameter p: p-values, 0 to 1.
  /// - Returns: adjusted p-values in the same order, at most 1.
  /// - Complexity: O(n log n).
  package static func adjusted(_ p: [Double]) -> [Double] {
    let order = p.indices.sorted { (p[$0], $0) < (p[$1], $1) }
    var adjusted = p
    var least = 1.0
    for rank in order.indices.reversed() {
      least = min(least, p[order[rank]] * Double(p.count) / Double(rank + 1))
      adjusted[order[rank]] = least
    }
    return adjusted
  }

  /// Simes' p-value of the hypothesis that all of several hold.
  package static func simes(_ p: [Double]) -> Double { adjusted(p).min() ?? 1 }

  /// Rejections to expect at a level where all hypotheses hold and their p-values are independent
  /// and uniform.
  ///
  /// - References: Finner & Roters (2002), Annals of Statistics 30:220–238,
  ///   doi:10.1214/aos/1015362191.
  package static func expectedRejections(level: Double, of count: Int) -> Double {
    var (term, sum) = (level, 0.0)
    for j in 0..<max(0, count) {
      sum += Double(j + 1) * term
      term *= Double(count - 1 - j) / Double(count) * level
      if term < 1e-18 { break }
    }
    return sum
  }
}
