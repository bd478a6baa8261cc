package import Domain
import GRDB

extension WarehouseReader {
  /// Every source as it stood on a day, by code.
  ///
  /// - Parameter day: nil for everything that has been loaded.
  package func sources(asOf day: Day? = nil) throws -> [SourceStatus] {
    let rows = try Row.fetchAll(db, sql: "SELECT * FROM source ORDER BY source")
    return try rows.map { row in
      let id: Int64 = row["source_id"]
      let source = SourceDescription(row: row)
      let periods = try knownPeriods(of: source, id, asOf: day)
      let newestIssue = try Int.fetchOne(
        db,
        sql: """
          SELECT max(issued_day) FROM file
          WHERE source_id = ? AND verdict = 'accepted' AND issued_day <= ?
          """, arguments: [id, day?.ordinal ?? Int.max])
      return SourceStatus(
        source: source,
        indicators: try String.fetchAll(
          db, sql: "SELECT DISTINCT indicator FROM series WHERE source_id = ? ORDER BY indicator",
          arguments: [id]),
        firstPeriod: periods.map { $0.first }, newestPeriod: periods.map { $0.newest },
        newestIssue: newestIssue.map { Day(ordinal: $0) })
    }
  }

  /// First and newest period of a source with a figure known on a day, by their days.
  private func knownPeriods(
    of source: SourceDescription, _ id: Int64, asOf day: Day?
  ) throws -> (first: Period, newest: Period)? {
    let lastIssueOfHistory =
      source.isPseudoRealTime
      ? Int.max
      : try Int.fetchOne(
        db,
        sql: "SELECT min(issued_day) FROM file WHERE source_id = ? AND verdict = 'accepted'",
        arguments: [id])
    let periods = try Int64.fetchAll(
      db,
      sql: """
        SELECT DISTINCT observation.period_id
        FROM series JOIN observation ON observation.series_id = series.series_id
          JOIN period ON period.period_id = observation.period_id
        WHERE series.source_id = ?1 AND value IS NOT NULL
          AND (issued_day <= ?2 OR (issued_day <= ?3 AND end_day + ?4 <= ?2))
        """,
      arguments: [id, day?.ordinal ?? Int.max, lastIssueOfHistory ?? Int.min, source.lagDays]
    ).compactMap(PeriodNumber.period)
    guard let first = periods.min(by: { $0.start < $1.start }),
      let newest = periods.max(by: { $0.end < $1.end })
    else { return nil }
    return (first, newest)
  }
}

extension SourceDescription {
  /// From all columns of `source`.
  init(row: Row) {
    let every = (row["every"] as String?).flatMap { Frequency(rawValue: $0) }
    var notes: Bilingual?
    if let en: String = row["notes_en"], let es: String = row["notes_es"] {
      notes = Bilingual(en: en, es: es)
    }
    self.init(
      code: row["source"], publisher: row["publisher"], country: row["country"],
      title: Bilingual(en: row["title_en"], es: row["title_es"]), url: row["url"],
      licence: row["licence"], licenceURL: row["licence_url"], citation: row["citation"],
      owner: row["owner"], sharing: row["sharing"], notes: notes,
      expected: every.map {
        Expectation(every: $0, byDay: row["by_day"] ?? 0, graceDays: row["grace_days"] ?? 0)
      },
      lagDays: row["lag_days"], isPseudoRealTime: row["pseudo_real_time"])
  }
}
