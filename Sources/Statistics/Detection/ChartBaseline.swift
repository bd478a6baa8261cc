import Domain
import Kernels
import KernelsBaseline
import KernelsV3

/// What control charts take from the training periods: the expected count of every judged period,
/// and how far counts are overdispersed.
struct ChartBaseline {
  /// First judged period.
  let start: Int
  /// First period of the output.
  let first: Int
  /// Expected counts, one a judged period.
  private(set) var means: [Lanes]
  /// α of the variance mean + α mean²; 0 where it was not asked for.
  private(set) var overdispersion: Lanes = .zero
  /// Standard deviations of the training counts, 0 where fewer than two.
  private(set) var deviations: Lanes = .zero
  /// Longest season that charts keep sums of a place each for; memory grows with its length.
  private static let longestCycle = 64

  /// Whether expected counts return after so many periods; 0 where they do not.
  let cycle: Int
  private(set) var statuses: [ScoreStatus]

  /// How the overdispersion comes about.
  enum Overdispersion: Sendable, Equatable {
    case given(Double)
    /// By maximum likelihood together with the expected counts.
    case estimated
  }

  init(_ block: SeriesBlock, _ settings: ChartSettings, _ overdispersion: Overdispersion) {
    let length = block.length
    let training = settings.training(length: length, frequency: block.frequency)
    start = min(training, length)
    first = max(0, length - (settings.last ?? length))
    let season = settings.season(block.frequency)
    let hasHarmonics = settings.harmonics(season: season) > 0
    let isFitted = settings.target == nil
    let returns = !settings.trend && season <= min(length - start, Self.longestCycle)
    cycle = isFitted && (settings.trend || hasHarmonics) ? (returns ? season : 0) : 1
    means = [Lanes](repeating: Lanes(repeating: 1), count: length - start)
    let columns = isFitted ? settings.columns(season: season) : 1
    let range = ValueRange(block.values)
    statuses = (0..<block.count).map { lane in
      Self.status(
        block, lane: lane, range, settings, training: training, columns: columns)
    }
    fit(block, settings, overdispersion, season: season)
  }

  private static func status(
    _ block: SeriesBlock, lane: Int, _ range: ValueRange, _ settings: ChartSettings,
    training: Int, columns: Int
  ) -> ScoreStatus {
    if Int(block.missing[lane]) == block.length { return .allMissing }
    if range.isInfinite(lane) { return .unusable("a value is infinite") }
    if settings.takesCounts {
      if range.least[lane] < 0 { return .unusable("a count is negative") }
      if range.greatest[lane] > 9_007_199_254_740_992 {
        return .unusable("a count is above 2^53")
      }
    } else if max(-range.least[lane], range.greatest[lane]) > 1e150 {
      return .unusable("a value is beyond 1e150")
    }
    let needed = settings.needsTraining ? columns + 1 : 0
    if block.length <= training || training < needed {
      return .tooShort(needed: settings.length(training: max(training, needed), needed: needed))
    }
    let present = (0..<training).filter { !block.values[$0][lane].isNaN }.count
    return present < needed
      ? .unusable("the training periods hold too few values") : .scored
  }

  private mutating func fit(
    _ block: SeriesBlock, _ settings: ChartSettings, _ kind: Overdispersion, season: Int
  ) {
    let scored = LaneMask(block, statuses)
    guard any(scored) else { return }
    takeMoments(block, scored, counts: settings.takesCounts)
    if case .given(let value) = kind { overdispersion = Lanes(repeating: value) }
    let isConstant = cycle == 1
    if let target = settings.target {
      for time in means.indices { means[time] = Lanes(repeating: target) }
      if kind != .estimated { return }
    } else if isConstant, kind != .estimated {
      return
    }
    let design = ChartDesign(settings, isConstant: isConstant, season: season, training: start)
    let fitted = design.fit(block, kind, lanes: scored)
    let rows = design.rows(start..<(cycle > 0 ? start + cycle : block.length))
    for lane in 0..<block.count where statuses[lane] == .scored {
      guard let lanefit = fitted[lane] else {
        statuses[lane] = .unusable("the training periods determine no baseline")
        continue
      }
      if kind == .estimated { overdispersion[lane] = lanefit.overdispersion }
      guard settings.target == nil, !isConstant else { continue }
      let floor = 0.5 / Double(start)
      let expected = design.means(lanefit.coefficients, rows: rows)
      for time in means.indices {
        means[time][lane] = max(floor, expected[time % expected.count])
      }
      if !means.allSatisfy({ $0[lane] < 1e300 }) {
        statuses[lane] = .unusable("the baseline's trend leads out of all bounds")
      }
    }
  }

  /// Means and deviations of the training periods. A mean count of 0 is taken for half a case in all
  /// of them.
  private mutating func takeMoments(_ block: SeriesBlock, _ scored: LaneMask, counts: Bool) {
    var (number, sum) = (Lanes.zero, Lanes.zero)
    for time in 0..<start {
      let value = block.values[time]
      let isPresent = value .== value
      number += Lanes.zero.replacing(with: 1, where: isPresent)
      sum += Lanes.zero.replacing(with: value, where: isPresent)
    }
    let mean = (sum / number).replacing(with: 0, where: number .== 0)
    var squares = Lanes.zero
    for time in 0..<start {
      let value = block.values[time]
      let distance = value - mean
      squares += Lanes.zero.replacing(with: distance * distance, where: value .== value)
    }
    deviations = (squares / (number - 1)).squareRoot()
      .replacing(with: 0, where: number .<= 1)
    let isEmpty = (mean .== 0) .& (number .> 0) .& LaneMask(repeating: counts)
    let level = mean.replacing(with: 0.5 / number, where: isEmpty)
    let used = level.replacing(with: 1, where: .!scored)
    for time in means.indices { means[time] = used }
  }
}

extension LaneMask {
  /// The lanes of a block that are scored.
  init(_ block: SeriesBlock, _ statuses: [ScoreStatus]) {
    self.init(repeating: false)
    for lane in 0..<block.count where statuses[lane] == .scored { self[lane] = true }
  }
}
