import Domain
import Foundation
import Pipeline
import Synchronization
import Testing
import Warehouse

@Suite("Sources that fail")
struct FailureTests {
  @Test("A newest file that is held back degrades what depends on it and nothing else, every time")
  func heldBack() throws {
    let project = try TestProject()
    _ = try project.run()
    try project.brokenFile("flows", "2024-06-10")
    let summary = try project.run()
    #expect(
      summary.stages(.degraded) == ["ingest/flows", "score/mann-kendall/flows", "score/ears/flows"])
    #expect(summary.stages(.skipped).count == 4)
    #expect(!summary.isGood)
    let message = summary.outcome("ingest/flows")?.message
    #expect(message?.contains("flows/2024-06-10.csv is held back") == true)
    #expect(message?.contains("figures are those of flows/2024-05-10.csv") == true)
    #expect(
      summary.reason("score/ears/flows")
        == "degraded — unchanged since run 1 of 2024-06-30T06:00:00Z; "
        + "flows stands on flows/2024-05-10.csv")
    #expect(summary.sources.first?.heldBack == ["flows/2024-06-10.csv"])
    #expect(summary.sources.first?.freshness == .unknown)

    // A rerun has nothing to do, and must not look as if all were well.
    let again = try project.run()
    #expect(again.stages(.degraded) == summary.stages(.degraded))
    #expect(again.reason("ingest/flows")?.hasPrefix("degraded — unchanged since run 2") == true)
    #expect(!again.isGood)
    #expect(try project.read { try $0.files(of: "flows") }.count == 2)

    // The publisher mends the file.
    try project.figures("flows", "2024-06-10", months: 1...5, factor: 1)
    let mended = try project.run()
    #expect(mended.isGood)
    #expect(
      mended.stages(.done) == ["ingest/flows", "score/mann-kendall/flows", "score/ears/flows"])
  }

  @Test("A held-back file behind a good newer one is told and degrades nothing")
  func heldBackBefore() throws {
    let project = try TestProject()
    try project.brokenFile("flows", "2024-04-10")
    let summary = try project.run()
    #expect(summary.isGood)
    #expect(summary.states["ingest/flows"] == .done)
    #expect(
      summary.outcome("ingest/flows")?.message?.contains("flows/2024-04-10.csv is held back")
        == true)
  }

  @Test("Where the pipeline says block, nothing is computed from a source whose newest file is bad")
  func block() throws {
    let project = try TestProject()
    try project.pipeline(
      ingest: "{sources: [{source: flows, when_held_back: block}, others]}")
    _ = try project.run()
    try project.brokenFile("flows", "2024-06-10")
    let summary = try project.run()
    #expect(summary.stages(.failed) == ["ingest/flows"])
    #expect(summary.stages(.blocked) == ["score/mann-kendall/flows", "score/ears/flows"])
    #expect(summary.states["score/ears/others"] == .skipped)
    // The findings are kept for a person to read.
    let heldBack = try project.read { try $0.files(of: "flows") }.filter { !$0.isAccepted }
    #expect(heldBack.map(\.path) == ["flows/2024-06-10.csv"])
    #expect(try project.run().reason("ingest/flows") == "run — the previous attempt failed")
  }

  @Test("A source that never had a good file fails and blocks, and the others go on")
  func neverGood() throws {
    let project = try TestProject()
    try project.folder.remove("datasets/flows/2024-05-10.csv")
    let summary = try project.run()
    #expect(summary.stages(.failed) == ["ingest/flows"])
    #expect(summary.outcome("ingest/flows")?.message?.contains("the source has no file") == true)
    #expect(summary.stages(.blocked).count == 2)
    #expect(summary.states["score/ears/others"] == .done)
    #expect(summary.sources.first?.freshness == .unknown)
  }

  @Test("A contract that was broken leaves its source on the last good vintage")
  func brokenContract() throws {
    let project = try TestProject()
    _ = try project.run()
    try project.folder.write("source: flows\nfromat: tidy\n", to: "datasets/flows/source.yaml")
    let summary = try project.run()
    #expect(summary.stages(.failed) == ["ingest/flows"])
    #expect(summary.stages(.degraded) == ["score/mann-kendall/flows", "score/ears/flows"])
    let message = summary.outcome("ingest/flows")?.message ?? ""
    #expect(message.contains("source.yaml:"))
    #expect(message.contains("caudal check"))
  }

  @Test("Every planned stage stands in the record, however it ended")
  func record() throws {
    let project = try TestProject()
    try project.brokenFile("flows", "2024-06-10")
    try project.folder.remove("datasets/others/2024-05-12.csv")
    let summary = try project.run()
    let stages = try project.read { try $0.stages(of: RunID(1)) }
    #expect(stages.map(\.stage) == summary.outcomes.map(\.name.description))
    #expect(stages.map(\.state) == summary.outcomes.map(\.state))
    #expect(Set(stages.map(\.state)) == [.done, .degraded, .failed, .blocked])
  }

  @Test("A source that is late counts where the pipeline file says so")
  func late() throws {
    let project = try TestProject()
    try project.pipeline(asOf: "2024-06-28")
    let counted = try project.run()
    #expect(counted.late.map(\.name) == ["flows", "others"])
    #expect(!counted.isGood)
    try project.pipeline(asOf: "2024-06-28", ingest: "{sources: all, when_late: tell}")
    let told = try project.run()
    #expect(told.late.count == 2)
    #expect(told.isGood)
  }

  @Test("Reference tables that cannot be read stop everything before anything is written")
  func brokenReference() throws {
    let project = try TestProject()
    try project.folder.write("code\nPAN\n", to: "datasets/reference/countries.csv")
    #expect(throws: (any Error).self) { try project.run() }
    #expect(!FileManager.default.fileExists(atPath: project.warehousePath))
  }

  @Test("A warehouse of another pipeline is refused and left alone")
  func otherPipeline() throws {
    let project = try TestProject()
    _ = try project.run()
    try project.pipeline(name: "second")
    let failure = #expect(throws: Failure.self) {
      try project.run {
        $0.pipeline = project.folder("pipelines/second.yaml")
        $0.warehouse = project.warehousePath
      }
    }
    #expect(failure?.code == .configuration)
    #expect(failure?.why == "it holds runs of `small`")
    #expect(try project.read { try $0.runs() }.count == 1)
  }

  @Test("A second run beside the first is refused at once")
  func busy() throws {
    let project = try TestProject()
    _ = try project.run()
    do {
      let lock = try RunLock(path: project.warehousePath + ".lock")
      let failure = #expect(throws: Failure.self) { try project.run() }
      #expect(failure?.code == .busy)
      withExtendedLifetime(lock) {}
    }
    #expect(try project.run().stages(.skipped).count == 7)
  }

  @Test(
    "An interrupted run leaves what is finished, and the next one goes on from there",
    arguments: ["ingest/flows", "ingest/others", "score/ears/flows"])
  func interrupted(stage: String) throws {
    let project = try TestProject()
    let interruption = Interruption()
    let ended = Mutex<[String]>([])
    let runner = try Runner(project.request(), interruption: interruption) { event in
      switch event {
      case .stageStarted(let name, _) where name.description == stage: interruption.request()
      case .stageEnded(let outcome): ended.withLock { $0.append(outcome.name.description) }
      default: break
      }
    }
    let failure = #expect(throws: Failure.self) { try runner.run() }
    #expect(failure?.code == .interrupted)
    let finished = ended.withLock { $0 }
    #expect(!finished.contains(stage))
    #expect(try project.read { try $0.runs() }.map(\.state) == [.interrupted])
    #expect(try project.read { try $0.stages(of: RunID(1)) }.map(\.stage) == finished)
    let next = try project.run()
    #expect(next.stages(.skipped) == finished)
    #expect(next.stages(.done).first == stage)
    #expect(next.isGood)
  }
}
