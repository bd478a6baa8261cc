package import Domain
package import Statistics

/// What can be said of people who will arrive at each place of the corridor: the current month from
/// its neighbours, and one to three months ahead.
///
/// Only what has beaten the no-change forecast in the past is said, with its skill; of everything else
/// it is said that no lead is measured.
package struct ArrivalOutlook: Sendable {
  /// What is asked of a forecast before it is shown, and over which past.
  package struct Options: Sendable, Equatable {
    /// Months ahead.
    package var horizons = 3
    /// Months of the past whose forecasts are judged, at most.
    package var trials = 48
    /// Fewer judged forecasts measure nothing.
    package var leastTrials = 24
    /// The least share of the no-change forecast's error that has to be taken away.
    package var leastSkill = 0.05
    /// Bearable share of false ones among the leads that are shown.
    package var falseShare = 0.1
    /// Nationalities with fewer people a month are not forecast apart, and no fewer are shown.
    package var leastPeople = 30.0

    package init() {}
  }

  /// An expected number of people. The numbers of a place and its nationalities add up.
  package struct Expectation: Sendable, Equatable {
    package var people: Double
    /// Limits that hold 80 and 95 %, from the place's own past errors; nil where those are too few.
    package var limits80: ClosedRange<Double>?
    package var limits95: ClosedRange<Double>?
    /// Share of past figures that lay within the limits of 80 % of their time; nil with fewer than 12.
    package var coverage80: Double?
    package var skill: LeadSkill
  }

  /// Why nothing is said.
  package enum NoLead: Sendable, Equatable {
    /// Too few past forecasts could be judged.
    case tooShort(trials: Int)
    /// They were no better than no change, or than the series' own level or season, or not by enough
    /// to rule out chance.
    case notBetter(LeadSkill)
    /// They were better, but too few people are expected to speak of.
    case tooFew
    /// They were better, but no neighbour has published more than the place itself.
    case notDue(LeadSkill)
  }

  package enum Verdict: Sendable, Equatable {
    case measured(Expectation)
    case noLead(NoLead)
  }

  /// One place, one group of people, one month to come.
  package struct Entry: Sendable, Equatable {
    package var place: String
    /// A nationality, a declared group, or everybody (``SeriesKey/whole``).
    package var code: String
    package var target: LeadTarget
    /// The newest month with a figure.
    package var newest: Period
    /// The month that is forecast.
    package var period: Period
    package var verdict: Verdict
    /// Past forecasts, in time order, each with the month that it was for.
    package var trials: [Period: LeadSkill.Trial]
    /// Whether figures count as known by a declared lag, and revisions are therefore not in the past
    /// that was judged.
    package var isPseudoRealTime: Bool
  }

  /// From south to north, everybody first, then nationalities, then groups; targets in order of time.
  package let entries: [Entry]

  /// Entries that are shown.
  package var measured: [Entry] {
    entries.filter { if case .measured = $0.verdict { true } else { false } }
  }

  package init(entries: [Entry]) {
    self.entries = entries
  }

  /// - Parameters:
  ///   - flows: what is counted along the route, as known on a day.
  ///   - graph: the corridor.
  ///   - options: what is asked of a forecast.
  /// - Complexity: O(months × series) and one small linear system a month.
  package init(
    _ flows: CorridorFlows, _ graph: CorridorGraph, _ options: Options = Options()
  ) {
    let table = GrowthTable(flows, graph, least: options.leastPeople)
    var drafts: [ArrivalDraft] = []
    for target in [.nowcast] + (1...max(1, options.horizons)).map(LeadTarget.ahead) {
      var replay = ArrivalReplay(table, target, trials: options.trials)
      replay.run()
      for index in table.lines.indices {
        drafts += ArrivalDraft(replay, index, flows, target, options).map { [$0] } ?? []
      }
    }
    for target in Set(drafts.map(\.entry.target)) {
      for index in Self.selected(drafts, target, options) {
        drafts[index].isMeasured = drafts[index].isBetter(options)
      }
    }
    entries = drafts.sorted { $0.order < $1.order }.map { $0.entry(options) }
  }

  /// Drafts of a target whose past is no chance.
  ///
  /// Each of many lines has its chance of a lucky past. Everybody at a place is tested beside all of
  /// its nationalities together, and these one by one only where they pass; where more people travel a
  /// weaker past is enough, and where fewer do a stronger one is asked for. So chance makes up no more
  /// than a stated share of what is shown.
  ///
  /// - References: Genovese CR, Roeder K, Wasserman L (2006). False discovery control with p-value
  ///   weighting. Biometrika 93:509–524. doi:10.1093/biomet/93.3.509
  private static func selected(
    _ drafts: [ArrivalDraft], _ target: LeadTarget, _ options: Options
  ) -> [Int] {
    var places: [Int: (whole: [Int], lines: [Int])] = [:]
    for (index, draft) in drafts.enumerated()
    where draft.entry.target == target && draft.isTestable(options) {
      let isWhole = draft.entry.code == SeriesKey.whole
      places[draft.order.stage, default: ([], [])].whole += isWhole ? [index] : []
      places[draft.order.stage, default: ([], [])].lines += isWhole ? [] : [index]
    }
    typealias Node = HypothesisTree<Int>.Node
    let families = places.keys.sorted().compactMap { places[$0] }.map { place -> Node in
      let people = place.lines.map { drafts[$0].usualPeople }
      let mean = people.reduce(0, +) / Double(max(1, people.count))
      let lines = zip(place.lines, people).map { index, people -> Node in
        let weight = mean > 0 ? max(0.1, people / mean) : 1
        return .test(index, p: min(1, drafts[index].skill.p / weight))
      }
      let whole = place.whole.map { Node.test($0, p: drafts[$0].skill.p) }
      return .family(whole + (lines.isEmpty ? [] : [.family(lines)]))
    }
    return HypothesisTree(families).findings(at: options.falseShare).map(\.name)
  }
}
