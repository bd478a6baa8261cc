package import Domain
import GRDB

extension WarehouseWriter {
  /// Adds an event to the register, and its case where it is the first.
  ///
  /// Nothing in the register is ever changed or removed: the tables refuse it.
  ///
  /// - Parameters:
  ///   - event: sealed, the next of the register.
  ///   - run: the run that made it; nil for an office's decision.
  /// - Throws: a ``Failure`` where another event has taken its place.
  package func append(_ event: AlertEvent, run: RunID?) throws {
    let alert = event.alert
    if event.number == 1 {
      try db.cachedStatement(
        sql: """
          INSERT INTO alert (alert, place, nationality_group, direction, opened_on, run_id, exercise)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: [
        alert.id, alert.subject.place, alert.subject.group, alert.subject.direction.rawValue,
        alert.openedOn.description, run?.rawValue, alert.subject.isExercise,
      ])
    }
    let content = event.content
    try db.cachedStatement(
      sql: """
        INSERT INTO alert_event (sequence, alert, number, happened_at, as_of, run_id, event, state,
          level, expires_on, office, second_office, reason_code, reason, sentence_en, sentence_es,
          evidence, told, route, previous_digest, digest)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      event.sequence, alert.id, event.number, event.happenedAt.description,
      content.asOf.description, run?.rawValue, content.kind.rawValue, content.state.rawValue,
      content.level, content.expiresOn?.description, content.office, content.second,
      content.reasonCode, content.note, content.sentence.en, content.sentence.es,
      content.evidence, content.told.joined(separator: " "),
      content.route.joined(separator: " "), event.previousDigest, event.digest,
    ])
  }
}
