import Domain
import Statistics

/// One flow with what was found in each of its series.
struct FamilyLook {
  private let family: FlowFamily
  private let tests: [[Candidate]]
  /// People that each series counted in a usual period before the newest.
  private let sizes: [Double]
  /// What is known of each series beside its figures.
  private(set) var events: [SeriesKey: EventReading] = [:]
  private(set) var verdicts: [SignalSearch.Verdict] = []

  /// - Parameter members: nationalities of a declared group.
  init(
    _ family: FlowFamily, options: SignalOptions, members: (String) -> Set<String>,
    reading: (SeriesHistory) -> SeriesReading?
  ) {
    self.family = family
    var tests: [[Candidate]] = []
    var sizes: [Double] = []
    for history in family.histories {
      guard let read = reading(history) else {
        tests.append([])
        sizes.append(0)
        verdicts.append(Self.verdict(history, nil, isNewest: true))
        continue
      }
      events[history.key] = read.events
      let isNewest = history.end == family.whole.end
      let view = SeriesView(history: history, reading: read, options: options)
      verdicts.append(Self.verdict(history, view, status: read.status, isNewest: isNewest))
      tests.append(isNewest ? Self.candidates(view) : [])
      let past = view.figures(before: view.newest, count: Self.sizeWindow)
      sizes.append(past.isEmpty ? 0 : past.reduce(0, +) / Double(past.count))
    }
    for (place, part) in family.parts.enumerated() where part.breakdown == .group {
      let own = members(part.code)
      let nationalities = family.parts.indices.filter {
        family.parts[$0].breakdown == .nationality && own.contains(family.parts[$0].code)
      }
      GroupTest.combine(&tests[place + 1], with: nationalities.compactMap { tests[$0 + 1].first })
    }
    self.tests = tests
    self.sizes = sizes
  }

  /// Figures before the newest whose mean is the size of a series.
  private static let sizeWindow = 12

  /// The flow's hypotheses: the whole first, then nationalities, groups and other parts, then the
  /// ratios to the place before.
  ///
  /// Among the parts of one breakdown, p-values are divided by weights that average 1 and grow with
  /// the square root of how many people a part counted before its newest figure: the level is spent
  /// where the people are, and the share of false findings stays what it is, since no weight depends
  /// on the figure that is judged.
  ///
  /// - References: Benjamini & Hochberg (1997), Scand. J. Statist. 24:407–418,
  ///   doi:10.1111/1467-9469.00072; Genovese, Roeder & Wasserman (2006), Biometrika 93:509–524,
  ///   doi:10.1093/biomet/93.3.509.
  func nodes(
    mix: [HypothesisTree<Int>.Node], ratios: [HypothesisTree<Int>.Node],
    into candidates: inout [Candidate]
  ) -> [HypothesisTree<Int>.Node] {
    func node(_ index: Int, weight: Double) -> HypothesisTree<Int>.Node {
      .family(
        tests[index].map { candidate in
          candidates.append(candidate)
          return .test(candidates.count - 1, p: min(1, candidate.p / weight))
        })
    }
    var branches: [[HypothesisTree<Int>.Node]] = [[node(0, weight: 1)] + mix]
    for breakdowns in Self.branches {
      let places = family.parts.indices.filter {
        breakdowns.contains(family.parts[$0].breakdown) && !tests[$0 + 1].isEmpty
      }
      // One person more, so that no part goes without any weight.
      let roots = places.map { (sizes[$0 + 1] + 1).squareRoot() }
      let mean = roots.reduce(0, +) / Double(max(1, roots.count))
      branches.append(zip(places, roots).map { node($0 + 1, weight: $1 / mean) })
    }
    return (branches + [ratios]).map { .family($0) }
  }

  /// Parts that are looked at together.
  private static let branches: [Set<FlowFamily.Breakdown>] = [
    [.nationality], [.group], [.place, .sex, .age, .category, .counterpart],
  ]

  private static func candidates(_ view: SeriesView) -> [Candidate] {
    [
      FigureTest.candidate(view), BuildUpTest.candidate(view), LevelShiftTest.candidate(view),
      TrendChangeTest.candidate(view),
    ].compactMap { $0 }
  }

  private static func verdict(
    _ history: SeriesHistory, _ view: SeriesView?, status: ScoreStatus = .allMissing,
    isNewest: Bool
  ) -> SignalSearch.Verdict {
    var verdict = SignalSearch.Verdict(
      key: history.key, verdict: .missing, period: history.end, figures: 0,
      masks: view?.events.masks ?? [], expiredMasks: view?.events.expired ?? [])
    guard let view, isNewest else { return verdict }
    let kept = view.figures(before: view.newest, count: view.newest).count
    verdict.figures = kept
    let masked = (0..<view.newest).contains {
      view.isMasked($0) && !history.values[$0].isNaN
    }
    switch (status, view.readings[view.newest]?.verdict) {
    case (_, .judged): verdict.verdict = .judged
    case (.unusable, _): verdict.verdict = .unusable
    case (_, .masked): verdict.verdict = .masked
    case (_, .missing): verdict.verdict = .missing
    case (_, .tooShort), (.tooShort, _):
      verdict.verdict = masked ? .noHistoryLeft : .tooShort
    case (.allMissing, nil): verdict.verdict = .missing
    case (.constant, nil), (.scored, nil): verdict.verdict = .tooShort
    }
    return verdict
  }
}
