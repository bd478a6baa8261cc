import Foundation
import Kernels
import KernelsBaseline
import KernelsV3

/// Whether and when a series moved to another level or on another line, and how well each date is
/// known: all segments are fitted together, their number is chosen by Schwarz's criterion.
///
/// - References: Bai J, Perron P (2003). Computation and analysis of multiple structural change
///   models. Journal of Applied Econometrics 18:1–22. doi:10.1002/jae.659
package enum BaiPerron {
  package static let method = Method(
    name: "bai-perron", title: "Structural breaks (Bai–Perron)", version: 1,
    purpose: "Dates lasting changes of a series' level or trend, with confidence limits.",
    parameters: [
      Parameter(
        "min_segment", .number(0...1_000_000, open: true), standard: "0.15",
        "Least length of a segment (h): a share of the values below 1, a number of values from 2 on."
      ),
      Parameter(
        "breaks", .integer(1...1_000),
        "Greatest number of breaks. By default, and at most, as many as n values and segments of h "
          + "values allow: ⌈n / h⌉ − 2, at least 1."),
      Parameter(
        "model", .choice(["level", "trend"]), standard: "level",
        "What holds within a segment: one level, or one straight line over time."),
      Parameter(
        "transform", .choice(["none", "log1p"]), standard: "none",
        "Taken of the values first; log1p (the logarithm of 1 + value) turns relative changes into "
          + "steps."),
      Parameter(
        "confidence", .number(0...1, open: true), standard: "0.95",
        "Coverage of the limits of a break's date."),
    ],
    columns: [
      Column("break_index", .integer, "index of the first value of the new segment, from 0"),
      Column("break_period", .period, "its period"),
      Column("mean_before", .number, "mean of the values of the segment before"),
      Column("mean_after", .number, "mean of the values of the new segment"),
      Column("lower", .period, "earliest period of the break at the stated confidence"),
      Column("upper", .period, "latest period of the break at the stated confidence"),
    ],
    domain: .real,
    references: [
      "Bai J, Perron P (2003). Computation and analysis of multiple structural change models. "
        + "Journal of Applied Econometrics 18:1–22. doi:10.1002/jae.659",
      "Bai J (1997). Estimation of a change point in multiple regression models. Review of "
        + "Economics and Statistics 79:551–563. doi:10.1162/003465397557132",
      "Zeileis A et al. (2003). Testing and dating of structural changes in practice. "
        + "Computational Statistics & Data Analysis 44:109–123. "
        + "doi:10.1016/S0167-9473(03)00030-6",
    ],
    agreesWith: "R strucchange 1.5-3, breakpoints and confint",
    make: { (values) throws(ParameterError) -> any Scorer in try BaiPerronScorer(values) })
}

struct BaiPerronScorer: Scorer {
  private let minSegment: Double
  private let breaks: Int?
  private let model: StructuralBreaks.Model
  private let takesLogarithms: Bool
  private let confidence: Double

  init(_ values: ParameterValues) throws(ParameterError) {
    minSegment = values.number("min_segment") ?? 0.15
    breaks = values.integer("breaks")
    model = values.choice("model") == "trend" ? .line : .level
    takesLogarithms = values.choice("transform") == "log1p"
    confidence = values.number("confidence") ?? 0.95
    guard minSegment <= 0.5 || minSegment >= 2 else {
      throw .value(
        name: "min_segment", value: "\(minSegment)",
        rule: "a share of at most 0.5, or a number of values from 2 on")
    }
  }

  func score(_ block: SeriesBlock) -> [SeriesScore] {
    let range = ValueRange(block.values)
    let present = PresentValues(block)
    let statuses = (0..<block.count).map { status($0, range: range, count: present.counts[$0]) }
    var scores = statuses.map { SeriesScore(status: $0) }
    let usable = statuses.indices.filter { statuses[$0] == .scored }
    guard !usable.isEmpty else { return scores }
    let values = prepared(present.values, range: range)
    let times = present.times
    // Lanes of one length share a table; without holes that is the whole block.
    for count in Set(usable.map { present.counts[$0] }).sorted() {
      let lanes = usable.filter { present.counts[$0] == count }
      let size = minSize(count)
      let answers = StructuralBreaks.search(
        lanes: lanes, times: times, values: values, count: count, model: model, minSize: size,
        breaks: min(breaks ?? .max, max(1, (count + size - 1) / size - 2)))
      for (lane, answer) in zip(lanes, answers) {
        scores[lane].cells = rows(
          answer.placings[answer.chosen], lane: lane, present: present,
          fitted: (0..<count).map { values[$0][lane] })
      }
    }
    return scores
  }

  private func minSize(_ count: Int) -> Int {
    minSegment < 1 ? Int(Double(count) * minSegment) : Int(minSegment)
  }

  private func status(_ lane: Int, range: ValueRange, count: Int) -> ScoreStatus {
    if count == 0 { return .allMissing }
    if range.isInfinite(lane) { return .unusable("a value is infinite") }
    if takesLogarithms, range.least[lane] <= -1 {
      return .unusable("a value of -1 or less has no log1p")
    }
    if minSize(count) <= model.coefficients || 2 * minSize(count) > count {
      return .tooShort(needed: needed)
    }
    return range.isConstant(lane) ? .constant : .scored
  }

  /// The least number of values that two segments can be fitted to.
  private var needed: Int {
    guard minSegment < 1 else { return 2 * max(Int(minSegment), model.coefficients + 1) }
    var count = Int(Double(model.coefficients + 1) / minSegment)
    while minSize(count) <= model.coefficients { count += 1 }
    return count
  }

  /// Takes logarithms where asked, or brings every lane to a magnitude of about 1.
  private func prepared(_ values: [Lanes], range: ValueRange) -> [Lanes] {
    var values = values
    if takesLogarithms {
      let count = values.count
      values.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        Processor.runsV3
          ? KernelsV3.logarithmsOfOnePlus(base, count: count)
          : KernelsBaseline.logarithmsOfOnePlus(base, count: count)
      }
    } else {
      var scales = Lanes(repeating: 1)
      for lane in 0..<SeriesBlock.width { scales[lane] = range.scale(lane) }
      for index in values.indices { values[index] *= scales }
    }
    return values
  }

  private func rows(
    _ starts: [Int], lane: Int, present: PresentValues, fitted: [Double]
  ) -> [Double] {
    guard !starts.isEmpty else { return [] }
    let means = LevelSegments(present.series(lane), startingAt: starts).means
    let times = (0..<fitted.count).map { Double(present.period(of: $0, lane: lane)) }
    let edges = [0] + starts + [fitted.count]
    let lines = zip(edges, edges.dropFirst()).map { first, end in
      SegmentLine(times: times[first..<end], values: fitted[first..<end], model: model)
    }
    return starts.enumerated().flatMap { number, start in
      let before = lines[number]
      let after = lines[number + 1]
      let limits = BreakConfidence(
        jumpBefore: before.meanSquaredJump(to: after), jumpAfter: after.meanSquaredJump(to: before),
        varianceBefore: before.variance, varianceAfter: after.variance
      ).offsets(confidence: confidence)
      let period = times[start]
      return [
        period, period, means[number], means[number + 1],
        limits.map { place(start + $0.earliest, times) } ?? .nan,
        limits.map { place(start + $0.latest, times) } ?? .nan,
      ]
    }
  }

  /// The period of a place in the order of present values; beyond the series' ends, as many periods
  /// beyond, and at most its length.
  private func place(_ index: Int, _ times: [Double]) -> Double {
    let last = times.count - 1
    if index < 0 { return times[0] + Double(max(index, -times.count)) }
    if index > last { return times[last] + Double(min(index - last, times.count)) }
    return times[index]
  }
}
