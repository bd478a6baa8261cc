/// Whether the forecasts of a smoothing model forget the distant past.
public enum SmoothingStability {
  /// Which lanes are admissible: all roots of the characteristic polynomial of a model with a trend
  /// and additive seasons lie inside the unit circle.
  ///
  /// Decided by the recursion of Schur and Cohn. Without a trend or without seasons the usual bounds
  /// of the parameters suffice.
  ///
  /// - Parameters:
  ///   - target: the instruction set to compile for.
  ///   - parameters: the smoothing parameters.
  ///   - period: periods in a season, at least 2.
  ///   - scratch: room for `2 * period + 4` entries.
  /// - Complexity: O(period²), no allocation.
  /// - References: Hyndman RJ, Akram M, Archibald BC (2008). The admissible parameter space for
  ///   exponential smoothing models. Annals of the Institute of Statistical Mathematics 60:407–426.
  ///   doi:10.1007/s10463-006-0109-x
  @inlinable
  public static func admits<Target: InstructionSet>(
    _ target: Target.Type, _ parameters: StateSpaceSmoothing.Parameters, period: Int,
    scratch: UnsafeMutablePointer<Lanes>
  ) -> SIMDMask<SIMD8<Int64>> {
    let alpha = parameters.alpha
    let inner = alpha + parameters.beta - alpha * parameters.phi
    var degree = period &+ 1
    var coefficients = scratch
    var reduced = scratch + (period &+ 2)
    coefficients[0] = parameters.phi * (1 - alpha - parameters.gamma)
    coefficients[1] = inner + parameters.gamma - 1
    var index = 2
    while index < period {
      coefficients[index] = inner
      index &+= 1
    }
    coefficients[period] = alpha + parameters.beta - parameters.phi
    coefficients[degree] = Lanes(repeating: 1)
    var isAdmissible = Lanes.zero .== Lanes.zero
    while degree > 0 {
      let reflection = coefficients[0]
      let rest = 1 - reflection * reflection
      isAdmissible .&= rest .> 0
      let inverse = 1 / rest
      index = 0
      while index < degree {
        reduced[index] =
          (coefficients[index &+ 1] - reflection * coefficients[degree &- 1 &- index]) * inverse
        index &+= 1
      }
      swap(&coefficients, &reduced)
      degree &-= 1
    }
    return isAdmissible
  }
}
