import Kernels
import KernelsBaseline
import KernelsV3

/// The series of a block as the trend tests see them: values over time, missing ones as NaN.
struct TrendLanes {
  let values: UnsafePointer<Lanes>
  /// Periods.
  let count: Int
  /// Series in the block.
  let lanes: Int
}

/// What the trend tests need to know of the values without their order in time.
struct TrendValues {
  /// Values that are not missing, by lane.
  let present: [Int]
  /// Pairs of present values that are tied, by lane.
  let tiedPairs: Lanes
  /// The sum of t(t-1)(2t+5) over groups of t equal values, by lane.
  let tieVariance: Lanes
  /// The median value, by lane; NaN where a lane has none.
  let medians: [Double]
  /// The middle nine tenths of the values reach from the one to the other, by lane; of no meaning
  /// where a lane has none.
  let bulk: (low: Lanes, high: Lanes)
  /// The least value, by lane; infinity where a lane has none.
  let least: Lanes
  /// The greatest value, by lane; of no meaning where a lane has none.
  let greatest: Lanes

  /// - Parameter scratch: memory for as many lanes as there are periods.
  init(_ series: TrendLanes, scratch: UnsafeMutablePointer<Lanes>) {
    var missing = SIMD8<Int64>.zero
    for index in 0..<series.count {
      let value = series.values[index]
      let absent = value .!= value
      missing &-= LaneMath.counts(absent)
      scratch[index] = value.replacing(with: .infinity, where: absent)
    }
    present = (0..<series.lanes).map { series.count - Int(missing[$0]) }
    var lengths = Lanes.zero
    for lane in 0..<series.lanes { lengths[lane] = Double(present[lane]) }
    if Processor.runsV3 {
      KernelsV3.sortLanes(scratch, count: series.count)
      (tiedPairs, tieVariance) = KernelsV3.tieSums(scratch, count: series.count, present: lengths)
    } else {
      KernelsBaseline.sortLanes(scratch, count: series.count)
      (tiedPairs, tieVariance) = KernelsBaseline.tieSums(
        scratch, count: series.count, present: lengths)
    }
    medians = present.enumerated().map { lane, present in
      guard present > 0 else { return .nan }
      return scratch[(present - 1) / 2][lane] / 2 + scratch[present / 2][lane] / 2
    }
    var ends = (least: Lanes(repeating: .infinity), greatest: Lanes(repeating: .infinity))
    var inner = ends
    for (lane, present) in present.enumerated() where present > 0 {
      ends.least[lane] = scratch[0][lane]
      ends.greatest[lane] = scratch[present - 1][lane]
      inner.least[lane] = scratch[present / 20][lane]
      inner.greatest[lane] = scratch[present - 1 - present / 20][lane]
    }
    (least, greatest) = ends
    bulk = (inner.least, inner.greatest)
  }

  /// Pairs of present values.
  func pairs(_ lane: Int) -> Int { present[lane] * (present[lane] - 1) / 2 }

  /// The variance of S without correlation: (n(n-1)(2n+5) - Σ t(t-1)(2t+5)) / 18.
  func variance(_ lane: Int) -> Double {
    let n = Double(present[lane])
    return (n * (n - 1) * (2 * n + 5) - tieVariance[lane]) / 18
  }
}
