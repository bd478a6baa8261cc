import Domain
import Statistics

/// One flow with what was found in each of its series.
struct FamilyLook {
  private let family: FlowFamily
  private let tests: [[Candidate]]
  /// What is known of each series beside its figures.
  private(set) var events: [SeriesKey: EventReading] = [:]
  private(set) var verdicts: [SignalSearch.Verdict] = []

  init(
    _ family: FlowFamily, options: SignalOptions, reading: (SeriesHistory) -> SeriesReading?
  ) {
    self.family = family
    var tests: [[Candidate]] = []
    for history in family.histories {
      guard let read = reading(history) else {
        tests.append([])
        verdicts.append(Self.verdict(history, nil, isNewest: true))
        continue
      }
      events[history.key] = read.events
      let isNewest = history.end == family.whole.end
      let view = SeriesView(history: history, reading: read, options: options)
      verdicts.append(Self.verdict(history, view, status: read.status, isNewest: isNewest))
      tests.append(isNewest ? Self.candidates(view) : [])
    }
    self.tests = tests
  }

  /// The flow's hypotheses: the whole first, then nationalities, groups and other parts, then the
  /// ratios to the place before.
  func nodes(
    mix: [HypothesisTree<Int>.Node], ratios: [HypothesisTree<Int>.Node],
    into candidates: inout [Candidate]
  ) -> [HypothesisTree<Int>.Node] {
    func node(_ index: Int) -> HypothesisTree<Int>.Node {
      .family(
        tests[index].map { candidate in
          candidates.append(candidate)
          return .test(candidates.count - 1, p: candidate.p)
        })
    }
    var branches: [[HypothesisTree<Int>.Node]] = [[node(0)] + mix]
    for breakdowns in Self.branches {
      branches.append(
        family.parts.indices.filter { breakdowns.contains(family.parts[$0].breakdown) }
          .map { node($0 + 1) })
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
