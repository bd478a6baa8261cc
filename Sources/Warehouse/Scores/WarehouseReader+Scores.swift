package import Domain
import GRDB

extension WarehouseReader {
  /// For each stage the newest scoring as of a day.
  ///
  /// - Parameters:
  ///   - method: only of this method; nil for all.
  ///   - day: nil for the newest of all.
  package func scorings(method: String? = nil, asOf day: Day? = nil) throws -> [StoredScoring] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT scoring_id, run_id, stage, method, method_version, parameters, as_of FROM scoring
        WHERE (?1 IS NULL OR method = ?1) AND (?2 IS NULL OR as_of <= ?2)
        ORDER BY as_of DESC, scoring_id DESC
        """, arguments: [method, day?.description])
    var seen: Set<String> = []
    return rows.compactMap { row -> StoredScoring? in
      guard seen.insert(row[2]).inserted else { return nil }
      return StoredScoring(row: row)
    }.sorted { ($0.stage, $0.id.rawValue) < ($1.stage, $1.id.rawValue) }
  }

  /// Which stages have been scored, and for which days.
  package func scoredDays() throws -> [String: Set<Day>] {
    var days: [String: Set<Day>] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT stage, as_of FROM scoring") {
      guard let day = Day(row[1] as String) else { continue }
      days[row[0], default: []].insert(day)
    }
    return days
  }

  /// One scoring, nil where the warehouse has none of that number.
  package func scoring(_ id: ScoringID) throws -> StoredScoring? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT scoring_id, run_id, stage, method, method_version, parameters, as_of FROM scoring
        WHERE scoring_id = ?
        """, arguments: [id.rawValue]
    ).flatMap(StoredScoring.init(row:))
  }

  /// What a scoring says of every series, by the series' numbers.
  package func scores(of scoring: ScoringID) throws -> [SeriesScores] {
    var scored: [SeriesScores] = []
    for head in try scoredSeries(of: scoring) {
      scored.append(
        SeriesScores(
          series: head.series, key: head.key, status: head.status, newestIssue: head.newestIssue,
          isPseudoRealTime: head.isPseudo, rows: []))
    }
    let places = Dictionary(
      scored.enumerated().map { ($1.series.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT series_id, period_id, n, value, expected, lower, upper, trend, seasonal, remainder,
          weight, statistic, threshold, z, p, alarm, tau, slope, intercept, mean_before,
          mean_after, label, other
        FROM score WHERE scoring_id = ? ORDER BY series_id, row_number
        """, arguments: [scoring.rawValue])
    while let row = try rows.next() {
      let series: Int64 = row[0]
      guard let place = places[series] else { continue }
      scored[place].rows.append(ScoreRow(row: row))
    }
    return scored
  }

  /// What a scoring expects of every series, by the series' numbers.
  package func forecasts(of scoring: ScoringID) throws -> [SeriesForecast] {
    var forecasts: [SeriesForecast] = []
    for head in try scoredSeries(of: scoring) {
      forecasts.append(
        SeriesForecast(series: head.series, key: head.key, status: head.status, rows: []))
    }
    let places = Dictionary(
      forecasts.enumerated().map { ($1.series.rawValue, $0) },
      uniquingKeysWith: { first, _ in first })
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT series_id, horizon, period_id, mean, lower_80, upper_80, lower_95, upper_95, model
        FROM forecast WHERE scoring_id = ? ORDER BY series_id, horizon
        """, arguments: [scoring.rawValue])
    while let row = try rows.next() {
      let series: Int64 = row[0]
      guard let place = places[series], let period = PeriodNumber.period(row[2]) else { continue }
      forecasts[place].rows.append(
        SeriesForecast.Row(
          horizon: row[1], period: period, mean: row[3], lower80: row[4], upper80: row[5],
          lower95: row[6], upper95: row[7], model: row[8]))
    }
    return forecasts
  }

  private struct ScoredHead {
    var series: SeriesID
    var key: SeriesKey
    var status: String
    var newestIssue: Day
    var isPseudo: Bool
  }

  private func scoredSeries(of scoring: ScoringID) throws -> [ScoredHead] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT \(SeriesKey.columns), series.series_id, status, newest_issue,
          scored_series.pseudo_real_time
        FROM scored_series JOIN series ON series.series_id = scored_series.series_id
          JOIN source ON source.source_id = series.source_id
        WHERE scoring_id = ? ORDER BY series.series_id
        """, arguments: [scoring.rawValue]
    ).compactMap { row in
      guard let key = SeriesKey(row: row), let newest = Day(row[11] as String) else { return nil }
      return ScoredHead(
        series: SeriesID(row[9]), key: key, status: row[10], newestIssue: newest,
        isPseudo: row[12])
    }
  }
}

extension StoredScoring {
  /// From the columns scoring_id, run_id, stage, method, method_version, parameters, as_of.
  init?(row: Row) {
    guard let asOf = Day(row[6] as String), let parameters = JSONObject.members(of: row[5])
    else { return nil }
    self.init(
      id: ScoringID(row[0]), run: RunID(row[1]), stage: row[2], method: row[3],
      methodVersion: row[4], parameters: parameters, asOf: asOf)
  }
}

extension ScoreRow {
  /// From series_id and the columns of `score` in the order of its properties.
  init(row: Row) {
    self.init(
      period: (row[1] as Int64?).flatMap(PeriodNumber.period), n: row[2], value: row[3],
      expected: row[4], lower: row[5], upper: row[6], trend: row[7], seasonal: row[8],
      remainder: row[9], weight: row[10], statistic: row[11], threshold: row[12], z: row[13],
      p: row[14], isAlarm: row[15], tau: row[16], slope: row[17], intercept: row[18],
      meanBefore: row[19], meanAfter: row[20], label: row[21], other: row[22])
  }
}
