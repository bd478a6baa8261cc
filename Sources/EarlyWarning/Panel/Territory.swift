package import Domain

/// What is declared of places, routes and nationalities: who lies in what, who comes before whom.
package struct Territory: Sendable {
  private let parents: [String: String]
  private let countries: [String: String]
  /// The largest place below its country, by place.
  private let tops: [String: String]
  private let scopes: [String: Country.Scope]
  private let phases: [String: Indicator.Phase]
  private let additive: Set<String>
  private let codes: [String: Code]
  /// Places of the corridor by code.
  private let corridor: [String: CorridorPlace]
  private let legs: [CorridorLeg]
  package let groups: [NationalityGroup]

  package init(
    places: [Place], countries: [Country], indicators: [Indicator], codes: [Code] = [],
    groups: [NationalityGroup] = [], corridor: [CorridorPlace] = [], legs: [CorridorLeg] = []
  ) {
    let whole = Set(countries.map(\.code))
    var parents: [String: String] = [:]
    var countryOf: [String: String] = [:]
    for place in places {
      if let parent = place.parent { parents[place.code] = parent }
      if let country = place.country { countryOf[place.code] = country }
    }
    for country in countries { countryOf[country.code] = country.code }
    var tops: [String: String] = [:]
    for place in places {
      var top = place.code
      // A place that were its own ancestor would never end.
      for _ in 0..<8 {
        guard let parent = parents[top], !whole.contains(parent) else { break }
        top = parent
      }
      tops[place.code] = top
    }
    self.parents = parents
    self.countries = countryOf
    self.tops = tops
    scopes = Dictionary(
      countries.map { ($0.code, $0.scope) }, uniquingKeysWith: { first, _ in first })
    phases = Dictionary(
      indicators.map { ($0.code, $0.phase) }, uniquingKeysWith: { first, _ in first })
    additive = Set(indicators.lazy.filter(\.isAdditive).map(\.code))
    self.codes = Dictionary(
      codes.map { ("\($0.list) \($0.code)", $0) }, uniquingKeysWith: { first, _ in first })
    self.corridor = Dictionary(
      corridor.map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first })
    self.legs = legs
    self.groups = groups.sorted { $0.code < $1.code }
  }

  // MARK: Places

  /// The largest place below its country that a place is part of; the place itself where it is one.
  package func top(of place: String) -> String { tops[place] ?? place }

  /// What a place is directly part of; empty for one that is part of nothing.
  package func parent(of place: String) -> String { parents[place] ?? "" }

  package func country(of place: String) -> String? { countries[place] }

  /// The place, what it is part of, and its country, from small to large.
  package func ancestors(of place: String) -> [String] {
    var found = [place]
    var current = place
    for _ in 0..<8 {
      guard let parent = parents[current], !found.contains(parent) else { break }
      found.append(parent)
      current = parent
    }
    if let country = countries[place], !found.contains(country) { found.append(country) }
    return found
  }

  // MARK: Indicators and codes

  /// The direction in which people travel who are counted by an indicator.
  package func direction(of indicator: String) -> CorridorLeg.Direction {
    switch phases[indicator] {
    case .monitoring: .northbound
    case .assistedReturn, .reintegration: .southbound
    case .prevention, .alert, nil: .any
    }
  }

  /// Whether figures of an indicator count people or events whose flow is watched.
  package func isFlow(_ indicator: String) -> Bool {
    guard additive.contains(indicator) else { return false }
    return switch phases[indicator] {
    case .monitoring, .assistedReturn: true
    case .prevention, .alert, .reintegration, nil: false
    }
  }

  /// Whether the people of an age group or a category are children; nil where that is not said.
  package func children(_ list: String, _ code: String) -> Code.Children? {
    codes["\(list) \(code)"]?.children
  }

  /// The group right below "all" that an age group belongs to, such as `child`.
  package func topAge(_ age: String) -> String {
    var code = age
    for _ in 0..<8 {
      guard let parent = codes["age \(code)"]?.parent, parent != SeriesKey.whole else { break }
      code = parent
    }
    return code
  }

  // MARK: Nationalities

  package func scope(of nationality: String) -> Country.Scope { scopes[nationality] ?? .unknown }

  /// Whether a word of an act (a country, a group, a scope) stands for a nationality on a day.
  package func covers(_ word: String, nationality: String, on day: Day) -> Bool {
    if word == nationality { return true }
    if let scope = Country.Scope(rawValue: word) { return scopes[nationality] == scope }
    guard let group = groups.first(where: { $0.code == word }) else { return false }
    return group.members.contains { member in
      member.nationality == nationality && member.counts(in: Period(.day, containing: day))
    }
  }

  /// Nationalities that belong to a declared group over a whole period.
  package func members(of group: String, in period: Period) -> Set<String> {
    guard let group = groups.first(where: { $0.code == group }) else { return [] }
    return Set(group.members.lazy.filter { $0.counts(in: period) }.map(\.nationality))
  }

  // MARK: The corridor

  /// Places with figures of their own that come next after a place on the route.
  ///
  /// - Parameters:
  ///   - place: where the way begins.
  ///   - direction: the direction of travel.
  ///   - day: legs that are closed on this day are not taken.
  ///   - nationality: legs for others are not taken; nil for everybody's only.
  package func nextObserved(
    after place: String, _ direction: CorridorLeg.Direction, on day: Day, nationality: String?
  ) -> [String] {
    var seen: Set<String> = [place]
    var front = [place]
    var found: Set<String> = []
    while !front.isEmpty {
      var next: [String] = []
      for leg in legs
      where leg.measure == .journey && front.contains(leg.from) && leg.isOpen(on: day)
        && (direction == .any || leg.direction == direction || leg.direction == .any)
        && concerns(leg, nationality, on: day)
      {
        guard seen.insert(leg.to).inserted else { continue }
        if corridor[leg.to]?.observedBy.isEmpty == false {
          found.insert(leg.to)
        } else {
          next.append(leg.to)
        }
      }
      front = next
    }
    return found.sorted()
  }

  private func concerns(_ leg: CorridorLeg, _ nationality: String?, on day: Day) -> Bool {
    if leg.nationalities.isEmpty { return true }
    guard let nationality else { return false }
    return leg.nationalities.contains { covers($0, nationality: nationality, on: day) }
  }

  /// Where a place stands on the route; nil for one that is not on it.
  package func position(of place: String) -> Int? { corridor[place]?.position }

  /// Places where people are counted as they pass by land, from south to north.
  package var landPlaces: [CorridorPlace] {
    corridor.values.filter { place in
      !place.observedBy.isEmpty && [.border, .transit, .destination].contains(place.role)
    }.sorted { ($0.position, $0.place) < ($1.position, $1.place) }
  }
}
