import Kernels
import KernelsBaseline
import KernelsV3

/// A slope along which values are put in order, for one series.
struct TiltedPivot {
  /// Values times `scale` less `slope` a period are compared; slopes are compared with the quotient
  /// of the two.
  var scale = 1.0
  var slope = 0.0
  /// Whether slopes equal to the pivot count as below it.
  var countsEqual = false
  /// Whether slopes are compared without rounding.
  var isExact = false

  /// A pivot as a series compares with it.
  ///
  /// - Parameters:
  ///   - pivot: a slope.
  ///   - grain: the unit of which all values of the series are small multiples, or nil.
  ///   - longest: the greatest distance in time.
  init(_ pivot: Double, grain: Double?, longest: Int) {
    slope = pivot
    guard let grain, pivot.isFinite else { return }
    if pivot.magnitude < PairwiseSlopes.resolution {
      slope = 0
      countsEqual = pivot > 0
      isExact = true
      return
    }
    var ratio = Double.ratio(pivot / grain, longest: longest)
    if ratio == nil {
      ratio = Double.ratio(pivot.nextDown / grain, longest: longest)
      countsEqual = ratio != nil
    }
    guard let ratio else { return }
    slope = ratio.numerator * grain
    scale = ratio.denominator
    isExact = true
  }
}

extension Double {
  /// The fraction with a denominator of at most `longest` whose quotient this double is, if any.
  static func ratio(
    _ value: Double, longest: Int
  ) -> (numerator: Double, denominator: Double)? {
    let nearest = convergent(value, longest: longest)
    return nearest.numerator / nearest.denominator == value ? nearest : nil
  }

  /// The last convergent of a number's continued fraction with a denominator of at most `longest`.
  ///
  /// - Complexity: O(log longest).
  static func convergent(
    _ value: Double, longest: Int
  ) -> (numerator: Double, denominator: Double) {
    var rest = value
    var numerators = (1.0, value.rounded(.down))
    var denominators = (0.0, 1.0)
    while true {
      let whole = rest.rounded(.down)
      guard rest > whole, numerators.1 / denominators.1 != value else { break }
      rest = 1 / (rest - whole)
      let next = rest.rounded(.down)
      let denominator = next * denominators.1 + denominators.0
      guard denominator <= Double(longest) else { break }
      denominators = (denominators.1, denominator)
      numerators = (numerators.1, next * numerators.1 + numerators.0)
    }
    return (numerators.1, denominators.1)
  }
}

/// Slopes of a block counted and listed by the order of the values along a slope.
///
/// Faster than comparing every pair with a threshold. Where values are small multiples of a unit,
/// as counts are, and the pivot is the slope of a pair, orders are exact. Elsewhere they are blind
/// to slopes that differ by rounding only, and what they tell holds where the slope sought is clear
/// of the pivots.
struct TiltedSlopes {
  private let values: UnsafePointer<Lanes>
  private let count: Int
  /// Units of which all values of a lane are small multiples.
  private let grains: [Double?]
  private let largest: Lanes
  private let keys: UnsafeMutablePointer<Lanes>
  private let first: UnsafeMutablePointer<SIMD8<Int16>>
  private let second: UnsafeMutablePointer<SIMD8<Int16>>
  private let ranks: UnsafeMutablePointer<Int16>
  private let line: UnsafeMutablePointer<Int16>

  /// Lanes of scratch memory for series of a length.
  static func scratchSize(count: Int) -> Int {
    count + TiltedOrder.size(count: count) / 2 + count / 16 + 2
  }

  /// - Parameters:
  ///   - values: `count` periods, NaN where missing.
  ///   - units: what 1 of the published figures is in the values, by lane.
  ///   - largest: the size of the largest value.
  ///   - scratch: ``scratchSize(count:)`` lanes, kept by the caller as long as this value.
  init(
    _ values: UnsafePointer<Lanes>, count: Int, units: [Double], largest: Lanes,
    scratch: UnsafeMutablePointer<Lanes>
  ) {
    self.values = values
    self.count = count
    self.largest = largest
    keys = scratch
    first = UnsafeMutableRawPointer(keys + count).assumingMemoryBound(to: SIMD8<Int16>.self)
    second = first + TiltedOrder.size(count: count)
    ranks = UnsafeMutableRawPointer(second + TiltedOrder.size(count: count))
      .assumingMemoryBound(to: Int16.self)
    line = ranks + count
    grains = TiltedSlopes.grains(values, count: count, units: units, largest: largest)
  }

  /// The units of lanes that hold whole numbers, small enough to be put in order exactly.
  private static func grains(
    _ values: UnsafePointer<Lanes>, count: Int, units: [Double], largest: Lanes
  ) -> [Double?] {
    // Values times a distance, less twice the largest value times a time, leave the tag's bits free.
    let limit = Double(
      sign: .plus, exponent: 50 - 2 * TiltedOrder.bits(count: count), significand: 1)
    let unit = Lanes(lanes: units)
    let inverse = Lanes(repeating: 1) / unit
    let shift = Lanes(repeating: 0x1.8p52)
    var fraction = Lanes.zero
    for index in 0..<count {
      let number = values[index] * inverse
      let off = LaneMath.magnitude(number - ((number + shift) - shift))
      fraction = LaneMath.maximum(off, fraction)
    }
    return units.enumerated().map { lane, unit in
      fraction[lane] == 0 && largest[lane] < limit * unit ? unit : nil
    }
  }

  /// A pivot near a slope that the lane counts below exactly, if there is one; otherwise the slope.
  func exactPivot(near slope: Double, lane: Int) -> Double {
    guard let grain = grains[lane], slope.isFinite else { return slope }
    let ratio = Double.convergent(slope / grain, longest: count)
    return ratio.numerator / ratio.denominator * grain
  }

  /// A pivot as a lane compares with it.
  func pivot(_ slope: Double, lane: Int) -> TiltedPivot {
    TiltedPivot(slope, grain: grains[lane], longest: count)
  }

  /// Whether values less a trend of a slope stay within the range of doubles.
  func reaches(_ slope: Double) -> Bool { slope.magnitude < 0x1p1000 }

  /// Slopes below two pivots a lane; of no meaning where a pivot is out of reach.
  func below(
    _ low: [TiltedPivot], _ high: [TiltedPivot]
  ) -> (SIMD8<Int32>, SIMD8<Int32>) {
    (below(low, into: first), below(high, into: second))
  }

  /// Lists the slopes between the two pivots of which those below were counted last.
  ///
  /// - Returns: slopes listed, or nil if there are more than `capacity`.
  func list(
    lane: Int, present: Int, capacity: Int, into slopes: UnsafeMutablePointer<Lanes>
  ) -> Int? {
    TiltedOrder.crossings(
      values, lane: lane, present: present, from: first, to: second, ranks: ranks, line: line,
      capacity: capacity, into: slopes)
  }

  /// How close to a pivot slopes may be taken for equal to it.
  func ambiguity(_ pivot: TiltedPivot, lane: Int) -> Double {
    pivot.isExact
      ? 0
      : (largest[lane] + pivot.slope.magnitude * Double(count))
        * TiltedOrder.ambiguity(count: count)
  }

  private func below(
    _ pivots: [TiltedPivot], into order: UnsafeMutablePointer<SIMD8<Int16>>
  ) -> SIMD8<Int32> {
    let scale = Lanes(lanes: pivots.map(\.scale))
    let slope = Lanes(lanes: pivots.map(\.slope))
    var lateFirst = SIMD8<Int64>.zero
    for lane in pivots.indices where pivots[lane].countsEqual { lateFirst[lane] = -1 }
    if Processor.runsV3 {
      KernelsV3.tiltedOrder(
        values, count: count, scale: scale, slope: slope, lateFirst: lateFirst, keys: keys,
        into: order)
      return KernelsV3.inversions(order, count: count)
    }
    KernelsBaseline.tiltedOrder(
      values, count: count, scale: scale, slope: slope, lateFirst: lateFirst, keys: keys,
      into: order)
    return KernelsBaseline.inversions(order, count: count)
  }
}
