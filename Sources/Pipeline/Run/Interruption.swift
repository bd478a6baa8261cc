package import Domain
import Synchronization

/// Whether somebody has asked the run to stop. Stages look at it between pieces of work, and the
/// stage that is running is undone.
package final class Interruption: Sendable {
  private let isRequested = Atomic(false)

  package init() {}

  /// Asks the run to stop; safe to call from anywhere.
  package func request() { isRequested.store(true, ordering: .relaxed) }

  /// - Throws: a ``Failure`` `interrupted` once the run was asked to stop.
  package func check() throws(Failure) {
    guard isRequested.load(ordering: .relaxed) else { return }
    throw Failure(
      .interrupted, what: "the run was interrupted", why: "a signal asked it to stop",
      unchanged: "The warehouse stands as after the last finished stage.",
      next: "Run again to continue from there.")
  }
}
