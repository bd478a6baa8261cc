package import Domain

/// One execution of a pipeline, as it begins.
package struct RunStart: Sendable, Equatable {
  package var pipeline: String
  /// The day as of which the run asks; nil for the latest.
  package var asOf: Day?
  package var startedAt: Moment
  /// Version of Caudal.
  package var version: String
  /// The command as it was given.
  package var command: String

  package init(
    pipeline: String, asOf: Day? = nil, startedAt: Moment, version: String, command: String
  ) {
    self.pipeline = pipeline
    self.asOf = asOf
    self.startedAt = startedAt
    self.version = version
    self.command = command
  }
}

/// A run as the warehouse remembers it.
package struct RunRecord: Sendable, Equatable {
  package enum State: String, Sendable, CaseIterable {
    case running, done, failed, interrupted
  }

  package var id: RunID
  package var start: RunStart
  package var finishedAt: Moment?
  package var state: State
}

/// What became of one planned stage of a run.
package struct StageRecord: Sendable, Equatable {
  package enum State: String, Sendable, CaseIterable {
    case done, skipped, failed, blocked, degraded
  }

  /// The stage's name in its pipeline, such as `score:stl`.
  package var stage: String
  /// `ingest`, `score`, `signal`, `alert` or `report`.
  package var kind: String
  package var state: State
  /// Why it ran or did not, as printed: `run — file … is new`.
  package var reason: String
  /// What went wrong or is worth saying, where there is something.
  package var message: String?
  /// Digest of everything that the stage's result depends on; nil where it could not be made.
  package var key: String?
  /// What went into the key, by name: a later plan tells from it which one has changed.
  package var inputs: [String: String]
  package var seconds: Double
  package var rowsIn: Int
  package var rowsOut: Int

  package init(
    stage: String, kind: String, state: State, reason: String, message: String? = nil,
    key: String? = nil, inputs: [String: String] = [:], seconds: Double = 0, rowsIn: Int = 0,
    rowsOut: Int = 0
  ) {
    self.stage = stage
    self.kind = kind
    self.state = state
    self.reason = reason
    self.message = message
    self.key = key
    self.inputs = inputs
    self.seconds = seconds
    self.rowsIn = rowsIn
    self.rowsOut = rowsOut
  }
}
