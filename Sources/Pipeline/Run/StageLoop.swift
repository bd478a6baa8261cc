import Configuration
import Domain
import Tabular
import Warehouse

/// Takes the stages of a run one after another: prepares, decides, does, records.
struct StageLoop {
  let warehouse: Warehouse
  let run: RunID
  let bench: Workbench
  let isForced: Bool

  private(set) var outcomes: [StageOutcome] = []
  private(set) var knowledge = Knowledge(past: PipelinePast())
  /// Records of stages that did not run; written with the next transaction.
  private var pending: [StageRecord] = []

  init(warehouse: Warehouse, run: RunID, bench: Workbench, isForced: Bool) {
    self.warehouse = warehouse
    self.run = run
    self.bench = bench
    self.isForced = isForced
  }

  mutating func run(_ stages: [any Stage], selected: Set<StageName>) throws {
    knowledge = try warehouse.read { try Knowledge($0, pipeline: bench.pipeline.name) }
    for stage in stages {
      try bench.interruption.check()
      let isSelected = selected.contains(stage.name)
      let preparation = try stage.prepare(knowledge, bench)
      let decision = Decision(
        preparation, past: knowledge.past[stage.name], isForced: isForced && isSelected)
      let outcome = try end(stage, preparation, decision, isSelected: isSelected)
      knowledge.states[stage.name] = outcome.state
      knowledge.keys[stage.name] = preparation.ingredients.key
      if let ingest = stage as? IngestStage {
        try learn(ingest, outcome.state, preparation.ingredients)
      }
      guard isSelected else { continue }
      outcomes.append(outcome)
      bench.observe(.stageEnded(outcome))
    }
  }

  /// Writes the records that no transaction has taken yet.
  mutating func recordPending(_ writer: WarehouseWriter) throws {
    for record in pending { try writer.record(record, run: run) }
    pending = []
  }

  private mutating func end(
    _ stage: any Stage, _ preparation: Preparation, _ decision: Decision, isSelected: Bool
  ) throws -> StageOutcome {
    var outcome = StageOutcome(
      name: stage.name, state: .skipped, reason: decision.sentence,
      key: preparation.ingredients.key.hex)
    switch decision {
    case .run(let reason) where isSelected:
      return try perform(stage, preparation, reason: reason)
    case .run:
      // Due, and not asked for: what stands is used, as if nothing had changed.
      return outcome
    case .skip: break
    case .remainDegraded: outcome.state = .degraded
    case .block: outcome.state = .blocked
    }
    if isSelected { pending.append(StageRecord(outcome, preparation.ingredients)) }
    return outcome
  }

  private mutating func perform(
    _ stage: any Stage, _ preparation: Preparation, reason: String
  ) throws -> StageOutcome {
    bench.observe(.stageStarted(stage.name, reason: reason))
    let start = ContinuousClock.now
    var outcome = StageOutcome(
      name: stage.name, state: .done, reason: Decision.run(reason).sentence,
      key: preparation.ingredients.key.hex)
    let past = knowledge.past[stage.name]
    do {
      let waiting = pending
      outcome = try warehouse.write { writer in
        let result = try stage.perform(
          StageWork(
            writer: writer, run: run, bench: bench, knowledge: knowledge,
            before: past.lastGood(asOf: preparation.ingredients.asOf)?.ingredients,
            isForced: isForced))
        var outcome = outcome
        outcome.state = result.state
        outcome.message = result.message
        outcome.rowsIn = result.rowsIn
        outcome.rowsOut = result.rowsOut
        outcome.notJudged = result.notJudged
        outcome.newAlerts = result.newAlerts
        outcome.seconds = start.duration(to: .now).inSeconds
        for record in waiting { try writer.record(record, run: run) }
        try writer.record(StageRecord(outcome, preparation.ingredients), run: run)
        return outcome
      }
      pending = []
    } catch {
      let failure = Failure(stage: stage.name, error)
      if failure.stopsTheRun { throw failure }
      outcome.state = .failed
      outcome.message = failure.description
      outcome.seconds = start.duration(to: .now).inSeconds
      pending.append(StageRecord(outcome, preparation.ingredients))
      try warehouse.write { try recordPending($0) }
    }
    return outcome
  }

  /// What the source's stage has left for those that read it.
  private mutating func learn(
    _ stage: IngestStage, _ state: StageState, _ ingredients: Ingredients
  ) throws {
    var past = knowledge.past[stage.name]
    if state == .done || state == .degraded {
      past.attempts.insert(
        StagePast.Attempt(
          run: run.rawValue, startedAt: Moment(seconds: 0), state: state, ingredients: ingredients),
        at: 0)
    }
    knowledge.standings[stage.source.name] = try warehouse.read {
      try stage.standing($0, state: state, past: past)
    }
  }
}

extension StageRecord {
  init(_ outcome: StageOutcome, _ ingredients: Ingredients) {
    self.init(
      stage: outcome.name.description, kind: outcome.name.kind.rawValue, state: outcome.state,
      reason: outcome.reason, message: outcome.message, key: outcome.key,
      inputs: ingredients.texts, seconds: outcome.seconds, rowsIn: outcome.rowsIn,
      rowsOut: outcome.rowsOut)
  }
}

extension Failure {
  /// What a stage has thrown, told as a failure.
  init(stage: StageName, _ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let failure as ReadFailure:
      self.init(
        .inputMissing, what: "a file cannot be read", at: failure.path, why: failure.reason,
        unchanged: "Figures that were read before stand.")
    case let problems as Problems:
      self.init(
        .configuration, what: "a table that people write is wrong",
        at: problems.all.first.map { "\($0.file):\($0.line):\($0.column)" },
        why: (problems.all.first?.message ?? "it cannot be read")
          + (problems.all.count > 1 ? " (and \(problems.all.count - 1) more)" : ""),
        unchanged: "What stood before stands.", next: "`caudal check` lists every problem.")
    default:
      self.init(
        .internal, what: "the stage stopped", at: stage.description, why: "\(error)",
        unchanged: "What stood before stands.", next: "Please report this.")
    }
  }

  /// Whether no other stage could do better: the disk is full, a signal came, the file is held.
  var stopsTheRun: Bool {
    switch code {
    case .cannotWrite, .busy, .interrupted: true
    case .usage, .data, .inputMissing, .internal, .configuration: false
    }
  }
}
