package import Domain
import GRDB

extension WarehouseReader {
  /// Days as of which the drivers were looked at.
  package func driverDays() throws -> Set<Day> {
    Set(try String.fetchAll(db, sql: "SELECT as_of FROM driver_pass").compactMap { Day($0) })
  }

  /// The newest look at the drivers as of a day; nil where there is none.
  package func driverPass(asOf day: Day? = nil) throws -> DriverPass? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT run_id, as_of, driver_version, options
        FROM driver_pass WHERE ?1 IS NULL OR as_of <= ?1 ORDER BY as_of DESC LIMIT 1
        """, arguments: [day?.description]
    ).flatMap { row in
      Day(row[1] as String).map {
        DriverPass(
          run: RunID(row[0]), asOf: $0, version: row[2],
          options: JSONObject.members(of: row[3]) ?? [:])
      }
    }
  }

  /// What the newest look as of a day found: states by country and driver, ranks from the greatest
  /// reported pressure down with those that cannot be ranked at the end, choices by their total
  /// index, models and intensities by source, the highest intensity first.
  package func driverFindings(asOf day: Day? = nil) throws -> DriverFindings {
    DriverFindings(
      states: try driverRows("driver_state", asOf: day, by: "country, driver")
        .compactMap(DriverStateRow.init(row:)),
      ranks: try driverRows(
        "driver_rank", asOf: day, by: "index_rank IS NULL, index_rank, country"
      ).map(DriverRankRow.init(row:)),
      choices: try driverRows("driver_choice", asOf: day, by: "total_order DESC, choice").map {
        DriverChoiceRow(
          choice: $0["choice"], firstOrder: $0["first_order"], total: $0["total_order"],
          draws: $0["draws"], meanShift: $0["mean_rank_shift"])
      },
      models: try driverModels(asOf: day),
      intensities: try driverRows(
        "driver_intensity", asOf: day, by: "source, per_10000 DESC, country"
      ).compactMap(DriverIntensityRow.init(row:)))
  }

  private func driverModels(asOf day: Day?) throws -> [DriverModelRow] {
    let associations = Dictionary(
      grouping: try driverRows("driver_association", asOf: day, by: "driver"),
      by: { $0["source_id"] as Int64 })
    return try driverRows("driver_model", asOf: day, by: "source").compactMap { row in
      DriverModelRow(
        row: row,
        associations: (associations[row["source_id"]] ?? []).compactMap {
          DriverModelRow.Association(row: $0)
        })
    }
  }

  /// All columns of a table, with the source's name where it has one, for one look.
  private func driverRows(_ table: String, asOf day: Day?, by order: String) throws -> [Row] {
    guard let pass = try driverPass(asOf: day) else { return [] }
    let hasSource = ["driver_model", "driver_association", "driver_intensity"].contains(table)
    return try Row.fetchAll(
      db,
      sql: """
        SELECT \(hasSource ? "source.source, " : "")\(table).* FROM \(table)
          JOIN driver_pass ON driver_pass.driver_pass_id = \(table).driver_pass_id
          \(hasSource ? "JOIN source ON source.source_id = \(table).source_id" : "")
        WHERE driver_pass.as_of = ? ORDER BY \(order)
        """, arguments: [pass.asOf.description])
  }
}

extension DriverStateRow {
  fileprivate init?(row: Row) {
    guard let period = PeriodNumber.period(row["period_id"]) else { return nil }
    var trend: Trend?
    if let slope = row["trend_slope"] as Double?, let low = row["trend_low"] as Double?,
      let high = row["trend_high"] as Double?, low <= high, let p = row["trend_p"] as Double?
    {
      trend = Trend(slope: slope, limits: low...high, p: p)
    }
    self.init(
      country: row["country"], driver: row["driver"], period: period, age: row["age_years"],
      value: row["driver_value"], change: row["year_change"], years: row["trend_years"],
      trend: trend, pressure: row["pressure"])
  }
}

extension DriverRankRow {
  fileprivate init(row: Row) {
    var standing: Standing?
    if let score = row["index_score"] as Double?, let rank = row["index_rank"] as Int?,
      let low = row["rank_low"] as Double?, let median = row["rank_median"] as Double?,
      let high = row["rank_high"] as Double?
    {
      standing = Standing(score: score, rank: rank, lower: low, median: median, upper: high)
    }
    self.init(
      country: row["country"], present: row["drivers_present"], wanted: row["drivers_wanted"],
      standing: standing)
  }
}

extension DriverModelRow {
  fileprivate init?(row: Row, associations: [Association]) {
    guard let verdict = Verdict(rawValue: row["model_verdict"]) else { return nil }
    var years: ClosedRange<Int>?
    if let first = (row["first_year_id"] as Int64?).flatMap(PeriodNumber.period),
      let last = (row["last_year_id"] as Int64?).flatMap(PeriodNumber.period),
      let from = Int(first.description), let to = Int(last.description), from <= to
    {
      years = from...to
    }
    var record: Record?
    if let forecasts = row["forecasts"] as Int?, let error = row["forecast_error"] as Double?,
      let unchanged = row["unchanged_error"] as Double?,
      let skill = row["forecast_skill"] as Double?, let p = row["skill_p"] as Double?
    {
      record = Record(
        forecasts: forecasts, error: error, unchangedError: unchanged, skill: skill, p: p)
    }
    self.init(
      source: row["source"], lag: row["lag_years"], verdict: verdict, countries: row["countries"],
      rows: row["rows_used"], years: years, withinShare: row["within_share"],
      associations: associations, record: record)
  }
}

extension DriverModelRow.Association {
  fileprivate init?(row: Row) {
    let (low, high) = (row["coefficient_low"] as Double, row["coefficient_high"] as Double)
    guard low <= high else { return nil }
    self.init(
      driver: row["driver"], coefficient: row["coefficient"],
      standardError: row["standard_error"], limits: low...high, p: row["coefficient_p"])
  }
}

extension DriverIntensityRow {
  fileprivate init?(row: Row) {
    guard let period = PeriodNumber.period(row["period_id"]),
      let inhabitantsYear = PeriodNumber.period(row["inhabitants_year_id"])
    else { return nil }
    self.init(
      source: row["source"], country: row["country"], period: period,
      people: row["people_counted"], inhabitants: row["inhabitants"],
      inhabitantsYear: inhabitantsYear, per10000: row["per_10000"],
      previous: row["previous_per_10000"])
  }
}
