package import Domain

/// Opens a watch for every series that an announced act concerns, whatever its figures say.
///
/// - An act opens a watch for the series that it names: the whole of a place for an act for
///   everybody, else the nationalities and groups that it names.
/// - At a place without figures of its own, the watch opens at the next place on the route that has
///   some.
/// - Where an air route closes for a nationality, a watch for a rise opens on the land places before
///   it; an act of the register that says the same takes its place.
///
/// A watch opens on the day of the announcement and ends ``watchDays`` days after the act applies.
package struct WatchList: Sendable {
  private let territory: Territory
  private let scope: ActScope
  private let acts: [PublicAct]
  private let watchDays: Int

  package init(_ territory: Territory, acts: [PublicAct], watchDays: Int) {
    self.territory = territory
    scope = ActScope(territory)
    self.acts = acts.sorted { ($0.announcedOn, $0.id) < ($1.announcedOn, $1.id) }
    self.watchDays = watchDays
  }

  /// Watches that are open on a day, in the order of acts and series.
  package func open(on day: Day, families: [FlowFamily]) -> [EventWatch] {
    all(knownOn: day, families: families).filter { $0.isOpen(on: day) }
  }

  /// Every watch that has been opened until a day, also those that have ended since.
  package func all(knownOn day: Day, families: [FlowFamily]) -> [EventWatch] {
    var watches: [EventWatch] = []
    var named: Set<Subject> = []
    let known = acts.filter { $0.isKnown(on: day) }
    for act in known {
      for key in keys(families) {
        guard let reason = reason(act, key) else { continue }
        watches.append(watch(act, key, reason, act.expected))
        named.insert(Subject(root: root(of: act), key: key))
      }
    }
    for act in known where closesAir(act) {
      for key in keys(families) where isLandBefore(act, key) {
        guard named.insert(Subject(root: root(of: act), key: key)).inserted else { continue }
        watches.append(watch(act, key, .routeClosed, .up))
      }
    }
    return watches
  }

  private struct Subject: Hashable {
    let root: String
    let key: SeriesKey
  }

  /// The wholes, nationalities and groups of all flows.
  private func keys(_ families: [FlowFamily]) -> [SeriesKey] {
    families.flatMap { family in
      [family.id.whole]
        + family.parts.lazy.filter { $0.breakdown == .nationality || $0.breakdown == .group }
        .map(\.history.key)
    }
  }

  private func watch(
    _ act: PublicAct, _ key: SeriesKey, _ reason: EventWatch.Reason,
    _ expected: PublicAct.Expectation
  ) -> EventWatch {
    EventWatch(
      act: act.id, key: key, reason: reason, opensOn: act.announcedOn,
      expiresOn: max(act.appliesOn, act.announcedOn).advanced(by: watchDays), expected: expected)
  }

  /// Why an act opens a watch on a series; nil where it does not.
  private func reason(_ act: PublicAct, _ key: SeriesKey) -> EventWatch.Reason? {
    // A hundred watches on one closure help nobody: everybody's act watches the whole.
    guard act.nationalities.isEmpty == (key.nationality == SeriesKey.whole) else { return nil }
    guard isNamed(act, key) else { return nil }
    if scope.concerns(act, key, on: act.announcedOn) { return .announced }
    guard scope.concernsPeople(act, key, on: act.announcedOn) else { return nil }
    let direction = act.direction == .any ? .northbound : act.direction
    let isNext = act.places.contains { place in
      territory.nextObserved(
        after: place, direction, on: act.appliesOn,
        nationality: key.nationality == SeriesKey.whole ? nil : key.nationality
      ).contains(key.place)
    }
    return isNext ? .neighbour : nil
  }

  /// Whether the act names the nationality or group itself: a watch on every nationality of a scope
  /// would be none.
  private func isNamed(_ act: PublicAct, _ key: SeriesKey) -> Bool {
    act.nationalities.isEmpty || act.nationalities.contains(key.nationality)
  }

  /// The act at the beginning of what an act follows.
  private func root(of act: PublicAct) -> String {
    var current = act
    for _ in 0..<8 {
      guard let follows = current.follows, let before = acts.first(where: { $0.id == follows })
      else { break }
      current = before
    }
    return current.id
  }

  /// Whether an act closes an air route for some nationalities.
  private func closesAir(_ act: PublicAct) -> Bool {
    act.mode == .air && act.expected == .down && !act.nationalities.isEmpty
      && (act.kind == .level || act.kind == .routeClosed)
  }

  /// Whether a series counts the act's nationality on land, south of where the act applies.
  private func isLandBefore(_ act: PublicAct, _ key: SeriesKey) -> Bool {
    guard key.nationality != SeriesKey.whole, isNamed(act, key),
      territory.direction(of: key.indicator) == .northbound,
      let end = act.places.compactMap(territory.position).max(),
      let own = territory.position(of: key.place), own < end
    else { return false }
    return territory.landPlaces.contains { $0.place == key.place && $0.role == .border }
      && !scope.concerns(act, key, on: act.announcedOn)
  }
}
