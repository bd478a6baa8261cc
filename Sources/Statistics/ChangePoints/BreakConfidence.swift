import Foundation

/// How well the date of a break is known.
///
/// The least-squares date, standardised by the size of the break, is distributed like the place of
/// the maximum of a two-sided Brownian motion with drift, whose two sides may differ in slope and
/// variance because the regressors and the errors may differ between the two regimes.
///
/// - References: Bai J (1997). Estimation of a change point in multiple regression models. Review of
///   Economics and Statistics 79:551–563. doi:10.1162/003465397557132
package struct BreakConfidence: Sendable, Equatable {
  /// Mean of the squared jump of the fitted value over the regime before, and after, the break.
  package let jumpBefore: Double
  /// See ``jumpBefore``.
  package let jumpAfter: Double
  /// Variance of the errors before, and after, the break.
  package let varianceBefore: Double
  /// See ``varianceBefore``.
  package let varianceAfter: Double

  /// - Parameters:
  ///   - jumpBefore: mean squared jump of the fitted value over the regime before the break.
  ///   - jumpAfter: the same over the regime after it.
  ///   - varianceBefore: variance of the errors before.
  ///   - varianceAfter: variance of the errors after.
  package init(
    jumpBefore: Double, jumpAfter: Double, varianceBefore: Double, varianceAfter: Double
  ) {
    self.jumpBefore = jumpBefore
    self.jumpAfter = jumpAfter
    self.varianceBefore = varianceBefore
    self.varianceAfter = varianceAfter
  }

  /// How many values before and after the estimated break the true one may lie.
  ///
  /// - Parameter confidence: such as 0.95; the rest is divided evenly between both ends.
  /// - Returns: both counted forwards (the first one is at most 0); nil where a regime has no errors
  ///   or the jump is nothing, so that the distribution is not defined, and where one side alone
  ///   holds more than the confidence allows.
  package func offsets(confidence: Double) -> (earliest: Int, latest: Int)? {
    let tail = (1 - confidence) / 2
    guard varianceBefore > 0, varianceAfter > 0, jumpBefore > 0, jumpAfter > 0 else { return nil }
    let centre = argmaxProbability(0)
    guard centre >= tail, centre <= 1 - tail else { return nil }
    guard let low = quantile(tail, towards: -1), let high = quantile(1 - tail, towards: 1) else {
      return nil
    }
    // The distribution is that of (true - estimated), scaled: the ends change places.
    let scale = varianceBefore / jumpBefore
    let earliest = -(high * scale).rounded(.up)
    let latest = -(low * scale).rounded(.down)
    guard abs(earliest) < 1e15, abs(latest) < 1e15 else { return nil }
    return (Int(earliest), Int(latest))
  }

  private func quantile(_ probability: Double, towards direction: Double) -> Double? {
    var reach = 1.0
    while (argmaxProbability(direction * reach) - probability) * direction < 0 {
      reach *= 2
      guard reach < 1e12 else { return nil }
    }
    let inner = reach == 1 ? 0 : direction * reach / 2
    return RootSearch.crossing(from: inner, to: direction * reach, tolerance: 1e-9 * reach) {
      argmaxProbability($0) - probability
    }
  }

  /// Probability that the standardised place of the maximum is at most x.
  package func argmaxProbability(_ x: Double) -> Double {
    let ratio = jumpAfter / jumpBefore
    let phi = ratio * varianceAfter / varianceBefore
    return x < 0
      ? below(-x, ratio: ratio, phi: phi)
      : 1 - above(x, ratio: ratio, phi: phi)
  }

  /// Probability of lying more than `distance` before the break.
  private func below(_ distance: Double, ratio: Double, phi: Double) -> Double {
    let root = distance.squareRoot()
    let drift = ratio / phi
    let slope = phi + 2 * ratio
    let density = (distance / (2 * Double.pi)).squareRoot() * exp(-distance / 8)
    let far =
      phi / ratio * slope / (phi + ratio)
      * scaledTail(drift * (1 + drift) * distance / 2, (0.5 + drift) * root)
    let near =
      (distance / 2 - 2 + slope * slope / ((phi + ratio) * ratio)) * scaledTail(0, root / 2)
    return near - far - density
  }

  /// Probability of lying more than `distance` after the break.
  private func above(_ distance: Double, ratio: Double, phi: Double) -> Double {
    let root = distance.squareRoot()
    let drift = ratio * ratio / phi
    let slope = 2 * phi + ratio
    let density = (drift * distance / (2 * Double.pi)).squareRoot() * exp(-drift * distance / 8)
    let far =
      ratio / phi * slope / (phi + ratio)
      * scaledTail((phi + ratio) * distance / 2, (phi + ratio / 2) / phi.squareRoot() * root)
    let near =
      (slope * slope / ((phi + ratio) * phi) - 2 + drift * distance / 2)
      * scaledTail(0, (drift * distance).squareRoot() / 2)
    return near - far - density
  }

  /// e to the power of `exponent` times the normal tail above z, whose product is moderate where its
  /// factors are not.
  private func scaledTail(_ exponent: Double, _ z: Double) -> Double {
    exp(exponent + Normal.tails(z).logUpper)
  }
}
