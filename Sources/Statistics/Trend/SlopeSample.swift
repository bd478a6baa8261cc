import Kernels
import KernelsBaseline
import KernelsV3

/// A sorted sample of the slopes of each series of a block, from which pivots are chosen.
///
/// The sample only decides how fast the exact answer is found, never what it is. Pairs are taken
/// at even steps through all pairs ordered by distance, so that every distance has its share.
struct SlopeSample {
  /// Slopes in ascending order; beyond ``sizes`` infinity.
  private let slopes: UnsafeMutablePointer<Lanes>
  /// Slopes that each lane has; fewer where values are missing.
  private let sizes: [Int]

  /// Slopes to draw for a number of pairs.
  static func size(pairs: Int) -> Int { pairs < 100_000 ? 256 : 1024 }

  /// - Parameters:
  ///   - values: `count` periods, NaN where missing.
  ///   - step: periods between values that are compared, and its multiples.
  ///   - slopes: memory for `size` lanes.
  init(
    _ values: UnsafePointer<Lanes>, count: Int, step: Int, lanes: Int, size: Int,
    into slopes: UnsafeMutablePointer<Lanes>
  ) {
    self.slopes = slopes
    let all = SlopeSelection.pairs(count: count, step: step)
    var missing = SIMD8<Int64>.zero
    var distance = 1
    var before = 0
    for index in 0..<size {
      let pair = (2 * index + 1) * all / (2 * size)
      while pair - before >= count - distance * step {
        before += count - distance * step
        distance += 1
      }
      let first = pair - before
      let slope =
        (values[first + distance * step] - values[first]) / Lanes(repeating: Double(distance))
      let absent = slope .!= slope
      missing &-= LaneMath.counts(absent)
      slopes[index] = slope.replacing(with: .infinity, where: absent)
    }
    sizes = (0..<lanes).map { size - Int(missing[$0]) }
    Processor.runsV3
      ? KernelsV3.sortLanes(slopes, count: size) : KernelsBaseline.sortLanes(slopes, count: size)
  }

  /// A slope by its place in ascending order.
  func slope(_ index: Int, lane: Int) -> Double { slopes[index][lane] }

  /// Sampled slopes below a slope.
  func below(_ slope: Double, lane: Int) -> Int {
    var low = 0
    var high = sizes[lane]
    while low < high {
      let middle = (low + high) / 2
      if slopes[middle][lane] < slope { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
