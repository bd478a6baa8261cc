package import Domain

/// An alert as the register holds it.
package struct AlertCase: Sendable, Equatable, Identifiable {
  package enum State: String, Sendable, Equatable, CaseIterable {
    case watch, forming, confirmed, active, easing, closed, dismissed
  }

  package enum Direction: String, Sendable, Equatable, CaseIterable {
    case surge, collapse, reversal, stock, composition
  }

  package var id: String
  package var place: Place
  package var group: Bilingual
  package var direction: Direction
  package var state: State
  package var since: Day
  /// Day on which an active alert runs out.
  package var expiresOn: Day?
  /// The sentence of its newest evidence.
  package var evidence: Bilingual

  package init(
    id: String, place: Place, group: Bilingual, direction: Direction, state: State, since: Day,
    expiresOn: Day? = nil, evidence: Bilingual
  ) {
    self.id = id
    self.place = place
    self.group = group
    self.direction = direction
    self.state = state
    self.since = since
    self.expiresOn = expiresOn
    self.evidence = evidence
  }
}
