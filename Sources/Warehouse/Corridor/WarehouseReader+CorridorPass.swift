package import Domain
import GRDB

extension WarehouseReader {
  /// Days as of which the corridor was followed.
  package func corridorDays() throws -> Set<Day> {
    Set(try String.fetchAll(db, sql: "SELECT as_of FROM corridor_pass").compactMap { Day($0) })
  }

  /// The newest look along the corridor as of a day; nil where there is none.
  package func corridorPass(asOf day: Day? = nil) throws -> CorridorPass? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT run_id, as_of, outlook_version, options
        FROM corridor_pass WHERE ?1 IS NULL OR as_of <= ?1 ORDER BY as_of DESC LIMIT 1
        """, arguments: [day?.description]
    ).flatMap { row in
      Day(row[1] as String).map {
        CorridorPass(
          run: RunID(row[0]), asOf: $0, version: row[2],
          options: JSONObject.members(of: row[3]) ?? [:])
      }
    }
  }

  /// What was counted along the route by the newest look as of a day, from south to north, by
  /// series and month.
  package func corridorFlows(asOf day: Day? = nil) throws -> [CorridorFlowRow] {
    try corridorRows("corridor_flow", asOf: day).compactMap { row in
      guard let key = SeriesKey(row: row), let period = PeriodNumber.period(row["period_id"])
      else { return nil }
      return CorridorFlowRow(
        key: key, period: period, order: row["route_order"], value: row["value"])
    }
  }

  /// What the newest look as of a day expects, from south to north: by series, the current month
  /// first.
  package func outlook(asOf day: Day? = nil) throws -> [OutlookRow] {
    try corridorRows("outlook", asOf: day, then: ", outlook.target DESC")
      .compactMap(OutlookRow.init(row:))
  }

  /// Who waits between places by the newest look as of a day, from south to north, by series and
  /// month.
  package func stocks(asOf day: Day? = nil) throws -> [StockRow] {
    let keys = try seriesKeys(from: "stock_month", column: "from_series_id")
    return try corridorRows("stock_month", asOf: day).compactMap { row in
      guard let from = keys[row["from_series_id"]] else { return nil }
      return StockRow(row: row, from: from)
    }
  }

  /// All columns of a table, with the key of each row's series, for one look.
  private func corridorRows(
    _ table: String, asOf day: Day?, then order: String = ""
  ) throws -> [Row] {
    guard let pass = try corridorPass(asOf: day) else { return [] }
    return try Row.fetchAll(
      db,
      sql: """
        SELECT \(SeriesKey.columns), \(table).* FROM \(table)
          JOIN corridor_pass ON corridor_pass.corridor_id = \(table).corridor_id
          JOIN series ON series.series_id = \(table).series_id
          JOIN source ON source.source_id = series.source_id
        WHERE corridor_pass.as_of = ?
        ORDER BY \(table).route_order, \(table).series_id, \(table).period_id\(order)
        """, arguments: [pass.asOf.description])
  }

  private func seriesKeys(from table: String, column: String) throws -> [Int64: SeriesKey] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT \(SeriesKey.columns), series.series_id FROM series
          JOIN source ON source.source_id = series.source_id
        WHERE series.series_id IN (SELECT \(column) FROM \(table))
        """)
    return Dictionary(
      rows.compactMap { row in SeriesKey(row: row).map { (row["series_id"] as Int64, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}

extension OutlookRow {
  /// From the key's columns and all columns of `outlook`; nil where a word is of another build.
  init?(row: Row) {
    guard let key = SeriesKey(row: row), let target = Target(rawValue: row["target"]),
      let newest = PeriodNumber.period(row["newest_period_id"]),
      let period = PeriodNumber.period(row["period_id"]), let lead = Lead(rawValue: row["lead"])
    else { return nil }
    self.init(
      key: key, target: target, steps: row["steps"], order: row["route_order"], newest: newest,
      period: period, lead: lead, expectation: Expectation(row: row), record: Record(row: row),
      isPseudoRealTime: row["pseudo_real_time"])
  }
}

extension OutlookRow.Expectation {
  fileprivate init?(row: Row) {
    guard let people = row["expected"] as Double? else { return nil }
    func limits(_ share: String) -> ClosedRange<Double>? {
      guard let lower = row["lower_\(share)"] as Double?,
        let upper = row["upper_\(share)"] as Double?, lower <= upper
      else { return nil }
      return lower...upper
    }
    self.init(
      people: people, limits80: limits("80"), limits95: limits("95"),
      coverage80: row["coverage_80"])
  }
}

extension OutlookRow.Record {
  fileprivate init?(row: Row) {
    guard let trials = row["trials"] as Int?, let error = row["error"] as Double?,
      let noChangeError = row["no_change_error"] as Double?,
      let historyError = row["history_error"] as Double?, let skill = row["skill"] as Double?,
      let p = row["p"] as Double?
    else { return nil }
    self.init(
      trials: trials, error: error, noChangeError: noChangeError, historyError: historyError,
      seasonError: row["season_error"], skill: skill, p: p)
  }
}

extension StockRow {
  /// From the key's columns and all columns of `stock_month`; nil where they are no stock.
  init?(row: Row, from: SeriesKey) {
    guard let key = SeriesKey(row: row), let period = PeriodNumber.period(row["period_id"]),
      let low = row["waiting_low"] as Double?, let high = row["waiting_high"] as Double?,
      low <= high
    else { return nil }
    self.init(
      key: key, from: from, period: period, order: row["route_order"], inflow: row["inflow"],
      outflow: row["outflow"], waiting: low...high, daysOfOutflow: row["days_of_outflow"],
      isSaturated: row["saturated"])
  }
}
