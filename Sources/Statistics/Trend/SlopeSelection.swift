import Kernels
import KernelsBaseline
import KernelsV3

/// Exact order statistics of all pairwise slopes of the series of a block.
///
/// The n(n-1)/2 slopes are neither stored nor sorted: a sample suggests pivots, the slopes below
/// them are counted, and what is left between two pivots is listed and selected from. Counting
/// goes by order along the pivots; where that cannot tell slopes apart, by exact thresholds.
///
/// - References: Sen (1968), JASA 63:1379-1389 (the estimator); Floyd, Rivest (1975),
///   Communications of the ACM 18:165-172 (selection from a sample); Cole, Salowe, Steiger,
///   Szemerédi (1989), SIAM J. Computing 18:792-810 (slopes and order).
struct SlopeSelection {
  /// The ranks sought and what is known of the slopes of one series.
  struct Query {
    /// One rank or two neighbouring ones, 0 being the smallest slope.
    var ranks: ClosedRange<Int>
    /// How many slopes lie below some pivots; the pivots are 0 or the least double above.
    var known: [(pivot: Double, below: Int)] = []
  }

  private let present: [Int]
  private let pairs: [Int]
  /// What 1 of the published figures is in the series as they are held, powers of two.
  private let units: [Double]
  private let sample: SlopeSample?
  private let exact: ExactSlopes
  private let tilted: TiltedSlopes?
  private let rough: RoughSlopes?
  private let list: UnsafeMutablePointer<Lanes>

  /// Slopes that are listed rather than narrowed down further.
  private static let capacity = 256

  /// Slopes to which rough counts narrow down, and rounds that they take at most.
  private static let roughCapacity = 128
  private static let guesses = 5

  /// Pairs of values that are a multiple of a step apart.
  static func pairs(count: Int, step: Int) -> Int {
    let distances = count > 0 ? (count - 1) / step : 0
    return distances * count - step * distances * (distances + 1) / 2
  }

  /// Lanes of scratch memory for series of a length.
  static func scratchSize(count: Int, step: Int) -> Int {
    count + capacity + SlopeSample.size(pairs: pairs(count: count, step: step))
      + ExactSlopes.scratchSize(count: count, step: step) + TiltedSlopes.scratchSize(count: count)
      + RoughSlopes.scratchSize(count: count)
  }

  /// - Parameters:
  ///   - step: periods between values that are compared, and its multiples; a slope is per step.
  ///   - values: what is known of the same series.
  ///   - pairs: pairs of present values that are compared, by lane.
  ///   - scratch: ``scratchSize(count:step:)`` lanes, kept by the caller as long as this value.
  init(
    _ series: TrendLanes, _ values: TrendValues, step: Int = 1, pairs: [Int],
    scratch: UnsafeMutablePointer<Lanes>
  ) {
    let count = series.count
    present = values.present
    self.pairs = pairs
    let largest: Lanes
    (units, largest) = Self.scale(series, into: scratch)
    list = scratch + count
    let size = SlopeSample.size(pairs: Self.pairs(count: count, step: step))
    let drawn = list + Self.capacity
    let forExact = drawn + size
    exact = ExactSlopes(scratch, count: count, step: step, scratch: forExact)
    guard pairs.contains(where: { $0 > Self.capacity }) else {
      (sample, tilted, rough) = (nil, nil, nil)
      return
    }
    sample = SlopeSample(
      scratch, count: count, step: step, lanes: series.lanes, size: size, into: drawn)
    guard step == 1, count <= TiltedOrder.longest else {
      (tilted, rough) = (nil, nil)
      return
    }
    let forTilted = forExact + ExactSlopes.scratchSize(count: count, step: step)
    tilted = TiltedSlopes(
      scratch, count: count, units: units, largest: largest, scratch: forTilted)
    let unit = Lanes(lanes: units)
    rough = RoughSlopes(
      scratch, count: count, bulk: (values.bulk.low * unit, values.bulk.high * unit),
      scratch: forTilted + TiltedSlopes.scratchSize(count: count))
  }

  /// Copies series in units that bring the largest value of each near the top of the doubles.
  private static func scale(
    _ series: TrendLanes, into scaled: UnsafeMutablePointer<Lanes>
  ) -> (units: [Double], largest: Lanes) {
    var largest = Lanes.zero
    for index in 0..<series.count {
      largest = LaneMath.maximum(LaneMath.magnitude(series.values[index]), largest)
    }
    var factors = Lanes(repeating: 1)
    let units = (0..<series.lanes).map { lane -> Double in
      guard largest[lane] > 0 else { return 1 }
      let exponent = min(max(990 - Int(largest[lane].exponent), -1000), 1000)
      let unit = Double(sign: .plus, exponent: exponent, significand: 1)
      factors[lane] = unit
      return unit
    }
    for index in 0..<series.count { scaled[index] = series.values[index] * factors }
    return (units, largest * factors)
  }

  /// Finds one or two neighbouring order statistics a lane.
  ///
  /// - Parameter queries: what is sought, nil for lanes to leave out.
  /// - Returns: the slopes a lane; NaN for lanes left out.
  /// - Complexity: O(n log² n) for each of about three orders and as much again for each pair of
  ///   pivots counted, plus n²/32 comparisons; O(n²) comparisons where slopes cannot be told apart.
  func slopes(_ queries: [Query?]) -> [(lower: Double, upper: Double)] {
    var answers = queries.map { _ in (lower: Double.nan, upper: Double.nan) }
    var open = queries
    if let tilted { open = select(queries, tilted, &answers) }
    select(open, nil, &answers)
    return zip(answers, units).map { ($0.lower / $1, $0.upper / $1) }
  }

  /// Answers queries; by exact thresholds only if there is nothing faster to go by.
  ///
  /// - Returns: queries left unanswered.
  @discardableResult
  private func select(
    _ queries: [Query?], _ tilted: TiltedSlopes?, _ answers: inout [(lower: Double, upper: Double)]
  ) -> [Query?] {
    guard queries.contains(where: { $0 != nil }) else { return queries }
    var brackets = queries.enumerated().map { lane, query in
      query.map { query in
        var bracket = SlopeBracket(ranks: query.ranks, pairs: pairs[lane])
        for (pivot, below) in query.known { bracket.learn(pivot: pivot, below: below) }
        return bracket
      }
    }
    var latest = tilted.flatMap { guess(&brackets, $0) }
    while let counted = narrow(&brackets, tilted) { latest = counted }
    var open = queries
    for lane in brackets.indices {
      guard let decided = brackets[lane]?.decided else { continue }
      answers[lane] = decided
      open[lane] = nil
      brackets[lane] = nil
    }
    let asked = brackets.indices.filter { brackets[$0] != nil }
    guard !asked.isEmpty else { return open }
    let listed: [Listed?]
    if let tilted {
      listed = listByOrder(brackets, tilted, latest)
    } else {
      listed = listByThreshold(brackets)
    }
    sortLists(listed)
    for lane in asked {
      guard let bracket = brackets[lane], let listed = listed[lane] else { continue }
      let ranks = (bracket.lower - listed.below, bracket.upper - listed.below)
      guard ranks.0 >= 0, ranks.1 < listed.size else {
        assert(tilted != nil, "exact counts and lists agree")
        continue
      }
      let found = (lower: list[ranks.0][lane], upper: list[ranks.1][lane])
      if found.lower >= listed.least, found.upper <= listed.greatest {
        answers[lane] = found
        open[lane] = nil
      }
    }
    return open
  }

  /// Narrows copies of the brackets down by rough counts and counts once between their bounds.
  private func guess(_ brackets: inout [SlopeBracket?], _ tilted: TiltedSlopes) -> Counted? {
    guard let sample, let rough else { return nil }
    var guesses = brackets
    var asked = brackets.indices.filter { brackets[$0] != nil }
    for _ in 0..<Self.guesses {
      var low = Lanes.zero
      var high = Lanes.zero
      asked = asked.filter { lane in
        guard var guess = guesses[lane], guess.width > Self.roughCapacity, !guess.isPoint
        else { return false }
        guard let next = guess.pivots(sample, lane: lane, countsExactly: false) else {
          return false
        }
        guesses[lane] = guess
        (low[lane], high[lane]) = (next.first, next.second)
        return true
      }
      guard !asked.isEmpty else { break }
      let (belowLow, belowHigh) = (rough.below(low), rough.below(high))
      for lane in asked {
        guesses[lane]?.learn(pivot: low[lane], below: Int(belowLow[lane]))
        guesses[lane]?.learn(pivot: high[lane], below: Int(belowHigh[lane]))
      }
    }
    let confirmed = guesses.indices.filter { lane in
      guesses[lane].map { tilted.reaches($0.low) && tilted.reaches($0.high) } ?? false
    }
    return confirmed.isEmpty ? nil : count(guesses, confirmed, tilted, &brackets)
  }

  /// Counts the slopes below the bounds of some brackets and tells them to others.
  private func count(
    _ bounds: [SlopeBracket?], _ lanes: [Int], _ tilted: TiltedSlopes,
    _ brackets: inout [SlopeBracket?]
  ) -> Counted {
    let low = bounds.enumerated().map { tilted.exactPivot(near: $1?.low ?? 0, lane: $0) }
    let high = bounds.enumerated().map { tilted.exactPivot(near: $1?.high ?? 0, lane: $0) }
    let pivots = (
      low.enumerated().map { tilted.pivot($1, lane: $0) },
      high.enumerated().map { tilted.pivot($1, lane: $0) }
    )
    let (belowLow, belowHigh) = tilted.below(pivots.0, pivots.1)
    for lane in lanes {
      brackets[lane]?.learn(
        pivot: low[lane], below: Int(belowLow[lane]), isExact: pivots.0[lane].isExact)
      brackets[lane]?.learn(
        pivot: high[lane], below: Int(belowHigh[lane]), isExact: pivots.1[lane].isExact)
    }
    return Counted(low: low, high: high, belowLow: belowLow)
  }

  /// Pivots of which the slopes below were counted, and how.
  private struct Counted {
    var low: [Double]
    var high: [Double]
    var belowLow: SIMD8<Int32>
  }

  /// What has been listed of a bracket.
  private struct Listed {
    /// Slopes listed.
    var size: Int
    /// Slopes below those listed.
    var below: Int
    /// Within these bounds the list is complete.
    var least = -Double.infinity
    var greatest = Double.infinity
  }

  /// Counts once below new pivots of the lanes that need it; nil where none does.
  ///
  /// Lanes that need no more are counted again between their own bounds, so that the latest orders
  /// serve all lanes alike.
  private func narrow(_ brackets: inout [SlopeBracket?], _ tilted: TiltedSlopes?) -> Counted? {
    guard let sample else { return nil }
    var low = brackets.map { $0?.low ?? 0 }
    var high = brackets.map { $0?.high ?? 0 }
    var asked: [Int] = []
    var exactly = Set<Int>()
    for lane in brackets.indices {
      guard var bracket = brackets[lane], bracket.width > Self.capacity, !bracket.isPoint
      else { continue }
      let next = bracket.pivots(sample, lane: lane, countsExactly: true)
      brackets[lane] = bracket
      guard let next else { continue }
      (low[lane], high[lane]) = (next.first, next.second)
      if let tilted, !next.needsExactCount {
        // Between two neighbouring fractions there is no slope: all may equal the lower bound.
        low[lane] = max(tilted.exactPivot(near: next.first, lane: lane), bracket.low.nextUp)
        high[lane] = max(tilted.exactPivot(near: next.second, lane: lane), bracket.low.nextUp)
      }
      asked.append(lane)
      let isInReach = tilted.map { $0.reaches(low[lane]) && $0.reaches(high[lane]) } ?? false
      if !isInReach || next.needsExactCount { exactly.insert(lane) }
    }
    guard !asked.isEmpty else { return nil }
    var counted = Counted(low: low, high: high, belowLow: .zero)
    if let tilted {
      let pivots = (
        low.enumerated().map { tilted.pivot($1, lane: $0) },
        high.enumerated().map { tilted.pivot($1, lane: $0) }
      )
      let (belowLow, belowHigh) = tilted.below(pivots.0, pivots.1)
      counted.belowLow = belowLow
      for lane in asked {
        if exactly.contains(lane) {
          guard tilted.reaches(low[lane]), tilted.reaches(high[lane]), pivots.0[lane].isExact,
            pivots.1[lane].isExact
          else { continue }
          exactly.remove(lane)
        }
        brackets[lane]?.learn(
          pivot: low[lane], below: Int(belowLow[lane]), isExact: pivots.0[lane].isExact)
        brackets[lane]?.learn(
          pivot: high[lane], below: Int(belowHigh[lane]), isExact: pivots.1[lane].isExact)
      }
    }
    if !exactly.isEmpty {
      let (belowLow, belowHigh) = exact.below(Lanes(lanes: low), Lanes(lanes: high))
      for lane in exactly {
        brackets[lane]?.learn(pivot: low[lane], below: Int(belowLow[lane]))
        brackets[lane]?.learn(pivot: high[lane], below: Int(belowHigh[lane]))
      }
    }
    return counted
  }

  /// Lists what the brackets hold by the pairs that change places between their bounds.
  private func listByOrder(
    _ brackets: [SlopeBracket?], _ tilted: TiltedSlopes, _ latest: Counted?
  ) -> [Listed?] {
    let low = brackets.map { $0?.low ?? 0 }
    let high = brackets.map { $0?.high ?? 0 }
    let pivots = (
      low.enumerated().map { tilted.pivot($1, lane: $0) },
      high.enumerated().map { tilted.pivot($1, lane: $0) }
    )
    let isCurrent = brackets.indices.allSatisfy { lane in
      brackets[lane] == nil || (latest?.low[lane] == low[lane] && latest?.high[lane] == high[lane])
    }
    let below = isCurrent ? latest?.belowLow ?? .zero : tilted.below(pivots.0, pivots.1).0
    return brackets.enumerated().map { lane, bracket in
      guard let bracket, tilted.reaches(bracket.low), tilted.reaches(bracket.high),
        let size = tilted.list(
          lane: lane, present: present[lane], capacity: Self.capacity, into: list)
      else { return nil }
      let margins = (
        tilted.ambiguity(pivots.0[lane], lane: lane), tilted.ambiguity(pivots.1[lane], lane: lane)
      )
      return Listed(
        size: size, below: Int(below[lane]), least: low[lane] + margins.0,
        greatest: high[lane] - margins.1)
    }
  }

  /// Lists what the brackets hold by comparing every pair.
  private func listByThreshold(_ brackets: [SlopeBracket?]) -> [Listed?] {
    let none = Double.infinity
    let sizes = exact.gather(
      from: Lanes(lanes: brackets.map { $0?.low ?? none }),
      to: Lanes(lanes: brackets.map { $0?.high ?? none }), capacity: Self.capacity, into: list)
    return brackets.enumerated().map { lane, bracket in
      bracket.map { Listed(size: Int(sizes[lane]), below: $0.belowLow) }
    }
  }

  /// Sorts the lists of all lanes.
  private func sortLists(_ listed: [Listed?]) {
    let longest = listed.reduce(0) { max($0, $1?.size ?? 0) }
    for lane in 0..<Lanes.scalarCount {
      let size = lane < listed.count ? listed[lane]?.size ?? 0 : 0
      for index in size..<max(size, longest) { list[index][lane] = .infinity }
    }
    Processor.runsV3
      ? KernelsV3.sortLanes(list, count: longest) : KernelsBaseline.sortLanes(list, count: longest)
  }
}
