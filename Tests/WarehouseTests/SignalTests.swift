import Domain
import GRDB
import Testing
import Warehouse

@Suite("Signals in the warehouse")
struct SignalTests {
  @Test("A look is read as it was written")
  func roundTrip() throws {
    let test = try TestWarehouse()
    try test.load(TestIssue("2024-06-10", "HTI 2024-04 30\nHTI 2024-05 400"))
    let rows = TestWarehouse.signals
    try test.storeSignals(asOf: "2024-06-10")
    let stored = try test.warehouse.read { try $0.signals() }
    #expect(stored.map(\.signal) == rows.map(\.signal))
    #expect(stored.map(\.sentence) == rows.map(\.sentence))
    #expect(stored.map(\.sentenceKey) == rows.map(\.sentenceKey))
    let pass = try #require(try test.warehouse.read { try $0.signalPass() })
    #expect(pass == TestWarehouse.pass(run: test.run, asOf: "2024-06-10"))
    #expect(try test.warehouse.read { try $0.verdicts() } == TestWarehouse.verdicts)
    #expect(try test.warehouse.read { try $0.watches() } == TestWarehouse.watches)
    let one = try test.warehouse.read { try $0.signal(try #require(stored.first).id) }
    #expect(one == stored.first)
    #expect(try test.warehouse.read { try $0.signal(SignalID(99)) } == nil)
  }

  @Test("A look as of the same day replaces the one before, and equal signals keep their number")
  func repeated() throws {
    let test = try TestWarehouse()
    try test.load(TestIssue("2024-06-10", "HTI 2024-04 30\nHTI 2024-05 400"))
    try test.storeSignals(asOf: "2024-06-10")
    let before = try test.warehouse.read { try $0.signals() }
    var rows = TestWarehouse.signals
    rows.swapAt(0, 1)
    try test.storeSignals(asOf: "2024-06-10", rows)
    let after = try test.warehouse.read { try $0.signals() }
    #expect(after.map(\.signal) == rows.map(\.signal))
    #expect(after.map(\.id) == [before[1].id, before[0].id])
    #expect(try test.rows("SELECT count(*) FROM signal_pass") == ["1"])
    #expect(
      try test.rows("SELECT count(*) FROM signal_evidence")
        == ["\(rows.map(\.signal.evidence.count).reduce(0, +))"])
  }

  @Test("What was said as of an earlier day stays, and is what is read as of that day")
  func days() throws {
    let test = try TestWarehouse()
    try test.load(TestIssue("2024-06-10", "HTI 2024-04 30\nHTI 2024-05 400"))
    try test.storeSignals(asOf: "2024-06-10")
    try test.storeSignals(asOf: "2024-07-10", [])
    #expect(try test.warehouse.read { try $0.signals() } == [])
    #expect(try test.rows("SELECT count(*) FROM signals_current") == ["0"])
    let then = try test.warehouse.read { try $0.signals(asOf: Day("2024-07-09")) }
    #expect(then.map(\.signal) == TestWarehouse.signals.map(\.signal))
    #expect(try test.warehouse.read { try $0.signals(asOf: Day("2024-06-09")) } == [])
    #expect(try test.warehouse.read { try $0.signalDays() }.count == 2)
  }

  @Test("The tables refuse what is no signal")
  func refused() throws {
    let test = try TestWarehouse()
    try test.load(TestIssue("2024-06-10", "HTI 2024-04 30\nHTI 2024-05 400"))
    try test.storeSignals(asOf: "2024-06-10")
    for change in ["kind = 'wave'", "direction = 'sideways'", "p = 1.5", "muted_until = 'soon'"] {
      #expect(throws: (any Error).self) {
        try test.warehouse.write { try $0.db.execute(sql: "UPDATE signal SET \(change)") }
      }
    }
  }

  @Test("The four cells of a verification have the names that the code has")
  func cells() throws {
    let test = try TestWarehouse()
    let stored = try test.rows(
      "SELECT cell, warned, happened FROM verification_cell ORDER BY warned, happened")
    let named = [false, true].flatMap { warned in
      [false, true].map { happened in
        "\(VerificationCell(warned: warned, happened: happened).rawValue)"
          + "|\(warned ? 1 : 0)|\(happened ? 1 : 0)"
      }
    }
    #expect(stored == named)
  }

  @Test("A pipeline that no longer looks for signals leaves none")
  func removed() throws {
    let test = try TestWarehouse()
    try test.load(TestIssue("2024-06-10", "HTI 2024-04 30\nHTI 2024-05 400"))
    try test.storeSignals(asOf: "2024-06-10")
    try test.warehouse.write { try $0.removeSignals() }
    for table in ["signal_pass", "signal", "signal_evidence", "series_verdict", "event_watch"] {
      #expect(try test.rows("SELECT count(*) FROM \(table)") == ["0"], "\(table)")
    }
  }
}

extension TestWarehouse {
  private static func key(_ nationality: String = SeriesKey.whole) -> SeriesKey {
    SeriesKey(
      source: "flows", indicator: "crossings", place: "darien", nationality: nationality,
      frequency: .month)
  }

  private static func month(_ text: String) -> Period {
    Period(text) ?? Period(frequency: .month, ordinal: 0)
  }

  private static func day(_ text: String) -> Day { Day(text) ?? Day(ordinal: 0) }

  static func pass(run: RunID, asOf: String) -> SignalPass {
    SignalPass(
      run: run, asOf: day(asOf), judge: "early-warning", judgeVersion: 2,
      options: ["false_alarm_rate": "0.01", "q": "0.2"], levels: [.month: 0.0125, .quarter: 0.2],
      families: 3, tests: 41)
  }

  /// One signal with every field, and one with as few as can be.
  static var signals: [SignalRow] {
    [
      SignalRow(
        Signal(
          kind: .surge, direction: .up, key: key("HTI"), part: "children",
          period: month("2024-05"), since: month("2024-04"), value: 400, expected: 30.5,
          lower: 10, upper: 60, difference: 369.5, strength: 5.5, grade: .veryStrong, p: 1e-8,
          q: 1e-6,
          models: [
            ModelNote(.level, "fast", weight: 0.75), ModelNote(.season, "none", weight: 1),
          ],
          evidence: [
            SignalEvidence(
              key: key("HTI"), first: month("2024-04"), last: month("2024-05"),
              newestIssue: day("2024-06-10"), isPseudoRealTime: true)
          ], acts: ["fee-waiver", "visa-rule"], isPseudoRealTime: true,
          mutedUntil: day("2024-08-31")), sentenceKey: "signal.surge",
        sentence: Bilingual(en: "More people than expected.", es: "Más personas que lo esperado.")),
      SignalRow(
        Signal(
          kind: .silence, direction: .none, measure: .days, key: key(), period: month("2024-05"),
          strength: 2), sentenceKey: "signal.silence",
        sentence: Bilingual(en: "Nothing came.", es: "No llegó nada.")),
    ]
  }

  static var verdicts: [VerdictRow] {
    [
      VerdictRow(
        key: key("HTI"), verdict: .judged, period: month("2024-05"), figures: 24,
        masks: ["closure"], expiredMasks: ["old-closure"]),
      VerdictRow(
        key: key("VEN"), verdict: .noHistoryLeft, period: month("2024-05"), figures: 2),
    ]
  }

  static var watches: [WatchRow] {
    [
      WatchRow(
        EventWatch(
          act: "visa-rule", key: key("HTI"), reason: .routeClosed, opensOn: day("2024-05-01"),
          expiresOn: day("2024-09-01"), expected: .up),
        sentence: Bilingual(en: "Watched.", es: "Se observa."))
    ]
  }

  func storeSignals(asOf: String, _ rows: [SignalRow] = signals) throws {
    _ = try warehouse.write { writer in
      try writer.store(
        Self.pass(run: run, asOf: asOf), signals: rows, verdicts: Self.verdicts,
        watches: Self.watches)
    }
  }
}
