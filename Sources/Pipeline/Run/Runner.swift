import Domain
import EarlyWarning
import FoundationEssentials
import Ingest
import Tabular
import Warehouse

/// Runs a pipeline: what is due, in order, each stage in one transaction.
///
/// The only writer of a warehouse. What a stage has not committed has not happened, so that a run
/// that dies leaves the warehouse as after the last finished stage, and the next run goes on from
/// there.
package struct Runner {
  private let opening: Opening
  private let graph: StageGraph
  private let selected: Set<StageName>
  private let bench: Workbench

  /// Reads pipeline file and disk; writes nothing.
  ///
  /// - Parameters:
  ///   - request: what was asked for.
  ///   - interruption: asked between pieces of work whether to stop.
  ///   - observe: told what happens, from any thread.
  /// - Throws: what ``Opening`` throws; a ``Failure`` for a selection that means no stage.
  package init(
    _ request: RunRequest, interruption: Interruption = Interruption(),
    observe: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) throws {
    opening = try Opening(request)
    graph = StageGraph(opening.pipeline, survey: opening.survey)
    selected = try graph.selected(request.only)
    bench = Workbench(opening, interruption: interruption, observe: observe)
  }

  /// Does what is due.
  ///
  /// - Returns: how every planned stage ended.
  /// - Throws: a ``Failure``: `busy` where another run holds the lock, `interrupted`, `cannotWrite`.
  ///   A stage that fails by itself is no error: the summary says so, and other sources go on.
  package func run() throws -> RunSummary {
    let clock = ContinuousClock.now
    // A detector that is silent over a known table must not be believed: nothing is begun.
    if let signals = opening.pipeline.signals { try SelfTest.run(signals.judge(threads: 1)) }
    let path = opening.warehouse
    try WholeFile.makeFolder(Path.folder(of: path))
    let lock = try RunLock(path: path + ".lock")
    defer { withExtendedLifetime(lock) {} }
    if let holder = lock.takenOverFrom {
      bench.observe(
        .note("took over the lock of process \(holder), which ended without giving it back"))
    }
    let warehouse = try Warehouse(path: path, access: .writing)
    try requireOwn(warehouse)
    let startedAt = opening.request.now()
    let run = try warehouse.write { writer in
      // What a stage said that the pipeline file no longer has would be printed for ever.
      try writer.removeScorings(exceptOf: Set(graph.stages.map(\.name.description)))
      if opening.pipeline.signals == nil { try writer.removeSignals() }
      if opening.pipeline.corridor == nil { try writer.removeCorridorPasses() }
      if opening.pipeline.returns == nil { try writer.removeReturnsPasses() }
      if opening.pipeline.drivers == nil { try writer.removeDriverPasses() }
      return try writer.begin(
        RunStart(
          pipeline: opening.pipeline.name, asOf: opening.asOf, startedAt: startedAt,
          version: Version.current, command: opening.request.command))
    }
    var loop = StageLoop(
      warehouse: warehouse, run: run, bench: bench, isForced: opening.request.isForced)
    do {
      try loop.run(graph.stages, selected: selected)
    } catch {
      let state: RunRecord.State =
        (error as? Failure)?.code == .interrupted ? .interrupted : .failed
      try? warehouse.write { writer in
        try loop.recordPending(writer)
        try writer.finish(run, state: state, at: opening.request.now())
      }
      throw error
    }
    var summary = RunSummary(
      pipeline: opening.pipeline.name, run: run.rawValue, asOf: opening.asOf,
      startedAt: startedAt, seconds: 0, version: Version.current,
      command: opening.request.command, warehouse: path, output: bench.output,
      outcomes: loop.outcomes, sources: sources(loop),
      lateCounts: opening.pipeline.ingest.whenLate == .fail,
      alerts: opening.pipeline.alerts == nil
        ? nil
        : AlertTally(
          try warehouse.read { try $0.alerts(openOnly: true) }, on: opening.asOf))
    try warehouse.write { writer in
      try loop.recordPending(writer)
      let state: RunRecord.State = summary.count(.failed) > 0 ? .failed : .done
      try writer.finish(run, state: state, at: opening.request.now())
    }
    try deliver(&summary, warehouse, since: clock)
    return summary
  }

  /// A warehouse is one pipeline's: scores of another one would take the place of its own.
  private func requireOwn(_ warehouse: Warehouse) throws {
    let others = try warehouse.read { try $0.pipelines() }
      .filter { $0 != opening.pipeline.name }
    guard let other = others.first else { return }
    throw Failure(
      .configuration, what: "the warehouse belongs to another pipeline", at: opening.warehouse,
      why: "it holds runs of `\(other)`", unchanged: "Nothing was changed.",
      next: "Leave out --warehouse, or name a file of this pipeline's own.")
  }

  private func sources(_ loop: StageLoop) -> [RunSummary.Source] {
    opening.survey.sources.map { source in
      let standing = loop.knowledge.standings[source.name] ?? SourceStanding()
      return RunSummary.Source(
        name: source.name,
        freshness: standing.freshness(
          source.folder?.definition.expected, on: opening.asOf,
          newestIsBad: loop.knowledge.states[StageName(.ingest, source.name)]?.needsAttention
            ?? false),
        newestIssue: standing.known(on: opening.asOf).last?.issuedOn,
        newestPeriod: standing.newestPeriod(on: opening.asOf),
        heldBack: standing.heldBack)
    }
  }

  /// Writes what the run leaves beside the warehouse.
  private func deliver(
    _ summary: inout RunSummary, _ warehouse: Warehouse, since clock: ContinuousClock.Instant
  ) throws {
    try WholeFile.makeFolder(bench.output)
    let copy = "\(bench.output)/\(summary.pipeline).sqlite"
    let hasChanged = summary.outcomes.contains { $0.ran }
    if hasChanged || !Path.isFile(copy) { _ = try warehouse.publish(to: copy) }
    summary.published = copy
    summary.seconds = clock.duration(to: .now).inSeconds
    try RunFile(summary).write(to: "\(bench.output)/run.json")
  }
}

extension Duration {
  /// The length in seconds.
  package var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
