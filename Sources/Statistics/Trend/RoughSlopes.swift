import Kernels
import KernelsBaseline
import KernelsV3

/// Slopes of a block counted roughly: values less a trend are compared on a scale of sixteen bits.
///
/// Three times as fast as exact counts, which confirm what they suggest.
struct RoughSlopes {
  private let values: UnsafePointer<Lanes>
  private let count: Int
  private let middle: Lanes
  private let reach: Lanes
  /// Pairs of a missing value and a present one later, which levels count as falls.
  private let missingFirst: SIMD8<Int32>
  private let levels: UnsafeMutablePointer<SIMD8<Int16>>

  /// Lanes of scratch memory for series of a length.
  static func scratchSize(count: Int) -> Int { TiltedOrder.size(count: count) / 4 + 1 }

  /// - Parameters:
  ///   - values: `count` periods, NaN where missing.
  ///   - bulk: the range of most values, by lane.
  ///   - scratch: ``scratchSize(count:)`` lanes, kept by the caller as long as this value.
  init(
    _ values: UnsafePointer<Lanes>, count: Int, bulk: (low: Lanes, high: Lanes),
    scratch: UnsafeMutablePointer<Lanes>
  ) {
    self.values = values
    self.count = count
    levels = UnsafeMutableRawPointer(scratch).assumingMemoryBound(to: SIMD8<Int16>.self)
    middle = bulk.low * 0.5 + bulk.high * 0.5
    // Twice the middle nine tenths leave room for most of the rest; what is outside is cut off.
    reach = bulk.high - bulk.low
    var missing = SIMD8<Int64>.zero
    var pairs = SIMD8<Int64>.zero
    for time in 0..<count {
      let absent = values[time] .!= values[time]
      pairs &+= missing.replacing(with: 0, where: absent)
      missing &-= LaneMath.counts(absent)
    }
    missingFirst = SIMD8<Int32>(truncatingIfNeeded: pairs)
  }

  /// About how many slopes lie below a pivot.
  func below(_ pivot: Lanes) -> SIMD8<Int32> {
    let trend = pivot * (Double(count - 1) / 2)
    let scale =
      Lanes(repeating: Double(TiltedOrder.missing - 1)) / (reach + LaneMath.magnitude(trend))
    let falls: SIMD8<Int32>
    if Processor.runsV3 {
      KernelsV3.tiltedLevels(
        values, count: count, slope: pivot, centre: middle - trend, scale: scale, into: levels)
      falls = KernelsV3.inversions(levels, count: count)
    } else {
      KernelsBaseline.tiltedLevels(
        values, count: count, slope: pivot, centre: middle - trend, scale: scale, into: levels)
      falls = KernelsBaseline.inversions(levels, count: count)
    }
    return falls &- missingFirst
  }
}
