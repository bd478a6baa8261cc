/// The tail of a density that falls ever faster (a log-concave one), relative to its height at the
/// tail's beginning.
///
/// Where the parameters of a gamma or beta distribution are large, series and continued fractions
/// need many terms, while the density is smooth on its own scale: Gauss and Legendre's 40 points
/// then give the tail to the accuracy of the integrand, near the middle and far out alike.
enum TailIntegral {
  /// ∫₀^∞ exp(−g(s)) ds.
  ///
  /// - Parameters:
  ///   - slope: g′(0), at least 0.
  ///   - curvature: g″(0), above 0.
  ///   - end: where the support ends; infinity where it does not.
  ///   - g: convex, growing, g(0) = 0.
  /// - Complexity: about 50 evaluations of `g`.
  static func relative(
    slope: Double, curvature: Double, end: Double, _ g: (Double) -> Double
  ) -> Double {
    let length = cutoff(slope: slope, curvature: curvature, end: end, g)
    let half = 0.5 * length
    var sum = 0.0
    for index in nodes.indices {
      let offset = half * nodes[index]
      sum += weights[index] * (exp(-g(half - offset)) + exp(-g(half + offset)))
    }
    return half * sum
  }

  /// A length beyond which less than 1e-16 of the integral remains.
  private static func cutoff(
    slope: Double, curvature: Double, end: Double, _ g: (Double) -> Double
  ) -> Double {
    let target = 40.0
    // The positive root of slope s + curvature s²/2 = target.
    let root = (slope * slope + 2 * curvature * target).squareRoot()
    var (shortest, longest) = (0.0, end)
    var length = min(2 * target / (slope + root), 0.5 * end)
    for _ in 0..<60 {
      let height = g(length)
      if height >= target - 3, height <= target + 15 { break }
      if height > target { longest = length } else { shortest = length }
      let next = length * (target / height)
      length = next > shortest && next < longest ? next : 0.5 * (shortest + longest)
    }
    return length
  }

  private static let nodes = [
    0.03877241750605082, 0.11608407067525521, 0.1926975807013711, 0.2681521850072537,
    0.3419940908257585, 0.413779204371605, 0.4830758016861787, 0.5494671250951282,
    0.6125538896679802, 0.6719566846141796, 0.7273182551899271, 0.7783056514265194,
    0.8246122308333117, 0.8659595032122595, 0.9020988069688743, 0.9328128082786765,
    0.9579168192137917, 0.9772599499837743, 0.990726238699457, 0.9982377097105593,
  ]

  private static let weights = [
    0.0775059479784248, 0.07703981816424797, 0.07611036190062624, 0.07472316905796826,
    0.07288658239580406, 0.07061164739128678, 0.0679120458152339, 0.06480401345660104,
    0.06130624249292894, 0.05743976909939155, 0.05322784698393682, 0.04869580763507223,
    0.04387090818567327, 0.038782167974472016, 0.033460195282547844, 0.0279370069800234,
    0.02224584919416696, 0.01642105838190789, 0.010498284531152813, 0.004521277098533191,
  ]
}
