package import Domain
package import Statistics

/// What the register of public acts says of one series, as known on a day.
package struct EventReading: Sendable, Equatable {
  /// What the detector is told.
  package var events: KnownEvents
  /// Acts whose masks lie on the series' axis.
  package var masks: [String]
  /// Acts that let the course change on the series' axis.
  package var changes: [String]
  /// Masks whose end nobody has announced and that ran out: the closure may still hold, but nobody
  /// renewed it in the register.
  package var expired: [String]

  /// Nothing is known.
  package static let none = EventReading(
    events: .none, masks: [], changes: [], expired: [])
}

/// Turns acts into what a baseline must know.
///
/// - A *mask* covers every period that the act touches, from the day on which it applies to its end;
///   one without a known end runs out after ``maskDays``.
/// - *level*, *slope* and *coverage* let the course change at the first period of which at least
///   half lies under the act; *level* and *coverage* once more where the act ends.
/// - *route-closed* lets the level change, both where the route closes and where it opens again.
/// - *announcement* tells a baseline nothing.
///
/// Whether an act changes a flow is what a signal must tell, so a new level or slope is believed once
/// two figures stand under it (``unproven``): until then figures are judged by the old course. A
/// change of *coverage* is believed at once: it says that other things are counted, not that more
/// people travel.
///
/// Nothing that was announced after the day is used, and neither is an end announced after it.
package struct EventReader: Sendable {
  private let scope: ActScope
  /// Newest figures that are still judged by the course before an act.
  package static let unproven = 2

  /// In the order of days and names.
  private let acts: [PublicAct]
  /// Days after which a mask without a known end is no longer believed.
  private let maskDays: Int

  package init(_ territory: Territory, acts: [PublicAct], maskDays: Int) {
    scope = ActScope(territory)
    self.acts = acts.sorted { ($0.appliesOn, $0.id) < ($1.appliesOn, $1.id) }
    self.maskDays = maskDays
  }

  /// - Parameters:
  ///   - history: the series; its axis numbers the periods.
  ///   - day: what was announced later is not known.
  package func reading(of history: SeriesHistory, on day: Day) -> EventReading {
    var reading = EventReading.none
    let axis = Axis(start: history.start, count: history.values.count)
    for act in acts
    where act.kind != .announcement && act.isKnown(on: day)
      && scope.concerns(act, history.key, on: day)
    {
      let end = act.until(asKnownOn: day)
      if act.kind == .mask {
        let runsOut = act.appliesOn.advanced(by: maskDays)
        let last = end ?? runsOut
        guard let covered = axis.touched(from: act.appliesOn, to: last) else { continue }
        reading.events.masked.append(covered)
        reading.masks.append(act.id)
        if end == nil, history.end.end > runsOut { reading.expired.append(act.id) }
        continue
      }
      guard let kind = change(act.kind) else { continue }
      var days = [act.appliesOn]
      if let end, kind != .slope { days.append(end.advanced(by: 1)) }
      let believed = kind == .coverage ? axis.count : axis.count - Self.unproven
      for index in days.compactMap(axis.firstMostly) where index < believed {
        reading.events.changes.append(KnownEvents.Change(period: index, kind: kind))
        if reading.changes.last != act.id { reading.changes.append(act.id) }
      }
    }
    return reading
  }

  private func change(_ kind: PublicAct.Kind) -> KnownEvents.Change.Kind? {
    switch kind {
    case .level, .routeClosed: .level
    case .slope: .slope
    case .coverage: .coverage
    case .mask, .announcement: nil
    }
  }

  /// The periods of a series by their numbers.
  private struct Axis {
    let start: Period
    let count: Int

    /// Periods of which at least a day lies between two days, both counted.
    func touched(from first: Day, to last: Day) -> Range<Int>? {
      guard first <= last else { return nil }
      let low = start.distance(to: Period(start.frequency, containing: first))
      let high = start.distance(to: Period(start.frequency, containing: last))
      guard high >= 0, low < count else { return nil }
      return max(0, low)..<min(count, high + 1)
    }

    /// The first period of which at least half lies on a day or after it; nil outside the series.
    func firstMostly(on day: Day) -> Int? {
      let period = Period(start.frequency, containing: day)
      let length = period.start.distance(to: period.end) + 1
      let rest = day.distance(to: period.end) + 1
      let index = start.distance(to: period) + (2 * rest >= length ? 0 : 1)
      return (0..<count).contains(index) ? index : nil
    }
  }
}
