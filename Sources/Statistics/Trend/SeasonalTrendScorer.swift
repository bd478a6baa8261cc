import Domain
import Kernels
import KernelsBaseline
import KernelsV3

/// STL over a block.
struct SeasonalTrendScorer: Scorer {
  private let settings: SeasonalTrendSettings
  private let plans: SeasonalTrendPlans

  /// Components of larger figures may overflow.
  private static let largest = 0x1p1018
  /// Remainders below this share of the largest value are rounding errors.
  private static let exactness = 1e-12

  init(_ settings: SeasonalTrendSettings) {
    self.settings = settings
    plans = SeasonalTrendPlans(settings)
  }

  func score(_ block: SeriesBlock) -> [SeriesScore] {
    let period = settings.period ?? block.frequency.seasonLength
    let range = ValueRange(block.values)
    var statuses = (0..<block.count).map { status(block, range, lane: $0, period: period) }
    guard statuses.contains(.scored) else {
      return statuses.indices.map { unscored(block, lane: $0, statuses[$0]) }
    }
    let plan = plans.plan(count: block.length, period: period)
    return LaneScratch.with(lanes: plan.scratchSize) { base in
      let work = plan.work(base)
      var units = Lanes(repeating: 1)
      for lane in statuses.indices { units[lane] = unit(range, lane: lane) }
      load(block, statuses, units: units, into: work)
      for lane in lanesWithEmptyWindows(work, block) where statuses[lane] == .scored {
        statuses[lane] = .unusable(
          "a stretch of missing values is as long as the trend smoother, or all values that the "
            + "seasonal smoother needs at one place of the season are missing")
        clear(lane, in: work)
      }
      decompose(work, block: block, statuses)
      finish(work, block, units: units)
      return statuses.indices.map { lane in
        guard statuses[lane] == .scored else { return unscored(block, lane: lane, statuses[lane]) }
        let columns: [UnsafePointer<Lanes>] = [
          UnsafePointer(work.trend), UnsafePointer(work.season), UnsafePointer(work.input),
          UnsafePointer(work.weights),
        ]
        return SeriesScore(
          status: .scored, cells: PeriodRows.cells(block, lane: lane, columns))
      }
    }
  }

  private func status(
    _ block: SeriesBlock, _ range: ValueRange, lane: Int, period: Int
  ) -> ScoreStatus {
    let present = block.length - Int(block.missing[lane])
    if present == 0 { return .allMissing }
    if range.isInfinite(lane) { return .unusable("an infinite value") }
    if max(range.least[lane].magnitude, range.greatest[lane].magnitude) > Self.largest {
      return .unusable("a figure so large that its components may not be numbers")
    }
    if period < 2 {
      return .unusable("yearly figures have no season; the parameter period gives one")
    }
    if let sentence = settings.tooNarrow(for: period) { return .unusable(sentence) }
    if present < 2 * period { return .tooShort(needed: 2 * period) }
    return .scored
  }

  /// A power of two that keeps sums and ratios of a series within range: 1 but for extreme figures.
  private func unit(_ range: ValueRange, lane: Int) -> Double {
    let scale = range.scale(lane)
    return (-500...500).contains(scale.exponent) ? 1 : scale
  }

  /// Lanes that are not scored hold a series of zeros, so that they ask for nothing special.
  private func load(
    _ block: SeriesBlock, _ statuses: [ScoreStatus], units: Lanes, into work: SeasonalTrendWork
  ) {
    let one = Lanes(repeating: 1)
    for index in 0..<block.length {
      let values = block.values[index] * units
      let missing = values .!= values
      work.values[index] = values.replacing(with: Lanes.zero, where: missing)
      work.presence[index] = one.replacing(with: Lanes.zero, where: missing)
      work.weights[index] = work.presence[index]
    }
    for lane in 0..<SeriesBlock.width where lane >= block.count || statuses[lane] != .scored {
      clear(lane, in: work)
    }
  }

  private func clear(_ lane: Int, in work: SeasonalTrendWork) {
    for index in 0..<work.count {
      work.values[index][lane] = 0
      work.presence[index][lane] = 1
      work.weights[index][lane] = 1
    }
  }

  /// Series in which some window of a smoother holds no value at all.
  private func lanesWithEmptyWindows(_ work: SeasonalTrendWork, _ block: SeriesBlock) -> [Int] {
    guard block.missing.wrappedSum() != 0, coefficients(work) else { return [] }
    return (0..<block.count).filter { lane in
      (0..<work.evaluations.seasonal).contains { work.seasonalLevel[$0][lane].isNaN }
        || (0..<work.evaluations.trend).contains { work.trendLevel[$0][lane].isNaN }
    }
  }

  private func decompose(
    _ work: SeasonalTrendWork, block: SeriesBlock, _ statuses: [ScoreStatus]
  ) {
    var gapped = SIMDMask<SIMD8<Int64>>(repeating: false)
    var present = SIMD8<Int64>(repeating: Int64(work.count))
    for lane in statuses.indices where statuses[lane] == .scored && block.missing[lane] > 0 {
      gapped[lane] = true
      present[lane] -= block.missing[lane]
    }
    first(work, gapped: gapped)
    let upper = present &>> 1
    let lower = present &- upper &- 1
    var largest = Lanes(repeating: .leastNormalMagnitude)
    for index in 0..<work.count {
      largest = LaneMath.maximum(LaneMath.magnitude(work.values[index]), largest)
    }
    for _ in 0..<settings.outer {
      robustnessWeights(
        work, lower: pointwiseMin(lower, upper), upper: pointwiseMax(lower, upper),
        floor: largest * Self.exactness)
      let empty = coefficients(work)
      for _ in 0..<settings.inner { weightedPass(work, empty: empty) }
    }
  }

  /// The first round, before any robustness weights.
  ///
  /// Series without a gap take the short way, whatever the others of the block need, so that their
  /// results do not depend on their company.
  private func first(_ work: SeasonalTrendWork, gapped: SIMDMask<SIMD8<Int64>>) {
    let hasGaps = (0..<SeriesBlock.width).contains { gapped[$0] }
    let hasWhole = (0..<SeriesBlock.width).contains { !gapped[$0] }
    if hasWhole {
      for _ in 0..<settings.inner { pass(work) }
    }
    guard hasGaps else { return }
    LaneScratch.with(lanes: 2 * work.count) { kept in
      kept.update(from: work.trend, count: work.count)
      (kept + work.count).update(from: work.season, count: work.count)
      work.trend.update(repeating: .zero, count: work.count)
      let empty = coefficients(work)
      for _ in 0..<settings.inner { weightedPass(work, empty: empty) }
      for index in 0..<work.count {
        work.trend[index].replace(with: kept[index], where: .!gapped)
        work.season[index].replace(with: kept[work.count + index], where: .!gapped)
      }
    }
  }

  /// Brings components back to the unit of the figures and puts remainders into `input`.
  private func finish(_ work: SeasonalTrendWork, _ block: SeriesBlock, units: Lanes) {
    for index in 0..<work.count {
      let value = block.values[index]
      work.trend[index] /= units
      work.season[index] /= units
      work.input[index] = value - work.season[index] - work.trend[index]
      work.weights[index].replace(with: .nan, where: value .!= value)
    }
  }

  private func unscored(_ block: SeriesBlock, lane: Int, _ status: ScoreStatus) -> SeriesScore {
    SeriesScore(status: status, cells: PeriodRows.unjudged(block, lane: lane, columns: 4))
  }
}

extension SeasonalTrendScorer {
  private func pass(_ work: SeasonalTrendWork) {
    Processor.runsV3
      ? KernelsV3.seasonalTrendPass(work) : KernelsBaseline.seasonalTrendPass(work)
  }

  private func weightedPass(_ work: SeasonalTrendWork, empty: Bool) {
    Processor.runsV3
      ? KernelsV3.seasonalTrendWeightedPass(work, empty: empty)
      : KernelsBaseline.seasonalTrendWeightedPass(work, empty: empty)
  }

  private func coefficients(_ work: SeasonalTrendWork) -> Bool {
    Processor.runsV3
      ? KernelsV3.seasonalTrendCoefficients(work) : KernelsBaseline.seasonalTrendCoefficients(work)
  }

  private func robustnessWeights(
    _ work: SeasonalTrendWork, lower: SIMD8<Int64>, upper: SIMD8<Int64>, floor: Lanes
  ) {
    Processor.runsV3
      ? KernelsV3.seasonalTrendRobustnessWeights(work, lower: lower, upper: upper, floor: floor)
      : KernelsBaseline.seasonalTrendRobustnessWeights(
        work, lower: lower, upper: upper, floor: floor)
  }
}
