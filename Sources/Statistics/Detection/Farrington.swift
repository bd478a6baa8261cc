/// Counts above what the same time of the last years leads to expect: the flexible Farrington method
/// of the public health agencies.
///
/// - References: Noufaily A et al. (2013), Statistics in Medicine 32:1206–1222.
package enum Farrington {
  package static let method = Method(
    name: "farrington", title: "Flexible Farrington method", version: 1,
    purpose: "Compares each count with a trend and season fitted to the last years before it.",
    parameters: [
      Parameter(
        "years", .integer(1...100), standard: "5", "Years of history that a count needs (b)."),
      Parameter(
        "half_window", .integer(0...1_000),
        "Periods on either side of the same time of earlier years that belong to the own season "
          + "(w). By default 2 for months, 3 for weeks, 21 for days, 0 for quarters and years."),
      Parameter(
        "seasons", .integer(1...1_000),
        "Levels in a year, the own season's window among them (noPeriods). 1 uses the windows "
          + "alone. By default 4 for months and quarters, 10 for weeks and days, 1 for years."),
      Parameter(
        "reweight", .flag, standard: "true",
        "Whether baseline counts with large residuals count for less, so that past outbreaks do "
          + "not raise the bound."),
      Parameter(
        "weights_threshold", .number(0...1e6), standard: "2.58",
        "Anscombe residual above which a baseline count counts for less."),
      Parameter(
        "exclude_recent", .integer(0...100_000),
        "Periods right before the judged one that are not used. By default 3 for months, 26 for "
          + "weeks, 182 for days, 1 for quarters, 0 for years."),
      Parameter("trend", .flag, standard: "true", "Whether a log-linear trend may be fitted."),
      Parameter(
        "trend_p", .number(0...1), standard: "1",
        "The trend is kept if its p-value is below this, there are at least three years, and the "
          + "forecast does not exceed the largest baseline count."),
      Parameter(
        "limit_cases", .number(0...1e15), standard: "5",
        "A count is judged only where the last limit_periods hold at least this many cases."),
      Parameter(
        "limit_periods", .integer(1...100_000), standard: "4",
        "Periods that limit_cases are counted over, the judged one among them."),
      Parameter(
        "threshold_method", .choice(["nb-plugin", "delta", "muan"]), standard: "nb-plugin",
        "How the bound is reached: negative binomial quantile at the fitted mean, normal interval "
          + "of the count to the power 2/3, or negative binomial quantile at the upper limit of "
          + "the mean."),
      Parameter(
        "alpha", .number(0...1, open: true), standard: "0.01",
        "Share of quiet counts above the bound (α)."),
      Parameter(
        "last", .integer(1...Int.max),
        "Judges only the last periods of each series. By default all."),
    ],
    columns: [
      Column("period", .period, "the period judged"),
      Column("value", .number, "its count"),
      Column("expected", .number, "mean that the baseline leads to expect"),
      Column("upper", .number, "largest count that is no alarm"),
      Column("score", .number, "exceedance: 0 at the expected count, 1 at the bound"),
      Column("p", .number, "probability of this count or a larger one"),
      Column("alarm", .flag, "1 where the count is above the bound; empty where it is not judged"),
    ],
    domain: .counts,
    references: [
      "Noufaily A, Enki DG, Farrington P, Garthwaite P, Andrews N, Charlett A (2013). An improved "
        + "algorithm for outbreak detection in multiple surveillance systems. Statistics in "
        + "Medicine 32:1206–1222. doi:10.1002/sim.5595",
      "Farrington CP, Andrews NJ, Beale AD, Catchpole MA (1996). A statistical algorithm for the "
        + "early detection of outbreaks of infectious disease. Journal of the Royal Statistical "
        + "Society A 159:547–563. doi:10.2307/2983331",
      "Salmon M, Schumacher D, Höhle M (2016). Monitoring count time series in R: aberration "
        + "detection in public health surveillance. Journal of Statistical Software 70(10). "
        + "doi:10.18637/jss.v070.i10",
    ],
    agreesWith: "R surveillance 1.20.3, farringtonFlexible",
    make: { (values) throws(ParameterError) -> any Scorer in
      FarringtonScorer(FarringtonSettings(values))
    })
}
