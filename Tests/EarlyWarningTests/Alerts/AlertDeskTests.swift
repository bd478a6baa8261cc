import Configuration
import Domain
import EarlyWarning
import Testing

@Suite("What offices decide, and what is refused")
struct AlertDeskTests {
  private func forming() throws -> TestRegister {
    var register = try TestRegister()
    try register.look(TestRules.reading(month: 3, strength: 5), on: TestRules.day(3))
    return register
  }

  private let day = TestRules.day(3)

  @Test("A full cycle: confirmed, activated, renewed, eased, closed, opened again")
  func cycle() throws {
    var register = try forming()
    try register.act(.confirm, on: day)
    try register.act(.activate(until: day.advanced(by: 14), level: 2), on: day)
    try register.act(.check(item: "children-guardian"), note: "12 of 12", on: day)
    try register.act(
      .activate(until: day.advanced(by: 40), level: nil), on: day.advanced(by: 13))
    try register.act(.ease, on: day.advanced(by: 30))
    try register.act(.close, by: "crm-secretariat", on: day.advanced(by: 60))
    try register.look(
      TestRules.reading(month: 6, strength: 3), on: day.advanced(by: 120))
    #expect(
      register.events.map(\.content.kind) == [
        .opened, .confirmed, .activated, .checked, .activated, .eased, .closed, .reopened,
      ])
    #expect(Set(register.events.map(\.alert)).count == 1)
    #expect(try register.standing()?.checked.isEmpty == true)
  }

  @Test("Refusals leave the register as it was and say what can be done")
  func refusals() throws {
    var register = try forming()
    let acts: [(AlertAct.Kind, String, String, String)] = [
      (.confirm, "", "x", "a decision by nobody is none"),
      (.confirm, " ", "x", "a decision by nobody is none"),
      (.confirm, "pan-smn", "x", "the office `pan-smn` is not known"),
      (.confirm, "hnd-inm", "x", "`hnd-inm` does not decide for darien"),
      (.confirm, "pan-snm", " ", "no reason is given"),
      (
        .activate(until: day.advanced(by: 5), level: nil), "pan-snm", "x",
        "a case in `forming` cannot take `activated` to `active`"
      ),
      (.dismiss(reason: "seasnal"), "pan-snm", "x", "`seasnal` is no reason for a dismissal"),
      (.check(item: "nothing"), "pan-snm", "x", "the checklist has no item `nothing`"),
      (.close, "pan-snm", "x", "a case in `forming` cannot take `closed`"),
    ]
    for (kind, office, note, why) in acts {
      let refusal = #expect(throws: AlertRefusal.self) {
        try register.act(kind, by: office, note: note, on: day)
      }
      #expect(refusal?.why.hasPrefix(why) == true, "\(refusal?.why ?? "")")
      #expect(refusal?.next.isEmpty == false)
    }
    #expect(register.events.count == 1)
  }

  @Test("An activation has an end within the longest time, and level 4 has two offices")
  func activation() throws {
    var register = try forming()
    try register.act(.confirm, on: day)
    for days in [0, -1, 31] {
      #expect(throws: AlertRefusal.self) {
        try register.act(.activate(until: day.advanced(by: days), level: nil), on: day)
      }
    }
    #expect(throws: AlertRefusal.self) {
      try register.act(.activate(until: day.advanced(by: 5), level: 4), on: day)
    }
    #expect(throws: AlertRefusal.self) {
      try register.act(
        .activate(until: day.advanced(by: 5), level: 4), second: "pan-snm", on: day)
    }
    try register.act(
      .activate(until: day.advanced(by: 5), level: 4), second: "pan-senafront", on: day)
    #expect(try register.standing()?.level == 4)
  }

  @Test("An act cannot be dated before what has happened")
  func backdated() throws {
    var register = try forming()
    #expect(throws: AlertRefusal.self) {
      try register.act(.confirm, on: day.advanced(by: -1))
    }
  }

  @Test("The checklist follows the case, with its time from the state and what is overdue")
  func checklist() throws {
    var register = try forming()
    try register.act(.confirm, on: day.advanced(by: 2))
    let list = try TestRules.checklist()
    func entries(on day: Day) throws -> [AlertChecklist.Entry] {
      list.entries(
        for: try #require(try register.standing()),
        reached: AlertChecklist.reached(register.events), on: day)
    }
    var found = try entries(on: day.advanced(by: 3))
    #expect(found.map(\.due) == [day.advanced(by: 5), day.advanced(by: 3)])
    #expect(found.map(\.isOverdue) == [false, false])
    found = try entries(on: day.advanced(by: 4))
    #expect(found.map(\.isOverdue) == [false, true])
    try register.act(.check(item: "children-guardian"), note: "3 of 3", on: day.advanced(by: 4))
    found = try entries(on: day.advanced(by: 9))
    #expect(found.map(\.isDone) == [false, true])
    #expect(found.map(\.isOverdue) == [true, false])
  }
}

@Suite("Rules are read, and contradictions are refused with their place")
struct AlertRulesTests {
  private func problems(_ from: String, _ to: String) -> [String] {
    do {
      _ = try AlertRulesReader.rules(
        TestRules.text.replacing(from, with: to), file: "rules.yaml",
        known: .init(
          places: ["darien", "HND", "MEX"], groups: ["haitian-chilean-brazilian"],
          countries: ["PAN", "HND"], sources: ["counts"]))
      return []
    } catch {
      return error.all.map(\.description)
    }
  }

  @Test("The rules of the tests are read without a problem")
  func good() throws {
    #expect(problems("version: 1", "version: 1").isEmpty)
    let rules = try TestRules.rules()
    #expect(rules.segments.map(\.place) == ["darien", "HND"])
    #expect(rules.told[.watch] == [.own])
    #expect(rules.office("pan-snm")?.country == "PAN")
  }

  @Test(
    "Every contradiction is told with line and column",
    arguments: [
      ("forming: {strength: 4", "forming: {strength: 1.5", "rules.yaml:3:21: a case would form"),
      ("calm: {strength: 1,", "calm: {strength: 2,", "rules.yaml:4:18: an issue of strength 2.0"),
      ("cool_off: 60", "cool_off: 91", "rules.yaml:5:18: a dismissed case would cool off"),
      ("[1.5, 2.5, 5]", "[1.5, 1.5, 5]", "rules.yaml:6:9: the factors must rise"),
      ("[1.5, 2.5, 5]", "[1.5, 2.5, 5, 9]", "rules.yaml:6:9: expected three factors"),
      (
        "confirmed: [own, neighbours, route", "confirmed: [route",
        "rules.yaml:10:14: neighbours, own would be told of a case in `forming` and no more"
      ),
      ("place: HND", "place: darien", "rules.yaml:20:12: `darien` stands here for the second time"),
      (
        "hits: 6, misses: 2", "hits: 2, misses: 6", "rules.yaml:14:5: `darien` has automatic alerts"
      ),
      ("years: 5", "years: 1", "rules.yaml:14:5: `darien` has automatic alerts"),
      ("place: darien", "place: darian", "rules.yaml:14:12: unknown place of the corridor"),
      ("country: PAN", "country: PNA", "did you mean `PAN`?"),
      ("groups: [haitian-", "groups: [haitan-", "did you mean `haitian-chilean-brazilian`?"),
      ("sources: [counts]", "sources: [count]", "unknown source `count`; did you mean `counts`?"),
      ("told:", "tells:", "unknown key `tells`"),
    ])
  func contradictions(from: String, to: String, expected: String) {
    let found = problems(from, to)
    #expect(found.contains { $0.contains(expected) }, "\(found)")
  }

  @Test("A segment without automatic alerts says why")
  func because() {
    let found = problems(
      "because: {en: No rule meets the requirements., es: Ninguna regla cumple los requisitos.}",
      "people: 5")
    #expect(found.contains { $0.contains("say why with `because`") }, "\(found)")
  }
}
