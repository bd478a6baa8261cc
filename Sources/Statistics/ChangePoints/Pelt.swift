import Foundation
import Kernels
import KernelsBaseline
import KernelsV3

/// Where the level of a series changed for good: the division into segments that costs least, every
/// further segment paying a penalty. The search is exact.
///
/// - References: Killick R, Fearnhead P, Eckley IA (2012). Optimal detection of changepoints with a
///   linear computational cost. JASA 107:1590–1598. doi:10.1080/01621459.2012.737745
package enum Pelt {
  package static let method = Method(
    name: "pelt", title: "Change points by penalised segmentation (PELT)", version: 1,
    purpose: "Finds when the level of a series changed and how far it moved.",
    parameters: [
      Parameter(
        "cost", .choice(["l2", "poisson", "negative-binomial"]), standard: "l2",
        "What a segment costs: squared deviations from its mean, or minus twice the log-likelihood "
          + "of its counts."),
      Parameter(
        "transform", .choice(["none", "log1p"]), standard: "none",
        "Taken of the values first; log1p (the logarithm of 1 + value) turns relative changes into "
          + "steps. Only with cost l2."),
      Parameter(
        "penalty", .number(0...Double.greatestFiniteMagnitude),
        "What one more segment costs (β), in units of the cost. By default 2 σ² ln n for l2, with "
          + "σ from the median absolute difference of neighbours, and 2 ln n for counts."),
      Parameter(
        "min_size", .integer(1...1_000_000), standard: "2",
        "Least number of values in a segment."),
      Parameter(
        "size", .number(0...Double.greatestFiniteMagnitude, open: true),
        "Size (r) of the negative binomial distribution, variance = mean + mean² / r. By default "
          + "the median of moment estimates in windows of 15 values. Only with cost "
          + "negative-binomial."),
      Parameter(
        "pruning", .choice(["safe", "immediate"]), standard: "safe",
        "safe finds the optimum always. immediate drops a start as soon as it is beaten, as "
          + "ruptures does: with min_size above 1 that now and then misses the optimum."),
    ],
    columns: [
      Column("break_index", .integer, "index of the first value of the new segment, from 0"),
      Column("break_period", .period, "its period"),
      Column("mean_before", .number, "mean of the values of the segment before"),
      Column("mean_after", .number, "mean of the values of the new segment"),
    ],
    domain: .real,
    references: [
      "Killick R, Fearnhead P, Eckley IA (2012). Optimal detection of changepoints with a linear "
        + "computational cost. JASA 107:1590–1598. doi:10.1080/01621459.2012.737745",
      "Jackson B et al. (2005). An algorithm for optimal partitioning of data on an interval. IEEE "
        + "Signal Processing Letters 12:105–108. doi:10.1109/LSP.2001.838216",
      "Yao Y-C (1988). Estimating the number of change-points via Schwarz' criterion. Statistics & "
        + "Probability Letters 6:181–189. doi:10.1016/0167-7152(88)90118-6",
      "Cleynen A, Lebarbier E (2014). Segmentation of the Poisson and negative binomial rate "
        + "models: a penalized estimator. ESAIM: Probability and Statistics 18:750–769. "
        + "doi:10.1051/ps/2014005",
    ],
    agreesWith: "ruptures 1.1.10, Pelt with jump=1",
    make: { (values) throws(ParameterError) -> any Scorer in try PeltScorer(values) })
}

struct PeltScorer: Scorer {
  private enum Distribution: String {
    case l2
    case poisson
    case negativeBinomial = "negative-binomial"
  }

  private let distribution: Distribution
  private let takesLogarithms: Bool
  private let penalty: Double?
  private let minSize: Int
  private let size: Double?
  private let prunesAtOnce: Bool

  init(_ values: ParameterValues) throws(ParameterError) {
    distribution = values.choice("cost").flatMap(Distribution.init) ?? .l2
    takesLogarithms = values.choice("transform") == "log1p"
    penalty = values.number("penalty")
    minSize = values.integer("min_size") ?? 2
    size = values.number("size")
    prunesAtOnce = values.choice("pruning") == "immediate"
    if takesLogarithms, distribution != .l2 {
      throw .conflict("transform=log1p makes no counts: it goes with cost=l2 only")
    }
    if size != nil, distribution != .negativeBinomial {
      throw .conflict("size belongs to cost=negative-binomial")
    }
  }

  func score(_ block: SeriesBlock) -> [SeriesScore] {
    let range = ValueRange(block.values)
    let present = PresentValues(block)
    let statuses = (0..<block.count).map { status($0, range: range, count: present.counts[$0]) }
    guard statuses.contains(.scored) else { return statuses.map { SeriesScore(status: $0) } }
    let changes = search(present, range: range, statuses: statuses)
    return statuses.indices.map { lane in
      guard statuses[lane] == .scored, !changes[lane].isEmpty else {
        return SeriesScore(status: statuses[lane])
      }
      let segments = LevelSegments(present.series(lane), startingAt: changes[lane])
      let cells = segments.starts.enumerated().flatMap { number, start in
        let period = Double(present.period(of: start, lane: lane))
        return [period, period, segments.means[number], segments.means[number + 1]]
      }
      return SeriesScore(status: .scored, cells: cells)
    }
  }

  private func status(_ lane: Int, range: ValueRange, count: Int) -> ScoreStatus {
    if count == 0 { return .allMissing }
    if range.isInfinite(lane) { return .unusable("a value is infinite") }
    if distribution != .l2, range.least[lane] < 0 { return .unusable("a count is negative") }
    if takesLogarithms, range.least[lane] <= -1 {
      return .unusable("a value of -1 or less has no log1p")
    }
    if count < 2 * minSize { return .tooShort(needed: 2 * minSize) }
    return range.isConstant(lane) ? .constant : .scored
  }

  private func search(
    _ present: PresentValues, range: ValueRange, statuses: [ScoreStatus]
  ) -> [[Int]] {
    var values = present.values
    var counts = present.counts
    for lane in statuses.indices where statuses[lane] != .scored { counts[lane] = 0 }
    var penalties = Lanes.zero
    switch distribution {
    case .l2:
      let scales = prepare(&values, range: range)
      for lane in statuses.indices where counts[lane] > 0 {
        if let penalty {
          penalties[lane] = penalty * scales[lane] * scales[lane]
        } else {
          let noise = NoiseLevel.ofDifferences((0..<counts[lane]).map { values[$0][lane] })
          penalties[lane] = 2 * noise * noise * log(Double(counts[lane]))
        }
      }
      return changes(.squaredError, in: values, counts: counts, penalties: penalties)
    case .poisson, .negativeBinomial:
      for lane in statuses.indices where counts[lane] > 0 {
        penalties[lane] = penalty ?? 2 * log(Double(counts[lane]))
      }
    }
    if distribution == .poisson {
      return changes(.poisson, in: values, counts: counts, penalties: penalties)
    }
    return negativeBinomialChanges(values, counts: counts, penalties: penalties)
  }

  /// Takes logarithms where asked and scales every lane, so that squares neither overflow nor
  /// vanish.
  ///
  /// - Returns: what each lane was multiplied by.
  private func prepare(_ values: inout [Lanes], range: ValueRange) -> Lanes {
    if takesLogarithms {
      let count = values.count
      values.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        Processor.runsV3
          ? KernelsV3.logarithmsOfOnePlus(base, count: count)
          : KernelsBaseline.logarithmsOfOnePlus(base, count: count)
      }
      return Lanes(repeating: 1)
    }
    var scales = Lanes(repeating: 1)
    for lane in 0..<SeriesBlock.width { scales[lane] = range.scale(lane) }
    for index in values.indices { values[index] *= scales }
    return scales
  }

  /// Lanes without overdispersion are searched with the Poisson cost, their limit.
  private func negativeBinomialChanges(
    _ values: [Lanes], counts: [Int], penalties: Lanes
  ) -> [[Int]] {
    var sizes = Lanes(repeating: 1)
    var dispersed = counts
    var equidispersed = counts
    for lane in counts.indices {
      let estimate =
        counts[lane] == 0
        ? nil
        : size ?? NegativeBinomialSize.ofWindows((0..<counts[lane]).map { values[$0][lane] })
      if let estimate {
        sizes[lane] = estimate
        equidispersed[lane] = 0
      } else {
        dispersed[lane] = 0
      }
    }
    let found = changes(
      .negativeBinomial(size: sizes), in: values, counts: dispersed, penalties: penalties)
    guard equidispersed.contains(where: { $0 > 0 }) else { return found }
    let limits = changes(.poisson, in: values, counts: equidispersed, penalties: penalties)
    return zip(found, limits).map { $0.isEmpty ? $1 : $0 }
  }

  private func changes(
    _ cost: PartitionSearch.Cost, in values: [Lanes], counts: [Int], penalties: Lanes
  ) -> [[Int]] {
    PartitionSearch(
      cost: cost, minSize: minSize, penalty: penalties, prunesAtOnce: prunesAtOnce
    ).changes(in: values, counts: counts)
  }
}
