/// Small rises that last, found by adding up what each count exceeds its expectation by.
///
/// - References: Page ES (1954), Biometrika 41:100–115.
package enum Cusum {
  package static let method = Method(
    name: "cusum", title: "Cumulative sums of counts (CUSUM)", version: 1,
    purpose: "Adds up how far counts lie above their expectation and flags rises that last.",
    parameters: [
      Parameter(
        "variant", .choice(CusumVariant.allCases.map(\.rawValue)), standard: "standard",
        "What is added up: the count standardised by its Poisson deviation (standard), made more "
          + "normal (rossi, anscombe, anscombe2), standardised by a negative binomial deviation "
          + "(pearson-negative-binomial); the log-likelihood ratio of a rise by `factor` (poisson, "
          + "negative-binomial); or the count itself with limits for a given run length "
          + "(rogerson)."),
      Parameter(
        "k", .number(-1e6...1e6),
        "Reference value, taken from each standardised count. By default 1.04. Not for ratios and "
          + "rogerson."),
      Parameter(
        "h", .number(0...1e9, open: true),
        "Sum that is an alarm (decision interval). By default 2.26, for ratios 5, for rogerson by "
          + "`arl`."),
      Parameter(
        "factor", .number(1...1e6, open: true),
        "Rise that the ratios are tuned to. By default 1.5. Only for poisson and "
          + "negative-binomial."),
      Parameter(
        "shift", .number(0...1e6, open: true),
        "Rise that rogerson is tuned to, in deviations (s). By default 1. Only for rogerson."),
      Parameter(
        "arl", .number(1...1e9),
        "Periods that a quiet series runs on average until a false alarm (ARL₀). By default 100. "
          + "Only for rogerson, where h is not given."),
      Parameter(
        "overdispersion", .number(0...1e6),
        "α of the variance mean + α mean². By default 0.1 for pearson-negative-binomial, fitted to "
          + "the training periods for negative-binomial."),
      Parameter(
        "after_alarm", .choice(["continue", "cap", "restart"]),
        "What the sum does after an alarm: goes on, goes on from the limit, or starts again from 0. "
          + "By default continue, for ratios restart, for rogerson cap."),
    ] + ChartSettings.seasonParameters(harmonics: 0) + ChartSettings.parameters,
    columns: ChartRows.columns(
      statistic: "the sum after this count", limit: "sum that is an alarm"),
    domain: .counts,
    references: [
      "Page ES (1954). Continuous inspection schemes. Biometrika 41:100–115. "
        + "doi:10.1093/biomet/41.1-2.100",
      "Rossi G, Lampugnani L, Marchi M (1999). An approximate CUSUM procedure for surveillance of "
        + "health events. Statistics in Medicine 18:2111–2122. "
        + "doi:10.1002/(SICI)1097-0258(19990830)18:16<2111::AID-SIM171>3.0.CO;2-Q",
      "Rogerson PA, Yamada I (2004). Approaches to syndromic surveillance when data consist of small "
        + "regional counts. Morbidity and Mortality Weekly Report 53 (Suppl):79–85.",
      "Höhle M, Paul M (2008). Count data regression charts for the monitoring of surveillance time "
        + "series. Computational Statistics & Data Analysis 52:4357–4368. "
        + "doi:10.1016/j.csda.2008.02.015",
    ],
    agreesWith: "R surveillance 1.20.3, algo.cusum, algo.rogerson, glrnb with theta given",
    make: { (values) throws(ParameterError) -> any Scorer in try CusumScorer(values) })
}

/// What a cumulative sum adds up.
enum CusumVariant: String, Sendable, CaseIterable {
  case standard
  case rossi
  case anscombe
  case anscombe2
  case pearson = "pearson-negative-binomial"
  case poisson
  case negativeBinomial = "negative-binomial"
  case rogerson

  /// Whether it is a log-likelihood ratio.
  var isRatio: Bool { self == .poisson || self == .negativeBinomial }
}
