import Domain
import GRDB

extension WarehouseWriter {
  /// Adds a source or brings what is known of it up to date. Its files and figures stay.
  package func store(_ source: SourceDescription) throws {
    try db.execute(
      sql: """
        INSERT INTO source (source, publisher, country, title_en, title_es, url, licence, citation,
          owner, sharing, every, by_day, grace_days, lag_days, pseudo_real_time)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (source) DO UPDATE SET publisher = excluded.publisher,
          country = excluded.country, title_en = excluded.title_en, title_es = excluded.title_es,
          url = excluded.url, licence = excluded.licence, citation = excluded.citation,
          owner = excluded.owner, sharing = excluded.sharing, every = excluded.every,
          by_day = excluded.by_day, grace_days = excluded.grace_days,
          lag_days = excluded.lag_days, pseudo_real_time = excluded.pseudo_real_time
        """,
      arguments: [
        source.code, source.publisher, source.country, source.title.en, source.title.es,
        source.url, source.licence, source.citation, source.owner, source.sharing,
        source.expected?.every.rawValue, source.expected?.byDay, source.expected?.graceDays,
        source.lagDays, source.isPseudoRealTime,
      ])
    try Calendar(db: db).addKnownDays()
  }
}
