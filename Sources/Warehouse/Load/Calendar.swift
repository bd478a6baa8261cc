import Domain
import GRDB

/// Days and periods as the fact table's keys need them: each with its text, added when first used.
struct Calendar {
  let db: Database

  func add(_ day: Day) throws {
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO calendar (day_id, day) VALUES (?, ?)")
      .execute(arguments: [day.ordinal, day.description])
  }

  func add(_ period: Period) throws {
    let end = period.end
    try add(end)
    try db.cachedStatement(
      sql: """
        INSERT OR IGNORE INTO period (period_id, frequency, period, starts_on, ends_on, end_day)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      PeriodNumber.number(period), period.frequency.rawValue, period.description,
      period.start.description, end.description, end.ordinal,
    ])
  }

  /// Adds the days on which figures of sources with a declared lag became known.
  func addKnownDays() throws {
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO calendar (day_id, day)
        SELECT known.day_id, date('1970-01-01', known.day_id || ' days')
        FROM (
          SELECT DISTINCT period.end_day + source.lag_days AS day_id
          FROM period CROSS JOIN source
        ) AS known
        WHERE date('1970-01-01', known.day_id || ' days') IS NOT NULL
        """)
  }
}
