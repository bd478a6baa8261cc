package import Domain

/// Which series a public act concerns.
package struct ActScope: Sendable {
  private let territory: Territory

  package init(_ territory: Territory) { self.territory = territory }

  /// Whether an act names the place of a series (or what the place is part of, up to its country),
  /// its nationality and its direction.
  ///
  /// An act for everybody concerns every nationality; an act for some concerns their series and
  /// those of a group that it names, and not the whole.
  ///
  /// - Parameter day: decides who belongs to a group.
  package func concerns(_ act: PublicAct, _ key: SeriesKey, on day: Day) -> Bool {
    let places = territory.ancestors(of: key.place)
    return act.places.contains(where: places.contains) && concernsPeople(act, key, on: day)
  }

  /// Whether an act concerns the nationality and the direction of a series, wherever it is.
  package func concernsPeople(_ act: PublicAct, _ key: SeriesKey, on day: Day) -> Bool {
    let direction = territory.direction(of: key.indicator)
    guard act.direction == .any || direction == .any || act.direction == direction else {
      return false
    }
    guard !act.nationalities.isEmpty else { return true }
    return act.nationalities.contains { word in
      territory.covers(word, nationality: key.nationality, on: day)
    }
  }
}
