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
  /// - Complexity: about five tails.
  package func quantile(_ p: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    if p == 1 { return largest }
    guard p > 0 else { return 0 }
    return p > 0.5
      ? search(.upper, (1 - p) * (1 + 64 * .ulpOfOne) + .ulpOfOne)
      : search(.lower, p * (1 - 64 * .ulpOfOne))
  }

  /// The smallest count k with P(K > k) ≤ q: the quantile at 1 − q, for q however small.
  ///
  /// - Parameter q: from 0 to 1; NaN beyond.
  package func upperQuantile(_ q: Double) -> Double {
    guard q >= 0, q <= 1 else { return .nan }
    if q == 0 { return largest }
    return search(.upper, min(1, q * (1 + 64 * .ulpOfOne)))
  }

  /// The smallest count whose lower tail reaches, or whose upper tail does not exceed, a share.
  ///
  /// Newton's steps on the tail's logarithm, within a bracket that closes to one count; from 2⁵⁰ on,
  /// where tails are rounded, to four units in its last place.
  private func search(_ side: TailProbability.Side, _ share: Double) -> Double {
    let target = log(share)
    let z = Normal.quantile(share) * (side == .lower ? 1 : -1)
    // Cornish and Fisher's first correction, with the skewness of a gamma distribution.
    let skew = 2 * variance.squareRoot() / max(mean, 1e-300)
    let start = mean + variance.squareRoot() * (z + min(skew, 1) * (z * z - 1) / 6)
    var count = start.isFinite ? min(max(0, start.rounded()), largest) : 0
    var (below, above) = (-1.0, largest)
    var steps = 0
    var reach = 2.0
    func grain(_ count: Double) -> Double { max(1, 4 * count.ulp) }
    while above - below > grain(below) {
      let tail = tails(count)
      let logarithm = side == .lower ? tail.logLower : tail.logUpper
      let holds = side == .lower ? logarithm >= target : logarithm <= target
      if holds { above = count } else { below = count }
      steps += 1
      // The tail falls or grows by the mass of the count at hand.
      let hazard = exp(logMass(count) - logarithm)
      let newton = ((logarithm - target) / hazard * (side == .lower ? -1 : 1)).rounded()
      var next = count + newton
      if !next.isFinite || steps > 12 {
        if above == .infinity {
          // Reaches out ever farther where no end is known yet.
          next = min(below + grain(below) * reach, .greatestFiniteMagnitude)
          reach *= reach
        } else {
          // Halves what is left, by its logarithm where it spans magnitudes.
          let middle =
            above > 4 * (below + 2)
            ? (below + 1).squareRoot() * above.squareRoot() : 0.5 * below + 0.5 * above
          next = middle.rounded(.down)
        }
      }
      count = min(max(next, below + grain(below)), above - grain(below))
      if count <= below || count >= above { count = 0.5 * below + 0.5 * above }
      // No double lies between the ends.
      guard count > below, count < above else { return above }
    }
    return above
  }
}
