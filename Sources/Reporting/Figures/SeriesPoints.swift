import Charts
import Domain

extension FigureSeries {
  /// The points as the charts take them.
  var chartPoints: [SeriesPoint] {
    points.map { point in
      SeriesPoint(
        point.period, value: point.value, isProvisional: point.isProvisional,
        expected: point.expected, lower: point.lower.map { max(0, $0) }, upper: point.upper,
        alarm: point.alarm.map { $0 == .above ? .high : .low })
    }
  }
}

extension DataTable {
  /// The figures of one series with what was expected of them.
  static func series(_ watched: Watched, name: String, title: Message) -> DataTable {
    let decimals = watched.flow.indicator.decimals
    return DataTable(
      name: name, title: title,
      columns: [
        Column("period", .period, hxl: "#date+period"),
        Column("value", .number, hxl: "#value+observed", decimals: decimals),
        Column("expected", .number, hxl: "#value+expected", decimals: decimals),
        Column("lower_99", .number, hxl: "#value+expected+min", decimals: decimals),
        Column("upper_99", .number, hxl: "#value+expected+max", decimals: decimals),
        Column("provisional", .flag, hxl: "#status+provisional"),
        Column("alarm", .text, hxl: "#status+alarm"),
      ],
      rows: watched.series.points.map { point in
        [
          .period(point.period), .optional(point.value), .optional(point.expected),
          .optional(point.lower.map { max(0, $0) }), .optional(point.upper),
          .flag(point.isProvisional), .alarm(point.alarm),
        ]
      })
  }
}
