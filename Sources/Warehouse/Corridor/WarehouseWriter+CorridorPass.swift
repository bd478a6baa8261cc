import Domain
import GRDB

extension WarehouseWriter {
  /// Writes what one look along the corridor gave. An earlier look as of the same day is replaced.
  ///
  /// - Returns: the rows written.
  @discardableResult
  package func store(
    _ pass: CorridorPass, flows: [CorridorFlowRow], outlook: [OutlookRow], stocks: [StockRow]
  ) throws -> Int {
    try db.execute(
      sql: "DELETE FROM corridor_pass WHERE as_of = ?", arguments: [pass.asOf.description])
    try db.execute(
      sql: """
        INSERT INTO corridor_pass (run_id, as_of, outlook_version, options) VALUES (?, ?, ?, ?)
        """,
      arguments: [
        pass.run.rawValue, pass.asOf.description, pass.version, JSONObject.text(pass.options),
      ])
    let number = db.lastInsertedRowID
    for row in flows { try insert(row, pass: number) }
    for row in outlook { try insert(row, pass: number) }
    for row in stocks { try insert(row, pass: number) }
    return flows.count + outlook.count + stocks.count
  }

  /// Takes out everything that looks have left, for a pipeline that no longer follows the corridor.
  package func removeCorridorPasses() throws {
    try db.execute(sql: "DELETE FROM corridor_pass")
  }

  private func insert(_ row: CorridorFlowRow, pass: Int64) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO corridor_flow (corridor_id, series_id, period_id, route_order, value)
        VALUES (?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      pass, try number(of: row.key).rawValue, try number(of: row.period), row.order, row.value,
    ])
  }

  private func insert(_ row: OutlookRow, pass: Int64) throws {
    let (expected, record) = (row.expectation, row.record)
    try db.cachedStatement(
      sql: """
        INSERT INTO outlook (corridor_id, series_id, target, steps, route_order, newest_period_id,
          period_id, lead, expected, lower_80, upper_80, lower_95, upper_95, coverage_80, trials,
          error, no_change_error, history_error, season_error, skill, p, pseudo_real_time)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      pass, try number(of: row.key).rawValue, row.target.rawValue, row.steps, row.order,
      try number(of: row.newest), try number(of: row.period), row.lead.rawValue,
      expected?.people, expected?.limits80?.lowerBound, expected?.limits80?.upperBound,
      expected?.limits95?.lowerBound, expected?.limits95?.upperBound, expected?.coverage80,
      record?.trials, record?.error, record?.noChangeError, record?.historyError,
      record?.seasonError, record?.skill, record?.p, row.isPseudoRealTime,
    ])
  }

  private func insert(_ row: StockRow, pass: Int64) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO stock_month (corridor_id, series_id, from_series_id, period_id, route_order,
          inflow, outflow, waiting_low, waiting_high, days_of_outflow, saturated)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      pass, try number(of: row.key).rawValue, try number(of: row.from).rawValue,
      try number(of: row.period), row.order, row.inflow, row.outflow, row.waiting.lowerBound,
      row.waiting.upperBound, row.daysOfOutflow, row.isSaturated,
    ])
  }

  private func number(of period: Period) throws -> Int64 {
    try Calendar(db: db).add(period)
    return PeriodNumber.number(period)
  }
}
