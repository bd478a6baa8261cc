import Domain
import EarlyWarning
import Foundation
import Pipeline
import Testing

@Suite("Back-tests")
struct BacktestTests {
  private func project() throws -> TestProject {
    let project = try TestProject()
    try project.addReport()
    let file = "pipelines/small.yaml"
    try project.folder.write(project.folder.read(file) + "\nsignal: {}\n", to: file)
    // One change of level that the register knows, in a series of the project.
    try project.folder.write(
      """
      id,source,place,nationality,direction,first_period,before,after,ratio,in_mask,major,determined,acts,reference
      flows-hti,flows,darien,HTI,up,2023-11,25,900,36,false,true,computed,,test
      """ + "\n", to: "datasets/events/regime_changes.csv")
    var change: [String: Int] = [:]
    for month in ["2023-11", "2023-12", "2024-01", "2024-02", "2024-03", "2024-04"] {
      change["\(month) HTI"] = 900
    }
    try project.figures("flows", "2024-05-10", months: 1...4, factor: 1, changing: change)
    return project
  }

  private func request(_ project: TestProject) -> BacktestRequest {
    var request = BacktestRequest(pipeline: project.folder("pipelines/small.yaml"))
    request.from = Day("2023-08-01")
    request.to = Day("2024-05-12")
    return request
  }

  @Test("A change that the register knows is found, and pages and tables are written")
  func found() throws {
    let project = try project()
    _ = try project.run { $0.only = ["ingest"] }
    let answer = try request(project).run()
    #expect(answer.result.looks == 9)
    #expect(answer.result.series == 1)
    let outcome = try #require(answer.result.outcomes.first { $0.method == "early-warning" })
    #expect(outcome.event.id == "flows-hti")
    #expect(outcome.cell == .hit)
    // November is known 13 days after its end, and looked at on the 15th.
    #expect(outcome.warnedOn == Day("2023-12-15"))
    #expect(outcome.leadToEvent == -44)
    let folder = project.folder("reports/output/small/backtest")
    for name in [
      "backtest.es.html", "backtest.en.html", "backtest-summary.csv", "backtest-events.csv",
      "backtest-warnings.csv", "backtest-quarters.csv", "backtest-watches.csv",
    ] {
      #expect(answer.files.contains("\(folder)/\(name)"))
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      #expect(!text.isEmpty && !text.contains("⟦"))
    }
    #expect(try request(project).run().result == answer.result)
  }

  @Test("What cannot be replayed is told with the next step")
  func refused() throws {
    let project = try project()
    #expect(throws: Failure.self) { try request(project).run() }
    _ = try project.run { $0.only = ["ingest"] }
    for (from, to) in [("2024-05-01", "2024-04-01"), ("2024-04-16", "2024-04-30")] {
      var request = request(project)
      request.from = Day(from)
      request.to = Day(to)
      #expect(#expect(throws: Failure.self) { try request.run() }?.code == .usage)
    }
    var late = request(project)
    late.to = Day("2024-06-15")
    #expect(#expect(throws: Failure.self) { try late.run() }?.code == .usage)
    let file = "pipelines/small.yaml"
    try project.folder.write(
      project.folder.read(file).replacing("\nsignal: {}\n", with: ""), to: file)
    #expect(
      #expect(throws: Failure.self) { try request(project).run() }?.code == .configuration)
  }
}
