import Kernels
import KernelsBaseline
import KernelsV3
import Testing

/// Runs a body with the address of lanes that it may change.
private func withLanes<Result>(
  _ lanes: inout [Lanes], _ body: (UnsafeMutablePointer<Lanes>) throws -> Result
) throws -> Result {
  try lanes.withUnsafeMutableBufferPointer { try body(try #require($0.baseAddress)) }
}

/// Numbers in lanes, with ties and, if asked for, holes.
private func sample(_ count: Int, holes: Bool = false) -> [Lanes] {
  var generator = Generator(state: UInt64(count))
  return (0..<count).map { _ in
    var lanes = Lanes.zero
    for lane in 0..<8 {
      let number = (generator.next() * 50).rounded() / (lane < 4 ? 1 : 7)
      lanes[lane] = holes && generator.next() < 0.2 ? .nan : number
    }
    return lanes
  }
}

private func bits(_ lanes: [Lanes]) -> [SIMD8<UInt64>] {
  lanes.map { unsafeBitCast($0, to: SIMD8<UInt64>.self) }
}

@Suite("Kernels of trend and outliers")
struct TrendKernelTests {
  @Test("Both instruction sets sort alike, and sort", arguments: [0, 1, 2, 3, 7, 8, 30, 180, 257])
  func sorting(count: Int) throws {
    let values = sample(max(1, count))
    var (one, two) = (values, values)
    try withLanes(&one) { KernelsBaseline.sortLanes($0, count: count) }
    try withLanes(&two) { KernelsV3.sortLanes($0, count: count) }
    #expect(bits(one) == bits(two))
    for lane in 0..<8 {
      #expect(
        one.prefix(count).map { $0[lane] } == values.prefix(count).map { $0[lane] }.sorted())
    }
  }

  @Test("Both instruction sets tell the same ties")
  func ties() throws {
    var values = sample(90)
    try withLanes(&values) { base in
      KernelsV3.sortLanes(base, count: 90)
      let present = Lanes(90, 89, 50, 1, 0, 90, 90, 90)
      let one = KernelsBaseline.tieSums(base, count: 90, present: present)
      let two = KernelsV3.tieSums(base, count: 90, present: present)
      #expect(one == two)
      for lane in 0..<8 {
        let groups = Dictionary(
          grouping: (0..<Int(present[lane])).map { base[$0][lane] }, by: { $0 })
        let sizes = groups.values.map { Double($0.count) }
        #expect(one.pairs[lane] == sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 })
        #expect(one.variance[lane] == sizes.reduce(0) { $0 + $1 * ($1 - 1) * (2 * $1 + 5) })
      }
    }
  }

  @Test("Slopes below a pivot are counted alike by threshold, by order and by hand")
  func slopesBelow() throws {
    let count = 60
    var values = sample(count, holes: true)
    let pivot = Lanes(0.1, -0.2, 0, 0.5, 0.013, -0.07, 0.31, 1)
    var table = [Lanes](repeating: .zero, count: count + 1)
    var keys = [Lanes](repeating: .zero, count: count)
    var order = [SIMD8<Int16>](repeating: .zero, count: TiltedOrder.size(count: count))
    try withLanes(&values) { base in
      try withLanes(&table) { table in
        KernelsV3.slopeThresholds(pivot: pivot, steps: count, into: table)
        let one = KernelsBaseline.countSlopesBelow(
          base, count: count, step: 1, first: table, second: table)
        let two = KernelsV3.countSlopesBelow(
          base, count: count, step: 1, first: table, second: table)
        #expect(one == two)
        try withLanes(&keys) { keys in
          try order.withUnsafeMutableBufferPointer { buffer in
            let order = try #require(buffer.baseAddress)
            KernelsBaseline.tiltedOrder(
              base, count: count, scale: Lanes(repeating: 1), slope: pivot, lateFirst: .zero,
              keys: keys, into: order)
            let first = Array(buffer)
            let inversions = KernelsBaseline.inversions(order, count: count)
            KernelsV3.tiltedOrder(
              base, count: count, scale: Lanes(repeating: 1), slope: pivot, lateFirst: .zero,
              keys: keys, into: order)
            #expect(Array(buffer) == first)
            #expect(KernelsV3.inversions(order, count: count) == inversions)
            #expect(SIMD8<Int64>(truncatingIfNeeded: inversions) == one.0)
          }
        }
        for lane in 0..<8 {
          var below = 0
          for j in 0..<count {
            for i in 0..<j where (base[j][lane] - base[i][lane]) / Double(j - i) < pivot[lane] {
              below += 1
            }
          }
          #expect(Int(one.0[lane]) == below)
        }
      }
    }
  }

  @Test("Both instruction sets gather the same slopes")
  func gathering() throws {
    let count = 60
    var values = sample(count, holes: true)
    var (low, high) = (
      [Lanes](repeating: .zero, count: count + 1), [Lanes](repeating: .zero, count: count + 1)
    )
    var (one, two) = (
      [Lanes](repeating: .zero, count: 200), [Lanes](repeating: .zero, count: 200)
    )
    var notes = [Int](repeating: 0, count: count)
    try withLanes(&values) { base in
      try withLanes(&low) { low in
        try withLanes(&high) { high in
          KernelsV3.slopeThresholds(pivot: Lanes(repeating: -0.05), steps: count, into: low)
          KernelsV3.slopeThresholds(pivot: Lanes(repeating: 0.05), steps: count, into: high)
          try notes.withUnsafeMutableBufferPointer { buffer in
            let notes = try #require(buffer.baseAddress)
            let found = try withLanes(&one) {
              KernelsBaseline.gatherSlopes(
                base, count: count, step: 1, from: low, to: high, capacity: 200, into: $0,
                notes: notes)
            }
            let again = try withLanes(&two) {
              KernelsV3.gatherSlopes(
                base, count: count, step: 1, from: low, to: high, capacity: 200, into: $0,
                notes: notes)
            }
            #expect(found == again)
            #expect(found.max() > 0)
          }
        }
      }
    }
    #expect(bits(one) == bits(two))
  }

  @Test("Both instruction sets give the same products, ranks and levels")
  func products() throws {
    var values = sample(50)
    var (one, two) = (
      [Lanes](repeating: .zero, count: 50), [Lanes](repeating: .zero, count: 50)
    )
    try withLanes(&values) { base in
      try withLanes(&one) {
        KernelsBaseline.autocovarianceSums(base, count: 50, lags: 50, into: $0)
      }
      try withLanes(&two) { KernelsV3.autocovarianceSums(base, count: 50, lags: 50, into: $0) }
    }
    #expect(bits(one) == bits(two))
    for lag in 0..<50 {
      let direct = (0..<(50 - lag)).reduce(Lanes.zero) { $0 + values[$1] * values[$1 + lag] }
      for lane in 0..<8 { #expect((one[lag][lane] - direct[lane]).magnitude < 1e-9) }
    }
    let present = Lanes(repeating: 50)
    try withLanes(&values) { base in
      try withLanes(&one) {
        KernelsBaseline.averageRanks(base, count: 50, present: present, into: $0)
      }
      try withLanes(&two) { KernelsV3.averageRanks(base, count: 50, present: present, into: $0) }
    }
    #expect(bits(one) == bits(two))
    for lane in 0..<8 { #expect(one.reduce(0) { $0 + $1[lane] } == 50 * 51 / 2) }
  }

  @Test("Both instruction sets find the same medians and extremes")
  func outliers() throws {
    var values = sample(80, holes: true)
    var (one, two) = (
      [Lanes](repeating: .zero, count: 180), [Lanes](repeating: .zero, count: 180)
    )
    try withLanes(&values) { base in
      try withLanes(&one) {
        KernelsBaseline.rollingMedians(
          base, count: 80, half: 4, least: 5, medians: $0, deviations: $0 + 80, window: $0 + 160)
      }
      try withLanes(&two) {
        KernelsV3.rollingMedians(
          base, count: 80, half: 4, least: 5, medians: $0, deviations: $0 + 80, window: $0 + 160)
      }
      let present = Lanes(repeating: 64)
      let first = KernelsBaseline.extremeDeviation(base, count: 80, present: present)
      let second = KernelsV3.extremeDeviation(base, count: 80, present: present)
      #expect(first.place == second.place)
      #expect(
        bits([first.mean, first.deviation, first.distance])
          == bits([second.mean, second.deviation, second.distance]))
    }
    #expect(bits(one) == bits(two))
  }

  @Test("Both instruction sets take series apart alike")
  func seasonalTrend() throws {
    let (count, period) = (40, 4)
    let results = try [false, true].map { wide -> [SIMD8<UInt64>] in
      let plan = Plan(count: 10, reachesOutside: true)
      let trend = Plan(count: count, reachesOutside: false)
      var memory = [Lanes](
        repeating: .zero, count: SeasonalTrendWork.size(count: count, period: period))
      let values = sample(count)
      try withLanes(&memory) { base in
        let work = SeasonalTrendWork(
          count: count, period: period, seasonalLong: plan.tables, seasonalShort: plan.tables,
          lowPass: trend.tables, trendSmoother: trend.tables, base: base)
        for time in 0..<count {
          work.values[time] = values[time]
          work.presence[time] = Lanes(repeating: 1)
          work.weights[time] = Lanes(repeating: time % 5 == 0 ? 0.25 : 1)
        }
        wide ? KernelsV3.seasonalTrendPass(work) : KernelsBaseline.seasonalTrendPass(work)
        let empty =
          wide
          ? KernelsV3.seasonalTrendCoefficients(work)
          : KernelsBaseline.seasonalTrendCoefficients(work)
        #expect(!empty)
        wide
          ? KernelsV3.seasonalTrendWeightedPass(work, empty: empty)
          : KernelsBaseline.seasonalTrendWeightedPass(work, empty: empty)
        let middle = SIMD8<Int64>(repeating: 20)
        let floor = Lanes(repeating: 1e-12)
        wide
          ? KernelsV3.seasonalTrendRobustnessWeights(
            work, lower: middle &- 1, upper: middle, floor: floor)
          : KernelsBaseline.seasonalTrendRobustnessWeights(
            work, lower: middle &- 1, upper: middle, floor: floor)
      }
      return bits(memory)
    }
    #expect(results[0] == results[1])
    #expect(results[0].contains { $0 != .zero })
  }
}

/// A smoother of five neighbours for the kernels, laid out by hand.
private final class Plan {
  let tables: LoessTables
  private let stretches: UnsafeMutableBufferPointer<LoessStretch>
  private let weights: UnsafeMutablePointer<Double>

  init(count: Int, reachesOutside: Bool) {
    var list = [
      LoessStretch(point: 2, points: count - 4, advance: 1, first: 0, width: 5, row: 0)
    ]
    for point in [0, 1] {
      list.append(LoessStretch(point: point, points: 1, advance: 0, first: 0, width: 5, row: 0))
      list.append(
        LoessStretch(
          point: count - 1 - point, points: 1, advance: 0, first: count - 5, width: 5, row: 0))
    }
    if reachesOutside {
      list.append(LoessStretch(point: -1, points: 1, advance: 0, first: 0, width: 5, row: 0))
      list.append(
        LoessStretch(point: count, points: 1, advance: 0, first: count - 5, width: 5, row: 0))
    }
    stretches = .allocate(capacity: list.count)
    _ = stretches.initialize(from: list)
    weights = .allocate(capacity: 20)
    let kernel = [0.1, 0.7, 1, 0.7, 0.1]
    for place in 0..<5 {
      let x = Double(place - 2)
      weights[place] = kernel[place] / 2.6
      weights[5 + place] = kernel[place]
      weights[10 + place] = kernel[place] * x
      weights[15 + place] = kernel[place] * x * x
    }
    tables = LoessTables(
      stretches: UnsafeBufferPointer(stretches), fitted: weights, kernel: weights + 5,
      kernelX: weights + 10, kernelXX: weights + 15, jump: 1, count: count, leastSpread: 0.001,
      degree: 1)
  }

  deinit {
    stretches.deallocate()
    weights.deallocate()
  }
}
