/// How a planned stage ended. Every stage of a plan ends in exactly one of these.
package enum StageState: String, Sendable, Codable, CaseIterable {
  /// Ran, and everything that it needed was as it should be.
  case done
  /// Had nothing to do: nothing that it depends on has changed.
  case skipped
  /// Ran and could not finish; what it had written before stands.
  case failed
  /// Did not run because something that it needs failed.
  case blocked
  /// Its result stands on the last good vintage of a source whose newest file cannot be used.
  case degraded

  /// Whether people should look at it; such a run ends with status 1.
  package var needsAttention: Bool {
    switch self {
    case .done, .skipped: false
    case .failed, .blocked, .degraded: true
    }
  }
}
