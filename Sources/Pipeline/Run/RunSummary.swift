package import Domain

/// How a run went.
package struct RunSummary: Sendable {
  /// How a source stands against its publisher's calendar, on the day as of which the run worked.
  package struct Source: Sendable, Equatable {
    package var name: String
    package var freshness: Freshness
    /// The newest issue that was accepted.
    package var newestIssue: Day?
    /// The newest period with a figure.
    package var newestPeriod: Period?
    /// Files that their contract holds back.
    package var heldBack: [String]
  }

  package var pipeline: String
  package var run: Int64
  package var asOf: Day
  package var startedAt: Moment
  package var seconds: Double
  package var version: String
  package var command: String
  package var warehouse: String
  package var output: String
  /// The published copy of the warehouse, where one was made or stands.
  package var published: String?
  package var outcomes: [StageOutcome]
  package var sources: [Source]
  package var lateCounts: Bool
  /// How the alert register stands; nil where the pipeline makes no cases.
  package var alerts: AlertTally?

  package func count(_ state: StageState) -> Int { outcomes.count { $0.state == state } }

  /// Alerts that the run has opened.
  package var newAlerts: Int { outcomes.reduce(0) { $0 + $1.newAlerts } }

  /// Sources that are late or silent.
  package var late: [Source] {
    sources.filter { $0.freshness == .late || $0.freshness == .silent }
  }

  /// Whether everything is as it should be: nothing failed, was blocked or runs degraded, and
  /// nothing is late where the pipeline file counts that.
  package var isGood: Bool {
    !outcomes.contains { $0.state.needsAttention } && (!lateCounts || late.isEmpty)
  }
}
