import Kernels
import KernelsBaseline
import KernelsV3

/// Exact order statistics of all pairwise slopes of the series of a block.
///
/// The n(n-1)/2 slopes are neither stored nor sorted: a sample suggests pivots, the slopes below
/// them are counted in one pass each, and what is left between two pivots is gathered and sorted.
///
/// - References: Sen (1968), JASA 63:1379-1389 (the estimator); Floyd, Rivest (1975),
///   Communications of the ACM 18:165-172 (selection from a sample).
struct SlopeSelection {
  /// The series in a unit of their own, a power of two, so that no slope underflows.
  private let values: UnsafeMutablePointer<Lanes>
  private let units: [Double]
  private let count: Int
  private let step: Int
  private let pairs: [Int]
  private let sample: SlopeSample?
  private let first: UnsafeMutablePointer<Lanes>
  private let second: UnsafeMutablePointer<Lanes>
  private let gathered: UnsafeMutablePointer<Double>

  /// Slopes that are gathered rather than narrowed down further.
  private static let capacity = 192

  /// Pairs of values that are a multiple of a step apart.
  static func pairs(count: Int, step: Int) -> Int {
    let distances = count > 0 ? (count - 1) / step : 0
    return distances * count - step * distances * (distances + 1) / 2
  }

  /// Lanes of scratch memory for series of a length.
  static func scratchSize(count: Int, step: Int) -> Int {
    count + 2 * (count / step + 2) + capacity
      + SlopeSample.size(pairs: pairs(count: count, step: step))
  }

  /// - Parameters:
  ///   - values: `count` periods, NaN where missing; differences within a series are finite.
  ///   - step: periods between values that are compared, and its multiples; a slope is per step.
  ///   - pairs: pairs of present values that are compared, by lane.
  ///   - scratch: ``scratchSize(count:step:)`` lanes, kept by the caller as long as this value.
  init(
    _ values: UnsafePointer<Lanes>, count: Int, step: Int = 1, pairs: [Int],
    scratch: UnsafeMutablePointer<Lanes>
  ) {
    self.values = scratch
    self.count = count
    self.step = step
    self.pairs = pairs
    units = Self.scale(values, count: count, lanes: pairs.count, into: scratch)
    first = scratch + count
    second = first + (count / step + 2)
    let lists = second + (count / step + 2)
    gathered = UnsafeMutableRawPointer(lists).assumingMemoryBound(to: Double.self)
    sample =
      pairs.contains { $0 > Self.capacity }
      ? SlopeSample(
        scratch, count: count, step: step, lanes: pairs.count,
        size: SlopeSample.size(pairs: Self.pairs(count: count, step: step)),
        into: lists + Self.capacity)
      : nil
  }

  /// Copies series in units that bring the largest value of each near the top of the doubles.
  ///
  /// - Returns: the units, powers of two.
  private static func scale(
    _ values: UnsafePointer<Lanes>, count: Int, lanes: Int, into scaled: UnsafeMutablePointer<Lanes>
  ) -> [Double] {
    var largest = Lanes.zero
    for index in 0..<count {
      largest = LaneMath.maximum(LaneMath.magnitude(values[index]), largest)
    }
    var factors = Lanes(repeating: 1)
    let units = (0..<lanes).map { lane -> Double in
      guard largest[lane] > 0 else { return 1 }
      let exponent = min(max(990 - Int(largest[lane].exponent), -1000), 1000)
      factors[lane] = Double(sign: .plus, exponent: exponent, significand: 1)
      return Double(sign: .plus, exponent: -exponent, significand: 1)
    }
    for index in 0..<count { scaled[index] = values[index] * factors }
    return units
  }

  /// Finds one or two neighbouring order statistics a lane.
  ///
  /// - Parameters:
  ///   - ranks: the ranks sought a lane, 0 being the smallest slope, nil for lanes to leave out;
  ///     one rank or two neighbouring ones.
  ///   - known: how many slopes lie below some pivots, by lane; the pivots are 0 or the least
  ///     double above.
  /// - Returns: the two slopes a lane; NaN for lanes left out.
  /// - Complexity: O(pairs) comparisons for each of about three passes, no allocation in them.
  func slopes(
    ranks: [ClosedRange<Int>?], known: [[(pivot: Double, below: Int)]] = []
  ) -> [(lower: Double, upper: Double)] {
    var brackets = ranks.enumerated().map { lane, ranks in
      ranks.map { SlopeBracket(ranks: $0, pairs: pairs[lane]) }
    }
    for lane in known.indices {
      for (pivot, below) in known[lane] { brackets[lane]?.learn(pivot: pivot, below: below) }
    }
    while narrow(&brackets) {}
    return zip(finish(brackets), units).map { slopes, unit in
      (slopes.lower * unit, slopes.upper * unit)
    }
  }

  /// One counting pass over the lanes that need it; false where none does.
  private func narrow(_ brackets: inout [SlopeBracket?]) -> Bool {
    guard let sample else { return false }
    var low = Lanes(repeating: -.infinity)
    var high = Lanes(repeating: -.infinity)
    var asked: [Int] = []
    for lane in brackets.indices {
      guard var bracket = brackets[lane], bracket.width > Self.capacity, bracket.decided == nil
      else { continue }
      (low[lane], high[lane]) = bracket.pivots(sample, lane: lane)
      brackets[lane] = bracket
      asked.append(lane)
    }
    guard !asked.isEmpty else { return false }
    fill(first, low)
    fill(second, high)
    let (belowLow, belowHigh) =
      Processor.runsV3
      ? KernelsV3.countSlopesBelow(values, count: count, step: step, first: first, second: second)
      : KernelsBaseline.countSlopesBelow(
        values, count: count, step: step, first: first, second: second)
    for lane in asked {
      brackets[lane]?.learn(pivot: low[lane], below: Int(belowLow[lane]))
      brackets[lane]?.learn(pivot: high[lane], below: Int(belowHigh[lane]))
    }
    return true
  }

  /// Gathers what the brackets hold and picks the slopes sought.
  private func finish(_ brackets: [SlopeBracket?]) -> [(lower: Double, upper: Double)] {
    var low = Lanes(repeating: .infinity)
    var high = Lanes(repeating: .infinity)
    var gathers = false
    for (lane, bracket) in brackets.enumerated() {
      guard let bracket, bracket.decided == nil else { continue }
      low[lane] = bracket.low
      high[lane] = bracket.high
      gathers = true
    }
    var found = SIMD8<Int64>.zero
    if gathers {
      fill(first, low)
      fill(second, high)
      found =
        Processor.runsV3
        ? KernelsV3.gatherSlopes(
          values, count: count, step: step, from: first, to: second, capacity: Self.capacity,
          into: gathered)
        : KernelsBaseline.gatherSlopes(
          values, count: count, step: step, from: first, to: second, capacity: Self.capacity,
          into: gathered)
    }
    return brackets.enumerated().map { lane, bracket in
      guard let bracket else { return (.nan, .nan) }
      if let decided = bracket.decided { return decided }
      let size = min(Int(found[lane]), Self.capacity)
      guard size > 0 else { return (bracket.low, bracket.low) }
      var list = UnsafeMutableBufferPointer(start: gathered + lane * Self.capacity, count: size)
      list.sort()
      func slope(_ rank: Int) -> Double { list[min(max(0, rank - bracket.belowLow), size - 1)] }
      return (slope(bracket.lower), slope(bracket.upper))
    }
  }

  private func fill(_ table: UnsafeMutablePointer<Lanes>, _ pivot: Lanes) {
    Processor.runsV3
      ? KernelsV3.slopeThresholds(pivot: pivot, steps: count / step, into: table)
      : KernelsBaseline.slopeThresholds(pivot: pivot, steps: count / step, into: table)
  }
}
