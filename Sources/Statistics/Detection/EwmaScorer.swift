import Kernels
import KernelsBaseline
import KernelsV3

/// Exponentially weighted moving averages over a block.
struct EwmaScorer: Scorer {
  private let settings: ChartSettings
  private let weight: Double
  private let width: Double
  private let deviation: String
  private let sigma: Double?
  private let isRising: Bool

  init(_ values: ParameterValues) throws(ParameterError) {
    weight = values.number("lambda") ?? 0.2
    width = values.number("width") ?? 3
    deviation = values.choice("deviation") ?? "sample"
    sigma = values.number("sigma")
    isRising = values.choice("direction") != "decrease"
    settings = ChartSettings(
      values, takesCounts: deviation == "poisson" || deviation == "negative-binomial",
      needsTraining: sigma == nil && deviation != "poisson")
    guard weight > 0 else {
      throw .value(name: "lambda", value: "\(weight)", rule: "a number above 0 and at most 1")
    }
  }

  func score(_ block: SeriesBlock) -> [SeriesScore] {
    let estimates = sigma == nil && deviation == "negative-binomial"
    let baseline = ChartBaseline(block, settings, estimates ? .estimated : .given(0))
    let count = baseline.means.count
    let start = baseline.means.first ?? .zero
    let sigmas = deviations(block, baseline, mean: start)
    return LaneScratch.with(lanes: 2 * count) { averages in
      let factors = averages + count
      for time in 0..<count { averages[time] = block.values[baseline.start + time] }
      Processor.runsV3
        ? KernelsV3.chartAverage(
          averages, count: count, weight: weight, start: start, factors: factors)
        : KernelsBaseline.chartAverage(
          averages, count: count, weight: weight, start: start, factors: factors)
      let reach = sigmas * (isRising ? width : -width)
      return ChartRows.scores(
        block, baseline, statistics: averages,
        limit: { start + reach * factors[$0].squareRoot() },
        isAlarm: { isRising ? $0 .> $1 : $0 .< $1 })
    }
  }

  private func deviations(
    _ block: SeriesBlock, _ baseline: ChartBaseline, mean: Lanes
  ) -> Lanes {
    if let sigma { return Lanes(repeating: sigma) }
    switch deviation {
    case "poisson": return mean.squareRoot()
    case "negative-binomial":
      return (mean + baseline.overdispersion * mean * mean).squareRoot()
    case "moving-range": return movingRange(block, until: baseline.start)
    default: return baseline.deviations
    }
  }

  /// Mean distance of neighbours over that of normal values, 2/√π; 0 without neighbours.
  private func movingRange(_ block: SeriesBlock, until end: Int) -> Lanes {
    var (sum, number) = (Lanes.zero, Lanes.zero)
    for time in 1..<max(1, end) {
      let step = block.values[time] - block.values[time - 1]
      let distance = step.replacing(with: -step, where: step .< 0)
      let isKnown = step .== step
      sum += Lanes.zero.replacing(with: distance, where: isKnown)
      number += Lanes.zero.replacing(with: 1, where: isKnown)
    }
    return (sum / number).replacing(with: 0, where: number .== 0) / 1.1283791670955126
  }
}
