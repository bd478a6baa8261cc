import Configuration
import Domain
import Foundation
import Pipeline
import Testing
import Warehouse

@Suite("Plans")
struct PlanTests {
  @Test("A plan of a project that never ran changes nothing, not even by making a folder")
  func first() throws {
    let project = try TestProject()
    let before = project.folder.files()
    let plan = try Planner.plan(project.request())
    #expect(plan.due == 7)
    #expect(plan.entries.allSatisfy { $0.decision == .run("first run") })
    #expect(project.folder.files() == before)
  }

  @Test("A plan after a run has nothing to do")
  func settled() throws {
    let project = try TestProject()
    _ = try project.run()
    #expect(try Planner.plan(project.request()).due == 0)
  }

  @Test("A plan names the new file, and the stages that wait for it")
  func newFile() throws {
    let project = try TestProject()
    _ = try project.run()
    try project.figures("flows", "2024-06-10", months: 1...5, factor: 1)
    let plan = try Planner.plan(project.request())
    let due = plan.entries.filter(\.decision.isRun).map { "\($0.name): \($0.decision.sentence)" }
    #expect(
      due == [
        "ingest/flows: run — file flows/2024-06-10.csv is new",
        "score/mann-kendall/flows: run — ingest/flows runs first",
        "score/ears/flows: run — ingest/flows runs first",
      ])
    #expect(plan.asOf == Day("2024-06-10"))
  }

  @Test("A plan tells what stays degraded and what is blocked")
  func degraded() throws {
    let project = try TestProject()
    try project.brokenFile("flows", "2024-06-10")
    _ = try project.run()
    let plan = try Planner.plan(project.request())
    let sentences = Dictionary(
      plan.entries.map { ($0.name.description, $0.decision.sentence) },
      uniquingKeysWith: { first, _ in first })
    #expect(sentences["ingest/flows"]?.hasPrefix("degraded — unchanged since run 1") == true)
    #expect(sentences["score/ears/flows"]?.hasPrefix("degraded — unchanged since run 1") == true)
    #expect(sentences["score/ears/others"]?.hasPrefix("skip — unchanged since run 1") == true)
  }
}

@Suite("Days")
struct AsOfTests {
  @Test("A run as of a day uses what was known then, and the newest stands beside it")
  func vintages() throws {
    let project = try TestProject()
    try project.figures(
      "flows", "2024-06-10", months: 1...5, factor: 1, changing: ["2024-04 HTI": 500])
    let then = try project.run { $0.asOf = Day("2024-05-31") }
    #expect(then.output.hasSuffix("reports/output/small/2024-05-31"))
    let now = try project.run()
    #expect(now.stages(.done) == ["score/mann-kendall/flows", "score/ears/flows"])
    let scored = try SQLiteFile(project.warehousePath).rows(
      """
      SELECT as_of, period, value FROM score JOIN scoring USING (scoring_id)
        JOIN period USING (period_id) JOIN series USING (series_id)
      WHERE stage = 'score/ears/flows' AND nationality = 'HTI' AND period >= '2024-04'
      ORDER BY as_of, period
      """)
    #expect(
      scored == [
        "2024-05-10|2024-04|55.0", "2024-06-10|2024-04|500.0", "2024-06-10|2024-05|58.0",
      ])

    // Going back asks for nothing that is not there.
    #expect(try project.run { $0.asOf = Day("2024-05-31") }.stages(.done).isEmpty)
  }

  @Test("A new issue of one source leaves the scores of another as they are")
  func effectiveDay() throws {
    let project = try TestProject()
    _ = try project.run { $0.asOf = Day("2024-05-20") }
    let later = try project.run { $0.asOf = Day("2024-06-20") }
    #expect(later.stages(.done).isEmpty)
  }

  @Test("Before the first issue the declared lag decides, and the scores say so")
  func pseudoRealTime() throws {
    let project = try TestProject()
    _ = try project.run { $0.asOf = Day("2024-03-20") }
    let rows = try SQLiteFile(project.warehousePath).rows(
      """
      SELECT DISTINCT as_of, pseudo_real_time FROM scored_series JOIN scoring USING (scoring_id)
      """)
    #expect(rows == ["2024-03-20|1"])
    let periods = try SQLiteFile(project.warehousePath).rows(
      "SELECT max(period) FROM score JOIN period USING (period_id)")
    // February ended on the 29th and is known 13 days later; March is not.
    #expect(periods == ["2024-02"])
  }

  @Test("A day in the future is refused")
  func future() throws {
    let project = try TestProject()
    let failure = #expect(throws: Failure.self) { try project.run { $0.asOf = Day("2024-07-01") } }
    #expect(failure?.code == .usage)
  }

  @Test("The latest day is never in the future, whatever a file's name says")
  func latest() throws {
    let project = try TestProject()
    try project.figures("flows", "2042-05-10", months: 1...5, factor: 1)
    #expect(try Planner.plan(project.request()).asOf == Day("2024-05-12"))
  }
}

@Suite("Checks")
struct CheckTests {
  @Test("A project in order has no problems")
  func good() throws {
    let project = try TestProject()
    let report = try PipelineCheck.check(project.folder("pipelines/small.yaml"))
    #expect(report.problems.isEmpty)
    #expect(report.sources == ["flows", "others"])
  }

  @Test("Problems of pipeline, contracts and corrections come together")
  func all() throws {
    let project = try TestProject()
    try project.folder.write("version: 1\ningest: {sources: [flow]}\n", to: "pipelines/small.yaml")
    try project.contract("flows", extra: "lag: 3")
    try project.folder.write("corrections: []\n", to: "datasets/others/corrections.yaml")
    let report = try PipelineCheck.check(project.folder("pipelines/small.yaml"))
    let messages = report.problems.map {
      $0.description.replacing(project.folder.path + "/", with: "")
    }
    #expect(
      messages == [
        "datasets/flows/source.yaml:14:1: unknown key `lag`; known here: "
          + (messages.first?.components(separatedBy: "known here: ").last ?? ""),
        "datasets/others/corrections.yaml:1:14: this list is empty: expected at least 1",
        "pipelines/small.yaml:1:1: the key `title` is missing: title of the report, by language",
        "pipelines/small.yaml:2:20: unknown source `flow`; did you mean `flows`?",
      ])
  }

  @Test("A pipeline that is not there is told with the nearest name")
  func missing() throws {
    let project = try TestProject()
    let failure = #expect(throws: Failure.self) {
      try Project(pipeline: "smal", current: project.folder.path, share: nil)
    }
    #expect(failure?.code == .inputMissing)
    #expect(failure?.next == "Did you mean `small`?")
  }

  @Test("A bare name, a path, and a file outside of pipelines/ are all found")
  func names() throws {
    let project = try TestProject()
    let root = project.folder.path
    let bare = try Project(pipeline: "small", current: root, share: nil)
    #expect(bare.pipelineFile == "\(root)/pipelines/small.yaml")
    #expect(bare.root == root)
    let path = try Project(pipeline: "pipelines/small.yaml", current: root, share: nil)
    #expect(path == bare)
    try project.folder.write("", to: "elsewhere/x.yaml")
    let other = try Project(pipeline: "elsewhere/x.yaml", current: root, share: nil)
    #expect(other.root == "\(root)/elsewhere")
  }

  @Test("What was installed is found from any folder, and output stays with the caller")
  func installed() throws {
    let share = try TestProject()
    let here = try TemporaryFolder()
    let project = try Project(
      pipeline: "small", current: here.path, share: share.folder.path)
    #expect(project.root == here.path)
    #expect(project.resource("datasets/reference") == "\(share.folder.path)/datasets/reference")
    // What runs leave in the caller's folder is not taken for what they are printed with.
    try share.addReport()
    try here.write("", to: "reports/output/index.html")
    #expect(try project.reportParts() == "\(share.folder.path)/reports")
  }
}
