/// Exponentials and logarithms of eight lanes at once.
///
/// Both instruction sets give the same bytes, because no multiplication is fused with an addition
/// and nothing comes from the C library.
public enum LaneFunctions {
  /// eˣ.
  ///
  /// Relative error below 3e-16. Below −707 the result is 0, above 709.78 infinity.
  ///
  /// - Complexity: about 30 operations on a vector.
  @inlinable @inline(__always)
  public static func exp<Target: InstructionSet>(_ target: Target.Type, _ x: Lanes) -> Lanes {
    // x = k ln 2 + r with |r| at most half of ln 2. Adding 1.5 · 2⁵² rounds to a whole number and
    // leaves it in the low bits.
    let shifter = 6_755_399_441_055_744.0
    let isSmall = x .< Lanes(repeating: -707)
    let isLarge = x .> Lanes(repeating: 709.782_712_893_384)
    let clamped = x.replacing(with: -707, where: isSmall)
      .replacing(with: 709.782_712_893_384, where: isLarge)
    let shifted = clamped * 1.4426950408889634 + shifter
    let k = shifted - shifter
    let r = (clamped - k * 0.6931467056274414) - k * 4.7493250390316726e-07
    // Estrin's order: short chains, because one alone would leave the units waiting.
    let r2 = r * r
    let r4 = r2 * r2
    let low = (r * 0.1666666666666667 + 0.5) + r2 * (r * 0.008333333333326141 + 0.04166666666666667)
    let middle =
      (r * 0.00019841269874800493 + 0.0013888888888883752)
      + r2 * (r * 2.7557255425746435e-06 + 2.4801587325533363e-05)
    let high =
      (r * 2.510520637395701e-08 + 2.7557273661348637e-07) + r2 * 2.0914679376583935e-09
    let power = (low + r4 * (middle + r4 * high)) * r2 + r + 1
    // Times 2ᵏ in two halves: 2¹⁰²⁴ itself is no double.
    let bits = SIMD8<Int64>(lanesAsBits: shifted)
    let first = (bits &- SIMD8(repeating: Int64(bitPattern: shifter.bitPattern) &+ 1)) &<< 52
    let scaled = Lanes(bitsAsLanes: SIMD8<Int64>(lanesAsBits: power) &+ first) * 2
    let result = scaled.replacing(with: 0, where: isSmall)
      .replacing(with: .infinity, where: isLarge)
    return result.replacing(with: x, where: x .!= x)
  }

  /// ln x.
  ///
  /// Relative error below 3e-16. Zero gives minus infinity, a negative number NaN.
  ///
  /// - Complexity: about 40 operations on a vector, a division among them.
  @inlinable @inline(__always)
  public static func log<Target: InstructionSet>(_ target: Target.Type, _ x: Lanes) -> Lanes {
    let tiny = x .< Lanes(repeating: .leastNormalMagnitude)
    let scaled = x.replacing(with: x * 18_014_398_509_481_984, where: tiny)
    // x = 2ᵏ m with m between √½ and √2.
    let halfRoot: Int64 = 0x3FE6_A09E_0000_0000
    let bits = SIMD8<Int64>(lanesAsBits: scaled) &- SIMD8(repeating: halfRoot)
    let mantissa = (bits & SIMD8(repeating: 0x000F_FFFF_FFFF_FFFF)) &+ SIMD8(repeating: halfRoot)
    let f = Lanes(bitsAsLanes: mantissa) - 1
    // The exponent as a double: its bits below those of 2⁵² · 1.5.
    let shifter = 6_755_399_441_055_744.0
    let exponent =
      SIMD8<Int64>(truncatingIfNeeded: SIMD8<UInt64>(truncatingIfNeeded: bits) &>> 52)
    let signed = (exponent ^ SIMD8(repeating: 0x800)) &- SIMD8(repeating: 0x800)
    let k =
      Lanes(bitsAsLanes: signed &+ SIMD8(repeating: Int64(bitPattern: shifter.bitPattern)))
      - Lanes(repeating: shifter).replacing(with: shifter + 54, where: tiny)
    let s = f / (f + 2)
    let z = s * s
    let z2 = z * z
    let z4 = z2 * z2
    let low =
      (z * 0.4000000000000088 + 0.6666666666666666)
      + z2 * (z * 0.2222222239180047 + 0.2857142857080323)
    let high =
      (z * 0.15386240205813478 + 0.18181795630884753)
      + z2 * (z * 0.13086767009948175 + 0.13268759668560612)
    let p = low + z4 * high
    let half = f * f * 0.5
    let rest = s * (half + p * z) + k * 4.7493250390316726e-07
    let result = k * 0.6931467056274414 - ((half - rest) - f)
    return result.replacing(with: -.infinity, where: x .== 0)
      .replacing(with: .nan, where: x .< 0)
      .replacing(with: x, where: (x .== .infinity) .| (x .!= x))
  }

  /// e − ln(1 + e) for e > −1, half the deviance of an observation that lies e (relative) below its
  /// mean.
  ///
  /// Relative error below 2e-15 also near 0, where ln(1 + e) alone would lose its digits.
  ///
  /// - Complexity: about 60 operations on a vector.
  @inlinable @inline(__always)
  public static func unitDeviance<Target: InstructionSet>(
    _ target: Target.Type, _ e: Lanes
  ) -> Lanes {
    let near = (e .> Lanes(repeating: -0.3)) .& (e .< Lanes(repeating: 0.4))
    return (e - log(target, e + 1))
      .replacing(with: unitDevianceSeries(target, e), where: near)
  }

  /// e − ln(1 + e) for e between −0.3 and 0.4.
  @inlinable @inline(__always)
  static func unitDevianceSeries<Target: InstructionSet>(
    _ target: Target.Type, _ e: Lanes
  ) -> Lanes {
    // ln(1 + e) = 2 artanh(r) = 2 (r + r³/3 + r⁵/5 + …)
    let r = e / (e + 2)
    let y = r * r
    let y2 = y * y
    let low =
      (y * 0.20000000000000656 + 0.3333333333333333)
      + y2 * (y * 0.11111111224151181 + 0.14285714285273246)
    let high =
      (y * 0.07693274951273472 + 0.09090894884232527)
      + y2 * (y * 0.0658432545886927 + 0.06630351077537028)
    let p = low + y2 * y2 * high
    return r * (e - y * p * 2)
  }
}

extension SIMD8<Int64> {
  /// The bits of eight doubles.
  @inlinable @inline(__always)
  public init(lanesAsBits lanes: Lanes) { self = unsafeBitCast(lanes, to: SIMD8<Int64>.self) }
}

extension SIMD8<Double> {
  /// Eight doubles of these bits.
  @inlinable @inline(__always)
  public init(bitsAsLanes bits: SIMD8<Int64>) { self = unsafeBitCast(bits, to: Lanes.self) }
}
