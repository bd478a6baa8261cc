package import Domain
import Statistics

/// Looks through every flow for what has changed, and keeps what stands up to the number of places
/// that were looked at.
///
/// Pure: flows, readings and calendars in; signals out, in one order, whatever the order of flows.
package struct SignalSearch: Sendable {
  private let territory: Territory
  private let options: SignalOptions
  private let watches: WatchList

  /// - Parameters:
  ///   - territory: places, routes and nationalities.
  ///   - acts: the register of public acts.
  ///   - options: what the office has decided.
  package init(_ territory: Territory, acts: [PublicAct], options: SignalOptions) {
    self.territory = territory
    self.options = options
    watches = WatchList(territory, acts: acts, watchDays: options.watchDays)
  }

  /// What one look finds.
  package struct Round: Sendable, Equatable {
    /// The strongest first.
    package var signals: [Signal] = []
    package var watches: [EventWatch] = []
    /// Every series that was looked at, in the order of flows and parts.
    package var verdicts: [Verdict] = []
    /// The level of the tests, by frequency.
    package var levels: [Frequency: Double] = [:]
    /// Flows and tests among which false discoveries were controlled.
    package var families = 0
    package var tests = 0
  }

  package struct Verdict: Sendable, Equatable {
    package var key: SeriesKey
    package var verdict: SeriesVerdict
    /// The newest period.
    package var period: Period
    /// Figures before it that are neither holes nor masked.
    package var figures: Int
    /// Acts whose masks lie on the series.
    package var masks: [String]
    /// Masks that ran out without anybody announcing an end.
    package var expiredMasks: [String]
  }

  /// Periods without a new figure after which a flow is no longer looked at, and days.
  package static let stalePeriods = 6
  package static let staleDays = 550

  /// - Parameters:
  ///   - families: the flows as known on the day.
  ///   - publications: publishers with a calendar.
  ///   - day: the day on which is looked.
  ///   - reading: what the judge says of a series.
  package func round(
    _ families: [FlowFamily], publications: [PublicationState] = [], on day: Day,
    reading: (SeriesHistory) -> SeriesReading?
  ) -> Round {
    let families = families.filter { Self.isCurrent($0, on: day) }
    var round = Round()
    round.watches = watches.open(on: day, families: families)
    var candidates: [Candidate] = []
    var readings: [SeriesKey: EventReading] = [:]
    var trees: [Frequency: [HypothesisTree<Int>.Node]] = [:]
    let looks = families.map { family -> FamilyLook in
      let look = FamilyLook(
        family, options: options,
        members: { territory.members(of: $0, in: family.whole.end) }, reading: reading)
      for (key, events) in look.events { readings[key] = events }
      round.verdicts += look.verdicts
      return look
    }
    let ratios = CoverageRatioTests(territory, options)
    var ratioNodes: [FlowFamily.ID: [HypothesisTree<Int>.Node]] = [:]
    for pair in ratios.pairs(families) {
      let found = ratios.candidates(pair) { readings[$0] ?? .none }
      ratioNodes[pair.after.id, default: []] += Self.tests(found, into: &candidates)
    }
    for (family, look) in zip(families, looks) {
      let mix = MixTests.candidates(
        family, territory, events: readings[family.id.whole] ?? .none, options)
      let nodes = look.nodes(
        mix: Self.tests(mix, into: &candidates), ratios: ratioNodes[family.id] ?? [],
        into: &candidates)
      trees[family.id.frequency, default: []].append(.family(nodes))
    }
    for frequency in Frequency.allCases {
      guard let nodes = trees[frequency] else { continue }
      let tree = HypothesisTree(nodes)
      let level = options.budget.level(
        frequency, families: tree.families, of: families.count)
      round.levels[frequency] = level
      round.families += tree.families
      round.tests += tree.count
      for finding in tree.findings(at: level) {
        round.signals += candidates[finding.name].signals.map { signal in
          var signal = signal
          signal.q = finding.q
          signal.grade = SignalStrength.grade(q: finding.q)
          return signal
        }
      }
    }
    round.signals += SilenceSignals.signals(publications, on: day)
    finish(&round, on: day)
    return round
  }

  /// Adds what stands beside the figures, and brings the signals into their order.
  private func finish(_ round: inout Round, on day: Day) {
    let acts = Dictionary(grouping: round.watches, by: \.key)
    for index in round.signals.indices {
      let signal = round.signals[index]
      var whole = signal.key
      whole.nationality = SeriesKey.whole
      let near = (acts[signal.key] ?? []) + (whole == signal.key ? [] : acts[whole] ?? [])
      round.signals[index].acts = Set(near.map(\.act)).sorted()
      round.signals[index].mutedUntil =
        options.mutes.filter { $0.silences(signal, on: day) }.map(\.until).max()
    }
    round.signals.sort(by: Self.comesFirst)
  }

  private static func isCurrent(_ family: FlowFamily, on day: Day) -> Bool {
    let end = family.whole.end
    return end.advanced(by: stalePeriods).end >= day
      && end.end.advanced(by: staleDays) >= day
  }

  private static func tests(
    _ found: [Candidate], into candidates: inout [Candidate]
  ) -> [HypothesisTree<Int>.Node] {
    found.map { candidate in
      candidates.append(candidate)
      return .test(candidates.count - 1, p: candidate.p)
    }
  }

  /// By grade, then by people, so that a large change comes before a surprising one among few.
  private static func comesFirst(_ left: Signal, _ right: Signal) -> Bool {
    if left.grade != right.grade { return left.grade > right.grade }
    let (a, b) = (abs(left.difference ?? 0), abs(right.difference ?? 0))
    if a != b { return a > b }
    return left.name < right.name
  }
}

extension Signal {
  /// Tells signals of one round apart: what it is about, its kind and its part.
  package var name: String {
    let parts = [
      key.source, key.indicator, key.place, key.nationality, key.counterpart, key.category,
      key.sex, key.age, key.frequency.rawValue, kind.rawValue, part ?? "",
    ]
    return parts.joined(separator: "/")
  }
}
