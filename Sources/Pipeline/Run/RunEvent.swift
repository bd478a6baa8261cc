import Domain

/// What a run tells while it goes on.
package enum RunEvent: Sendable {
  /// Something that is worth a line and changes nothing.
  case note(String)
  case stageStarted(StageName, reason: String)
  /// Done so far of one stage, in units that people count (`rows`, `series`).
  case progress(StageName, done: Int, of: Int?, unit: String)
  case stageEnded(StageOutcome)
}

/// How a stage of a run ended.
package struct StageOutcome: Sendable, Equatable {
  package var name: StageName
  package var state: StageState
  /// `run — file a.csv is new`, `skip — unchanged since run 3 of …`.
  package var reason: String
  /// What went wrong or is worth saying.
  package var message: String?
  package var key: String?
  package var seconds: Double
  package var rowsIn: Int
  package var rowsOut: Int
  /// Series that the method could not judge; each has a status that says why.
  package var notJudged = 0
  /// Alerts that the stage has opened.
  package var newAlerts = 0

  /// Whether the stage did its work, or tried to.
  package var ran: Bool { reason.hasPrefix("run — ") }

  package init(
    name: StageName, state: StageState, reason: String, message: String? = nil,
    key: String? = nil, seconds: Double = 0, rowsIn: Int = 0, rowsOut: Int = 0
  ) {
    self.name = name
    self.state = state
    self.reason = reason
    self.message = message
    self.key = key
    self.seconds = seconds
    self.rowsIn = rowsIn
    self.rowsOut = rowsOut
  }
}
