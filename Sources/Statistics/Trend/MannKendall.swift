import Domain

/// A monotonic trend in a series, tested without assuming a shape or a distribution, with Sen's
/// slope.
///
/// - References: Mann (1945), Econometrica 13:245-259; Kendall (1975), Rank Correlation Methods;
///   Sen (1968), JASA 63:1379-1389; and for the variants those named in ``Variant``.
package enum MannKendall {
  /// What is done about season and serial correlation.
  package enum Variant: String, CaseIterable, Sendable {
    /// Nothing: figures are taken as independent.
    case original
    /// The variance is corrected for significant autocorrelations of the ranks: Hamed and Rao
    /// (1998), J. Hydrology 204:182-196.
    case hamedRao = "hamed-rao"
    /// The variance is corrected for all autocorrelations: Yue and Wang (2004), Water Resources
    /// Management 18:201-218.
    case yueWang = "yue-wang"
    /// The first autocorrelation is taken out of the series: Yue and Wang (2002), Water Resources
    /// Research 38(6).
    case preWhitening = "pre-whitening"
    /// The same after the trend, which is then put back: Yue, Pilon, Phinney, Cavadias (2002),
    /// Hydrological Processes 16:1807-1829.
    case trendFreePreWhitening = "trend-free-pre-whitening"
    /// Each place of the season is tested by itself and the results are added up: Hirsch, Slack,
    /// Smith (1982), Water Resources Research 18:107-121.
    case seasonal
    /// The same, with the correlation between the places of the season: Hirsch, Slack (1984),
    /// Water Resources Research 20:727-732.
    case correlatedSeasonal = "correlated-seasonal"

    /// Whether the variant compares figures of one place of the season only.
    var bySeason: Bool { self == .seasonal || self == .correlatedSeasonal }
  }

  /// The words of the column `trend`.
  package static let words = ["increasing", "decreasing", "no trend"]

  package static let method = Method(
    name: "mann-kendall", title: "Mann–Kendall trend test with Sen's slope", version: 1,
    purpose: "Tests whether a series rises or falls over time and by how much a period.",
    parameters: [
      Parameter(
        "variant", .choice(Variant.allCases.map(\.rawValue)), standard: "original",
        "What is done about season and serial correlation."),
      Parameter(
        "alpha", .number(0...1, open: true), standard: "0.05",
        "Level of the two-sided test (α); in hamed-rao also of the autocorrelations that count."),
      Parameter(
        "period", .integer(2...100_000),
        "Periods in one season, for the seasonal variants. By default 7 for days, 52 for weeks, 12 "
          + "for months, 4 for quarters."),
    ],
    columns: [
      Column("n", .integer, "values used"),
      Column("s", .integer, "signs of the differences of all pairs compared, added up (S)"),
      Column("var_s", .number, "variance of S without a trend"),
      Column("z", .number, "S in standard deviations, with continuity correction"),
      Column("p", .number, "two-sided probability of so large a z without a trend"),
      Column("tau", .number, "S over the number of pairs compared (Kendall's tau a)"),
      Column(
        "slope", .number, "Sen's slope a period; for the seasonal variants a season (year)"),
      Column("intercept", .number, "median of the figures less slope times median time"),
      Column("trend", .text, "the test's answer at level alpha", words: words),
    ],
    domain: .real,
    references: [
      "Mann HB (1945). Nonparametric tests against trend. Econometrica 13:245–259. "
        + "doi:10.2307/1907187",
      "Kendall MG (1975). Rank correlation methods, 4th edition. Griffin",
      "Sen PK (1968). Estimates of the regression coefficient based on Kendall's tau. JASA "
        + "63:1379–1389. doi:10.1080/01621459.1968.10480934",
      "Hirsch RM, Slack JR, Smith RA (1982). Techniques of trend analysis for monthly water "
        + "quality data. Water Resources Research 18:107–121. doi:10.1029/WR018i001p00107",
      "Hirsch RM, Slack JR (1984). A nonparametric trend test for seasonal data with serial "
        + "dependence. Water Resources Research 20:727–732. doi:10.1029/WR020i006p00727",
      "Hamed KH, Rao AR (1998). A modified Mann–Kendall trend test for autocorrelated data. "
        + "Journal of Hydrology 204:182–196. doi:10.1016/S0022-1694(97)00125-X",
      "Yue S, Pilon P, Phinney B, Cavadias G (2002). The influence of autocorrelation on the "
        + "ability to detect trend in hydrological series. Hydrological Processes 16:1807–1829. "
        + "doi:10.1002/hyp.1095",
      "Yue S, Wang CY (2002). Applicability of prewhitening to eliminate the influence of serial "
        + "correlation on the Mann–Kendall test. Water Resources Research 38(6). "
        + "doi:10.1029/2001WR000861",
      "Yue S, Wang CY (2004). The Mann–Kendall test modified by effective sample size to detect "
        + "trend in serially correlated hydrological series. Water Resources Management "
        + "18:201–218. doi:10.1023/B:WARM.0000043140.61082.60",
    ],
    agreesWith: "pymannkendall 1.4.3",
    make: { (values: ParameterValues) throws(ParameterError) -> any Scorer in
      let variant = values.choice("variant").flatMap(Variant.init) ?? .original
      let alpha = values.number("alpha") ?? 0.05
      return MannKendallScorer(
        variant: variant, alpha: alpha, period: values.integer("period"))
    })
}
