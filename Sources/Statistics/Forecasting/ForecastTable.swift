/// The columns that all forecasting methods share, and how their cells come about.
enum ForecastTable {
  /// Columns of a forecasting method.
  ///
  /// - Parameter models: words of the column `model`.
  static func columns(models: [String]) -> [Column] {
    [
      Column("horizon", .integer, "periods after the last value, from 1"),
      Column("period", .period, "the period that is forecast"),
      Column("mean", .number, "point forecast"),
      Column("lower_80", .number, "lower limit of the interval that holds 80 %"),
      Column("upper_80", .number, "upper limit of the interval that holds 80 %"),
      Column("lower_95", .number, "lower limit of the interval that holds 95 %"),
      Column("upper_95", .number, "upper limit of the interval that holds 95 %"),
      Column("model", .text, "the form that was fitted", words: models),
      Column("log_likelihood", .number, "log-likelihood, up to a constant that all forms share"),
      Column("aicc", .number, "Akaike's criterion with the small-sample correction"),
    ]
  }

  /// How far a forecast reaches.
  static let horizon = Parameter(
    "horizon", .integer(1...1_000), standard: "12", "Periods to forecast (h).")

  /// How long a season is.
  static let period = Parameter(
    "period", .integer(1...1_000),
    "Periods in a season (m). By default 12 for months, 4 for quarters, 52 for weeks, 7 for days "
      + "and 1 (no season) for years.")

  /// Whether forecasts of counts are cut at zero.
  static let nonnegative = Parameter(
    "nonnegative", .flag, standard: "false",
    "Cuts forecasts and their limits at 0, which counts cannot fall below.")

  /// Normal quantiles of the two intervals' upper limits.
  static let quantile80 = Normal.quantile(0.9)
  static let quantile95 = Normal.quantile(0.975)

  /// One distribution a step ahead.
  struct Step {
    var mean: Double
    var lower80: Double
    var upper80: Double
    var lower95: Double
    var upper95: Double

    init(mean: Double, deviation: Double) {
      self.mean = mean
      lower80 = mean - ForecastTable.quantile80 * deviation
      upper80 = mean + ForecastTable.quantile80 * deviation
      lower95 = mean - ForecastTable.quantile95 * deviation
      upper95 = mean + ForecastTable.quantile95 * deviation
    }

    init(mean: Double, lower80: Double, upper80: Double, lower95: Double, upper95: Double) {
      self.mean = mean
      self.lower80 = lower80
      self.upper80 = upper80
      self.lower95 = lower95
      self.upper95 = upper95
    }

    fileprivate var numbers: [Double] { [mean, lower80, upper80, lower95, upper95] }
  }

  /// Cells of all rows of one series.
  ///
  /// - Parameters:
  ///   - steps: forecasts from horizon 1 on.
  ///   - last: index of the last period with a value.
  ///   - model: index of the model's word.
  ///   - isCut: whether numbers below 0 become 0.
  ///   - likelihood: log-likelihood and criterion; NaN where the method has none.
  static func cells(
    _ steps: [Step], after last: Int, model: Int, isCut: Bool,
    likelihood: (logarithm: Double, criterion: Double) = (.nan, .nan)
  ) -> [Double] {
    var cells: [Double] = []
    cells.reserveCapacity(10 * steps.count)
    for (number, step) in steps.enumerated() {
      cells.append(Double(number + 1))
      cells.append(Double(last + number + 1))
      for value in step.numbers {
        // A variance beyond all numbers leaves its limits empty.
        cells.append(value.isFinite ? isCut ? max(0, value) : value : .nan)
      }
      cells.append(Double(model))
      cells.append(likelihood.logarithm)
      cells.append(likelihood.criterion)
    }
    return cells
  }
}
