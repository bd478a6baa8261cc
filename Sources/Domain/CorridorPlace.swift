/// Where a place lies along the route.
package struct CorridorPlace: Hashable, Sendable {
  package enum Role: String, CaseIterable, Hashable, Sendable {
    case departure, transit, border, reception, destination
    case seaEntry = "sea-entry"
    case airEntry = "air-entry"
  }

  /// Code of a place or, for a whole country, of the country.
  package var place: String
  /// Order northbound: a smaller number stands upstream, places with one number are alternatives.
  package var position: Int
  /// The stretch of the route.
  package var stage: String
  package var country: String
  package var role: Role
  /// Sources whose figures count people here; none for most.
  package var observedBy: [String]

  package init(
    place: String, position: Int, stage: String, country: String, role: Role, observedBy: [String]
  ) {
    self.place = place
    self.position = position
    self.stage = stage
    self.country = country
    self.role = role
    self.observedBy = observedBy
  }
}
