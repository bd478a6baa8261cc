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

  /// Adds the days on which figures became known by their source's lag, and those on which a
  /// publisher's calendar expects figures or counts them as late.
  func addDeclaredDays() throws {
    try db.execute(
      sql: """
        INSERT OR IGNORE INTO calendar (day_id, day)
        SELECT declared.day_id, date('1970-01-01', declared.day_id || ' days')
        FROM (
          SELECT period.end_day + source.lag_days AS day_id
          FROM period CROSS JOIN source
          UNION
          SELECT period.end_day + source.by_day FROM period
            JOIN source ON source.every = period.frequency
          UNION
          SELECT period.end_day + source.by_day + source.grace_days FROM period
            JOIN source ON source.every = period.frequency
        ) AS declared
        WHERE date('1970-01-01', declared.day_id || ' days') IS NOT NULL
        """)
  }
}
