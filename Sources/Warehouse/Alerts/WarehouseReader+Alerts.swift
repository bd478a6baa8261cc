package import Domain
import GRDB

/// A case with its newest event, as lists show it.
package struct AlertRow: Sendable, Equatable {
  /// The name under which the case stands in the register.
  package var name: String
  package var newest: AlertEvent
  /// The day as of which it came into its state.
  package var since: Day
  package var place: Bilingual
  package var country: String?

  package var alert: Alert { newest.alert }
  package var state: AlertState { newest.content.state }

  /// Whether an active alert has run out and nobody has decided.
  package func isExpired(on day: Day) -> Bool {
    state == .active && newest.content.expiresOn.map { $0 < day } ?? false
  }

  /// Days in which no person has decided anything; nil where one has.
  package func untriagedDays(on day: Day) -> Int? {
    state.isUntriaged ? max(0, since.distance(to: day)) : nil
  }
}

/// An event as the register holds it, for the check of its chain.
package struct AlertRecord: Sendable {
  package var sequence: Int
  package var name: String
  package var number: Int
  /// Nil where a word or day of the event cannot be read.
  package var event: AlertEvent?
}

extension WarehouseReader {
  /// The newest digest of the register and the number of its event; nil where it is empty.
  package func registerHead() throws -> (length: Int, digest: String)? {
    try Row.fetchOne(
      db, sql: "SELECT sequence, digest FROM alert_event ORDER BY sequence DESC LIMIT 1"
    ).map { ($0[0], $0[1]) }
  }

  /// The digest of the newest event that an office decided; nil where there is none.
  package func newestDecision() throws -> String? {
    try String.fetchOne(
      db,
      sql: """
        SELECT digest FROM alert_event WHERE office IS NOT NULL ORDER BY sequence DESC LIMIT 1
        """)
  }

  /// Cases with their newest event, those first in which something happened last.
  ///
  /// - Parameters:
  ///   - openOnly: leaves out what is closed or dismissed.
  ///   - day: cases and events as of this day or before; nil: all.
  /// - Complexity: O(cases × log events).
  package func alerts(openOnly: Bool = false, asOf day: Day? = nil) throws -> [AlertRow] {
    try alertRows(
      condition: openOnly ? "e.state NOT IN ('closed', 'dismissed')" : "1", asOf: day)
  }

  /// One case with its newest event; nil where the register has none of that name.
  package func alert(_ name: String, asOf day: Day? = nil) throws -> AlertRow? {
    try alertRows(condition: "alert.alert = :name", name: name, asOf: day).first
  }

  /// Names of all cases.
  package func alertNames() throws -> [String] {
    try String.fetchAll(db, sql: "SELECT alert FROM alert ORDER BY alert")
  }

  /// The events of a case, oldest first.
  package func alertEvents(_ name: String, asOf day: Day? = nil) throws -> [AlertEvent] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT \(Self.eventColumns) FROM alert_event AS e JOIN alert ON alert.alert = e.alert
        WHERE e.alert = ?1 AND (?2 IS NULL OR e.as_of <= ?2) ORDER BY e.number
        """, arguments: [name, day?.description]
    ).compactMap(AlertEvent.init(row:))
  }

  /// Hands every event of the register on, in its order; memory does not grow with their number.
  package func eachAlertRecord(_ body: (AlertRecord) throws -> Void) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT \(Self.eventColumns) FROM alert_event AS e JOIN alert ON alert.alert = e.alert
        ORDER BY e.sequence
        """)
    while let row = try rows.next() {
      try body(
        AlertRecord(
          sequence: row[7], name: row[0], number: row[8], event: AlertEvent(row: row)))
    }
  }

  /// Cases that have no event, which no writer of the register makes.
  package func alertsWithoutEvents() throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT alert FROM alert WHERE NOT EXISTS (
          SELECT 1 FROM alert_event WHERE alert_event.alert = alert.alert)
        ORDER BY alert
        """)
  }

  /// In the order in which ``AlertEvent`` reads them.
  private static let eventColumns = """
    alert.alert, alert.place, alert.nationality_group, alert.direction, alert.opened_on,
      alert.exercise, e.happened_at, e.sequence, e.number, e.as_of, e.event, e.state, e.level,
      e.expires_on, e.office, e.second_office, e.reason_code, e.reason, e.sentence_en,
      e.sentence_es, e.evidence, e.told, e.route, e.previous_digest, e.digest
    """

  private func alertRows(
    condition: String, name: String? = nil, asOf day: Day?
  ) throws -> [AlertRow] {
    // Without a day the newest event is the end of an index, which a condition would hide.
    let until = day == nil ? "" : " AND newest.as_of <= :day"
    var arguments: [String: (any DatabaseValueConvertible)?] = [:]
    if let day { arguments["day"] = day.description }
    if let name { arguments["name"] = name }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT \(Self.eventColumns), coalesce(place.name_en, alert.place) AS place_en,
          coalesce(place.name_es, alert.place) AS place_es, place.country,
          (SELECT min(same.as_of) FROM alert_event AS same
            WHERE same.alert = e.alert AND same.number <= e.number AND same.number > coalesce(
              (SELECT max(other.number) FROM alert_event AS other
                WHERE other.alert = e.alert AND other.number < e.number
                  AND other.state <> e.state), 0)) AS since
        FROM alert JOIN alert_event AS e ON e.alert = alert.alert AND e.number = (
            SELECT max(number) FROM alert_event AS newest
            WHERE newest.alert = alert.alert\(until))
          LEFT JOIN place ON place.place = alert.place
        WHERE \(condition) ORDER BY e.sequence DESC
        """, arguments: StatementArguments(arguments))
    return rows.compactMap { row in
      guard let event = AlertEvent(row: row), let since = Day(row["since"] as String) else {
        return nil
      }
      return AlertRow(
        name: row[0], newest: event, since: since, place: row.bilingual("place"),
        country: row["country"])
    }
  }
}

extension AlertEvent {
  /// From the columns that the register's reader asks for; nil where a word or day is of no build.
  fileprivate init?(row: Row) {
    guard let direction = AlertDirection(rawValue: row[3]),
      let openedOn = Day(row[4] as String), let happenedAt = Moment(row[6] as String),
      let asOf = Day(row[9] as String), let kind = Kind(rawValue: row[10]),
      let state = AlertState(rawValue: row[11])
    else { return nil }
    var expiresOn: Day?
    if let text: String = row[13] {
      guard let day = Day(text) else { return nil }
      expiresOn = day
    }
    let words: (Int) -> [String] = { column in
      (row[column] as String).split(separator: " ").map(String.init)
    }
    self.init(
      alert: Alert(
        subject: AlertSubject(
          place: row[1], group: row[2], direction: direction, isExercise: row[5]),
        openedOn: openedOn), sequence: row[7], number: row[8], happenedAt: happenedAt,
      content: Draft(
        kind, asOf: asOf, state: state, level: row[12], expiresOn: expiresOn, office: row[14],
        second: row[15], reasonCode: row[16], note: row[17],
        sentence: Bilingual(en: row[18], es: row[19]), evidence: row[20], told: words(21),
        route: words(22)), previousDigest: row[23], digest: row[24])
  }
}
