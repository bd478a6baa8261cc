import Domain

/// The corridor by country, from south to north, as its tables declare it and as of a day.
struct RouteAssembler {
  let corridor: [CorridorPlace]
  let ways: [CorridorLeg]
  let countries: [String: Country]
  let places: PlaceTree
  let asOf: Day

  /// One stage a country in the order of its first place, with the flow that is counted there.
  func stages(_ flows: [Flow]) -> [RouteStage] {
    order.map { country in
      // The flow that is counted at a place of the corridor, not elsewhere in its country.
      let own = corridor.filter { $0.country == country }.map(\.place)
      let flow = flows.filter { own.contains($0.place.code) }.min { $0.id < $1.id }
      var name = countries[country]?.name ?? Bilingual(en: country, es: country)
      if let place = flow?.place, place.code == "darien" { name = place.name }
      return RouteStage(
        country: country, name: name, flow: flow?.id, airEntries: airEntries(country))
    }
  }

  private var order: [String] {
    var first: [String: Int] = [:]
    for place in corridor {
      first[place.country] = min(first[place.country] ?? .max, place.position)
    }
    return first.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
  }

  /// Nationalities that were known to enter the country by air on the day.
  private func airEntries(_ country: String) -> [String] {
    let known = ways.filter {
      $0.mode == .air && $0.measure == .journey && $0.isOpen(on: asOf)
        && self.country($0.to) == country
    }
    return Set(known.flatMap(\.nationalities).filter { countries[$0] != nil }).sorted()
  }

  /// Ways between countries, each pair and direction once with the widest hours given.
  func legs() -> [RouteLeg] {
    let order = order
    var legs: [RouteLeg] = []
    for way in ways where way.mode != .air && isKnown(way) {
      guard let from = order.firstIndex(of: country(way.from)),
        let to = order.firstIndex(of: country(way.to)), from != to
      else { continue }
      let direction: RouteLeg.Direction = way.direction == .southbound ? .southbound : .northbound
      if let place = legs.firstIndex(where: {
        $0.from == from && $0.to == to && $0.direction == direction
          && $0.isLag == (way.measure == .lag)
      }) {
        legs[place].hoursLow = least(legs[place].hoursLow, way.hoursLow)
        legs[place].hoursHigh = most(
          legs[place].hoursHigh, way.hoursHigh ?? way.hoursTypical)
      } else {
        legs.append(
          RouteLeg(
            from: from, to: to, direction: direction, hoursLow: way.hoursLow,
            hoursHigh: way.hoursHigh ?? way.hoursTypical, isLag: way.measure == .lag))
      }
    }
    return merged(legs).sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }

  /// The way back as one leg from the northernmost to the southernmost stage.
  private func merged(_ legs: [RouteLeg]) -> [RouteLeg] {
    let back = legs.filter { $0.direction == .southbound }
    guard let from = back.map(\.from).max(), let to = back.map(\.to).min() else { return legs }
    return legs.filter { $0.direction == .northbound }
      + [RouteLeg(from: from, to: to, direction: .southbound)]
  }

  private func country(_ place: String) -> String {
    corridor.first { $0.place == place }?.country ?? places.top(place).country ?? place
  }

  /// A journey counts while it is used; a measured delay once its figures were all there, and only
  /// where its source says that it can be used.
  private func isKnown(_ way: CorridorLeg) -> Bool {
    guard way.measure == .lag else { return way.isOpen(on: asOf) }
    guard way.quality != .notUsable, let until = way.validTo else { return false }
    return until < asOf
  }

  private func least(_ left: Double?, _ right: Double?) -> Double? {
    guard let left, let right else { return left ?? right }
    return min(left, right)
  }

  private func most(_ left: Double?, _ right: Double?) -> Double? {
    guard let left, let right else { return left ?? right }
    return max(left, right)
  }
}
