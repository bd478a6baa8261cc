import Domain
import GRDB

extension WarehouseWriter {
  /// Writes what one look at returns and deaths gave. An earlier look as of the same day is replaced.
  ///
  /// - Returns: the rows written.
  @discardableResult
  package func store(_ pass: ReturnsPass, _ rows: ReturnsRows) throws -> Int {
    try db.execute(
      sql: "DELETE FROM returns_pass WHERE as_of = ?", arguments: [pass.asOf.description])
    try db.execute(
      sql: "INSERT INTO returns_pass (run_id, as_of, returns_version, options) VALUES (?, ?, ?, ?)",
      arguments: [
        pass.run.rawValue, pass.asOf.description, pass.version, JSONObject.text(pass.options),
      ])
    let number = db.lastInsertedRowID
    for row in rows.shares { try insert(row, pass: number) }
    for row in rows.mirrors { try insert(row, pass: number) }
    for row in rows.outlook { try insert(row, pass: number) }
    for row in rows.loads { try insert(row, pass: number) }
    for row in rows.deaths { try insert(row, pass: number) }
    return rows.count
  }

  /// Takes out everything that looks have left, for a pipeline that no longer looks at returns.
  package func removeReturnsPasses() throws {
    try db.execute(sql: "DELETE FROM returns_pass")
  }

  private func insert(_ row: ReturnShareRow, pass: Int64) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO return_share (returns_id, series_id, people_group, period_id, months, people,
          whole, not_stated, share, lower_95, upper_95)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      pass, try number(of: row.key).rawValue, row.group, try number(of: row.period), row.months,
      row.people, row.whole, row.notStated, row.share, row.limits.lowerBound, row.limits.upperBound,
    ])
  }

  private func insert(_ row: MirrorRow, pass: Int64) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO return_mirror (returns_id, sender, receiver, period_id, sent_series_id,
          received_series_id, sent, received, not_stated, gap, relative_gap, flagged)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      pass, row.sender, row.receiver, try number(of: row.period),
      try row.sentKey.map { try number(of: $0).rawValue },
      try row.receivedKey.map { try number(of: $0).rawValue }, row.sent, row.received,
      row.notStated, row.gap, row.relativeGap, row.isFlagged,
    ])
  }

  private func insert(_ row: ReceptionOutlookRow, pass: Int64) throws {
    let (expected, steady, record) = (row.expectation, row.noChange, row.record)
    try db.cachedStatement(
      sql: """
        INSERT INTO reception_outlook (returns_id, series_id, steps, newest_period_id, period_id,
          lead, expected, lower_80, upper_80, lower_95, upper_95, coverage_80, no_change,
          no_change_lower_80, no_change_upper_80, no_change_lower_95, no_change_upper_95, trials,
          error, no_change_error, season_error, skill, p, pseudo_real_time)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      pass, try number(of: row.key).rawValue, row.steps, try number(of: row.newest),
      try number(of: row.period), row.lead.rawValue, expected?.people,
      expected?.limits80?.lowerBound, expected?.limits80?.upperBound,
      expected?.limits95?.lowerBound, expected?.limits95?.upperBound, expected?.coverage80,
      steady.people, steady.limits80?.lowerBound, steady.limits80?.upperBound,
      steady.limits95?.lowerBound, steady.limits95?.upperBound, record?.trials ?? 0,
      record?.error, record?.noChangeError, record?.seasonError, record?.skill, record?.p,
      row.isPseudoRealTime,
    ])
  }

  private func insert(_ row: ReceptionLoadRow, pass: Int64) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO reception_load (returns_id, series_id, period_id, basis, arrivals_per_day,
          stay_days, places, people_present, reception_load, load_lower_80, load_upper_80)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      pass, try number(of: row.key).rawValue, try number(of: row.period), row.basis.rawValue,
      row.arrivalsPerDay, row.stayDays, row.places, row.present, row.load,
      row.limits80?.lowerBound, row.limits80?.upperBound,
    ])
  }

  private func insert(_ row: DeathWindowRow, pass: Int64) throws {
    let rate = row.rate
    try db.cachedStatement(
      sql: """
        INSERT INTO death_window (returns_id, series_id, time_window, first_period_id,
          last_period_id, months, silent_months, deaths, deaths_lower_95, deaths_upper_95,
          denominator, crossings_series_id, crossings, rate_months, rate_deaths, death_rate,
          rate_lower_95, rate_upper_95)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      pass, try number(of: row.key).rawValue, row.window, try number(of: row.first),
      try number(of: row.last), row.months, row.silentMonths, row.deaths, row.limits.lowerBound,
      row.limits.upperBound, row.denominator,
      try rate.map { try number(of: $0.crossingsKey).rawValue }, rate?.crossings,
      rate?.months, rate?.deaths, rate?.perTenThousand, rate?.limits.lowerBound,
      rate?.limits.upperBound,
    ])
  }

  private func number(of period: Period) throws -> Int64 {
    try Calendar(db: db).add(period)
    return PeriodNumber.number(period)
  }
}
