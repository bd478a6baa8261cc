import Kernels
import KernelsBaseline
import KernelsV3

/// Generalised likelihood ratios over a block.
struct LikelihoodRatioScorer: Scorer {
  private let settings: ChartSettings
  private let overdispersion: ChartBaseline.Overdispersion
  private let threshold: Double
  private let logFactor: Double?
  private let isEpidemic: Bool
  private let direction: Double
  private let window: Int
  private let delay: Int

  init(_ values: ParameterValues) throws(ParameterError) {
    threshold = values.number("threshold") ?? 5
    logFactor = values.number("theta")
    isEpidemic = values.choice("change") == "epidemic"
    direction = values.choice("direction") == "decrease" ? -1 : 1
    window = values.integer("window") ?? 0
    delay = values.integer("min_delay") ?? 1
    overdispersion = values.number("overdispersion").map { .given($0) } ?? .estimated
    settings = ChartSettings(
      values, takesCounts: true, needsTraining: overdispersion == .estimated)
    if isEpidemic, direction < 0 { throw .conflict("an epidemic change is an increase") }
    if let logFactor {
      if isEpidemic { throw .conflict("theta belongs to change=intercept") }
      guard logFactor * direction > 0 else {
        throw .conflict("theta is above 0 for an increase and below 0 for a decrease")
      }
      if window > 0 || delay > 1 {
        throw .conflict("window and min_delay have no meaning where theta is given")
      }
    }
    if window > 0, delay > window + 1 {
      throw .conflict("min_delay leaves no start of a change within the window")
    }
  }

  func score(_ block: SeriesBlock) -> [SeriesScore] {
    let baseline = ChartBaseline(block, settings, overdispersion)
    let count = baseline.means.count
    return LaneScratch.with(lanes: 2 * count) { statistics in
      if let logFactor {
        accumulate(block, baseline, statistics, logFactor)
      } else {
        for lane in 0..<block.count where baseline.statuses[lane] == .scored {
          scan(block, baseline, lane: lane, into: statistics)
        }
      }
      let limit = Lanes(repeating: threshold)
      return ChartRows.scores(
        block, baseline, statistics: statistics, limit: { _ in limit }, isAlarm: { $0 .>= $1 })
    }
  }

  private func scan(
    _ block: SeriesBlock, _ baseline: ChartBaseline, lane: Int,
    into statistics: UnsafeMutablePointer<Lanes>
  ) {
    let (count, cycle) = (baseline.means.count, baseline.cycle)
    let batch = 5 + 2 * cycle
    let room = LikelihoodRatioWork.scratchSize(count: count, cycle: cycle)
    LaneScratch.with(lanes: batch + (3 * count + room + 7) / Lanes.scalarCount) { base in
      let input = UnsafeMutableRawPointer(base + batch).assumingMemoryBound(to: Double.self)
      for time in 0..<count {
        let value = block.values[baseline.start + time][lane]
        input[time] = value.isNaN ? 0 : value
        input[count + time] = value.isNaN ? 0 : 1
        input[2 * count + time] = baseline.means[time][lane]
      }
      let results = input + 3 * count
      if isEpidemic {
        EpidemicRatio(
          overdispersion: baseline.overdispersion[lane], threshold: threshold, window: window,
          delay: delay
        ).scan(input, count: count, into: results)
      } else {
        let work = LikelihoodRatioWork(
          count: count, input: input, cycle: cycle, size: 1 / baseline.overdispersion[lane],
          threshold: threshold, direction: direction, window: window, delay: delay,
          scratch: results, batch: base)
        Processor.runsV3
          ? KernelsV3.likelihoodRatioScan(work) : KernelsBaseline.likelihoodRatioScan(work)
      }
      for time in 0..<count { statistics[time][lane] = results[time] }
    }
  }

  /// Cumulative sums of the ratios of a known factor.
  private func accumulate(
    _ block: SeriesBlock, _ baseline: ChartBaseline, _ statistics: UnsafeMutablePointer<Lanes>,
    _ logFactor: Double
  ) {
    let count = baseline.means.count
    for time in 0..<count {
      statistics[time] = block.values[baseline.start + time]
      statistics[count + time] = baseline.means[time]
    }
    let work = ChartTransform.Work(
      kind: .ratio(logFactor), reference: 0, overdispersion: baseline.overdispersion)
    let limit = Lanes(repeating: threshold)
    if Processor.runsV3 {
      KernelsV3.chartTransform(statistics, count: count, work)
      KernelsV3.chartCumulate(statistics, count: count, limit: limit, carry: .zero)
    } else {
      KernelsBaseline.chartTransform(statistics, count: count, work)
      KernelsBaseline.chartCumulate(statistics, count: count, limit: limit, carry: .zero)
    }
  }
}
