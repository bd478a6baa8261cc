/// A probability distribution over counts 0, 1, 2, ….
///
/// Counts are doubles, so that the largest counts need no conversion; a count that is no whole
/// number has mass 0 and cuts the distribution like the whole number below it.
package protocol CountDistribution: Sendable {
  var mean: Double { get }
  var variance: Double { get }
  /// The largest count that can occur; infinity where there is none.
  var largest: Double { get }

  /// Natural logarithm of the probability of exactly this count; minus infinity where it is 0.
  func logMass(_ count: Double) -> Double

  /// How the distribution divides: lower is P(K ≤ count), upper is P(K > count).
  func tails(_ count: Double) -> TailProbability
}

extension CountDistribution {
  /// Probability of exactly this count.
  package func mass(_ count: Double) -> Double { exp(logMass(count)) }

  /// P(K ≤ count).
  package func atMost(_ count: Double) -> Double { tails(count).lower }

  /// P(K > count).
  package func above(_ count: Double) -> Double { tails(count).upper }

  /// P(K ≥ count), the usual p-value of a high count.
  package func atLeast(_ count: Double) -> Double { tails(count.rounded(.up) - 1).upper }

  /// P(K > count) + ½ P(K = count): the tail whose mean over counts is ½, so that a forecast that is
  /// right gives values without a bias to either side.
  package func midUpper(_ count: Double) -> Double { above(count) + 0.5 * mass(count) }

  /// P(K < count) + ½ P(K = count).
  package func midLower(_ count: Double) -> Double {
    tails(count.rounded(.up) - 1).lower + 0.5 * mass(count)
  }

  /// The smallest count k with P(K ≤ k) ≥ p.
  ///
  /// A p that equals P(K ≤ k) up to the rounding of its computation (64 units in the last place)
  /// gives that k.
  ///
  /// - Parameter p: from 0 to 1; NaN beyond.
  /// - Complexity: O(log(1 + error of the Cornish–Fisher start)) tails.
  package func quantile(_ p: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    if p == 1 { return largest }
    if p > 0.5 {
      let q = (1 - p) * (1 + 64 * .ulpOfOne) + .ulpOfOne
      return search(start: p) { $0.upper <= q }
    }
    return search(start: p) { $0.lower >= p * (1 - 64 * .ulpOfOne) }
  }

  /// The smallest count k with P(K > k) ≤ q: the quantile at 1 − q, for q however small.
  ///
  /// - Parameter q: from 0 to 1; NaN beyond.
  package func upperQuantile(_ q: Double) -> Double {
    guard q >= 0, q <= 1 else { return .nan }
    if q == 0 { return largest }
    return search(start: 1 - q, upper: q) { $0.upper <= q * (1 + 64 * .ulpOfOne) }
  }

  /// The smallest count whose tails satisfy a condition that holds from some count on.
  private func search(
    start p: Double, upper q: Double? = nil, _ holds: (TailProbability) -> Bool
  ) -> Double {
    let deviation = variance.squareRoot()
    let z = q.map { -Normal.quantile($0) } ?? Normal.quantile(p)
    var guess = mean + deviation * z
    guess = min(max(0, guess.isFinite ? guess.rounded() : 0), largest)
    var (below, above) = (-1.0, largest)
    var step = max(1, (0.05 * deviation).rounded())
    if holds(tails(guess)) {
      above = guess
      while above - step > below, holds(tails(above - step)) {
        above -= step
        step *= 2
      }
      below = max(below, above - step)
    } else {
      below = guess
      while below + step < above, !holds(tails(below + step)) {
        below += step
        step *= 2
      }
      above = min(above, below + step)
    }
    while true {
      let middle = ((below + above) / 2).rounded(.down)
      guard middle > below, middle < above else { return above }
      if holds(tails(middle)) { above = middle } else { below = middle }
    }
  }
}
