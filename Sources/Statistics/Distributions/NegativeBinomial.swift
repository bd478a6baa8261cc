/// The negative binomial distribution: counts that vary more than independent events would, the
/// usual law of a month's crossings.
///
/// The variance is mean + mean²/size. The size need not be whole; the larger it is, the closer the
/// distribution comes to Poisson's, which it is at infinity.
package struct NegativeBinomial: CountDistribution {
  package let mean: Double
  package let size: Double

  /// - Parameters:
  ///   - mean: at least 0 and finite; 0 gives the count 0 for certain.
  ///   - size: above 0 (θ of MASS, 1/α of statsmodels); infinity is Poisson's distribution.
  package init(mean: Double, size: Double) {
    precondition(mean >= 0 && mean < .infinity, "a negative binomial has a mean of at least 0")
    precondition(size > 0, "a negative binomial has a size above 0")
    self.mean = mean
    self.size = size
  }

  package var variance: Double { mean + mean * (mean / size) }
  package var largest: Double { mean == 0 ? 0 : .infinity }

  package func logMass(_ count: Double) -> Double {
    guard size < .infinity else { return Poisson(mean: mean).logMass(count) }
    guard count >= 0, count < .infinity, count == count.rounded(), mean > 0 else {
      return count == 0 ? 0 : -.infinity
    }
    return Self.logDensity(count, mean: mean, size: size)
  }

  /// The logarithm of the mass, continued to counts that are not whole.
  ///
  /// - Parameters:
  ///   - count: at least 0 and finite.
  ///   - mean: above 0 and finite.
  ///   - size: above 0 and finite.
  static func logDensity(_ count: Double, mean: Double, size: Double) -> Double {
    if count == 0 {
      return mean < size ? -size * log1p(mean / size) : size * log(size / (size + mean))
    }
    let n = size + count
    let total = size + mean
    let excess = size / total * (count - mean)
    let deviance =
      Deviance.half(size, ratio: n / total, difference: excess)
      + Deviance.half(count, ratio: n / count * (mean / total), difference: -excess)
    return GammaFunction.stirlingRemainder(n) - GammaFunction.stirlingRemainder(size)
      - GammaFunction.stirlingRemainder(count) - deviance - GammaFunction.halfLogTwoPi
      + 0.5 * log(size / n / count)
  }

  package func tails(_ count: Double) -> TailProbability {
    guard size < .infinity else { return Poisson(mean: mean).tails(count) }
    guard count >= 0 else { return .none(.lower) }
    guard count < .infinity, mean > 0 else { return .none(.upper) }
    return IncompleteBeta.tails(place(count.rounded(.down) + 1))
  }

  /// The probabilities below, at and above a count, for little more than the price of one.
  ///
  /// - Parameter count: a whole number of at least 0.
  /// - Returns: `beyond` divides at the count itself: its lower side is P(K < count), its upper side
  ///   P(K ≥ count).
  package func around(_ count: Double) -> (beyond: TailProbability, mass: Double) {
    guard size < .infinity, count > 0, count < .infinity, mean > 0 else {
      return (tails(count - 1), mass(count))
    }
    // The mass is pˢ qᵏ/(k B(s, k)), and the tails begin with the same power.
    let place = place(count)
    let power = place.logPower
    return (IncompleteBeta.tails(place, logPower: power), exp(power) / count)
  }

  /// Where the beta distribution divides whose lower side is P(K < next).
  private func place(_ next: Double) -> IncompleteBeta.Place {
    let total = size + mean
    return IncompleteBeta.Place(
      a: size, b: next, x: size / total, y: mean / total, excess: size / total * (next - mean))
  }
}
