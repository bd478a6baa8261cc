package import Domain
import GRDB

extension WarehouseReader {
  /// Days as of which returns and deaths were looked at.
  package func returnsDays() throws -> Set<Day> {
    Set(try String.fetchAll(db, sql: "SELECT as_of FROM returns_pass").compactMap { Day($0) })
  }

  /// The newest look at returns as of a day; nil where there is none.
  package func returnsPass(asOf day: Day? = nil) throws -> ReturnsPass? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT run_id, as_of, returns_version, options
        FROM returns_pass WHERE ?1 IS NULL OR as_of <= ?1 ORDER BY as_of DESC LIMIT 1
        """, arguments: [day?.description]
    ).flatMap { row in
      Day(row[1] as String).map {
        ReturnsPass(
          run: RunID(row[0]), asOf: $0, version: row[2],
          options: JSONObject.members(of: row[3]) ?? [:])
      }
    }
  }

  /// Everything that the newest look as of a day gave; nothing where there is none.
  package func returns(asOf day: Day? = nil) throws -> ReturnsRows {
    var rows = ReturnsRows()
    guard let pass = try returnsPass(asOf: day) else { return rows }
    let keys = try keys(of: pass)
    func key(_ row: Row, _ column: String = "series_id") -> SeriesKey? {
      (row[column] as Int64?).flatMap { keys[$0] }
    }
    rows.shares = try all("return_share", pass, by: "series_id, people_group, months, period_id")
      .compactMap { row in key(row).flatMap { ReturnShareRow(row: row, key: $0) } }
    rows.mirrors = try all("return_mirror", pass, by: "sender, receiver, period_id")
      .compactMap { row in
        MirrorRow(
          row: row, sentKey: key(row, "sent_series_id"),
          receivedKey: key(row, "received_series_id"))
      }
    rows.outlook = try all("reception_outlook", pass, by: "series_id, steps").compactMap { row in
      key(row).flatMap { ReceptionOutlookRow(row: row, key: $0) }
    }
    rows.loads = try all("reception_load", pass, by: "series_id, period_id").compactMap { row in
      key(row).flatMap { ReceptionLoadRow(row: row, key: $0) }
    }
    rows.deaths = try all("death_window", pass, by: "series_id, time_window, first_period_id")
      .compactMap { row in
        key(row).flatMap {
          DeathWindowRow(row: row, key: $0, crossingsKey: key(row, "crossings_series_id"))
        }
      }
    return rows
  }

  private func all(_ table: String, _ pass: ReturnsPass, by order: String) throws -> [Row] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT \(table).* FROM \(table)
          JOIN returns_pass ON returns_pass.returns_id = \(table).returns_id
        WHERE returns_pass.as_of = ? ORDER BY \(order)
        """, arguments: [pass.asOf.description])
  }

  /// The series that a look speaks of, by their numbers.
  private func keys(of pass: ReturnsPass) throws -> [Int64: SeriesKey] {
    let tables = [
      ("return_share", "series_id"), ("return_mirror", "sent_series_id"),
      ("return_mirror", "received_series_id"), ("reception_outlook", "series_id"),
      ("reception_load", "series_id"), ("death_window", "series_id"),
      ("death_window", "crossings_series_id"),
    ]
    let union = tables.map { "SELECT \($0.1) AS series_id FROM \($0.0)" }
      .joined(separator: " UNION ")
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT \(SeriesKey.columns), series.series_id FROM series
          JOIN source ON source.source_id = series.source_id
        WHERE series.series_id IN (\(union))
        """)
    return Dictionary(
      rows.compactMap { row in SeriesKey(row: row).map { (row["series_id"] as Int64, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}

extension Row {
  /// Two columns that are the limits of a range; nil where one is empty.
  fileprivate func limits(_ lower: String, _ upper: String) -> ClosedRange<Double>? {
    guard let low = self[lower] as Double?, let high = self[upper] as Double?, low <= high else {
      return nil
    }
    return low...high
  }
}

extension ReturnShareRow {
  fileprivate init?(row: Row, key: SeriesKey) {
    guard let period = PeriodNumber.period(row["period_id"]),
      let limits = row.limits("lower_95", "upper_95")
    else { return nil }
    self.init(
      key: key, group: row["people_group"], period: period, months: row["months"],
      people: row["people"], whole: row["whole"], notStated: row["not_stated"],
      share: row["share"], limits: limits)
  }
}

extension MirrorRow {
  fileprivate init?(row: Row, sentKey: SeriesKey?, receivedKey: SeriesKey?) {
    guard let period = PeriodNumber.period(row["period_id"]) else { return nil }
    self.init(
      sender: row["sender"], receiver: row["receiver"], period: period, sentKey: sentKey,
      receivedKey: receivedKey, sent: row["sent"], received: row["received"],
      notStated: row["not_stated"], gap: row["gap"], relativeGap: row["relative_gap"],
      isFlagged: row["flagged"])
  }
}

extension ReceptionOutlookRow {
  fileprivate init?(row: Row, key: SeriesKey) {
    guard let newest = PeriodNumber.period(row["newest_period_id"]),
      let period = PeriodNumber.period(row["period_id"]), let lead = Lead(rawValue: row["lead"])
    else { return nil }
    var record: Record?
    if let error = row["error"] as Double?, let noChangeError = row["no_change_error"] as Double?,
      let skill = row["skill"] as Double?, let p = row["p"] as Double?
    {
      record = Record(
        trials: row["trials"], error: error, noChangeError: noChangeError,
        seasonError: row["season_error"], skill: skill, p: p)
    }
    self.init(
      key: key, steps: row["steps"], newest: newest, period: period, lead: lead,
      expectation: (row["expected"] as Double?).map { people in
        OutlookRow.Expectation(
          people: people, limits80: row.limits("lower_80", "upper_80"),
          limits95: row.limits("lower_95", "upper_95"), coverage80: row["coverage_80"])
      },
      noChange: OutlookRow.Expectation(
        people: row["no_change"],
        limits80: row.limits("no_change_lower_80", "no_change_upper_80"),
        limits95: row.limits("no_change_lower_95", "no_change_upper_95")),
      record: record, isPseudoRealTime: row["pseudo_real_time"])
  }
}

extension ReceptionLoadRow {
  fileprivate init?(row: Row, key: SeriesKey) {
    guard let period = PeriodNumber.period(row["period_id"]),
      let basis = Basis(rawValue: row["basis"])
    else { return nil }
    self.init(
      key: key, period: period, basis: basis, arrivalsPerDay: row["arrivals_per_day"],
      stayDays: row["stay_days"], places: row["places"], present: row["people_present"],
      load: row["reception_load"], limits80: row.limits("load_lower_80", "load_upper_80"))
  }
}

extension DeathWindowRow {
  fileprivate init?(row: Row, key: SeriesKey, crossingsKey: SeriesKey?) {
    guard let first = PeriodNumber.period(row["first_period_id"]),
      let last = PeriodNumber.period(row["last_period_id"]),
      let limits = row.limits("deaths_lower_95", "deaths_upper_95")
    else { return nil }
    var rate: Rate?
    if let crossingsKey, let crossings = row["crossings"] as Double?,
      let value = row["death_rate"] as Double?,
      let months = row["rate_months"] as Int?, let counted = row["rate_deaths"] as Double?,
      let limits = row.limits("rate_lower_95", "rate_upper_95")
    {
      rate = Rate(
        crossingsKey: crossingsKey, months: months, deaths: counted, crossings: crossings,
        perTenThousand: value, limits: limits)
    }
    self.init(
      key: key, window: row["time_window"], first: first, last: last, months: row["months"],
      silentMonths: row["silent_months"], deaths: row["deaths"], limits: limits,
      denominator: row["denominator"], rate: rate)
  }
}
