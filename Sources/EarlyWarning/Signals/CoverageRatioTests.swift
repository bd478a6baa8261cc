import Domain
import Statistics

/// Does a place count more or fewer people, against the place before it on the route, than it used
/// to? Raises *coverage-ratio*, nationality by nationality.
///
/// Two neighbouring places count many of the same people, but not all: some go another way, some are
/// not registered. Their ratio says more of what is counted than of who travels, so it is a series of
/// its own with changes of its own.
struct CoverageRatioTests {
  /// Two flows that count people one after the other.
  struct Pair {
    var before: FlowFamily
    var after: FlowFamily
  }

  private let territory: Territory
  private let options: SignalOptions

  init(_ territory: Territory, _ options: SignalOptions) {
    self.territory = territory
    self.options = options
  }

  /// Each place of the route that publishes nationalities with the next one that does.
  func pairs(_ families: [FlowFamily]) -> [Pair] {
    let observed = territory.landPlaces.compactMap { place -> FlowFamily? in
      families.filter { family in
        family.id.place == place.place && place.observedBy.contains(family.id.source)
          && territory.direction(of: family.id.indicator) == .northbound
          && !family.parts(by: .nationality).isEmpty
      }.max { left, right in
        // The source that comes first among those declared.
        order(left, place) > order(right, place)
      }
    }
    return zip(observed, observed.dropFirst()).compactMap { before, after in
      before.id.frequency == after.id.frequency ? Pair(before: before, after: after) : nil
    }
  }

  private func order(_ family: FlowFamily, _ place: CorridorPlace) -> Int {
    place.observedBy.firstIndex(of: family.id.source) ?? .max
  }

  /// One test a nationality that both places count.
  func candidates(
    _ pair: Pair, events: (SeriesKey) -> EventReading
  ) -> [Candidate] {
    let before = Dictionary(
      pair.before.parts(by: .nationality).map { ($0.code, $0.history) },
      uniquingKeysWith: { first, _ in first })
    return pair.after.parts(by: .nationality).compactMap { part in
      before[part.code].flatMap { candidate(part, $0, pair, events) }
    }
  }

  private func candidate(
    _ part: FlowFamily.Part, _ upstream: SeriesHistory, _ pair: Pair,
    _ events: (SeriesKey) -> EventReading
  ) -> Candidate? {
    let after = part.history
    let first = max(after.start, upstream.start)
    let last = min(after.end, upstream.end)
    // The newest figures of both: an old ratio is no news.
    guard first <= last, last == max(pair.after.whole.end, pair.before.whole.end) else {
      return nil
    }
    let count = first.distance(to: last) + 1
    let periods = (0..<count).map(first.advanced)
    var masked: Set<Int> = []
    var changes: Set<Int> = []
    for history in [after, upstream] {
      let offset = first.distance(to: history.start)
      let known = events(history.key).events
      for range in known.masked { for index in range { masked.insert(index + offset) } }
      for change in known.changes where change.kind == .coverage {
        changes.insert(change.period + offset)
      }
    }
    let series = ShareSeries(
      scale: .ratio, part: periods.map { after[$0] }, rest: periods.map { upstream[$0] },
      changes: changes, masked: masked)
    guard let reading = series.newest() else { return nil }
    let p = SignalStrength.twoSided(reading.above, reading.below)
    let difference = after[last] - reading.expected * upstream[last]
    guard abs(difference) >= options.floor, max(after[last], upstream[last]) >= options.floor
    else { return .nothing }
    let window = first.advanced(by: count - 1 - MixSeries.window)
    let signal = Signal(
      kind: .coverageRatio, direction: difference > 0 ? .up : .down, measure: .ratio,
      key: after.key, part: pair.before.id.place, period: last, value: reading.value,
      expected: reading.expected, lower: reading.lower, upper: reading.upper,
      difference: difference, strength: SignalStrength.score(p), p: p,
      evidence: [after.evidence(from: window), upstream.evidence(from: window)],
      isPseudoRealTime: after.isPseudoRealTime || upstream.isPseudoRealTime)
    return Candidate(p: p, signals: [signal])
  }
}
