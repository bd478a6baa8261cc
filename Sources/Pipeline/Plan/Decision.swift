/// What becomes of a stage, and the one reason for it.
package enum Decision: Sendable, Equatable {
  case run(String)
  /// Nothing to do.
  case skip(String)
  /// Nothing to do, and what stands stands on a source's last good vintage.
  case remainDegraded(String)
  case block(String)

  package var isRun: Bool { if case .run = self { true } else { false } }

  /// `run — file a.csv is new`, as it is printed and recorded.
  package var sentence: String {
    switch self {
    case .run(let reason): "run — \(reason)"
    case .skip(let reason): "skip — \(reason)"
    case .remainDegraded(let reason): "degraded — \(reason)"
    case .block(let reason): "blocked — \(reason)"
    }
  }
}

/// What a stage brings to the decision whether it runs.
package struct Preparation: Sendable {
  package var ingredients: Ingredients
  /// Stages that it cannot do without and that failed or are blocked themselves.
  package var blockers: [StageName] = []
  /// Stages that it reads and that will run before it; only in a plan.
  package var waitsFor: [StageName] = []
  /// Why what it reads stands on a last good vintage, a sentence a source.
  package var degraded: [String] = []
  /// Files that it wrote and that are gone.
  package var missingOutputs: [String] = []

  package init(ingredients: Ingredients) { self.ingredients = ingredients }
}

extension Decision {
  /// Decides by what a stage depends on now and what it depended on when it last ended well.
  package init(_ preparation: Preparation, past: StagePast, isForced: Bool = false) {
    if let blocker = preparation.blockers.first {
      let count = preparation.blockers.count
      let more = count > 1 ? " and \(count - 1) more" : ""
      self = .block("\(blocker)\(more) did not finish")
      return
    }
    let last = past.lastGood(asOf: preparation.ingredients.asOf)
    var now = preparation.ingredients
    if let before = last?.ingredients {
      // What will only be known when another stage has run counts as unchanged until then.
      let names = Set(preparation.waitsFor.map(\.description))
      now.inputs += before.inputs.filter { $0.kind == .stage && names.contains($0.name) }
    }
    let comparison = Comparison(
      now: now, before: last?.ingredients, lastAttemptFailed: past.lastAttemptFailed,
      isForced: isForced, missingOutputs: preparation.missingOutputs,
      waitsFor: preparation.waitsFor)
    guard let last else {
      self = .run(Reasons.first(comparison) ?? "first run")
      return
    }
    if let reason = Reasons.first(comparison) {
      self = .run(reason)
      return
    }
    let unchanged = "unchanged since run \(last.run) of \(last.startedAt)"
    if let why = preparation.degraded.first ?? last.ownDegradation {
      self = .remainDegraded("\(unchanged); \(why)")
    } else {
      self = .skip(unchanged)
    }
  }
}
