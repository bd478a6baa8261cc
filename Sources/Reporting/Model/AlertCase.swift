package import Domain

/// An alert as the register holds it.
package struct AlertCase: Sendable, Equatable, Identifiable {
  package var id: String
  package var place: Place
  /// The nationality or declared group of them; nil for everybody.
  package var group: Bilingual?
  package var direction: AlertDirection
  package var state: AlertState
  /// 1 to 4.
  package var level: Int
  package var since: Day
  /// Day on which an active alert runs out.
  package var expiresOn: Day?
  /// The sentence of its newest evidence.
  package var evidence: Bilingual

  package init(
    id: String, place: Place, group: Bilingual?, direction: AlertDirection, state: AlertState,
    level: Int = 1, since: Day, expiresOn: Day? = nil, evidence: Bilingual
  ) {
    self.id = id
    self.place = place
    self.group = group
    self.direction = direction
    self.state = state
    self.level = level
    self.since = since
    self.expiresOn = expiresOn
    self.evidence = evidence
  }
}
