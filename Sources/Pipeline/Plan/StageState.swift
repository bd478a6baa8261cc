package import Warehouse

/// How a planned stage ended. Every stage of a plan ends in exactly one of these:
///
/// - done: ran, and everything that it needed was as it should be;
/// - skipped: had nothing to do, since nothing that it depends on has changed;
/// - failed: ran and could not finish; what stood before stands;
/// - blocked: did not run because something that it needs failed;
/// - degraded: stands on the last good vintage of a source whose newest file cannot be used.
package typealias StageState = StageRecord.State

extension StageRecord.State {
  /// Whether people should look at it; such a run ends with status 1.
  package var needsAttention: Bool {
    switch self {
    case .done, .skipped: false
    case .failed, .blocked, .degraded: true
    }
  }
}
