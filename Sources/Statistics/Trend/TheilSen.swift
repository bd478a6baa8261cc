import Domain
import Kernels

/// The median slope of all pairs of figures with its confidence limits.
///
/// - References: Theil (1950), Proc. KNAW 53:386-392, 521-525, 1397-1412; Sen (1968), JASA
///   63:1379-1389.
package enum TheilSen {
  package static let method = Method(
    name: "theil-sen", title: "Theil–Sen line with confidence limits", version: 1,
    purpose:
      "Tells how much a series rises or falls a period, unmoved by outliers, and how surely.",
    parameters: [
      Parameter(
        "confidence", .number(0...1, open: true), standard: "0.95",
        "Probability that the limits enclose the slope.")
    ],
    columns: [
      Column("n", .integer, "values used"),
      Column("slope", .number, "median slope of all pairs, a period"),
      Column("intercept", .number, "median of the figures less slope times median time"),
      Column("lower", .number, "lower confidence limit of the slope"),
      Column("upper", .number, "upper confidence limit of the slope"),
    ],
    domain: .real,
    references: [
      "Theil H (1950). A rank-invariant method of linear and polynomial regression analysis "
        + "I–III. Proceedings of the KNAW 53:386–392, 521–525, 1397–1412",
      "Sen PK (1968). Estimates of the regression coefficient based on Kendall's tau. JASA "
        + "63:1379–1389. doi:10.1080/01621459.1968.10480934",
      "Conover WJ (1999). Practical nonparametric statistics, 3rd edition. Wiley (intercept)",
    ],
    agreesWith: "scipy 1.17.1 stats.theilslopes, method separate",
    make: { (values: ParameterValues) throws(ParameterError) -> any Scorer in
      TheilSenScorer(confidence: values.number("confidence") ?? 0.95)
    })
}

struct TheilSenScorer: Scorer {
  /// Standard deviations of S between the middle and a limit.
  private let bound: Double

  init(confidence: Double) {
    bound = -Normal.quantile((1 - confidence) / 2)
  }

  func score(_ block: SeriesBlock) -> [SeriesScore] {
    let count = block.length
    let size = count + SlopeSelection.scratchSize(count: count, step: 1)
    return LaneScratch.with(lanes: size) { base in
      block.values.withUnsafeBufferPointer { buffer in
        let series = TrendLanes(
          values: buffer.baseAddress ?? UnsafePointer(base), count: count, lanes: block.count)
        let values = TrendValues(series, scratch: base)
        let statuses = (0..<block.count).map { status(values, lane: $0) }
        let pairs = statuses.enumerated().map { $1 == .scored ? values.pairs($0) : 0 }
        let selection = SlopeSelection(
          series, values, pairs: pairs, scratch: base + count)
        let lines = SenLine.lines(series, values, step: 1, selection, pairs: pairs)
        let limits = pairs.enumerated().map { lane, pairs in
          pairs > 0 ? limitRanks(pairs: pairs, variance: values.variance(lane)) : nil
        }
        let lower = selection.slopes(limits.map { $0.map { .init(ranks: $0.lower...$0.lower) } })
        let upper = selection.slopes(limits.map { $0.map { .init(ranks: $0.upper...$0.upper) } })
        return (0..<block.count).map { lane in
          let present = Double(values.present[lane])
          guard let line = lines[lane] else {
            return SeriesScore(status: statuses[lane], cells: [present, .nan, .nan, .nan, .nan])
          }
          return SeriesScore(
            status: .scored,
            cells: [
              present, line.slope, line.intercept, lower[lane].lower + 0, upper[lane].lower + 0,
            ])
        }
      }
    }
  }

  private func status(_ values: TrendValues, lane: Int) -> ScoreStatus {
    let present = values.present[lane]
    if present == 0 { return .allMissing }
    if present < 2 { return .tooShort(needed: 2) }
    return (values.greatest[lane] - values.least[lane]).isFinite
      ? .scored : .unusable("the figures lie further apart than the largest number")
  }

  /// Ranks of the limits among the slopes: N/2 ∓ z σ/2, rounded to even as scipy does.
  private func limitRanks(pairs: Int, variance: Double) -> (lower: Int, upper: Int) {
    let half = bound * variance.squareRoot()
    let upper = ((Double(pairs) + half) / 2).rounded(.toNearestOrEven)
    let lower = ((Double(pairs) - half) / 2).rounded(.toNearestOrEven) - 1
    return (max(Int(lower), 0), min(Int(upper), pairs - 1))
  }
}
