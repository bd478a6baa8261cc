/// The Poisson distribution: counts of independent events at a steady rate.
package struct Poisson: CountDistribution {
  package let mean: Double

  /// - Parameter mean: at least 0 and finite; 0 gives the count 0 for certain.
  package init(mean: Double) {
    precondition(mean >= 0 && mean < .infinity, "a Poisson distribution has a mean of at least 0")
    self.mean = mean
  }

  package var variance: Double { mean }
  package var largest: Double { mean == 0 ? 0 : .infinity }

  package func logMass(_ count: Double) -> Double {
    guard count >= 0, count < .infinity, count == count.rounded(), mean > 0 else {
      return count == 0 ? 0 : -.infinity
    }
    return Self.logDensity(count, mean: mean)
  }

  /// The logarithm of the mass, continued to counts that are not whole.
  ///
  /// - Parameters:
  ///   - count: at least 0 and finite.
  ///   - mean: above 0 and finite.
  static func logDensity(_ count: Double, mean: Double) -> Double {
    count == 0 ? -mean : IncompleteGamma.logPower(count, mean)
  }

  package func tails(_ count: Double) -> TailProbability {
    guard count >= 0 else { return .none(.lower) }
    guard count < .infinity, mean > 0 else { return .none(.upper) }
    // Time until the event after the counted ones is gamma distributed.
    return IncompleteGamma.tails(count.rounded(.down) + 1, mean).exchanged
  }
}

extension Poisson {
  /// The exact limits of the mean behind a count, without an approximation for small counts.
  ///
  /// The lower limit is the mean that would give so high a count, the upper one the mean that would
  /// give so low a count, each with half of the probability left outside. They keep at least their
  /// level for every mean, and more for small ones.
  ///
  /// - Parameters:
  ///   - count: events, at least 0 and finite.
  ///   - level: probability covered, above 0 and below 1.
  /// - Returns: limits from 0 on; nil where the count or the level is none.
  /// - Complexity: O(1), one or two quantiles of a gamma distribution.
  /// - References: Garwood F (1936). Fiducial limits for the Poisson distribution. Biometrika
  ///   28:437–442. doi:10.1093/biomet/28.3-4.437. Agrees with R's `poisson.test(x)$conf.int`.
  package static func limits(ofCount count: Double, level: Double = 0.95) -> ClosedRange<Double>? {
    guard count >= 0, count < .infinity, level > 0, level < 1 else { return nil }
    let outside = (1 - level) / 2
    let lower = count == 0 ? 0 : GammaDistribution(shape: count).quantile(outside)
    return lower...GammaDistribution(shape: count + 1).upperQuantile(outside)
  }
}
