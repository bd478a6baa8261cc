import Domain
import GRDB
import Testing
import Warehouse

@Suite("Files that were read")
struct FilesTests {
  @Test("The record of a file says what was counted and how far it reaches")
  func record() throws {
    let test = try TestWarehouse()
    try test.load(TestIssue("2024-05-10", "HTI 2024-03 12\nHTI 2024-04 30\nVEN 2023 5"))
    let files = try test.warehouse.read { try $0.files(of: "flows") }
    #expect(files.count == 1)
    #expect(files.first?.path == "flows/2024-05-10.csv")
    #expect(files.first?.isAccepted == true)
    #expect(files.first?.new == 3)
    #expect(files.first?.totalOfValues == 47)
    #expect(files.first?.newest.map(\.description) == ["2024-04", "2023"])
    #expect(try test.warehouse.read { try $0.files(of: "other") }.isEmpty)
    #expect(try test.warehouse.read { try $0.files() }.count == 1)
  }

  @Test("Files come by issue date, whatever the order in which they were read, with their reasons")
  func order() throws {
    let test = try TestWarehouse()
    try test.load(TestIssue("2024-06-10", "HTI 2024-03 12"))
    var heldBack = TestIssue("2024-05-10", "HTI 2024-03 1")
    heldBack.verdict = .heldBack(reasons: ["too few rows", "a period twice"])
    try test.load(heldBack)
    let files = try test.warehouse.read { try $0.files() }
    #expect(files.map(\.issuedOn.description) == ["2024-05-10", "2024-06-10"])
    #expect(files.map(\.reasons) == [["too few rows", "a period twice"], []])
  }

  @Test("A source that was taken out comes back from its files with the same series numbers")
  func readAnew() throws {
    let test = try TestWarehouse(sources: [.named("flows"), .named("others")])
    let issue = TestIssue("2024-05-10", "HTI 2024-03 12\nHTI 2024-04 30")
    try test.load(issue)
    var other = TestIssue("2024-05-10", "HTI 2024-03 7", source: "others")
    other.source = "others"
    try test.load(other)
    let before = try test.rows("SELECT * FROM observation ORDER BY 1, 2, 3")
    try test.warehouse.write { try $0.removeFigures(of: "flows") }
    #expect(try test.rows("SELECT count(*) FROM observation") == ["1"])
    #expect(try test.rows("SELECT count(*) FROM file") == ["1"])
    // The same issue may now say something else.
    try test.load(TestIssue("2024-05-10", "HTI 2024-03 13\nHTI 2024-04 30"))
    try test.warehouse.write { try $0.removeFigures(of: "flows") }
    try test.load(issue)
    let after = try test.rows("SELECT * FROM observation ORDER BY 1, 2, 3")
    #expect(after.map(withoutFile) == before.map(withoutFile))
  }

  @Test("Figures are guarded against removal again once a source was taken out")
  func guarded() throws {
    let test = try TestWarehouse()
    try test.load(TestIssue("2024-05-10", "HTI 2024-03 12"))
    try test.warehouse.write { try $0.removeFigures(of: "flows") }
    try test.load(TestIssue("2024-05-10", "HTI 2024-03 12"))
    #expect(throws: (any Error).self) {
      try test.warehouse.write { try $0.db.execute(sql: "DELETE FROM observation") }
    }
  }

  /// A row of `observation` without the number of its file.
  private func withoutFile(_ row: String) -> String {
    var columns = row.split(separator: "|", omittingEmptySubsequences: false)
    columns.remove(at: 5)
    return columns.joined(separator: "|")
  }
}

@Suite("Attempts at stages")
struct AttemptTests {
  @Test("Attempts are the stages that ran, newest first, with what went into them")
  func attempts() throws {
    let test = try TestWarehouse()
    try test.warehouse.write { writer in
      for (state, reason) in [
        (StageRecord.State.done, "run — first run"), (.skipped, "skip — unchanged since run 1"),
        (.failed, "run — file b.csv is new"), (.blocked, "blocked — ingest/flows did not finish"),
      ] {
        let run = try writer.begin(.test)
        try writer.record(
          StageRecord(
            stage: "score/stl/flows", kind: "score", state: state, reason: reason,
            inputs: ["option:period": "12"]), run: run)
      }
    }
    let attempts = try test.warehouse.read { try $0.attempts(pipeline: "test") }
    #expect(attempts.map(\.stage.state) == [.failed, .done])
    #expect(attempts.last?.stage.inputs == ["option:period": "12"])
    #expect(attempts.last?.run.start.pipeline == "test")
    #expect(try test.warehouse.read { try $0.attempts(pipeline: "other") }.isEmpty)
    #expect(try test.warehouse.read { try $0.pipelines() } == ["test"])
  }
}
