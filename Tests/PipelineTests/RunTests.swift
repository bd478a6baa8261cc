import Domain
import Foundation
import Pipeline
import Testing
import Warehouse

private let everyStage = [
  "ingest/reference", "ingest/flows", "ingest/others", "score/mann-kendall/flows",
  "score/mann-kendall/others", "score/ears/flows", "score/ears/others",
]

@Suite("Runs")
struct RunTests {
  @Test("A first run does everything, and every stage says so")
  func first() throws {
    let project = try TestProject()
    let summary = try project.run()
    #expect(summary.stages(.done) == everyStage)
    #expect(summary.outcomes.allSatisfy { $0.reason == "run — first run" })
    #expect(summary.isGood)
    #expect(summary.asOf == Day("2024-05-12"))
    #expect(summary.outcome("ingest/flows")?.rowsIn == 32)
    // Two nationalities and their sum at each of two places.
    #expect(summary.outcome("score/ears/flows")?.rowsOut == 48)
    #expect(try project.read { try $0.panel() }.count == 4)
  }

  @Test("An unchanged rerun does nothing, says so, and is recorded")
  func unchanged() throws {
    let project = try TestProject()
    _ = try project.run()
    let summary = try project.run()
    #expect(summary.stages(.skipped) == everyStage)
    #expect(
      summary.outcomes.allSatisfy {
        $0.reason == "skip — unchanged since run 1 of 2024-06-30T06:00:00Z"
      })
    let stages = try project.read { try $0.stages(of: RunID(2)) }
    #expect(stages.map(\.stage) == everyStage)
  }

  @Test("A new file runs what depends on it and nothing else")
  func newFile() throws {
    let project = try TestProject()
    _ = try project.run()
    try project.figures("flows", "2024-06-10", months: 1...5, factor: 1)
    let summary = try project.run()
    #expect(
      summary.stages(.done) == [
        "ingest/flows", "score/mann-kendall/flows", "score/ears/flows",
      ])
    #expect(summary.stages(.skipped).count == 4)
    #expect(summary.reason("ingest/flows") == "run — file flows/2024-06-10.csv is new")
    #expect(summary.reason("score/ears/flows") == "run — as of 2024-05-10 → 2024-06-10")
    #expect(summary.outcome("ingest/flows")?.rowsIn == 34)
    #expect(summary.outcome("ingest/flows")?.rowsOut == 2)
  }

  @Test("An option runs its own stages, with the old and the new value")
  func option() throws {
    let project = try TestProject()
    _ = try project.run()
    try project.pipeline(options: "{variant: hamed-rao}")
    let summary = try project.run()
    #expect(summary.stages(.done) == ["score/mann-kendall/flows", "score/mann-kendall/others"])
    #expect(
      summary.reason("score/mann-kendall/flows")
        == "run — option variant original → hamed-rao")
  }

  @Test("Another spelling of the same value changes nothing")
  func spelling() throws {
    let project = try TestProject()
    try project.pipeline(options: "{alpha: 0.05}")
    _ = try project.run()
    try project.pipeline(options: "{alpha: 0.0500}")
    #expect(try project.run().stages(.done).isEmpty)
  }

  @Test("--force runs what is selected again, and the answer is the same")
  func forced() throws {
    let project = try TestProject()
    _ = try project.run()
    let before = try project.read { try $0.panel() }
    let summary = try project.run { $0.isForced = true }
    #expect(summary.outcomes.allSatisfy { $0.reason == "run — forced" })
    #expect(try project.read { try $0.panel() } == before)
  }

  @Test("--only leaves the other stages as they are and out of the summary")
  func only() throws {
    let project = try TestProject()
    _ = try project.run()
    let summary = try project.run {
      $0.only = ["score/ears"]
      $0.isForced = true
    }
    #expect(summary.outcomes.map(\.name.description) == ["score/ears/flows", "score/ears/others"])
    let failure = #expect(throws: Failure.self) { try project.run { $0.only = ["score/eras"] } }
    #expect(failure?.code == .usage)
    #expect(failure?.next?.hasPrefix("Did you mean `score/ears`?") == true)
  }

  @Test("A corrected figure makes its source be read anew, under the same issue")
  func corrections() throws {
    let project = try TestProject()
    _ = try project.run()
    try project.folder.write(
      """
      corrections:
        - id: slip
          match: {nationality: HTI, period: 2024-04}
          action: override
          value: 999
          expect: {value: 55}
          reason: a slip of the pen
          provider: the office
          status: reported
      """, to: "datasets/flows/corrections.yaml")
    let summary = try project.run()
    #expect(summary.outcome("ingest/flows")?.message == nil)
    #expect(
      summary.reason("ingest/flows") == "run — corrections flows/corrections.yaml changed")
    #expect(summary.reason("score/ears/flows") == "run — ingest/flows changed")
    #expect(summary.states["score/ears/others"] == .skipped)
    let values = try project.read {
      try $0.panel(filter: PanelFilter(sources: ["flows"], nationalities: ["HTI"])).first?.values
    }
    #expect(values?.last == 999)
  }

  @Test("A file whose bytes changed makes its source be read anew")
  func changedFile() throws {
    let project = try TestProject()
    _ = try project.run()
    try project.figures(
      "flows", "2024-05-10", months: 1...4, factor: 1, changing: ["2024-04 HTI": 77])
    let summary = try project.run()
    #expect(summary.reason("ingest/flows") == "run — file flows/2024-05-10.csv changed")
    #expect(summary.isGood)
    let panel = try project.read {
      try $0.panel(filter: PanelFilter(sources: ["flows"], nationalities: ["HTI"]))
    }
    #expect(panel.first?.values.last == 77)
    #expect(try project.read { try $0.files(of: "flows") }.count == 1)
  }

  @Test("Figures of a file that was taken away stand: what was published stays published")
  func goneFile() throws {
    let project = try TestProject()
    try project.figures("flows", "2024-06-10", months: 1...5, factor: 1)
    _ = try project.run()
    try project.folder.remove("datasets/flows/2024-05-10.csv")
    let summary = try project.run()
    #expect(summary.reason("ingest/flows") == "run — file flows/2024-05-10.csv is gone")
    #expect(summary.stages(.done) == ["ingest/flows"])
    #expect(try project.read { try $0.files(of: "flows") }.count == 2)
  }

  @Test("A reference table that changed runs every source, and scores only where figures depend")
  func reference() throws {
    let project = try TestProject()
    _ = try project.run()
    let table = try project.folder.read("datasets/reference/country_aliases.csv")
    try project.folder.write(table + "", to: "datasets/reference/country_aliases.csv")
    #expect(try project.run().stages(.done).isEmpty)
    try FileManager.default.removeItem(
      atPath: project.folder("datasets/reference/datapackage.json"))
    #expect(try project.run().stages(.done).isEmpty)
  }

  @Test("Scores of what the pipeline file dropped go, and come back with it")
  func dropped() throws {
    let project = try TestProject()
    _ = try project.run()
    try project.pipeline(ingest: "{sources: [flows]}")
    #expect(try project.run().stages(.done).isEmpty)
    #expect(try project.read { try $0.scorings() }.count == 2)
    try project.pipeline()
    let summary = try project.run()
    #expect(summary.stages(.done) == ["score/mann-kendall/others", "score/ears/others"])
    #expect(
      summary.reason("score/ears/others") == "run — scores as of 2024-05-12 missing")
  }

  @Test("The same figures and scores come out whatever the number of threads")
  func threads() throws {
    let one = try TestProject()
    let two = try TestProject()
    _ = try one.run()
    _ = try two.run { $0.threads = 2 }
    #expect(try one.read { try $0.panel() } == two.read { try $0.panel() })
    #expect(try scores(one) == scores(two))
  }

  @Test("run.json says what the run did")
  func runFile() throws {
    let project = try TestProject()
    let summary = try project.run()
    #expect(summary.output == project.folder("reports/output/small/2024-05-12"))
    let text = try project.folder.read("reports/output/small/2024-05-12/run.json")
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(object?["format"] as? Int == 1)
    #expect(object?["as_of"] as? String == "2024-05-12")
    #expect((object?["counts"] as? [String: Int])?["done"] == 7)
    #expect((object?["stages"] as? [[String: Any]])?.count == 7)
    #expect((object?["sources"] as? [[String: Any]])?.first?["source"] as? String == "flows")
  }

  private func scores(_ project: TestProject) throws -> [String] {
    try SQLiteFile(project.warehousePath).rows(
      "SELECT * FROM score ORDER BY scoring_id, series_id, row_number")
  }
}
