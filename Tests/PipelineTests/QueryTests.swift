import Domain
import Foundation
import Pipeline
import Testing
import Warehouse

@Suite("Questions to a project")
struct QueryTests {
  private func status(_ project: TestProject, _ day: String) throws -> PipelineStatus {
    try #require(
      try PipelineStatus.of(
        project.folder("pipelines/small.yaml"), on: Day(day) ?? Day(ordinal: 0)
      ).first)
  }

  @Test("A source goes from fresh to silent as the calendar runs on")
  func freshness() throws {
    let project = try TestProject()
    _ = try project.run()
    // April is there; May ends on the 31st and is expected by 15 June.
    #expect(try status(project, "2024-06-15").sources.map(\.freshness) == [.fresh, .fresh])
    #expect(try status(project, "2024-06-20").sources.map(\.freshness) == [.due, .due])
    #expect(try status(project, "2024-07-01").sources.map(\.freshness) == [.late, .late])
    #expect(try status(project, "2024-10-01").sources.map(\.freshness) == [.silent, .silent])
    #expect(try status(project, "2024-06-15").sources.first?.dueOn == Day("2024-06-15"))
    #expect(try status(project, "2024-06-15").isGood)
    #expect(try !status(project, "2024-07-01").isGood)
  }

  @Test("A project that never ran has silent sources and no run")
  func never() throws {
    let project = try TestProject()
    let status = try status(project, "2024-06-15")
    #expect(status.sources.map(\.freshness) == [.silent, .silent])
    #expect(status.runs.isEmpty)
  }

  @Test("A held-back newest file is told, and makes the freshness unknown")
  func heldBack() throws {
    let project = try TestProject()
    try project.brokenFile("flows", "2024-06-10")
    _ = try project.run()
    let status = try status(project, "2024-06-15")
    #expect(status.sources.first?.heldBack == "flows/2024-06-10.csv")
    #expect(status.sources.first?.freshness == .unknown)
    #expect(status.runs.first?.counts[.degraded] == 3)
    #expect(!status.isGood)
  }

  @Test("A score is followed to the line of the file that its figure came from")
  func explain() throws {
    let project = try TestProject()
    _ = try project.run()
    let place = try WarehousePlace(pipeline: project.folder("pipelines/small.yaml"), file: nil)
    let row = try SQLiteFile(project.warehousePath).rows(
      """
      SELECT scoring_id, series_id FROM score JOIN scoring USING (scoring_id)
        JOIN series USING (series_id)
      WHERE stage = 'score/ears/flows' AND nationality = 'VEN' LIMIT 1
      """)
    let parts = try #require(row.first).split(separator: "|")
    let answer = try Explanations.explain(
      "score/\(parts[0])/\(parts[1])/2024-04", in: place, asOf: nil)
    #expect(answer.explanation.score?.scoring.method == "ears")
    #expect(answer.line?.file == "flows/2024-05-10.csv")
    #expect(answer.line?.line == 33)
    #expect(answer.line?.text == "2024-04,VEN,56")

    // A file that is no longer what was read is not quoted.
    try project.figures("flows", "2024-05-10", months: 1...4, factor: 9)
    let later = try Explanations.explain(
      "score/\(parts[0])/\(parts[1])/2024-04", in: place, asOf: nil)
    #expect(later.line?.line == 33)
    #expect(later.line?.text == nil)
  }

  @Test("A name that is none, and one that the warehouse does not have, are told apart")
  func names() throws {
    let project = try TestProject()
    _ = try project.run()
    let place = try WarehousePlace(pipeline: project.folder("pipelines/small.yaml"), file: nil)
    let wrong = #expect(throws: Failure.self) {
      try Explanations.explain("figure/one", in: place, asOf: nil)
    }
    #expect(wrong?.code == .usage)
    let missing = #expect(throws: Failure.self) {
      try Explanations.explain("figure/999/2024-01", in: place, asOf: nil)
    }
    #expect(missing?.code == .inputMissing)
  }

  @Test("A warehouse is looked after: told, verified, copied, published")
  func care() throws {
    let project = try TestProject()
    _ = try project.run()
    let care = WarehouseCare(
      try WarehousePlace(pipeline: project.folder("pipelines/small.yaml"), file: nil))
    #expect(try care.info().sources.map(\.code) == ["flows", "others"])
    let report = try care.verify()
    #expect(report.isSound)
    #expect(report.filesCompared == 2)
    let backup = try care.backup(to: nil, keep: 2)
    #expect(FileManager.default.fileExists(atPath: backup.path))
    let files = try care.publish(to: nil)
    #expect(files.count == 3)
    #expect(files.allSatisfy { FileManager.default.fileExists(atPath: $0) })
    let migration = try care.migrate()
    #expect(migration?.from == migration?.to)
    try project.figures("flows", "2024-05-10", months: 1...4, factor: 9)
    #expect(try !care.verify().isSound)
  }
}
