import Kernels
import KernelsBaseline
import KernelsV3

/// Slopes of a block counted and gathered by comparing every pair with an exact threshold.
struct ExactSlopes {
  private let values: UnsafePointer<Lanes>
  private let count: Int
  private let step: Int
  private let first: UnsafeMutablePointer<Lanes>
  private let second: UnsafeMutablePointer<Lanes>
  private let notes: UnsafeMutablePointer<Int>

  /// Lanes of scratch memory for series of a length.
  static func scratchSize(count: Int, step: Int) -> Int { 2 * (count / step + 2) + count / 32 + 1 }

  /// - Parameters:
  ///   - values: `count` periods, NaN where missing, of the greatest size that does not overflow.
  ///   - step: periods between values that are compared, and its multiples.
  ///   - scratch: ``scratchSize(count:step:)`` lanes, kept by the caller as long as this value.
  init(
    _ values: UnsafePointer<Lanes>, count: Int, step: Int, scratch: UnsafeMutablePointer<Lanes>
  ) {
    self.values = values
    self.count = count
    self.step = step
    first = scratch
    second = first + (count / step + 2)
    notes = UnsafeMutableRawPointer(second + (count / step + 2)).assumingMemoryBound(to: Int.self)
  }

  /// Slopes below two pivots.
  func below(_ low: Lanes, _ high: Lanes) -> (SIMD8<Int64>, SIMD8<Int64>) {
    fill(first, low)
    fill(second, high)
    return Processor.runsV3
      ? KernelsV3.countSlopesBelow(values, count: count, step: step, first: first, second: second)
      : KernelsBaseline.countSlopesBelow(
        values, count: count, step: step, first: first, second: second)
  }

  /// Stores the slopes of each lane from `low` up to but without `high`.
  ///
  /// - Returns: slopes stored in each lane.
  func gather(
    from low: Lanes, to high: Lanes, capacity: Int, into slopes: UnsafeMutablePointer<Lanes>
  ) -> SIMD8<Int64> {
    fill(first, low)
    fill(second, high)
    return Processor.runsV3
      ? KernelsV3.gatherSlopes(
        values, count: count, step: step, from: first, to: second, capacity: capacity,
        into: slopes, notes: notes)
      : KernelsBaseline.gatherSlopes(
        values, count: count, step: step, from: first, to: second, capacity: capacity,
        into: slopes, notes: notes)
  }

  private func fill(_ table: UnsafeMutablePointer<Lanes>, _ pivot: Lanes) {
    Processor.runsV3
      ? KernelsV3.slopeThresholds(pivot: pivot, steps: count / step, into: table)
      : KernelsBaseline.slopeThresholds(pivot: pivot, steps: count / step, into: table)
  }
}
