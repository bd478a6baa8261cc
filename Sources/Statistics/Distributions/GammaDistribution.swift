/// The gamma distribution with scale 1.
package struct GammaDistribution: ContinuousDistribution {
  package let shape: Double

  /// - Parameter shape: above 0 and finite.
  package init(shape: Double) {
    precondition(shape > 0 && shape < .infinity, "a gamma distribution has a positive shape")
    self.shape = shape
  }

  package func logDensity(_ x: Double) -> Double {
    guard x > 0 else { return -.infinity }
    return IncompleteGamma.logPower(shape, x) + log(shape / x)
  }

  package func tails(_ x: Double) -> TailProbability { IncompleteGamma.tails(shape, x) }

  /// The value with a share p below it, p from 0 to 1.
  package func quantile(_ p: Double) -> Double {
    guard p > 0, p < 1 else { return p == 0 ? 0 : p == 1 ? .infinity : .nan }
    return p <= 0.5 ? solve(.lower, log(p)) : solve(.upper, log1p(-p))
  }

  /// The value with a share q above it, for q however small.
  package func upperQuantile(_ q: Double) -> Double {
    guard q > 0, q < 1 else { return q == 0 ? .infinity : q == 1 ? 0 : .nan }
    return q <= 0.5 ? solve(.upper, log(q)) : solve(.lower, log1p(-q))
  }

  private func solve(_ side: TailProbability.Side, _ logarithm: Double) -> Double {
    PositiveQuantile.solve(
      self, side, logarithm: logarithm, start: start(side, logarithm))
  }

  /// Wilson and Hilferty's cube, or the first term of the series where the cube fails.
  private func start(_ side: TailProbability.Side, _ logarithm: Double) -> Double {
    let z = Normal.quantile(logarithm: logarithm) * (side == .lower ? 1 : -1)
    let cube = 1 - 1 / (9 * shape) + z / (3 * shape.squareRoot())
    if cube > 0.3 { return shape * cube * cube * cube }
    let first = (logarithm + GammaFunction.log(shape + 1)) / shape
    return side == .lower ? exp(first) : 1
  }
}

/// The χ² distribution.
package struct ChiSquared: ContinuousDistribution {
  package let degrees: Double
  private let gamma: GammaDistribution

  /// - Parameter degrees: of freedom, above 0 and finite, not necessarily whole.
  package init(degrees: Double) {
    self.degrees = degrees
    gamma = GammaDistribution(shape: 0.5 * degrees)
  }

  package func logDensity(_ x: Double) -> Double { gamma.logDensity(0.5 * x) - log(2) }
  package func tails(_ x: Double) -> TailProbability { gamma.tails(0.5 * x) }

  /// The value with a share p below it, p from 0 to 1.
  package func quantile(_ p: Double) -> Double { 2 * gamma.quantile(p) }
  /// The value with a share q above it, for q however small.
  package func upperQuantile(_ q: Double) -> Double { 2 * gamma.upperQuantile(q) }
}
