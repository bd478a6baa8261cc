import Domain
import GRDB
import Testing
import Warehouse

@Suite("The alert register is only added to")
struct AlertRegisterTests {
  private let day = Day(ordinal: 18_700)
  private let subject = AlertSubject(place: "darien", group: "HTI", direction: .surge)

  private func event(
    _ kind: AlertEvent.Kind, _ state: AlertState, sequence: Int, number: Int, after days: Int = 0,
    of subject: AlertSubject? = nil, office: String? = nil, expiresOn: Day? = nil
  ) -> AlertEvent {
    AlertEvent(
      alert: Alert(subject: subject ?? self.subject, openedOn: day), sequence: sequence,
      number: number, happenedAt: Moment(seconds: 1_700_000_000 + sequence),
      content: AlertEvent.Draft(
        kind, asOf: day.advanced(by: days), state: state, level: 2, expiresOn: expiresOn,
        office: office, second: office.map { "\($0)-2" }, reasonCode: "strength",
        note: office.map { "«\($0)», con comillas \" y ñ" },
        sentence: Bilingual(en: "Sentence \(sequence)", es: "Frase \(sequence)"),
        evidence: "[{\"kind\":\"surge\"}]", told: ["PAN", "CRI"], route: ["CRI", "MEX", "USA"]),
      previousDigest: "before \(sequence)", digest: "digest \(sequence)")
  }

  private func register(_ events: [AlertEvent]) throws -> TestWarehouse {
    let test = try TestWarehouse()
    try test.warehouse.write { writer in
      for event in events { try writer.append(event, run: test.run) }
    }
    return test
  }

  private var story: [AlertEvent] {
    let other = AlertSubject(place: "canoas", direction: .stock, isExercise: true)
    return [
      event(.opened, .watch, sequence: 1, number: 1),
      event(.opened, .watch, sequence: 2, number: 1, of: other, office: "pan-snm"),
      event(.evidence, .watch, sequence: 3, number: 2, after: 5),
      event(.formed, .forming, sequence: 4, number: 3, after: 10),
      event(.evidence, .forming, sequence: 5, number: 4, after: 20),
      event(.dismissed, .dismissed, sequence: 6, number: 2, after: 30, of: other, office: "x"),
    ]
  }

  @Test("What is written is read back as it was, in the order of the register")
  func roundTrip() throws {
    let test = try register(story)
    var read: [AlertRecord] = []
    try test.warehouse.read { reader in try reader.eachAlertRecord { read.append($0) } }
    #expect(read.map(\.event) == story)
    #expect(read.map(\.name) == story.map(\.alert.id))
    let own = try test.warehouse.read { try $0.alertEvents(story[0].alert.id) }
    #expect(own == story.filter { $0.alert == story[0].alert })
    let head = try #require(try test.warehouse.read { try $0.registerHead() })
    #expect(head.length == 6)
    #expect(head.digest == "digest 6")
  }

  @Test("A list shows the newest event, since when its state lasts, and nothing after a day")
  func list() throws {
    let test = try register(story)
    let rows = try test.warehouse.read { try $0.alerts() }
    #expect(rows.map(\.state) == [.dismissed, .forming])
    #expect(rows.map(\.since) == [day.advanced(by: 30), day.advanced(by: 10)])
    #expect(rows[1].untriagedDays(on: day.advanced(by: 25)) == 15)
    #expect(rows[1].place.es == "Darién")
    #expect(rows[1].country == "PAN")
    #expect(try test.warehouse.read { try $0.alerts(openOnly: true) }.map(\.state) == [.forming])
    let earlier = try test.warehouse.read { try $0.alerts(asOf: day.advanced(by: 5)) }
    #expect(earlier.map(\.newest.sequence) == [3, 2])
    #expect(earlier.map(\.since) == [day, day])
    #expect(try test.warehouse.read { try $0.alert("nothing") } == nil)
  }

  @Test("An active alert has run out on the day after its last, not on it")
  func expiry() throws {
    let last = day.advanced(by: 7)
    let test = try register([
      event(.opened, .watch, sequence: 1, number: 1),
      event(.confirmed, .confirmed, sequence: 2, number: 2, office: "pan-snm"),
      event(.activated, .active, sequence: 3, number: 3, office: "pan-snm", expiresOn: last),
    ])
    let row = try #require(try test.warehouse.read { try $0.alerts().first })
    #expect(!row.isExpired(on: last))
    #expect(row.isExpired(on: last.advanced(by: 1)))
    #expect(row.untriagedDays(on: last) == nil)
  }

  @Test(
    "The tables refuse every change",
    arguments: [
      "UPDATE alert_event SET reason = 'another' WHERE sequence = 1",
      "DELETE FROM alert_event WHERE sequence = 6",
      "UPDATE alert SET direction = 'collapse'",
      "DELETE FROM alert",
      "INSERT INTO alert_event SELECT 3, alert, 9, happened_at, as_of, run_id, event, state, level, expires_on, office, second_office, reason_code, reason, sentence_en, sentence_es, evidence, told, route, previous_digest, digest FROM alert_event WHERE sequence = 1",
      "INSERT INTO alert VALUES ('b', 'nowhere', 'HTI', 'surge', '2024-02-03', 1, 0)",
      "INSERT INTO alert VALUES ('b', 'darien', 'HTI', 'rise', '2024-02-03', 1, 0)",
    ])
  func refused(sql: String) throws {
    let test = try register(story)
    #expect(throws: (any Error).self) {
      try test.warehouse.write { try $0.db.execute(sql: sql) }
    }
    #expect(try test.rows("SELECT count(*) FROM alert_event") == ["6"])
  }

  @Test("An event that is already there is refused, and nothing of it stays")
  func collision() throws {
    let test = try register(story)
    #expect(throws: Failure.self) {
      try test.warehouse.write {
        try $0.append(event(.opened, .watch, sequence: 7, number: 1), run: nil)
      }
    }
    #expect(try test.rows("SELECT count(*) FROM alert") == ["2"])
  }

  @Test("The public views tell the register to those who query it")
  func views() throws {
    let test = try register(story)
    #expect(
      try test.rows(
        "SELECT place_es, nationality_group, direction, state, events, told, route, exercise "
          + "FROM alerts_current ORDER BY alert")
        == [
          "Darién|HTI|surge|forming|4|PAN CRI|CRI MEX USA|0",
          "Canoas|all|stock|dismissed|2|PAN CRI|CRI MEX USA|1",
        ])
    #expect(
      try test.rows("SELECT event FROM alert_history WHERE office IS NULL ORDER BY sequence")
        == ["opened", "evidence", "formed", "evidence"])
  }
}
