/// Small operations on eight lanes that compile to one or two instructions.
public enum LaneMath {
  /// The smaller of two numbers, lane by lane; the second where either is NaN.
  @inlinable @inline(__always)
  public static func minimum(_ a: Lanes, _ b: Lanes) -> Lanes {
    b.replacing(with: a, where: a .< b)
  }

  /// The larger of two numbers, lane by lane; the second where either is NaN.
  @inlinable @inline(__always)
  public static func maximum(_ a: Lanes, _ b: Lanes) -> Lanes {
    b.replacing(with: a, where: a .> b)
  }

  /// The size of a number without its sign, lane by lane.
  @inlinable @inline(__always)
  public static func magnitude(_ a: Lanes) -> Lanes {
    unsafeBitCast(
      unsafeBitCast(a, to: SIMD8<UInt64>.self) & SIMD8(repeating: 0x7fff_ffff_ffff_ffff),
      to: Lanes.self)
  }

  /// -1 in lanes where the mask holds and 0 elsewhere, so that subtracting it counts.
  @inlinable @inline(__always)
  public static func counts(_ mask: SIMDMask<SIMD8<Int64>>) -> SIMD8<Int64> {
    SIMD8<Int64>.zero.replacing(with: SIMD8<Int64>(repeating: -1), where: mask)
  }

  /// Whether a mask holds in any lane.
  ///
  /// The standard library's `any` would do, but it calls a specialised function that both instruction
  /// sets share, and then one of them runs the other's machine code.
  @inlinable @inline(__always)
  public static func holdsAnywhere(_ mask: SIMDMask<SIMD8<Int64>>) -> Bool {
    let bits = unsafeBitCast(mask, to: SIMD8<Int64>.self)
    let half = bits.lowHalf | bits.highHalf
    let quarter = half.lowHalf | half.highHalf
    return (quarter.x | quarter.y) != 0
  }

  /// Whether a mask holds in every lane.
  @inlinable @inline(__always)
  public static func holdsEverywhere(_ mask: SIMDMask<SIMD8<Int64>>) -> Bool {
    !holdsAnywhere(.!mask)
  }
}
