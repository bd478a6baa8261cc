/// Where the columns of a method's output stand in the warehouse.
///
/// Columns that most methods share have a column of their own, under one name whatever the method;
/// what only one method has stands in `other`, a JSON object by the method's own names.
struct ScoreLayout {
  enum Target: Equatable {
    /// A column of the table, by its place in ``columns``.
    case column(Int)
    case other
  }

  /// `score` or `forecast`.
  let table: String
  /// The table's columns that can be filled, in the order of the insertion's parameters.
  let columns: [String]
  /// For each column of the method.
  let targets: [Target]

  static let scoreColumns = [
    "period_id", "n", "value", "expected", "lower", "upper", "trend", "seasonal", "remainder",
    "weight", "statistic", "threshold", "z", "p", "alarm", "tau", "slope", "intercept",
    "mean_before", "mean_after", "label",
  ]

  static let forecastColumns = [
    "horizon", "period_id", "mean", "lower_80", "upper_80", "lower_95", "upper_95", "model",
    "log_likelihood", "aicc",
  ]

  init(_ method: [ScoreColumn]) {
    let isForecast = method.contains { $0.name == "horizon" }
    table = isForecast ? "forecast" : "score"
    let columns = isForecast ? Self.forecastColumns : Self.scoreColumns
    self.columns = columns
    var taken: Set<Int> = []
    targets = method.map { column in
      guard let place = columns.firstIndex(of: Self.warehouseName(column)),
        taken.insert(place).inserted
      else { return .other }
      return .column(place)
    }
  }

  private static func warehouseName(_ column: ScoreColumn) -> String {
    switch (column.name, column.kind) {
    case (_, .period): "period_id"
    case ("model", .text): "model"
    case (_, .text): "label"
    case ("limit", _): "threshold"
    case ("outlier", _): "alarm"
    case ("score", _): "statistic"
    default: column.name
    }
  }
}
