import GRDB

/// A ready question to the warehouse, in SQL that SQLite and DuckDB both run.
package struct CannedQuery: Sendable {
  package let name: String
  let title: (en: String, es: String)
  package let sql: String

  package static let all: [CannedQuery] = [
    CannedQuery(
      name: "crossings_by_place_and_year",
      title: (
        "How many people were counted at each place, year by year?",
        "¿Cuántas personas se contaron en cada lugar, año por año?"
      ),
      sql: """
        SELECT source, place_es, indicator, unit, substr(month, 1, 4) AS year,
          CAST(sum(value) AS DOUBLE PRECISION) AS total, CAST(count(value) AS BIGINT) AS figures
        FROM crossings_monthly
        GROUP BY source, place_es, indicator, unit, substr(month, 1, 4)
        ORDER BY source, place_es, indicator, year
        """),
    CannedQuery(
      name: "nationalities_of_the_newest_months",
      title: (
        "Which nationalities were counted most since the start of 2024?",
        "¿Qué nacionalidades se contaron más desde el inicio de 2024?"
      ),
      sql: """
        SELECT source, place_es, nationality, people_es, CAST(sum(value) AS DOUBLE PRECISION)
          AS total
        FROM crossings_monthly
        WHERE nationality <> 'all' AND month >= '2024-01-01'
        GROUP BY source, place_es, nationality, people_es
        ORDER BY source, total DESC
        """),
    CannedQuery(
      name: "as_known_on_a_day",
      title: (
        "What was known on 30 September 2021? (change the day)",
        "¿Qué se conocía el 30 de septiembre de 2021? (cambie el día)"
      ),
      sql: """
        SELECT source, place, nationality, period, value, issued_on, known_on
        FROM observation_history
        WHERE known_on <= '2021-09-30'
          AND (superseded_on IS NULL OR superseded_on > '2021-09-30')
        ORDER BY source, place, nationality, period
        """),
    CannedQuery(
      name: "largest_revisions",
      title: (
        "Which figures were revised most?",
        "¿Qué cifras se revisaron más?"
      ),
      sql: """
        SELECT source, indicator, place, nationality, period, previous_issued_on, previous_value,
          issued_on, value, change, relative_change
        FROM revision
        WHERE change IS NOT NULL AND change <> 0
        ORDER BY abs(change) DESC, source, period
        LIMIT 50
        """),
    CannedQuery(
      name: "sources_and_their_calendar",
      title: (
        "How far has every source come, and when are its next figures due?",
        "¿Hasta dónde ha llegado cada fuente y cuándo se esperan sus próximas cifras?"
      ),
      sql: """
        SELECT source, publisher, newest_period, newest_issued_on, next_due_on, late_after,
          files_held_back
        FROM source_freshness
        ORDER BY source
        """),
    CannedQuery(
      name: "alarms_of_the_newest_scores",
      title: (
        "Which figures stand out in the newest scores?",
        "¿Qué cifras sobresalen en los últimos puntajes?"
      ),
      sql: """
        SELECT method, as_of, source, place, nationality, period, value, expected, upper, z, p
        FROM score_latest
        WHERE alarm = 1
        ORDER BY period DESC, source, place, nationality, method
        """),
    CannedQuery(
      name: "strongest_trends",
      title: (
        "Which series rise or fall steadily?",
        "¿Qué series suben o bajan de manera sostenida?"
      ),
      sql: """
        SELECT method, source, indicator, place, nationality, n, slope, lower, upper, p, trend
        FROM trend_latest
        WHERE p < 0.05
        ORDER BY p, source, place, nationality
        """),
    CannedQuery(
      name: "findings_of_the_newest_files",
      title: (
        "What did the contracts find in the newest files?",
        "¿Qué encontraron los contratos en los últimos archivos?"
      ),
      sql: """
        SELECT source, path, severity, rule, line, field, value, message, action
        FROM finding_latest
        ORDER BY source, severity, rule, line
        """),
  ]

  /// Writes the rows of `canned_query`.
  static func write(to db: Database) throws {
    try db.execute(sql: "DELETE FROM canned_query")
    for query in all {
      try db.execute(
        sql: "INSERT INTO canned_query (name, title_en, title_es, sql) VALUES (?, ?, ?, ?)",
        arguments: [query.name, query.title.en, query.title.es, query.sql])
    }
  }
}
