/// The choices of method by which figures become an index.
package struct IndexChoices: Sendable, Hashable {
  /// What is done about figures that lie far from all others.
  package enum Outliers: String, Sendable, CaseIterable {
    /// Figures stay as they are.
    case none
    /// ``OutlierTreatment``.
    case winsorise
  }

  /// How indicators of different units are brought to one scale.
  package enum Normalisation: String, Sendable, CaseIterable {
    /// The least figure becomes 1, the greatest 100.
    case minMax = "min-max"
    /// The mean becomes 50 and a standard deviation 15 points, within 1…100.
    case zScore = "z-score"
    /// The lowest place becomes 1, the highest 100; equal figures share the mean of their places.
    case rank
  }

  /// How much each indicator counts.
  package enum Weights: String, Sendable, CaseIterable {
    case equal
    case declared
    /// ``PrincipalWeights``.
    case principal
  }

  /// How a unit's normalised figures become one.
  package enum Aggregation: String, Sendable, CaseIterable {
    /// A low figure is made up for by a high one.
    case arithmetic
    /// A low figure is made up for only in part.
    case geometric
  }

  package var outliers: Outliers
  package var normalisation: Normalisation
  package var weights: Weights
  package var aggregation: Aggregation

  package init(
    outliers: Outliers = .winsorise, normalisation: Normalisation = .minMax,
    weights: Weights = .equal, aggregation: Aggregation = .arithmetic
  ) {
    self.outliers = outliers
    self.normalisation = normalisation
    self.weights = weights
    self.aggregation = aggregation
  }
}
