import Domain
import EarlyWarning
import Foundation
import Pipeline
import Testing
import Warehouse

@Suite("The alert stage")
struct AlertStageTests {
  /// A project whose figures of the last months rise tenfold, with rules that watch them.
  private func project() throws -> TestProject {
    let project = try TestProject()
    try project.addReport()
    try project.addAlertRules()
    let rules = try project.folder.read("pipelines/alerts/rules.yaml")
    let segments = try #require(rules.firstRange(of: "segments:"))
    let after = try #require(rules.firstRange(of: "\ndismissals:"))
    try project.folder.write(
      String(rules[..<segments.lowerBound]) + """
        segments:
          - place: darien
            sources: [flows]
            directions: [surge, collapse, composition]
            people: 100
            automatic: true
            measured: {hits: 5, misses: 1, warnings: 6, false_alarms: 1, years: 4, period: "of this test"}
        """ + String(rules[after.lowerBound...]), to: "pipelines/alerts/rules.yaml")
    try project.folder.write(
      """
      version: 1
      title: {en: Small, es: Pequeña}
      ingest: {sources: all, when_late: tell}
      signal: {false_signals_per_quarter: 4}
      alert: {}
      """, to: "pipelines/small.yaml")
    return project
  }

  private func surge(_ project: TestProject, _ issued: String, months: ClosedRange<Int>) throws {
    try project.figures(
      "flows", issued, months: months, factor: 20,
      changing: ["2024-05 HTI": 60_000, "2024-06 HTI": 90_000, "2024-07 HTI": 95_000])
  }

  private func rows(_ project: TestProject) throws -> [AlertRow] {
    try Warehouse(path: project.folder("warehouse/small.sqlite"), access: .reading)
      .read { try $0.alerts() }
  }

  @Test("A surge opens a case once, and the same run again changes nothing")
  func opens() throws {
    let project = try project()
    try surge(project, "2024-06-10", months: 1...5)
    let summary = try project.run()
    #expect(summary.isGood)
    #expect(summary.newAlerts > 0)
    let tally = try #require(summary.alerts)
    #expect(tally.open == summary.newAlerts)
    #expect(tally.untriaged == tally.open)
    let cases = try rows(project)
    let haitian = try #require(cases.first { $0.alert.subject.group == "HTI" })
    #expect(haitian.alert.subject.direction == .surge)
    #expect(haitian.newest.content.route == ["CRI", "NIC", "HND", "GTM", "MEX", "USA"])
    #expect(haitian.newest.content.sentence.es.contains("un aumento del flujo"))
    #expect(haitian.newest.content.sentence.en.contains("60,000"))
    let again = try project.run()
    #expect(again.stages(.done).isEmpty)
    #expect(again.newAlerts == 0)
    let forced = try project.run { $0.isForced = true }
    #expect(forced.newAlerts == 0)
    #expect(try rows(project) == cases)
  }

  @Test("A run as of an earlier day than the register has come to adds nothing")
  func earlier() throws {
    let project = try project()
    try surge(project, "2024-06-10", months: 1...5)
    _ = try project.run()
    let cases = try rows(project)
    let summary = try project.run { $0.asOf = Day("2024-05-20") }
    #expect(
      summary.outcomes.first { $0.name.kind == .alert }?.message?.hasPrefix(
        "the register has come to 2024-06-10") == true)
    #expect(try rows(project) == cases)
  }

  @Test("What an office has decided stands when new figures come")
  func decided() throws {
    let project = try project()
    try surge(project, "2024-06-10", months: 1...5)
    _ = try project.run()
    let place = try WarehousePlace(pipeline: project.folder("pipelines/small.yaml"), file: nil)
    let name = try #require(
      try rows(project).first { $0.alert.subject.group == "HTI" }?.name)
    let day = try #require(Day("2024-06-11"))
    _ = try AlertRegister(place).act(
      .confirm, on: name, by: "pan-snm", note: "seen", asOf: day, now: Moment(seconds: 0))
    try surge(project, "2024-07-10", months: 1...6)
    project.today = "2024-07-30"
    _ = try project.run()
    let row = try #require(try rows(project).first { $0.name == name })
    #expect(row.state == .confirmed)
    #expect(row.newest.number > 2)
    #expect(try AlertRegister(place).verify().holds)
  }

  @Test("Rules that contradict each other, and places that nobody knows, stop the run at once")
  func wrong() throws {
    let project = try project()
    let file = "pipelines/alerts/rules.yaml"
    let rules = try project.folder.read(file)
    try project.folder.write(rules.replacing("place: darien", with: "place: darian"), to: file)
    let problems = #expect(throws: (any Error).self) { try project.run() }
    #expect("\(problems.map { "\($0)" } ?? "")".contains("did you mean `darien`?"))
    #expect(!FileManager.default.fileExists(atPath: project.folder("warehouse/small.sqlite")))
  }

  @Test("An alert block without a search for signals is refused with its line")
  func withoutSignals() throws {
    let project = try project()
    let file = "pipelines/small.yaml"
    let text = try project.folder.read(file)
    try project.folder.write(
      text.replacing("signal: {false_signals_per_quarter: 4}\n", with: ""), to: file)
    let problems = #expect(throws: (any Error).self) { try project.run() }
    #expect("\(problems.map { "\($0)" } ?? "")".contains("small.yaml:4:8: alerts are made of"))
  }
}
