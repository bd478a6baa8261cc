import Domain
import Kernels
import KernelsBaseline
import KernelsV3

/// A monotonic trend in a series, tested without assuming a shape or a distribution.
///
/// - References: Mann (1945), Econometrica 13:245-259; Kendall (1975), Rank Correlation Methods.
package enum MannKendall {
  package static let method = Method(
    name: "mann-kendall", title: "Mann–Kendall trend test with Sen's slope", version: 1,
    purpose: "Tests whether a series rises or falls over time and by how much a period.",
    parameters: [],
    columns: [
      Column("n", .integer, "values used"),
      Column("s", .integer, "signs of all pairwise differences, added up"),
    ],
    domain: .real,
    references: [
      "Mann HB (1945). Nonparametric tests against trend. Econometrica 13:245–259. doi:10.2307/1907187"
    ],
    agreesWith: "pymannkendall 1.4.3",
    make: { (_: ParameterValues) throws(ParameterError) -> any Scorer in MannKendallScorer() })
}

struct MannKendallScorer: Scorer {
  func score(_ block: SeriesBlock) -> [SeriesScore] {
    let s = block.values.withUnsafeBufferPointer { values -> Lanes in
      guard let base = values.baseAddress else { return .zero }
      return Processor.runsV3
        ? KernelsV3.pairwiseSigns(base, count: values.count)
        : KernelsBaseline.pairwiseSigns(base, count: values.count)
    }
    return (0..<block.count).map { lane in
      let present = block.length - Int(block.missing[lane])
      return SeriesScore(
        status: present == 0 ? .allMissing : .scored, cells: [Double(present), s[lane]])
    }
  }
}
