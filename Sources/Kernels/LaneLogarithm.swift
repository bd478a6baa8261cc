/// Natural logarithms of eight positive numbers at once, for the innermost loops.
///
/// ``LaneFunctions/log(_:_:)`` looks after zeros, negative numbers and infinities as well; here the
/// caller does, who often needs a mask of his own anyway.
public enum LaneLogarithm {
  /// ln x, to 1 unit in the last place.
  ///
  /// The mantissa is brought into [√½, √2) and its logarithm taken by the series of
  /// 2 artanh(f / (2 + f)) with Tang's and Sun's minimax coefficients (as fdlibm does).
  ///
  /// - Parameter x: positive and finite; anything else gives a finite number without meaning, for
  ///   the caller to mask.
  /// - Returns: the logarithm.
  @inlinable @inline(__always)
  public static func of(_ x: Lanes) -> Lanes {
    // Subnormal numbers are lifted into the normal range.
    let small = x .< 0x1p-1022
    let lifted = x.replacing(with: x * 0x1p54, where: small)
    let bits = unsafeBitCast(lifted, to: SIMD8<UInt64>.self)
    // Adding the distance from √½ to 1 carries into the exponent where the mantissa is above √2.
    let shifted = bits &+ SIMD8<UInt64>(repeating: 0x3ff0_0000_0000_0000 - 0x3fe6_a09e_0000_0000)
    // An integer below 2^52 becomes a double by its place in the mantissa of 2^52.
    let exponent =
      unsafeBitCast(
        (shifted &>> 52) | SIMD8<UInt64>(repeating: 0x4330_0000_0000_0000), to: Lanes.self)
      - (0x1p52 + 1023)
    let k = exponent - Lanes.zero.replacing(with: Lanes(repeating: 54), where: small)
    let mantissa =
      (shifted & SIMD8<UInt64>(repeating: 0x000f_ffff_ffff_ffff))
      &+ SIMD8<UInt64>(repeating: 0x3fe6_a09e_0000_0000)
    let f = unsafeBitCast(mantissa, to: Lanes.self) - 1
    let s = f / (f + 2)
    let z = s * s
    let w = z * z
    let odd = w * (0x1.999999997fa04p-2 + w * (0x1.c71c51d8e78afp-3 + w * 0x1.39a09d078c69fp-3))
    let even =
      z
      * (0x1.5555555555593p-1
        + w * (0x1.2492494229359p-2 + w * (0x1.7466496cb03dep-3 + w * 0x1.2f112df3e5244p-3)))
    let half = f * f * 0.5
    let low = s * (half + (odd + even)) + k * 0x1.a39ef35793c76p-33
    return k * 0x1.62e42feep-1 - ((half - low) - f)
  }

  /// ln(1 + x) without loss for small x.
  ///
  /// - Parameter x: above -1 and finite; anything else gives a number without meaning, for the
  ///   caller to mask.
  /// - Returns: the logarithm.
  @inlinable @inline(__always)
  public static func ofOnePlus(_ x: Lanes) -> Lanes {
    let sum = x + 1
    return of(sum) + (x - (sum - 1)) / sum
  }
  /// Replaces numbers by ln(1 + x).
  ///
  /// - Parameters:
  ///   - target: the instruction set to compile for.
  ///   - values: numbers above -1.
  ///   - count: how many a lane.
  /// - Complexity: O(count), no allocation.
  @inlinable
  public static func replaceByLogarithmOfOnePlus<Target: InstructionSet>(
    _ target: Target.Type, _ values: UnsafeMutablePointer<Lanes>, count: Int
  ) {
    var index = 0
    while index < count {
      values[index] = ofOnePlus(values[index])
      index &+= 1
    }
  }
}
