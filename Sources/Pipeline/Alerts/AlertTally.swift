import Domain
import Warehouse

/// How the register stands, as the last line of a run and `caudal status` tell it.
package struct AlertTally: Sendable, Equatable {
  /// Cases that are open, exercises left out.
  package var open = 0
  /// Cases that no person has decided anything about.
  package var untriaged = 0
  /// Days for which the oldest of these has waited.
  package var oldestDays: Int?
  /// Active alerts whose day has passed.
  package var expired = 0

  package init() {}

  init(_ rows: [AlertRow], on day: Day) {
    for row in rows where row.state.isOpen && !row.alert.subject.isExercise {
      open += 1
      if row.isExpired(on: day) { expired += 1 }
      if let days = row.untriagedDays(on: day) {
        untriaged += 1
        oldestDays = max(oldestDays ?? 0, days)
      }
    }
  }
}
