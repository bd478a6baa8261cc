import Domain
import GRDB

extension WarehouseWriter {
  /// Adds a source or brings what is known of it up to date. Its files and figures stay.
  package func store(_ source: SourceDescription) throws {
    try Upsert("source", key: ["source"]).run(
      db,
      [
        "source": source.code, "publisher": source.publisher, "country": source.country,
        "title_en": source.title.en, "title_es": source.title.es, "url": source.url,
        "licence": source.licence, "licence_url": source.licenceURL, "citation": source.citation,
        "owner": source.owner, "sharing": source.sharing, "notes_en": source.notes?.en,
        "notes_es": source.notes?.es, "every": source.expected?.every.rawValue,
        "by_day": source.expected?.byDay, "grace_days": source.expected?.graceDays,
        "lag_days": source.lagDays, "pseudo_real_time": source.isPseudoRealTime,
      ])
    try Calendar(db: db).addDeclaredDays()
  }

  /// Brings the declared corrections of a source up to date; one that is no longer declared stays
  /// only where a file says that it was applied.
  package func store(_ corrections: [DeclaredCorrection], of source: String) throws {
    let id = try Int64.fetchOne(
      db, sql: "SELECT source_id FROM source WHERE source = ?", arguments: [source])
    guard let id else {
      throw Failure(
        .configuration, what: "corrections cannot be stored", at: source,
        why: "the warehouse has no such source", unchanged: "Nothing was changed.",
        next: "Store the source first.")
    }
    try db.execute(
      sql: """
        DELETE FROM correction WHERE source_id = ? AND NOT EXISTS (
          SELECT 1 FROM applied_correction
          WHERE applied_correction.source_id = correction.source_id
            AND applied_correction.correction = correction.correction)
        """, arguments: [id])
    for correction in corrections {
      try Upsert("correction", key: ["source_id", "correction"]).run(
        db,
        [
          "source_id": id, "correction": correction.name, "applies_to": correction.appliesTo,
          "action": correction.action, "value": correction.value,
          "expected": correction.expected, "reason": correction.reason,
          "provider": correction.provider, "reported_on": correction.reportedOn?.description,
          "state": correction.state,
        ])
    }
  }
}
