/// Half the deviance of an observation from its mean: how far, in units of log-likelihood, a count
/// or a share lies from what was expected.
///
/// Masses and tails of the gamma, Poisson, binomial and negative binomial families are products of
/// huge powers and factorials. Written with this function, all that is large cancels beforehand and
/// the result keeps its relative accuracy however large the counts are.
///
/// - References: Loader C (2000), Fast and accurate computation of binomial probabilities.
enum Deviance {
  /// x ln(x/m) + m − x, never negative.
  ///
  /// - Parameters:
  ///   - x: observation, at least 0.
  ///   - ratio: m/x, of use only far from 1.
  ///   - difference: m − x. The result is as accurate as this number, which the caller computes
  ///     without cancellation.
  static func half(_ x: Double, ratio: Double, difference: Double) -> Double {
    guard x > 0 else { return difference }
    let relative = difference / x
    if relative > -0.3, relative < 0.4 { return x * unit(relative) }
    return difference - x * log(min(ratio, .greatestFiniteMagnitude))
  }

  /// e − ln(1 + e) for e > −1, without the cancellation near 0.
  static func unit(_ e: Double) -> Double {
    guard e > -0.3, e < 0.4 else { return e - log1p(e) }
    // ln(1 + e) = 2 artanh(r) = 2 (r + r³/3 + r⁵/5 + …)
    let r = e / (2 + e)
    let square = r * r
    // Written out, so that no division is left to do.
    var sum = 1.0 / 27
    sum = sum * square + 1.0 / 25
    sum = sum * square + 1.0 / 23
    sum = sum * square + 1.0 / 21
    sum = sum * square + 1.0 / 19
    sum = sum * square + 1.0 / 17
    sum = sum * square + 1.0 / 15
    sum = sum * square + 1.0 / 13
    sum = sum * square + 1.0 / 11
    sum = sum * square + 1.0 / 9
    sum = sum * square + 1.0 / 7
    sum = sum * square + 1.0 / 5
    sum = sum * square + 1.0 / 3
    return r * (e - 2 * square * sum)
  }
}
