/// Order statistics without sorting, lane by lane.
public enum OrderStatistic {
  /// Finds the value that has exactly `rank` values before it in ascending order.
  ///
  /// The answer is closed in between two values of the series by counting how many values lie at
  /// or below a pivot. Pivots halve the range of values at first; if the range is so uneven that
  /// this does not end soon, they halve the ordered list of doubles, which always ends.
  ///
  /// - Parameters:
  ///   - values: `count` values, none NaN; `+infinity` may stand for missing ones.
  ///   - rank: 0 is the smallest; below `count`.
  /// - Complexity: O(count) for each of about ten passes (at most 80), no allocation.
  @inlinable
  public static func value<Target: InstructionSet>(
    _ target: Target.Type, _ values: UnsafePointer<Lanes>, count: Int, rank: SIMD8<Int64>
  ) -> Lanes {
    var low = Lanes(repeating: .infinity)
    var high = Lanes(repeating: -.infinity)
    for index in 0..<count {
      low = LaneMath.minimum(values[index], low)
      high = LaneMath.maximum(finite(values[index]), high)
    }
    high = LaneMath.maximum(low, high)
    var pass = 0
    while LaneMath.holdsAnywhere(low .< high) {
      var pivot = pass < 16 ? low + (high - low) * 0.5 : middleOfOrder(low, high)
      pivot.replace(with: low, where: pivot .>= high .| (pivot .< low))
      var notAbove = SIMD8<Int64>.zero
      var below = Lanes(repeating: -.infinity)
      var above = Lanes(repeating: .infinity)
      for index in 0..<count {
        let value = values[index]
        let up = value .> pivot
        notAbove &+= LaneMath.counts(up)
        below = LaneMath.maximum(below, value.replacing(with: below, where: up))
        above = LaneMath.minimum(value.replacing(with: above, where: .!up), above)
      }
      let left = (notAbove &+ Int64(count)) .> rank
      high.replace(with: below, where: left)
      low.replace(with: above, where: .!left)
      pass += 1
    }
    return low
  }

  /// Finds two neighbouring order statistics, or one twice.
  ///
  /// - Parameters:
  ///   - lower: rank of the first.
  ///   - upper: rank of the second, `lower` or `lower + 1`.
  /// - Complexity: O(count) for each of about twelve passes, no allocation.
  @inlinable
  public static func pair<Target: InstructionSet>(
    _ target: Target.Type, _ values: UnsafePointer<Lanes>, count: Int, lower: SIMD8<Int64>,
    upper: SIMD8<Int64>
  ) -> (Lanes, Lanes) {
    let first = value(target, values, count: count, rank: lower)
    var above = SIMD8<Int64>.zero
    var next = Lanes(repeating: .infinity)
    for index in 0..<count {
      let up = values[index] .> first
      above &+= LaneMath.counts(up)
      next = LaneMath.minimum(values[index].replacing(with: next, where: .!up), next)
    }
    let reachesUpper = (above &+ Int64(count)) .> upper
    return (first, next.replacing(with: first, where: reachesUpper))
  }

  /// Infinity counts as a value but does not widen the range that pivots halve.
  @inlinable @inline(__always)
  static func finite(_ value: Lanes) -> Lanes {
    value.replacing(with: -.infinity, where: value .== Lanes(repeating: .infinity))
  }

  /// The double halfway between two in the ordered list of all doubles.
  @inlinable @inline(__always)
  static func middleOfOrder(_ low: Lanes, _ high: Lanes) -> Lanes {
    let from = ordinal(low)
    let to = ordinal(high)
    return fromOrdinal((from & to) &+ ((from ^ to) &>> 1))
  }

  /// The place of a double in the ordered list of all doubles, 0 for 0.
  @inlinable @inline(__always)
  static func ordinal(_ value: Lanes) -> SIMD8<Int64> {
    let bits = unsafeBitCast(value, to: SIMD8<Int64>.self)
    return bits.replacing(with: SIMD8<Int64>(repeating: .min) &- bits, where: bits .< 0)
  }

  /// The double at a place in the ordered list of all doubles.
  @inlinable @inline(__always)
  static func fromOrdinal(_ place: SIMD8<Int64>) -> Lanes {
    unsafeBitCast(
      place.replacing(with: SIMD8<Int64>(repeating: .min) &- place, where: place .< 0),
      to: Lanes.self)
  }
}
