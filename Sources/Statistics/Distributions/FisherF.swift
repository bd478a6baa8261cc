/// Fisher's F distribution, of the ratio of two variances.
package struct FisherF: ContinuousDistribution {
  package let numerator: Double
  package let denominator: Double

  /// - Parameters:
  ///   - numerator: degrees of freedom above the line, above 0 and finite.
  ///   - denominator: degrees of freedom below the line, above 0 and finite.
  package init(numerator: Double, denominator: Double) {
    precondition(
      numerator > 0 && numerator < .infinity && denominator > 0 && denominator < .infinity,
      "degrees of freedom are above 0 and finite")
    self.numerator = numerator
    self.denominator = denominator
  }

  package func logDensity(_ x: Double) -> Double {
    guard x > 0, x < .infinity else { return -.infinity }
    return place(x).logPower - log(x)
  }

  package func tails(_ x: Double) -> TailProbability {
    guard x > 0 else { return x <= 0 ? .none(.lower) : TailProbability(.lower, value: .nan) }
    guard x < .infinity else { return .none(.upper) }
    return IncompleteBeta.tails(place(x))
  }

  /// The value with a share p below it, p from 0 to 1.
  package func quantile(_ p: Double) -> Double {
    guard p > 0, p < 1 else { return p == 0 ? 0 : p == 1 ? .infinity : .nan }
    return p <= 0.5
      ? PositiveQuantile.solve(self, .lower, logarithm: log(p), start: 1)
      : PositiveQuantile.solve(self, .upper, logarithm: log1p(-p), start: 1)
  }

  /// The value with a share q above it, for q however small.
  package func upperQuantile(_ q: Double) -> Double {
    guard q > 0, q < 1 else { return q == 0 ? .infinity : q == 1 ? 0 : .nan }
    return q <= 0.5
      ? PositiveQuantile.solve(self, .upper, logarithm: log(q), start: 1)
      : PositiveQuantile.solve(self, .lower, logarithm: log1p(-q), start: 1)
  }

  private func place(_ x: Double) -> IncompleteBeta.Place {
    let (a, b) = (0.5 * numerator, 0.5 * denominator)
    // Divided by x where x is large, which may leave the range of doubles otherwise.
    let (share, rest) = x > 1 ? (numerator, denominator / x) : (numerator * x, denominator)
    let total = share + rest
    return .init(
      a: a, b: b, x: share / total, y: rest / total,
      excess: a * (denominator / total) * (x > 1 ? 1 - 1 / x : x - 1))
  }
}
