import Kernels
import KernelsBaseline
import KernelsV3

/// Figures that stand out from the few periods before them: the Early Aberration Reporting System's
/// three rules, for series too short to know their season.
///
/// - References: Hutwagner L et al. (2003), Journal of Urban Health 80 (Suppl 1):i89–i96.
package enum Ears {
  package static let method = Method(
    name: "ears", title: "Early aberration reporting (EARS C1, C2, C3)", version: 1,
    purpose: "Flags figures above what the handful of periods before them leads to expect.",
    parameters: [
      Parameter(
        "variant", .choice(["c1", "c2", "c3"]), standard: "c1",
        "c1 compares with the periods right before, c2 leaves out the two last ones, so that an "
          + "outbreak does not raise its own bound, c3 adds up c2's excesses of the two periods "
          + "before."),
      Parameter(
        "baseline", .integer(3...10_000), standard: "7",
        "Periods that a figure is compared with."),
      Parameter(
        "alpha", .number(0...1, open: true),
        "Nominal rate of false alarms (α). By default 0.001, with c3 0.025."),
      Parameter(
        "min_sigma", .number(0...Double.greatestFiniteMagnitude), standard: "0",
        "Least standard deviation of the baseline, in the unit of the figures: with 0, any rise "
          + "after a stretch of equal figures is an alarm."),
    ],
    columns: [
      Column("period", .period, "the period judged"),
      Column("value", .number, "its figure"),
      Column(
        "upper", .number, "largest figure that is no alarm; empty where the baseline has gaps"),
      Column("alarm", .flag, "1 where the figure is above; empty where either is missing"),
    ],
    domain: .real,
    references: [
      "Hutwagner L, Thompson W, Seeman GM, Treadwell T (2003). The bioterrorism preparedness and "
        + "response Early Aberration Reporting System (EARS). Journal of Urban Health 80 (Suppl "
        + "1):i89–i96. doi:10.1007/PL00022319",
      "Fricker RD, Hegler BL, Dunfee DA (2008). Comparing syndromic surveillance detection methods: "
        + "EARS' versus a CUSUM-based methodology. Statistics in Medicine 27:3407–3429. "
        + "doi:10.1002/sim.3197",
    ],
    agreesWith: "R surveillance 1.20.3, earsC",
    make: { (values) throws(ParameterError) -> any Scorer in EarsScorer(values) })
}

struct EarsScorer: Scorer {
  private let lag: Int
  private let accumulates: Bool
  private let baseline: Int
  private let quantile: Double
  private let leastDeviation: Double

  init(_ values: ParameterValues) {
    let variant = values.choice("variant")
    lag = variant == "c1" ? 0 : 2
    accumulates = variant == "c3"
    baseline = values.integer("baseline") ?? 7
    quantile = -Normal.quantile(values.number("alpha") ?? (accumulates ? 0.025 : 0.001))
    leastDeviation = values.number("min_sigma") ?? 0
  }

  /// Periods that must stand before the first one judged.
  private var history: Int { baseline + lag + (accumulates ? 2 : 0) }

  func score(_ block: SeriesBlock) -> [SeriesScore] {
    let range = ValueRange(block.values)
    var scale = Lanes(repeating: 1)
    for lane in 0..<block.count { scale[lane] = range.scale(lane) }
    let count = block.length
    return LaneScratch.with(lanes: 3 * count) { values in
      let (upper, deviations) = (values + count, values + 2 * count)
      for time in 0..<count { values[time] = block.values[time] * scale }
      judge(values, count, scale: scale, upper: upper, deviations: deviations)
      for time in 0..<count {
        let (value, bound) = (values[time], upper[time])
        let alarm = Lanes.zero.replacing(with: 1, where: value .> bound)
        deviations[time] = alarm.replacing(
          with: .nan, where: (value .!= value) .| (bound .!= bound))
        let natural = bound / scale
        upper[time] = natural.replacing(
          with: .greatestFiniteMagnitude, where: natural .> .greatestFiniteMagnitude)
      }
      return (0..<block.count).map { lane in
        let status = status(block, lane: lane, range)
        let cells =
          status == .scored
          ? PeriodRows.cells(block, lane: lane, [UnsafePointer(upper), UnsafePointer(deviations)])
          : PeriodRows.unjudged(block, lane: lane, columns: 2)
        return SeriesScore(status: status, cells: cells)
      }
    }
  }

  private func status(_ block: SeriesBlock, lane: Int, _ range: ValueRange) -> ScoreStatus {
    if Int(block.missing[lane]) == block.length { return .allMissing }
    if range.isInfinite(lane) { return .unusable("a value is infinite") }
    if block.length <= history { return .tooShort(needed: history + 1) }
    return .scored
  }

  private func judge(
    _ values: UnsafePointer<Lanes>, _ count: Int, scale: Lanes,
    upper: UnsafeMutablePointer<Lanes>, deviations: UnsafeMutablePointer<Lanes>
  ) {
    let least = scale * leastDeviation
    if Processor.runsV3 {
      KernelsV3.rollingMoments(
        values, count: count, baseline: baseline, lag: lag, leastDeviation: least, means: upper,
        deviations: deviations)
    } else {
      KernelsBaseline.rollingMoments(
        values, count: count, baseline: baseline, lag: lag, leastDeviation: least, means: upper,
        deviations: deviations)
    }
    if accumulates {
      Processor.runsV3
        ? KernelsV3.rollingCumulativeBounds(
          values, count: count, quantile: quantile, means: upper, deviations: deviations)
        : KernelsBaseline.rollingCumulativeBounds(
          values, count: count, quantile: quantile, means: upper, deviations: deviations)
    } else {
      for time in 0..<count { upper[time] += deviations[time] * quantile }
    }
  }
}
