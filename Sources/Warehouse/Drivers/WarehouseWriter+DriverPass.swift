import Domain
import GRDB

extension WarehouseWriter {
  /// Writes what one look at the drivers gave. An earlier look as of the same day is replaced.
  ///
  /// - Returns: the rows written.
  @discardableResult
  package func store(_ pass: DriverPass, _ findings: DriverFindings) throws -> Int {
    try db.execute(
      sql: "DELETE FROM driver_pass WHERE as_of = ?", arguments: [pass.asOf.description])
    try db.execute(
      sql: "INSERT INTO driver_pass (run_id, as_of, driver_version, options) VALUES (?, ?, ?, ?)",
      arguments: [
        pass.run.rawValue, pass.asOf.description, pass.version, JSONObject.text(pass.options),
      ])
    let number = db.lastInsertedRowID
    for row in findings.states { try insert(row, pass: number) }
    for row in findings.ranks { try insert(row, pass: number) }
    for row in findings.choices { try insert(row, pass: number) }
    for row in findings.models { try insert(row, pass: number) }
    for row in findings.intensities { try insert(row, pass: number) }
    return findings.states.count + findings.ranks.count + findings.choices.count
      + findings.models.reduce(0) { $0 + 1 + $1.associations.count } + findings.intensities.count
  }

  /// Takes out everything that looks have left, for a pipeline that no longer looks at drivers.
  package func removeDriverPasses() throws {
    try db.execute(sql: "DELETE FROM driver_pass")
  }

  private func insert(_ row: DriverStateRow, pass: Int64) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO driver_state (driver_pass_id, country, driver, period_id, age_years,
          driver_value, year_change, trend_years, trend_slope, trend_low, trend_high, trend_p,
          pressure)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      pass, row.country, row.driver, try number(of: row.period), row.age, row.value, row.change,
      row.years, row.trend?.slope, row.trend?.limits.lowerBound, row.trend?.limits.upperBound,
      row.trend?.p, row.pressure,
    ])
  }

  private func insert(_ row: DriverRankRow, pass: Int64) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO driver_rank (driver_pass_id, country, drivers_present, drivers_wanted,
          index_score, index_rank, rank_low, rank_median, rank_high)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      pass, row.country, row.present, row.wanted, row.standing?.score, row.standing?.rank,
      row.standing?.lower, row.standing?.median, row.standing?.upper,
    ])
  }

  private func insert(_ row: DriverChoiceRow, pass: Int64) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO driver_choice (driver_pass_id, choice, first_order, total_order, draws,
          mean_rank_shift)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      pass, row.choice, row.firstOrder, row.total, row.draws, row.meanShift,
    ])
  }

  private func insert(_ row: DriverModelRow, pass: Int64) throws {
    let source = try sourceNumber(row.source)
    let ends = try [row.years?.lowerBound, row.years?.upperBound].map { year in
      try year.flatMap { Period("\($0)") }.map { try number(of: $0) }
    }
    try db.cachedStatement(
      sql: """
        INSERT INTO driver_model (driver_pass_id, source_id, lag_years, model_verdict, countries,
          rows_used, first_year_id, last_year_id, within_share, forecasts, forecast_error,
          unchanged_error, forecast_skill, skill_p)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      pass, source, row.lag, row.verdict.rawValue, row.countries, row.rows, ends[0], ends[1],
      row.withinShare, row.record?.forecasts, row.record?.error, row.record?.unchangedError,
      row.record?.skill, row.record?.p,
    ])
    for association in row.associations {
      try db.cachedStatement(
        sql: """
          INSERT INTO driver_association (driver_pass_id, source_id, driver, coefficient,
            standard_error, coefficient_low, coefficient_high, coefficient_p)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: [
        pass, source, association.driver, association.coefficient, association.standardError,
        association.limits.lowerBound, association.limits.upperBound, association.p,
      ])
    }
  }

  private func insert(_ row: DriverIntensityRow, pass: Int64) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO driver_intensity (driver_pass_id, source_id, country, period_id,
          people_counted, inhabitants, inhabitants_year_id, per_10000, previous_per_10000)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      pass, try sourceNumber(row.source), row.country, try number(of: row.period), row.people,
      row.inhabitants, try number(of: row.inhabitantsYear), row.per10000, row.previous,
    ])
  }

  private func sourceNumber(_ source: String) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT source_id FROM source WHERE source = ?"),
      arguments: [source])
  }

  private func number(of period: Period) throws -> Int64 {
    try Calendar(db: db).add(period)
    return PeriodNumber.number(period)
  }
}
