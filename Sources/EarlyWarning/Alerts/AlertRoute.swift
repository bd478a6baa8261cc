package import Domain

/// The countries before and after a place on the route, and who of them is told.
package struct AlertRoute: Sendable {
  private let places: [String: CorridorPlace]
  private let legs: [CorridorLeg]
  private let members: [String]
  private let groups: [String: NationalityGroup]
  private let countries: Set<String>

  package init(
    places: [CorridorPlace], legs: [CorridorLeg], countries: [Country],
    groups: [NationalityGroup]
  ) {
    self.places = Dictionary(
      places.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
    self.legs = legs.filter { $0.measure == .journey }
    members = countries.filter(\.isMember).map(\.code).sorted()
    self.groups = Dictionary(
      groups.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    self.countries = Set(countries.lazy.filter { $0.kind != .special }.map(\.code))
  }

  /// Places of the corridor at which somebody counts: what a segment can end at.
  package var observedPlaces: [String] {
    places.values.filter { !$0.observedBy.isEmpty }.map(\.place).sorted()
  }

  /// The country in which a place of the corridor lies.
  package func country(of place: String) -> String? {
    places[place]?.country ?? (countries.contains(place) ? place : nil)
  }

  /// The way that people of a case travel.
  package static func travel(_ direction: AlertDirection) -> CorridorLeg.Direction {
    direction == .reversal ? .southbound : .northbound
  }

  /// Countries after a place, in the order in which the route comes to them; its own is left out.
  package func ahead(
    of place: String, _ direction: CorridorLeg.Direction, on day: Day
  ) -> [String] {
    countries(from: place, direction, on: day, onward: true)
  }

  /// Countries before a place, the nearest first; its own is left out.
  package func behind(
    _ place: String, _ direction: CorridorLeg.Direction, on day: Day
  ) -> [String] {
    countries(from: place, direction, on: day, onward: false)
  }

  private func countries(
    from place: String, _ direction: CorridorLeg.Direction, on day: Day, onward: Bool
  ) -> [String] {
    let own = country(of: place)
    // A country that is counted as a whole is left from any of its places.
    var front =
      place == own
      ? Set(places.values.filter { $0.country == own }.map(\.place)).union([place]) : [place]
    var seen = front
    var found: [String] = []
    while !front.isEmpty {
      var next: Set<String> = []
      for leg in legs
      where leg.isOpen(on: day) && (leg.direction == direction || leg.direction == .any) {
        let (here, there) = onward ? (leg.from, leg.to) : (leg.to, leg.from)
        if front.contains(here), seen.insert(there).inserted { next.insert(there) }
      }
      for place in next.sorted() {
        if let country = country(of: place), country != own, !found.contains(country) {
          found.append(country)
        }
      }
      front = next
    }
    return found
  }

  /// The nationalities of a group on a day; none for everybody.
  package func nationalities(_ group: String, on day: Day) -> [String] {
    if let group = groups[group] {
      let period = Period(.day, containing: day)
      return group.members.filter { $0.counts(in: period) }.map(\.nationality)
    }
    return countries.contains(group) ? [group] : []
  }

  /// Who is told of a case in a state: codes of countries, `HTI:consulates`, `secretariat`,
  /// `presidency`, in the order of the rules.
  ///
  /// Only Member Countries are told as governments; a country along the route that is none of them
  /// is named in the message and not told by it.
  package func told(
    _ rules: AlertRules, _ state: AlertState, _ subject: AlertSubject, on day: Day
  ) -> [String] {
    // What has ended is told to whom it was told while it lasted.
    let list = rules.told[state] ?? rules.told[.active] ?? []
    let travel = Self.travel(subject.direction)
    let own = country(of: subject.place)
    func member(_ codes: [String]) -> [String] { codes.filter(members.contains) }
    var told: [String] = []
    for recipient in list {
      let more: [String] =
        switch recipient {
        case .own: member([own].compactMap { $0 })
        case .neighbours:
          Array(member(ahead(of: subject.place, travel, on: day)).prefix(2))
            + member(behind(subject.place, travel, on: day)).prefix(1)
        case .route:
          member(
            ahead(of: subject.place, travel, on: day) + behind(subject.place, travel, on: day))
        case .consulates: nationalities(subject.group, on: day).map { "\($0):consulates" }
        case .secretariat, .presidency: [recipient.rawValue]
        case .members: members
        }
      for code in more where !told.contains(code) { told.append(code) }
    }
    return told
  }
}
