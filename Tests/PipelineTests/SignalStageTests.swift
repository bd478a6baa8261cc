import Configuration
import Domain
import Foundation
import Pipeline
import Testing
import Warehouse

@Suite("The signal stage")
struct SignalStageTests {
  private func project(_ block: String = "signal: {}") throws -> TestProject {
    let project = try TestProject()
    try project.addSignals(block)
    // Twenty times as many people of Haitian nationality as the months before lead to expect.
    try project.figures(
      "flows", "2024-05-10", months: 1...4, factor: 10, changing: ["2024-04 HTI": 12_000])
    return project
  }

  @Test("A surge is found, said in both languages, and leads back to its file and line")
  func surge() throws {
    let project = try project()
    let summary = try project.run()
    #expect(summary.outcome("signal")?.state == .done)
    #expect(summary.reason("signal") == "run — first run")
    let stored = try project.read { try $0.signals() }
    let surge = try #require(
      stored.first { $0.signal.kind == .surge && $0.signal.key.nationality == "HTI" })
    #expect(surge.signal.value == 12_000)
    #expect(surge.signal.grade > .notable)
    #expect(surge.sentenceKey == "signal-says.surge")
    #expect(
      surge.sentence.es.hasPrefix(
        "En abril de 2024 se contaron 12,000 personas de nacionalidad haitiana en tránsito "
          + "irregular por Darién: "))
    #expect(
      surge.sentence.en.hasPrefix(
        "In April 2024, 12,000 people of Haitian nationality in irregular transit through Darién "
          + "were counted: "))
    let answer = try Explanations.explain(
      "signal/\(surge.id.rawValue)",
      in: WarehousePlace(pipeline: project.folder("pipelines/small.yaml"), file: nil), asOf: nil)
    #expect(answer.explanation.signal == surge)
    #expect(answer.explanation.figure?.value == 12_000)
    #expect(answer.line?.file == "flows/2024-05-10.csv")
    #expect(answer.line?.text == "2024-04,HTI,12000")
  }

  @Test("A signal about a sum leads back to the figures that it adds up")
  func sums() throws {
    let project = try project()
    _ = try project.run()
    let whole = try #require(
      try project.read { try $0.signals() }.first {
        $0.signal.key.place == "darien" && $0.signal.key.nationality == "all"
          && $0.signal.kind != .composition
      })
    let answer = try Explanations.explain(
      "signal/\(whole.id.rawValue)",
      in: WarehousePlace(pipeline: project.folder("pipelines/small.yaml"), file: nil), asOf: nil)
    #expect(answer.explanation.parts.map(\.key.nationality).sorted() == ["HTI", "VEN"])
    #expect(answer.explanation.files.map(\.path) == ["flows/2024-05-10.csv"])
  }

  @Test("Nothing changed: nothing runs. An option changed: the plan says which")
  func plan() throws {
    let project = try project()
    _ = try project.run()
    #expect(try project.run().reason("signal")?.hasPrefix("skip — unchanged since run 1") == true)
    let file = "pipelines/small.yaml"
    try project.folder.write(
      project.folder.read(file).replacing("signal: {}", with: "signal: {q: 0.1}"), to: file)
    let plan = try Planner.plan(project.request())
    #expect(
      plan.entries.filter(\.decision.isRun).map { "\($0.name): \($0.decision.sentence)" }
        == ["signal: run — option q 0.2 → 0.1"])
  }

  @Test("A pipeline that no longer looks for signals keeps none")
  func removed() throws {
    let project = try project()
    _ = try project.run()
    #expect(try !project.read { try $0.signals() }.isEmpty)
    let file = "pipelines/small.yaml"
    try project.folder.write(
      project.folder.read(file).replacing("signal: {}", with: ""), to: file)
    _ = try project.run()
    #expect(try project.read { try $0.signals() } == [])
  }

  @Test("A declared closure that leaves no history is told as that, never as no signal")
  func masked() throws {
    let project = try project(
      """
      signal:
        masks:
          - {place: darien, from: 2023-01-01, to: 2023-09-30, reason: closed}
          - {place: PAN, from: 2023-06-01, to: 2023-12-31, reason: closed too}
      """)
    _ = try project.run()
    let verdicts = try project.read { try $0.verdicts() }
      .filter { $0.key.place == "darien" && $0.key.frequency == .month }
    #expect(!verdicts.isEmpty)
    #expect(verdicts.allSatisfy { $0.verdict == .noHistoryLeft })
    #expect(verdicts.allSatisfy { $0.masks == ["mask-1", "mask-2"] && $0.figures == 3 })
    #expect(
      try project.read { try $0.signals() }.allSatisfy { $0.signal.key.place != "darien" })
  }

  @Test("One figure, nothing but zeros and a million in a month are judged or said not to be")
  func hostile() throws {
    let project = try TestProject()
    try project.addSignals("signal: {}")
    var lines = ["period,nationality,value", "2024-04,CUB,7"]
    for month in 1...9 {
      lines.append("2023-0\(month),ECU,0")
      lines.append("2023-0\(month),PER,\(month == 9 ? 1_000_000 : 3)")
    }
    try project.folder.write(
      lines.joined(separator: "\n") + "\n", to: "datasets/flows/2024-05-10.csv")
    #expect(try project.run().outcome("signal")?.state == .done)
    let verdicts = Dictionary(
      try project.read { try $0.verdicts() }.filter { $0.key.place == "darien" }
        .map { ($0.key.nationality, $0.verdict) }, uniquingKeysWith: { first, _ in first })
    #expect(verdicts["CUB"] == .tooShort)
    #expect(verdicts["ECU"] != .judged)
    #expect(verdicts["PER"] != .judged)
    for signal in try project.read({ try $0.signals() }).map(\.signal) {
      #expect(signal.strength.isFinite)
    }
  }

  @Test("A mute is kept with its signal and its last day")
  func muted() throws {
    let project = try project(
      """
      signal:
        mute: [{place: darien, nationality: HTI, until: 2024-12-31, reason: known}]
      """)
    _ = try project.run()
    let signals = try project.read { try $0.signals() }.map(\.signal)
    #expect(
      signals.filter { $0.key.place == "darien" && $0.key.nationality == "HTI" }
        .allSatisfy { $0.mutedUntil == Day("2024-12-31") })
    #expect(signals.contains { $0.mutedUntil != nil })
  }

  @Test("What is wrong in the block is told with its line, column and the nearest name")
  func problems() throws {
    let project = try project(
      """
      signal:
        qq: 0.1
        masks:
          - {place: darian, from: 2024-02-01, to: 2024-01-01, reason: x}
          - {place: darien, nationality: HTX, from: 2024-02-30, to: 2024-03-01, reason: x}
        mute: [{kind: surge, source: flow, until: 2024-12-31, reason: y}]
      """)
    let report = try PipelineCheck.check(project.folder("pipelines/small.yaml"))
    let messages = report.problems.map {
      $0.description.replacing(project.folder.path + "/pipelines/small.yaml:", with: "")
    }
    for expected in [
      "unknown key `qq`; did you mean `q`?", "did you mean `darien`?",
      "the mask ends on 2024-01-01, before it begins on 2024-02-01", "unknown nationality `HTX`",
      "2024-02-30", "unknown source of this pipeline `flow`; did you mean `flows`?",
    ] {
      #expect(messages.contains { $0.contains(expected) }, "\(expected)\n\(messages)")
    }
    #expect(throws: Problems.self) { try project.run() }
  }
}
