package import Domain
import FoundationEssentials
import Warehouse

/// What a run would do, stage by stage, without doing it.
package struct Plan: Sendable {
  package struct Entry: Sendable, Equatable {
    package var name: StageName
    package var decision: Decision
  }

  package let pipeline: PipelineFile
  package let asOf: Day
  package let warehouse: String
  package let output: String
  package let entries: [Entry]

  /// Stages that would run.
  package var due: Int { entries.count { $0.decision.isRun } }
}

/// Makes plans: reads the disk and the warehouse, and changes neither.
package enum Planner {
  /// - Throws: what ``Opening`` throws; a ``Failure`` where the warehouse cannot be read.
  package static func plan(_ request: RunRequest) throws -> Plan {
    let opening = try Opening(request)
    let graph = StageGraph(opening.pipeline, survey: opening.survey)
    let selected = try graph.selected(request.only)
    let bench = Workbench(opening, interruption: Interruption(), observe: { _ in })
    var entries: [Plan.Entry] = []
    func decide(_ reader: WarehouseReader?) throws {
      var knowledge =
        try reader.map { try Knowledge($0, pipeline: opening.pipeline.name) }
        ?? Knowledge(past: PipelinePast())
      for stage in graph.stages {
        let past = knowledge.past[stage.name]
        if let ingest = stage as? IngestStage {
          // What stands before the stage runs: right for those that will not run.
          knowledge.standings[ingest.source.name] = try reader.map {
            try ingest.standing($0, state: .done, past: past)
          }
        }
        let isSelected = selected.contains(stage.name)
        let preparation = try stage.prepare(knowledge, bench)
        let decision = Decision(
          preparation, past: past, isForced: request.isForced && isSelected)
        switch decision {
        case .run where isSelected: knowledge.pending.insert(stage.name)
        case .run, .skip: knowledge.states[stage.name] = .skipped
        case .remainDegraded: knowledge.states[stage.name] = .degraded
        case .block: knowledge.states[stage.name] = .blocked
        }
        knowledge.keys[stage.name] = preparation.ingredients.key
        if let ingest = stage as? IngestStage, let reader,
          let state = knowledge.states[stage.name]
        {
          knowledge.standings[ingest.source.name] = try ingest.standing(
            reader, state: state, past: past)
        }
        if isSelected { entries.append(Plan.Entry(name: stage.name, decision: decision)) }
      }
    }
    if Path.isFile(opening.warehouse) {
      try Warehouse(path: opening.warehouse, access: .reading).read { try decide($0) }
    } else {
      try decide(nil)
    }
    return Plan(
      pipeline: opening.pipeline, asOf: opening.asOf, warehouse: opening.warehouse,
      output: opening.output, entries: entries)
  }
}

extension Workbench {
  init(
    _ opening: Opening, interruption: Interruption,
    observe: @escaping @Sendable (RunEvent) -> Void
  ) {
    self.init(
      project: opening.project, pipeline: opening.pipeline, survey: opening.survey,
      asOf: opening.asOf, startedAt: opening.request.now(), threads: opening.request.threads,
      output: opening.output,
      interruption: interruption, observe: observe)
  }
}
