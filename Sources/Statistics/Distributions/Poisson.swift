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
