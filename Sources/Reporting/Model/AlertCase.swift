package import Domain

/// An alert as the register holds it.
package struct AlertCase: Sendable, Equatable, Identifiable {
  package var id: String
  package var place: Place
  package var group: Bilingual
  package var direction: AlertDirection
  package var state: AlertState
  package var since: Day
  /// Day on which an active alert runs out.
  package var expiresOn: Day?
  /// The sentence of its newest evidence.
  package var evidence: Bilingual

  package init(
    id: String, place: Place, group: Bilingual, direction: AlertDirection, state: AlertState,
    since: Day,
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
