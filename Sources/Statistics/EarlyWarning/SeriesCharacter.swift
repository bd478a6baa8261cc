/// What a series is taken to be, as weights of the models that have predicted it best so far.
package struct SeriesCharacter: Sendable, Equatable {
  package struct Share: Sendable, Equatable {
    package let value: Double
    /// Posterior probability.
    package let weight: Double
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
}
