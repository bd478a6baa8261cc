/// Shifts that last, found by an average that forgets: the exponentially weighted moving average
/// chart.
///
/// - References: Roberts SW (1959), Technometrics 1:239–250.
package enum Ewma {
  package static let method = Method(
    name: "ewma", title: "Exponentially weighted moving average chart (EWMA)", version: 1,
    purpose:
      "Smooths a series with weights that fade and flags where the average leaves its limit.",
    parameters: [
      Parameter(
        "lambda", .number(0...1), standard: "0.2",
        "Weight of the newest value (λ), above 0; 1 judges each value by itself."),
      Parameter(
        "width", .number(0...100, open: true), standard: "3",
        "Deviations of the average that the limit lies from the expected value (L)."),
      Parameter(
        "deviation", .choice(["sample", "poisson", "negative-binomial", "moving-range"]),
        standard: "sample",
        "How the values' standard deviation comes from the training periods: their own, that of "
          + "Poisson or negative binomial counts with their mean, or the mean distance of "
          + "neighbours divided by 1.128."),
      Parameter(
        "sigma", .number(0...1e150, open: true), "Standard deviation of the values, where known."),
      Parameter(
        "direction", .choice(["increase", "decrease"]), standard: "increase",
        "Which side is watched."),
    ] + ChartSettings.parameters,
    columns: ChartRows.columns(
      statistic: "the average after this value", limit: "average beyond which is an alarm"),
    domain: .real,
    references: [
      "Roberts SW (1959). Control chart tests based on geometric moving averages. Technometrics "
        + "1:239–250. doi:10.1080/00401706.1959.10489860",
      "Lucas JM, Saccucci MS (1990). Exponentially weighted moving average control schemes. "
        + "Technometrics 32:1–12. doi:10.1080/00401706.1990.10484583",
      "Borror CM, Champ CW, Rigdon SE (1998). Poisson EWMA control charts. Journal of Quality "
        + "Technology 30:352–361. doi:10.1080/00224065.1998.11979871",
    ],
    agreesWith: "the published definition, computed independently with numpy 2.4.6",
    make: { (values) throws(ParameterError) -> any Scorer in try EwmaScorer(values) })
}
