/// Changes of level that began at any earlier time, found by the likelihood ratio of counts: the
/// chart of Höhle and Paul for negative binomial and Poisson counts.
///
/// - References: Höhle M, Paul M (2008), Computational Statistics & Data Analysis 52:4357–4368.
package enum LikelihoodRatioChart {
  package static let method = Method(
    name: "glr-nb", title: "Generalised likelihood ratio chart for counts (GLR)", version: 1,
    purpose: "Asks of every count whether the level changed some time before, by likelihood ratio.",
    parameters: [
      Parameter(
        "threshold", .number(0...1e9, open: true), standard: "5",
        "Log-likelihood ratio that is an alarm (c)."),
      Parameter(
        "overdispersion", .number(0...1e6),
        "α of the variance mean + α mean²; 0 is Poisson's chart. By default fitted to the training "
          + "periods together with the expected counts."),
      Parameter(
        "theta", .number(-20...20),
        "Logarithm of the change's factor, where it is known (κ): the chart is then a cumulative "
          + "sum of likelihood ratios. By default the factor is estimated for every start of the "
          + "change."),
      Parameter(
        "change", .choice(["intercept", "epidemic"]), standard: "intercept",
        "What changes: the level by a factor, or counts come to depend on the count before."),
      Parameter(
        "direction", .choice(["increase", "decrease"]), standard: "increase",
        "Which side is watched. An epidemic change is an increase."),
      Parameter(
        "window", .integer(1...1_000_000),
        "How many periods before the judged one a change may at most have begun (M). By default any "
          + "since the last alarm."),
      Parameter(
        "min_delay", .integer(1...1_000_000), standard: "1",
        "Periods that a change must have lasted (M̃)."),
    ] + ChartSettings.seasonParameters(harmonics: 1) + ChartSettings.parameters,
    columns: ChartRows.columns(
      statistic: "largest log-likelihood ratio of a change", limit: "ratio that is an alarm"),
    domain: .counts,
    references: [
      "Höhle M, Paul M (2008). Count data regression charts for the monitoring of surveillance time "
        + "series. Computational Statistics & Data Analysis 52:4357–4368. "
        + "doi:10.1016/j.csda.2008.02.015",
      "Lai TL (1995). Sequential changepoint detection in quality control and dynamical systems. "
        + "Journal of the Royal Statistical Society B 57:613–658. "
        + "doi:10.1111/j.2517-6161.1995.tb02052.x",
    ],
    agreesWith: "R surveillance 1.20.3, glrnb and glrpois",
    make: { (values) throws(ParameterError) -> any Scorer in
      try LikelihoodRatioScorer(values)
    })
}
