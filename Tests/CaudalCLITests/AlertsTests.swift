import Foundation
import Testing

@Suite("The alert register on the command line")
struct AlertsTests {
  /// A project whose pipeline has run, with the rules that ship.
  private func project() throws -> SmallProject {
    let project = try SmallProject()
    try project.addAlertRules()
    #expect(try project.caudal("run", "small").status == 0)
    return project
  }

  private func open(_ project: SmallProject, on day: String = "2024-06-01") throws -> String {
    let answer = try project.caudal(
      "alerts", "open", "--place", "darien", "--direction", "stock", "--group", "HTI", "--by",
      "pan-snm", "--note", "About 900 wait", "--as-of", day)
    #expect(answer.status == 0, "\(answer.narration)")
    return "darien-hti-stock-2024-06-01"
  }

  private func json(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("A full cycle by hand: open, confirm, activate, let it run out, ease, close, open again")
  func cycle() throws {
    let project = try project()
    let name = try open(project)
    func act(_ words: String..., day: String) throws {
      let answer = try project.caudal(
        arguments: ["alerts"] + words + [
          name, "--by", "pan-snm", "--note", "As counted at the station", "--as-of", day,
        ])
      #expect(answer.status == 0, "\(answer.narration)")
      #expect(answer.output.hasPrefix("\(name): "))
    }
    try act("confirm", day: "2024-06-02")
    try act("activate", "--until", "2024-06-20", day: "2024-06-02")
    let list = try project.caudal("alerts", "list", "--on", "2024-06-21")
    #expect(list.output.contains("EXPIRED, UNDECIDED since 2024-06-20"))
    let during = try project.caudal("alerts", "list", "--on", "2024-06-20")
    #expect(during.output.contains("until 2024-06-20"))
    try act("activate", "--until", "2024-07-10", day: "2024-06-21")
    try act("ease", day: "2024-07-05")
    try act("close", day: "2024-07-20")
    #expect(try project.caudal("alerts", "list").output == "no open case\n")
    _ = try open(project, on: "2024-08-01")
    let shown = try project.caudal("alerts", "show", name, "--language", "es")
    #expect(shown.status == 0)
    let events = shown.output.matches(of: /(?m)^\d+\. [0-9-]+ ([a-z-]+) → ([a-z]+)/)
      .map { "\($0.1) \($0.2)" }
    #expect(
      events == [
        "opened watch", "confirmed confirmed", "activated active", "activated active",
        "eased easing", "closed closed", "reopened watch",
      ])
    #expect(
      shown.output.contains(
        "Servicio Nacional de Migración de Panamá confirma personas en espera."))
    #expect(shown.output.contains("ahead on the route: CRI, NIC, HND, GTM, MEX, USA"))
    let proof = try project.caudal("alerts", "verify")
    #expect(proof.status == 0)
    #expect(proof.output.hasPrefix("the chain holds: 7 events of 1 case\n"))
  }

  @Test("Whoever is told grows with the state, and a case not looked at shows its age")
  func told() throws {
    let project = try project()
    let name = try open(project)
    func told() throws -> [String] {
      let answer = try json(try project.caudal("alerts", "show", name, "--json").output)
      let row = try #require(answer["alert"] as? [String: Any])
      return try #require(row["told"] as? [String])
    }
    #expect(try told() == ["PAN"])
    let list = try project.caudal("alerts", "list", "--on", "2024-06-11")
    #expect(list.output.contains("nobody has looked at it for 10 days"))
    _ = try project.caudal(
      "alerts", "confirm", name, "--by", "pan-snm", "--note", "yes", "--as-of", "2024-06-02")
    #expect(
      try told() == [
        "PAN", "CRI", "NIC", "HND", "GTM", "MEX", "USA", "HTI:consulates", "secretariat",
        "presidency",
      ])
  }

  @Test(
    "What must not be is refused with what to do, and nothing is changed",
    arguments: [
      (["confirm", "CASE", "--by", "", "--note", "x"], "a decision by nobody is none", Int32(64)),
      (["confirm", "CASE", "--by", "pan-smn", "--note", "x"], "Did you mean `pan-snm`?", 64),
      (["confirm", "CASE", "--by", "mex-inm", "--note", "x"], "does not decide for darien", 64),
      (["confirm", "CASE", "--by", "pan-snm", "--note", " "], "no reason is given", 64),
      (["confirm", "CASE", "--note", "x"], "Missing expected argument '--by <office>'", 64),
      (
        ["confirm", "darien-hti-stok-2024-06-01", "--by", "pan-snm", "--note", "x"],
        "Did you mean `darien-hti-stock-2024-06-01`?", 64
      ),
      (
        [
          "activate", "CASE", "--by", "pan-snm", "--note", "x", "--until", "2024-06-20", "--as-of",
          "2024-06-02",
        ],
        "a case in `watch` cannot take `activated` to `active`", 64
      ),
      (
        ["dismiss", "CASE", "--by", "pan-snm", "--note", "x", "--reason", "saesonal"],
        "Did you mean `seasonal`?", 64
      ),
      (["ease", "CASE", "--by", "pan-snm", "--note", "x"], "In this state an office can do", 64),
      (["show", "nothing"], "the register has no case of that name", 64),
      (
        ["open", "--place", "darian", "--direction", "surge", "--by", "pan-snm", "--note", "x"],
        "Did you mean `darien`?", 64
      ),
      (
        [
          "open", "--place", "darien", "--direction", "stock", "--group", "HTI", "--by", "pan-snm",
          "--note", "x",
        ], "is open already", 64
      ),
      (["checklist", "CASE", "--done", "rescue"], "--done needs --by and --note", 64),
    ] as [([String], String, Int32)])
  func refused(words: [String], why: String, status: Int32) throws {
    let project = try project()
    let name = try open(project)
    let before = try project.caudal("alerts", "show", name, "--json").output
    let answer = try project.caudal(
      arguments: ["alerts"] + words.map { $0 == "CASE" ? name : $0 })
    #expect(answer.status == status)
    #expect(answer.narration.contains(why), "\(answer.narration)")
    #expect(answer.output.isEmpty)
    #expect(try project.caudal("alerts", "show", name, "--json").output == before)
  }

  @Test("A tampered event is found, and a digest that somebody kept proves the rest")
  func tampered() throws {
    let project = try project()
    let name = try open(project)
    _ = try project.caudal(
      "alerts", "confirm", name, "--by", "pan-snm", "--note", "yes", "--as-of", "2024-06-02")
    let proof = try json(try project.caudal("alerts", "verify", "--json").output)
    let digest = try #require(proof["digest"] as? String)
    #expect(try project.caudal("alerts", "verify", "--head", digest).status == 0)
    let gone = try project.caudal("alerts", "verify", "--head", String(digest.reversed()))
    #expect(gone.status == 1)
    #expect(gone.output.contains("the register does not hold the given digest"))
    try project.sql(
      """
      DROP TRIGGER alert_event_is_never_changed;
      UPDATE alert_event SET reason = 'no' WHERE number = 2;
      """)
    let found = try project.caudal("alerts", "verify")
    #expect(found.status == 1)
    #expect(
      found.output.contains(
        "\(name) event 2 (2 of the register): changed: its content is not what its digest was "
          + "made from"))
  }

  @Test("The checklist follows the case, and what is done is taken with its proof")
  func checklist() throws {
    let project = try project()
    let name = try open(project)
    #expect(try project.caudal("alerts", "checklist", name).output == "nothing is due yet\n")
    _ = try project.caudal(
      "alerts", "confirm", name, "--by", "pan-snm", "--note", "yes", "--as-of", "2024-06-02")
    let due = try project.caudal("alerts", "checklist", name, "--on", "2024-06-04")
    #expect(due.output.contains(/children-guardian +2024-06-03 +OVERDUE/))
    #expect(due.output.contains(/rescue +2024-06-04 +open/))
    let done = try project.caudal(
      "alerts", "checklist", name, "--done", "children-guardian", "--by", "pan-snm", "--note",
      "31 of 31", "--as-of", "2024-06-04")
    #expect(done.status == 0, "\(done.narration)")
    let after = try project.caudal(
      "alerts", "checklist", name, "--on", "2024-06-04", "--language", "es")
    #expect(after.output.contains(/children-guardian +2024-06-03 +done +protección de la niñez/))
    let all = try project.caudal("alerts", "checklist")
    #expect(all.output.split(separator: "\n").count == 12)
  }

  @Test("An exercise takes every step and never mixes with what is real")
  func exercise() throws {
    let project = try project()
    _ = try open(project)
    let answer = try project.caudal(
      "alerts", "open", "--place", "darien", "--direction", "stock", "--group", "HTI",
      "--exercise", "--by", "crm-secretariat", "--note", "Drill", "--as-of", "2024-06-01")
    #expect(answer.output.hasPrefix("exercise-darien-hti-stock-2024-06-01: watch"))
    let confirmed = try project.caudal(
      "alerts", "confirm", "exercise-darien-hti-stock-2024-06-01", "--by", "crm-secretariat",
      "--note", "Drill", "--as-of", "2024-06-01")
    #expect(confirmed.status == 0, "\(confirmed.narration)")
    let exported = try project.caudal("export", "small", "--format", "cap", "--output", "out")
    #expect(exported.status == 0, "\(exported.narration)")
    let message = try project.read("out/cap/caudal-exercise-darien-hti-stock-2024-06-01-2.xml")
    #expect(message.contains("<status>Exercise</status>"))
    #expect(!message.contains("Security"))
  }
}
