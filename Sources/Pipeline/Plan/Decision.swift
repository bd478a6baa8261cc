package import Domain

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

/// What the warehouse remembers of a stage.
package struct StageHistory: Sendable, Equatable {
  package struct Attempt: Sendable, Equatable {
    /// Number of the run.
    package var run: Int64
    package var startedAt: Moment
    package var state: StageState
    package var ingredients: Ingredients?
    package var message: String?

    package init(
      run: Int64, startedAt: Moment, state: StageState, ingredients: Ingredients?,
      message: String? = nil
    ) {
      self.run = run
      self.startedAt = startedAt
      self.state = state
      self.ingredients = ingredients
      self.message = message
    }
  }

  /// The newest attempt that ended done or degraded.
  package var lastGood: Attempt?
  /// The newest attempt, however it ended.
  package var lastAttempt: Attempt?

  package init(lastGood: Attempt? = nil, lastAttempt: Attempt? = nil) {
    self.lastGood = lastGood
    self.lastAttempt = lastAttempt
  }
}

extension Decision {
  /// Decides by what a stage depends on now and what it depended on when it last ended well.
  ///
  /// - Parameters:
  ///   - comparison: the stage now, with `before` and `lastAttemptFailed` still unset.
  ///   - history: what the warehouse remembers of the stage.
  ///   - blockers: stages that it cannot do without and that failed or are blocked themselves.
  ///   - degradedInputs: why stages that it reads stand on a last good vintage; empty where none does.
  package init(
    _ comparison: Comparison, history: StageHistory, blockers: [StageName] = [],
    degradedInputs: [String] = []
  ) {
    if let blocker = blockers.first {
      let more = blockers.count > 1 ? " and \(blockers.count - 1) more" : ""
      self = .block("\(blocker)\(more) did not finish")
      return
    }
    var comparison = comparison
    comparison.before = history.lastGood?.ingredients
    comparison.lastAttemptFailed = history.lastAttempt?.state == .failed
    if let reason = Reasons.first(comparison) {
      self = .run(reason)
      return
    }
    guard let last = history.lastGood else {
      self = .run("first run")
      return
    }
    let unchanged = "unchanged since run \(last.run) of \(last.startedAt)"
    if let why = degradedInputs.first {
      self = .remainDegraded("\(unchanged); \(why)")
    } else {
      self = .skip(unchanged)
    }
  }
}
