import Kernels
import KernelsBaseline
import KernelsV3

/// Cumulative sums over a block.
struct CusumScorer: Scorer {
  private let settings: ChartSettings
  private let variant: CusumVariant
  private let reference: Double
  private let limit: Double?
  private let logFactor: Double
  private let shift: Double
  private let runLength: Double
  /// How the expected counts are fitted, and with what overdispersion.
  private let fit: ChartBaseline.Overdispersion
  /// α of the deviation that counts are standardised by.
  private let pearson: Double
  private let afterAlarm: String

  init(_ values: ParameterValues) throws(ParameterError) {
    let variant = values.choice("variant").flatMap(CusumVariant.init) ?? .standard
    self.variant = variant
    reference = values.number("k") ?? 1.04
    limit = values.number("h") ?? (variant == .rogerson ? nil : variant.isRatio ? 5 : 2.26)
    logFactor = log(values.number("factor") ?? 1.5)
    shift = values.number("shift") ?? 1
    runLength = values.number("arl") ?? 100
    let given = values.number("overdispersion")
    pearson = variant == .pearson ? given ?? 0.1 : 0
    // Whatever they are standardised by, expected counts are those of Poisson's regression, as
    // published; only the ratio of negative binomial counts takes theirs.
    fit = variant == .negativeBinomial ? given.map { .given($0) } ?? .estimated : .given(0)
    afterAlarm =
      values.choice("after_alarm")
      ?? (variant == .rogerson ? "cap" : variant.isRatio ? "restart" : "continue")
    settings = ChartSettings(
      values, takesCounts: true, needsTraining: fit == .estimated)
    try Self.check(values, variant)
  }

  private static func check(
    _ values: ParameterValues, _ variant: CusumVariant
  ) throws(ParameterError) {
    let isDispersed = variant == .pearson || variant == .negativeBinomial
    for (name, belongs) in [
      ("k", !variant.isRatio && variant != .rogerson), ("factor", variant.isRatio),
      ("shift", variant == .rogerson), ("arl", variant == .rogerson),
      ("overdispersion", isDispersed),
    ] where !belongs && values.number(name) != nil {
      throw .conflict("\(name) has no meaning with variant=\(variant.rawValue)")
    }
    if values.number("arl") != nil, values.number("h") != nil {
      throw .conflict("h is the limit that arl would lead to: give one of them")
    }
  }

  func score(_ block: SeriesBlock) -> [SeriesScore] {
    let baseline = ChartBaseline(block, settings, fit)
    let count = baseline.means.count
    return LaneScratch.with(lanes: 2 * count) { sums in
      for time in 0..<count {
        sums[time] = block.values[baseline.start + time]
        sums[count + time] = baseline.means[time]
      }
      var limits = Lanes(repeating: limit ?? 0)
      if variant == .rogerson {
        let charts = rogersonLimits(baseline, lanes: block.count)
        limits = charts.limits
        for time in 0..<count {
          sums[time] = charts.scales[time] * (sums[time] - charts.references[time])
        }
      } else {
        let overdispersion =
          variant == .pearson ? Lanes(repeating: pearson) : baseline.overdispersion
        standardise(sums, count: count, overdispersion: overdispersion)
      }
      let carry =
        switch afterAlarm {
        case "restart": Lanes.zero
        case "cap": limits
        default: Lanes(repeating: .infinity)
        }
      Processor.runsV3
        ? KernelsV3.chartCumulate(sums, count: count, limit: limits, carry: carry)
        : KernelsBaseline.chartCumulate(sums, count: count, limit: limits, carry: carry)
      return ChartRows.scores(
        block, baseline, statistics: sums, limit: { _ in limits }, isAlarm: { $0 .>= $1 })
    }
  }

  /// Replaces counts, which their means stand behind, by what is added up.
  private func standardise(
    _ values: UnsafeMutablePointer<Lanes>, count: Int, overdispersion: Lanes
  ) {
    let transform: ChartTransform.Kind =
      switch variant {
      case .standard, .rogerson: .pearson
      case .rossi: .rossi
      case .anscombe: .anscombe
      case .anscombe2: .anscombe2
      case .pearson: .pearson
      case .poisson, .negativeBinomial: .ratio(logFactor)
      }
    let work = ChartTransform.Work(
      kind: transform, reference: variant.isRatio ? 0 : reference,
      overdispersion: overdispersion)
    Processor.runsV3
      ? KernelsV3.chartTransform(values, count: count, work)
      : KernelsBaseline.chartTransform(values, count: count, work)
  }

  /// Rogerson's limits for the mean over all judged periods, and for each period the reference value
  /// and the factor that brings its own limit to the common one.
  private func rogersonLimits(
    _ baseline: ChartBaseline, lanes: Int
  ) -> (limits: Lanes, references: [Lanes], scales: [Lanes]) {
    let count = baseline.means.count
    var limits = Lanes(repeating: 1)
    var references = [Lanes](repeating: .zero, count: count)
    var scales = [Lanes](repeating: Lanes(repeating: 1), count: count)
    for lane in 0..<lanes where baseline.statuses[lane] == .scored {
      var known: [Double: (reference: Double, limit: Double)] = [:]
      func chart(_ mean: Double) -> (reference: Double, limit: Double) {
        if let chart = known[mean] { return chart }
        let changed = mean + shift * mean.squareRoot()
        let reference = Self.reference((changed - mean) / log(changed / mean))
        let limit =
          limit ?? AverageRunLength.limit(length: runLength, reference: reference, mean: mean)
        known[mean] = (reference, limit)
        return (reference, limit)
      }
      let mean = baseline.means.reduce(0) { $0 + $1[lane] } / Double(count)
      limits[lane] = chart(mean).limit
      for time in 0..<count {
        let own = chart(baseline.means[time][lane])
        references[time][lane] = own.reference
        scales[time][lane] = limits[lane] / own.limit
      }
    }
    return (limits, references, scales)
  }

  /// A reference value in tenths. Wholes and halves move to the nearer neighbour, as surveillance has
  /// it, because there a sum would move on a coarser grid than its limit.
  private static func reference(_ exact: Double) -> Double {
    let tenths = (exact * 10).rounded()
    guard Int(tenths) % 5 == 0 else { return tenths / 10 }
    let moved = exact * 10 >= tenths ? tenths + 1 : tenths - 1
    return max(1, moved) / 10
  }
}
