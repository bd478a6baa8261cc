/// Counts that past figures did not lead to expect: Caudal's own detector as a method of the
/// catalogue.
///
/// See ``EarlyWarningDetector`` for what it does, and for readings that say more than its columns.
package enum EarlyWarningMethod {
  package static let method = Method(
    name: "early-warning", title: "Early warning", version: 1,
    purpose: "Compares each count with what an average of models, weighted by how well they "
      + "predicted so far, expects from all earlier counts.",
    parameters: [
      Parameter(
        "false_alarm_rate", .number(1e-6...0.5, open: true), standard: "0.01",
        "Share of periods without any event that give an alarm (α)."),
      Parameter(
        "direction", .choice(["up", "down", "both"]), standard: "up",
        "Whether high counts, low counts or both are alarms; both share the rate."),
      Parameter(
        "history", .integer(2...100_000),
        "Counts that stand before the first one judged. By default 6 for months, 8 for weeks, 14 "
          + "for days, 5 for quarters, 4 for years."),
      Parameter(
        "last", .integer(1...Int.max),
        "Judges only the last periods of each series. By default all."),
    ],
    columns: [
      Column("period", .period, "the period judged"),
      Column("value", .number, "its count"),
      Column(
        "expected", .number,
        "mean of what the models expect; empty where there is too little history to judge"),
      Column("lower", .number, "a count below this is an alarm downward"),
      Column("upper", .number, "a count above this is an alarm upward"),
      Column(
        "z", .number,
        "the count and the one before it as a normal score, which decides the alarm"),
      Column("p", .number, "probability of a score at least as extreme while nothing happens"),
      Column("alarm", .flag, "1 where the count is an alarm; empty where it is not judged"),
    ],
    domain: .counts,
    references: [
      "West M, Harrison J (1997). Bayesian forecasting and dynamic models, 2nd ed. Springer, "
        + "chapters 12 and 14. doi:10.1007/b98971",
      "Raftery AE, Kárný M, Ettler P (2010). Online prediction under model uncertainty via dynamic "
        + "model averaging. Technometrics 52:52–66. doi:10.1198/TECH.2009.08104",
      "Czado C, Gneiting T, Held L (2009). Predictive model assessment for count data. Biometrics "
        + "65:1254–1261. doi:10.1111/j.1541-0420.2009.01191.x",
      "Noufaily A, Enki DG, Farrington P, Garthwaite P, Andrews N, Charlett A (2013). An improved "
        + "algorithm for outbreak detection in multiple surveillance systems. Statistics in "
        + "Medicine 32:1206–1222. doi:10.1002/sim.5595 (design of the simulations)",
    ],
    agreesWith: "an independent implementation of the same filter in Python",
    make: { (values) throws(ParameterError) -> any Scorer in EarlyWarningScorer(values) })
}

/// The detector's readings as rows.
struct EarlyWarningScorer: Scorer {
  private let detector: EarlyWarningDetector

  init(_ values: ParameterValues) {
    detector = EarlyWarningDetector(DetectorSettings(values))
  }

  func score(_ block: SeriesBlock) -> [SeriesScore] {
    detector.readings(of: block).map { reading in
      var cells: [Double] = []
      cells.reserveCapacity(reading.periods.count * EarlyWarningMethod.method.columns.count)
      for period in reading.periods {
        let isJudged = period.verdict == .judged
        cells += [
          Double(period.index), period.value, period.expected, period.lower, period.upper,
          period.score, tail(period), isJudged ? (period.alarm ? 1 : 0) : .nan,
        ]
      }
      return SeriesScore(status: reading.status, cells: cells)
    }
  }

  private func tail(_ period: PeriodReading) -> Double {
    switch detector.settings.direction {
    case .up: period.above
    case .down: period.below
    case .both: min(1, 2 * min(period.above, period.below))
    }
  }
}
