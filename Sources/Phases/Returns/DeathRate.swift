import Statistics

/// Documented deaths and disappearances per 10,000 crossings, with exact limits.
///
/// - References: Garwood F (1936). Fiducial limits for the Poisson distribution. Biometrika
///   28:437–442. doi:10.1093/biomet/28.3-4.437
package struct DeathRate: Hashable, Sendable {
  package static let per = 10_000.0

  package let deaths: Double
  package let crossings: Double

  /// - Returns: nil where nobody crossed, or where a count is negative or no number.
  package init?(deaths: Double, crossings: Double) {
    guard deaths >= 0, deaths.isFinite, crossings > 0, crossings.isFinite else { return nil }
    self.deaths = deaths
    self.crossings = crossings
  }

  package var value: Double { deaths / crossings * Self.per }

  /// Limits of the rate if each death came independently of every other; crossings are taken as known.
  package func limits(level: Double = 0.95) -> ClosedRange<Double> {
    let limits = Self.limits(deaths, level: level)
    return (limits.lowerBound / crossings * Self.per)...(limits.upperBound / crossings * Self.per)
  }

  /// Limits of the mean behind a count of deaths; all that can be where the count is none.
  package static func limits(_ deaths: Double, level: Double = 0.95) -> ClosedRange<Double> {
    Poisson.limits(ofCount: deaths, level: level) ?? 0...Double.infinity
  }
}
