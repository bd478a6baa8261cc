/// Student's t distribution.
package struct StudentT: ContinuousDistribution {
  package let degrees: Double

  /// - Parameter degrees: of freedom, above 0, not necessarily whole; infinity is the normal
  ///   distribution.
  package init(degrees: Double) {
    precondition(degrees > 0, "degrees of freedom are above 0")
    self.degrees = degrees
  }

  package func logDensity(_ t: Double) -> Double {
    guard degrees < .infinity else { return -0.5 * t * t - GammaFunction.halfLogTwoPi }
    let half = 0.5 * degrees
    let size = abs(t)
    let power =
      size > 1e100
      ? 2 * log(size) - log(degrees) : log1p(size * (size / degrees))
    return GammaFunction.stirlingRemainder(half + 0.5) - GammaFunction.stirlingRemainder(half)
      - half * Deviance.unit(0.5 / half) - GammaFunction.halfLogTwoPi - (half + 0.5) * power
  }

  package func tails(_ t: Double) -> TailProbability {
    guard degrees < .infinity else { return Normal.tails(t) }
    let side: TailProbability.Side = t < 0 ? .lower : .upper
    let size = abs(t)
    guard size > 0, size < .infinity else {
      return size == 0
        ? TailProbability(side, value: 0.5)
        : t.isNaN ? TailProbability(side, value: .nan) : .none(side)
    }
    // Both tails together are I at ν/(ν + t²) with shapes ν/2 and ½, here over |t| because t² may
    // leave the range of doubles.
    let (share, rest) = size > 1 ? (degrees / size, size) : (degrees, size * size)
    let total = share + rest
    let excess = 0.5 * (degrees / total) * (size > 1 ? 1 / size - size : 1 - rest)
    let both = IncompleteBeta.tails(
      .init(a: 0.5 * degrees, b: 0.5, x: share / total, y: rest / total, excess: excess))
    return TailProbability(side, scale: both.logLower - log(2), factor: 1)
  }

  /// The value with a share p below it, p from 0 to 1.
  package func quantile(_ p: Double) -> Double {
    guard p > 0, p < 1 else { return p == 0 ? -.infinity : p == 1 ? .infinity : .nan }
    return p < 0.5 ? -distance(upper: p) : p == 0.5 ? 0 : distance(upper: 1 - p)
  }

  /// The value with a share q above it, for q however small.
  package func upperQuantile(_ q: Double) -> Double { -quantile(q) }

  /// The t > 0 with a share q < ½ above it.
  private func distance(upper q: Double) -> Double {
    let z = -Normal.quantile(q)
    guard degrees < .infinity else { return z }
    // Hill's first term where degrees are many, the power law of the tail where they are few.
    let start =
      degrees > 3
      ? z * (1 + (z * z + 1) / (4 * degrees))
      : exp((-log(q) + logDensity(1)) / degrees)
    return PositiveQuantile.solve(self, .upper, logarithm: log(q), start: start)
  }
}
