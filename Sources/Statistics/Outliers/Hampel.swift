import Kernels
import KernelsBaseline
import KernelsV3

/// Figures far from the median of their neighbours.
///
/// - References: Hampel (1974), JASA 69:383-393; Davies, Gather (1993), JASA 88:782-792.
package enum Hampel {
  package static let method = Method(
    name: "hampel", title: "Hampel identifier", version: 1,
    purpose: "Marks figures that lie far from the median of the periods around them.",
    parameters: [
      Parameter(
        "window", .integer(3...10_001), standard: "13",
        "Periods that a figure is compared with, itself in the middle; an odd number."),
      Parameter(
        "threshold", .number(0...1e6, open: true), standard: "3",
        "Robust standard deviations from the median beyond which a figure is an outlier (t)."),
    ],
    columns: [
      Column("period", .period, "the period judged"),
      Column("value", .number, "its figure"),
      Column(
        "score", .number,
        "distance from the median in robust standard deviations; empty where the window has none"),
      Column("outlier", .flag, "1 for an outlier; empty where the figure is not judged"),
    ],
    domain: .real,
    references: [
      "Hampel FR (1974). The influence curve and its role in robust estimation. JASA 69:383–393. "
        + "doi:10.1080/01621459.1974.10482962",
      "Davies L, Gather U (1993). The identification of multiple outliers. JASA 88:782–792. "
        + "doi:10.1080/01621459.1993.10476339",
    ],
    agreesWith: "numpy 2.4.6: median and 1.4826 MAD of sliding windows",
    make: { (values: ParameterValues) throws(ParameterError) -> any Scorer in
      let window = values.integer("window") ?? 13
      guard !window.isMultiple(of: 2) else {
        throw .value(name: "window", value: String(window), rule: "an odd number of at least 3")
      }
      return HampelScorer(half: window / 2, threshold: values.number("threshold") ?? 3)
    })
}

struct HampelScorer: Scorer {
  /// Periods on either side of the figure judged.
  let half: Int
  let threshold: Double

  /// The standard deviation of a normal distribution over its median absolute deviation.
  private static let consistency = 1.4826

  /// Figures that a window must have for its middle to be judged: more than half of it.
  private var least: Int { half + 1 }

  func score(_ block: SeriesBlock) -> [SeriesScore] {
    let count = block.length
    return LaneScratch.with(lanes: 2 * count + 2 * half + 1) { base in
      let (scores, flags) = (base, base + count)
      block.values.withUnsafeBufferPointer { values in
        guard let values = values.baseAddress else { return }
        medians(values, count, scores, flags, window: base + 2 * count)
        judge(values, count, scores, flags)
      }
      let range = ValueRange(block.values)
      return (0..<block.count).map { lane in
        let status = status(block, lane: lane, range, flags)
        return SeriesScore(
          status: status,
          cells: status == .scored
            ? PeriodRows.cells(block, lane: lane, [UnsafePointer(scores), UnsafePointer(flags)])
            : PeriodRows.unjudged(block, lane: lane, columns: 2))
      }
    }
  }

  private func medians(
    _ values: UnsafePointer<Lanes>, _ count: Int, _ medians: UnsafeMutablePointer<Lanes>,
    _ deviations: UnsafeMutablePointer<Lanes>, window: UnsafeMutablePointer<Lanes>
  ) {
    Processor.runsV3
      ? KernelsV3.rollingMedians(
        values, count: count, half: half, least: least, medians: medians, deviations: deviations,
        window: window)
      : KernelsBaseline.rollingMedians(
        values, count: count, half: half, least: least, medians: medians, deviations: deviations,
        window: window)
  }

  /// Replaces medians by scores and deviations by flags.
  ///
  /// Where more than half of a window is equal, its deviation is 0: any other figure is an outlier,
  /// but how far it lies off cannot be told.
  private func judge(
    _ values: UnsafePointer<Lanes>, _ count: Int, _ scores: UnsafeMutablePointer<Lanes>,
    _ flags: UnsafeMutablePointer<Lanes>
  ) {
    for time in 0..<count {
      let distance = LaneMath.magnitude(values[time] - scores[time])
      let deviation = flags[time] * Self.consistency
      var score = distance / deviation
      score.replace(with: .nan, where: score .== .infinity)
      score.replace(with: Lanes.zero, where: distance .== Lanes.zero)
      scores[time] = score
      let flag = Lanes.zero.replacing(with: 1, where: distance .> deviation * threshold)
      flags[time] = flag.replacing(with: .nan, where: distance .!= distance)
    }
  }

  private func status(
    _ block: SeriesBlock, lane: Int, _ range: ValueRange, _ flags: UnsafePointer<Lanes>
  ) -> ScoreStatus {
    if Int(block.missing[lane]) == block.length { return .allMissing }
    guard (range.greatest[lane] - range.least[lane]).isFinite else {
      return .unusable("the figures lie further apart than the largest number")
    }
    if block.length < 2 * half + 1 { return .tooShort(needed: 2 * half + 1) }
    return (0..<block.length).contains { !flags[$0][lane].isNaN }
      ? .scored : .unusable("every window lacks half of its figures")
  }
}
