package import Domain

/// The corridor as a graph: places, and the legs that people travel between them, in both directions
/// and with the places where they enter by air.
///
/// - Complexity: ways are searched in O(legs).
package struct CorridorGraph: Sendable {
  /// Why declared places and legs are no graph.
  package struct Failure: Error, Equatable, Sendable, CustomStringConvertible {
    package enum Code: String, Sendable {
      case unknownPlace = "corridor-unknown-place"
      case duplicatePlace = "corridor-duplicate-place"
      case duplicateLeg = "corridor-duplicate-leg"
      case loop = "corridor-loop"
    }

    package var code: Code
    /// The leg or place that is wrong.
    package var subject: String
    /// What follows, and what can be done.
    package var description: String

    package init(_ code: Code, _ subject: String, _ description: String) {
      self.code = code
      self.subject = subject
      self.description = description
    }
  }

  /// In the order of their positions.
  package let places: [CorridorPlace]
  /// Legs that are travelled, in the order of their names.
  package let legs: [CorridorLeg]
  private let byCode: [String: CorridorPlace]
  private let departing: [String: [CorridorLeg]]
  private let groups: [String: NationalityGroup]
  private let scopes: [String: Country.Scope]

  /// - Parameters:
  ///   - places: of the corridor.
  ///   - legs: those that measure a lag only are left out.
  ///   - origins: codes beyond the corridor from which legs may depart, such as countries.
  ///   - groups: groups of nationalities that legs may name.
  ///   - countries: whose scopes legs may name.
  /// - Throws: ``Failure`` for a leg from or to an unknown place, a leg to its own start, or a place or
  ///   leg that is declared twice. Nothing is left half-built.
  package init(
    places: [CorridorPlace], legs: [CorridorLeg], origins: Set<String> = [],
    groups: [NationalityGroup] = [], countries: [Country] = []
  ) throws(Failure) {
    var byCode: [String: CorridorPlace] = [:]
    for place in places {
      guard byCode.updateValue(place, forKey: place.place) == nil else {
        throw Failure(
          .duplicatePlace, place.place,
          "The place \(place.place) is declared twice in the corridor. Remove one of the rows.")
      }
    }
    var departing: [String: [CorridorLeg]] = [:]
    var seen: Set<String> = []
    for leg in legs.sorted(by: { $0.id < $1.id }) {
      guard seen.insert(leg.id).inserted else {
        throw Failure(
          .duplicateLeg, leg.id, "The leg \(leg.id) is declared twice. Remove one of the rows.")
      }
      for code in [leg.from, leg.to] where byCode[code] == nil && !origins.contains(code) {
        throw Failure(
          .unknownPlace, leg.id,
          "The leg \(leg.id) names \(code), which is no place of the corridor. Add the place or "
            + "correct the leg.")
      }
      guard leg.from != leg.to else {
        throw Failure(
          .loop, leg.id, "The leg \(leg.id) leads from \(leg.from) to itself. Correct the leg.")
      }
      if leg.measure == .journey { departing[leg.from, default: []].append(leg) }
    }
    self.byCode = byCode
    self.departing = departing
    self.places = places.sorted { ($0.position, $0.place) < ($1.position, $1.place) }
    self.legs = departing.values.flatMap { $0 }.sorted { $0.id < $1.id }
    self.groups = Dictionary(
      groups.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    scopes = Dictionary(
      countries.map { ($0.code, $0.scope) }, uniquingKeysWith: { first, _ in first })
  }

  package func place(_ code: String) -> CorridorPlace? { byCode[code] }

  /// Places whose people some source counts as they pass, from south to north.
  package var observedPlaces: [CorridorPlace] {
    places.filter { place in
      !place.observedBy.isEmpty && [.border, .transit, .destination].contains(place.role)
    }
  }

  /// Legs that depart from a place.
  ///
  /// - Parameters:
  ///   - place: the place.
  ///   - direction: northbound or southbound; `any` takes both.
  ///   - day: legs that are not open on it are left out.
  ///   - nationality: legs for others are left out; nil keeps those that are everybody's.
  package func legs(
    from place: String, _ direction: CorridorLeg.Direction, on day: Day, nationality: String? = nil
  ) -> [CorridorLeg] {
    (departing[place] ?? []).filter { leg in
      leg.isOpen(on: day)
        && (direction == .any || leg.direction == direction || leg.direction == .any)
        && concerns(leg, nationality, on: day)
    }
  }

  /// Places that can be reached from a place, with the least number of legs to each.
  package func reach(
    from place: String, _ direction: CorridorLeg.Direction, on day: Day, nationality: String? = nil
  ) -> [String: Int] {
    var distance = [place: 0]
    var front = [place]
    while !front.isEmpty {
      var next: [String] = []
      for here in front {
        for leg in legs(from: here, direction, on: day, nationality: nationality)
        where distance[leg.to] == nil {
          distance[leg.to] = (distance[here] ?? 0) + 1
          next.append(leg.to)
        }
      }
      front = next
    }
    distance[place] = nil
    return distance
  }

  /// Legs by air that bring people of a nationality into the corridor, on a day.
  package func airEntries(of nationality: String, on day: Day) -> [CorridorLeg] {
    legs.filter { leg in
      leg.mode == .air && leg.isOpen(on: day) && concerns(leg, nationality, on: day)
        && byCode[leg.to]?.role == .airEntry
    }
  }

  /// Whether people of a nationality can enter by air between two places of the route, so that the
  /// count at the first says little of the count at the second.
  package func isBypassed(
    from first: String, to second: String, nationality: String, on day: Day
  ) -> Bool {
    guard let from = byCode[first]?.position, let to = byCode[second]?.position else {
      return false
    }
    return airEntries(of: nationality, on: day).contains { leg in
      guard let position = byCode[leg.to]?.position else { return false }
      return position > from && position <= to
    }
  }

  private func concerns(_ leg: CorridorLeg, _ nationality: String?, on day: Day) -> Bool {
    if leg.nationalities.isEmpty { return true }
    guard let nationality else { return false }
    return leg.nationalities.contains { word in
      if word == nationality { return true }
      if let scope = Country.Scope(rawValue: word) { return scopes[nationality] == scope }
      return groups[word]?.members.contains {
        $0.nationality == nationality && $0.counts(in: Period(.day, containing: day))
      } ?? false
    }
  }
}
