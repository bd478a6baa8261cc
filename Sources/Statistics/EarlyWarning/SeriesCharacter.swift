/// What a series is taken to be, as weights of the models that have predicted it best so far.
package struct SeriesCharacter: Sendable, Equatable {
  package struct Share: Sendable, Equatable {
    package let value: Double
    /// Posterior probability.
    package let weight: Double

    package init(value: Double, weight: Double) {
      self.value = value
      self.weight = weight
    }
  }

  /// How fast the level wanders: standard deviation of its logarithm over a year. 0 is a level that
  /// only follows its trend.
  package let speeds: [Share]
  /// Harmonics of the season: 0 is no season.
  package let harmonics: [Share]
  /// Variance of a figure over its mean that is not the level's doing.
  package let dispersions: [Share]
  /// The trend: change of the logarithm over a year, and its standard deviation.
  package let slope: Double
  package let slopeDeviation: Double

  package init(
    speeds: [Share], harmonics: [Share], dispersions: [Share], slope: Double,
    slopeDeviation: Double
  ) {
    self.speeds = speeds
    self.harmonics = harmonics
    self.dispersions = dispersions
    self.slope = slope
    self.slopeDeviation = slopeDeviation
  }
}
