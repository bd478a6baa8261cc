/// A continuous probability distribution on the real line or its positive half.
package protocol ContinuousDistribution: Sendable {
  /// Natural logarithm of the density; minus infinity outside the support.
  func logDensity(_ x: Double) -> Double

  /// How the distribution divides at x: lower is P(X ≤ x), upper is P(X > x).
  func tails(_ x: Double) -> TailProbability
}

extension ContinuousDistribution {
  /// Density at x.
  package func density(_ x: Double) -> Double { exp(logDensity(x)) }

  /// P(X ≤ x).
  package func below(_ x: Double) -> Double { tails(x).lower }

  /// P(X > x).
  package func above(_ x: Double) -> Double { tails(x).upper }
}

/// The place on a positive half-line where a tail has a given size.
enum PositiveQuantile {
  /// The x > 0 with a tail of natural logarithm `target` on one side.
  ///
  /// Newton's steps on the tail's logarithm over ln x, kept within a bracket: both are smooth and
  /// nearly straight there, also in tails far below the smallest double.
  ///
  /// - Complexity: about ten tails.
  static func solve(
    _ distribution: some ContinuousDistribution, _ side: TailProbability.Side,
    logarithm target: Double, start: Double
  ) -> Double {
    let sign: Double = side == .lower ? 1 : -1
    var (low, high) = (-745.2, 709.78)
    var u = min(max(log(start), -700), 700)
    if u.isNaN { u = 0 }
    var step = 0.0
    for _ in 0..<200 {
      let x = exp(u)
      let tail = distribution.tails(x)
      let logarithm = side == .lower ? tail.logLower : tail.logUpper
      let gap = sign * (logarithm - target)
      if gap > 0 { high = u } else { low = u }
      if gap == 0 { break }
      // d ln tail / d ln x
      let slope = exp(distribution.logDensity(x) + u - logarithm)
      let newton = u - gap / slope
      let next = newton > low && newton < high ? newton : 0.5 * (low + high)
      step = next - u
      u = next
      if abs(step) <= 2e-16 * max(1, abs(u)) { break }
    }
    return exp(u)
  }
}
