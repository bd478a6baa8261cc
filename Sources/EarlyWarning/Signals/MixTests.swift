import Domain
import Statistics

/// Does the mix of a flow turn? Raises *composition*: of nationalities, of the share of people from
/// outside the region, of the share of children.
enum MixTests {
  static func candidates(
    _ family: FlowFamily, _ territory: Territory, events: EventReading, _ options: SignalOptions
  ) -> [Candidate] {
    let axis = MixAxis(family, events)
    var found: [Candidate] = []
    if let mix = nationalities(family, axis, options) { found.append(mix) }
    if let shares = extraRegional(family, territory, axis) {
      if let share = share(shares, "extra-regional", family, axis, options) { found.append(share) }
    }
    if let shares = children(family, territory, axis) {
      if let share = share(shares, "children", family, axis, options) { found.append(share) }
    }
    return found
  }

  // MARK: Nationalities

  private static func nationalities(
    _ family: FlowFamily, _ axis: MixAxis, _ options: SignalOptions
  ) -> Candidate? {
    let parts = family.parts(by: .nationality)
    guard parts.count > 1 else { return nil }
    let mix = MixSeries(
      codes: parts.map(\.code), values: parts.map { axis.values($0.history) }, masked: axis.masked)
    guard let reading = mix.newest() else { return nil }
    let total = family.whole[axis.end]
    guard total >= options.floor else { return .nothing }
    var signal = base(family, p: reading.p, part: reading.code)
    signal.direction = .none
    signal.measure = .share
    signal.value = reading.share
    signal.expected = reading.usualShare
    signal.difference = (reading.share - reading.usualShare) * total
    return Candidate(p: reading.p, signals: [signal])
  }

  // MARK: Shares

  private typealias Shares = (part: [Double], rest: [Double])

  private static func extraRegional(
    _ family: FlowFamily, _ territory: Territory, _ axis: MixAxis
  ) -> Shares? {
    var sums = (
      part: [Double](repeating: .nan, count: axis.count),
      rest: [Double](repeating: .nan, count: axis.count)
    )
    var hasBoth = (part: false, rest: false)
    for part in family.parts(by: .nationality) {
      let values = axis.values(part.history)
      switch territory.scope(of: part.code) {
      case .extraRegional:
        add(values, to: &sums.part)
        hasBoth.part = true
      case .regional:
        add(values, to: &sums.rest)
        hasBoth.rest = true
      case .unknown: break
      }
    }
    return hasBoth.part && hasBoth.rest ? sums : nil
  }

  /// Children among people whose age is known; nil where a code mixes children and adults.
  private static func children(
    _ family: FlowFamily, _ territory: Territory, _ axis: MixAxis
  ) -> Shares? {
    for breakdown in [FlowFamily.Breakdown.age, .category] {
      let parts = family.parts(by: breakdown)
      let kinds = parts.map { territory.children(breakdown.rawValue, $0.code) }
      guard kinds.contains(.all), kinds.contains(Code.Children.none),
        !kinds.contains(.part)
      else { continue }
      var sums = (
        part: [Double](repeating: .nan, count: axis.count),
        rest: [Double](repeating: .nan, count: axis.count)
      )
      for (part, kind) in zip(parts, kinds) {
        switch kind {
        case .some(.all): add(axis.values(part.history), to: &sums.part)
        case .some(.none): add(axis.values(part.history), to: &sums.rest)
        case .some(.part), nil: break
        }
      }
      return sums
    }
    return nil
  }

  private static func add(_ values: [Double], to sums: inout [Double]) {
    for (index, value) in values.enumerated() where !value.isNaN {
      sums[index] = sums[index].isNaN ? value : sums[index] + value
    }
  }

  private static func share(
    _ shares: Shares, _ name: String, _ family: FlowFamily, _ axis: MixAxis,
    _ options: SignalOptions
  ) -> Candidate? {
    let series = ShareSeries(
      scale: .share, part: shares.part, rest: shares.rest, changes: axis.changes,
      masked: axis.masked)
    guard let reading = series.newest(), let part = shares.part.last, let rest = shares.rest.last
    else { return nil }
    let p = SignalStrength.twoSided(reading.above, reading.below)
    let difference = part - reading.expected * (part + rest)
    guard abs(difference) >= options.floor else { return .nothing }
    var signal = base(family, p: p, part: name)
    signal.direction = difference > 0 ? .up : .down
    signal.measure = .share
    signal.value = reading.value
    signal.expected = reading.expected
    signal.lower = reading.lower
    signal.upper = reading.upper
    signal.difference = difference
    return Candidate(p: p, signals: [signal])
  }

  private static func base(_ family: FlowFamily, p: Double, part: String) -> Signal {
    let whole = family.whole
    return Signal(
      kind: .composition, direction: .none, key: whole.key, part: part, period: whole.end,
      strength: SignalStrength.score(p), p: p,
      evidence: [whole.evidence(from: whole.end.advanced(by: -MixSeries.window))],
      isPseudoRealTime: whole.isPseudoRealTime)
  }
}

/// The periods of a flow's whole, on which its parts are compared.
struct MixAxis {
  let start: Period
  let count: Int
  let masked: Set<Int>
  /// Declared changes of what is counted.
  let changes: Set<Int>

  init(_ family: FlowFamily, _ events: EventReading) {
    start = family.whole.start
    count = family.whole.values.count
    masked = Set(events.events.masked.flatMap { Array($0) })
    changes = Set(events.events.changes.lazy.filter { $0.kind == .coverage }.map(\.period))
  }

  var end: Period { start.advanced(by: count - 1) }

  /// The figures of a part on this axis.
  func values(_ history: SeriesHistory) -> [Double] {
    let offset = start.distance(to: history.start)
    return (0..<count).map { index in
      history.values.indices.contains(index - offset) ? history.values[index - offset] : .nan
    }
  }
}
