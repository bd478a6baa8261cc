package import Domain
package import Statistics

/// How many returned people reception has to be ready for in each of the next months.
///
/// A forecast (the theta method) is made again for every month of the past from what was known before it, and judged
/// against what anybody could say: no change, and the same month of the year before moved by the
/// year's growth. Only one that was better, and by more than chance, is shown with its skill. Of every
/// other line it is said that no lead is measured, and the range is shown in which figures have lain
/// around the newest one after so many months.
///
/// - References: Assimakopoulos V, Nikolopoulos K (2000). The theta model. International Journal of
///   Forecasting 16:521–530. doi:10.1016/S0169-2070(00)00066-2
package struct ReceptionOutlook: Sendable {
  package struct Options: Sendable, Equatable {
    /// Months ahead.
    package var horizons = 3
    /// Months of the past whose forecasts are judged, at most.
    package var trials = 48
    /// Fewer judged forecasts measure nothing.
    package var leastTrials = 24
    /// The least share of the no-change forecast's error that has to be taken away.
    package var leastSkill = 0.05
    /// Bearable share of false ones among the forecasts that are shown.
    package var falseShare = 0.1
    /// Lines with fewer people a month have no outlook of their own.
    package var leastPeople = 30.0

    package init() {}
  }

  /// A number of people with limits.
  package struct Expectation: Sendable, Equatable {
    package var people: Double
    /// From past errors; nil where they are too few for the level.
    package var limits80: ClosedRange<Double>?
    package var limits95: ClosedRange<Double>?
    /// Share of past figures within the limits of 80 % of their time; nil where too few were judged.
    package var coverage80: Double?
  }

  package enum Verdict: String, Sendable, CaseIterable {
    /// The forecast has beaten no change and season, and may be shown.
    case measured
    /// It has not, or not by more than chance.
    case notBetter = "not-better"
    /// Too few forecasts of the past could be judged.
    case tooShort = "too-short"
  }

  package struct Entry: Sendable, Equatable {
    package var key: SeriesKey
    /// The newest month with a figure, how many months ahead, and the month that is expected.
    package var newest: Period
    package var steps: Int
    package var period: Period
    package var verdict: Verdict
    /// Nil unless the verdict is ``Verdict/measured``.
    package var expectation: Expectation?
    /// The newest figure, with the range of what came after such figures.
    package var noChange: Expectation
    package var skill: LeadSkill
    package var isPseudoRealTime: Bool
  }

  /// By line and month.
  package var entries: [Entry]

  /// Added to counts before logarithms are taken, so that ratios of small counts stay tame.
  private static let floor = 10.0
  /// Figures from which the first forecast is made.
  private static let schooling = 24

  /// - Parameters:
  ///   - lines: those that end at the same time as their source's newest figure; others are left out.
  ///   - options: what is asked of a forecast.
  /// - Complexity: O(lines × trials) forecasts.
  package init(_ lines: [CountSeries], _ options: Options = Options()) {
    let scorer = try? Catalogue.method(named: Self.method)?.scorer([
      "horizon": "\(options.horizons)", "nonnegative": "true",
    ])
    var drafts: [(entry: Entry, isBetter: Bool)] = []
    for line in lines {
      drafts += Self.entries(line, options, scorer)
    }
    let tested = drafts.indices.filter { drafts[$0].entry.verdict == .notBetter }
    let adjusted = StepUp.adjusted(tested.map { drafts[$0].entry.skill.p })
    for (index, q) in zip(tested, adjusted) where drafts[index].isBetter && q <= options.falseShare
    {
      drafts[index].entry.verdict = .measured
    }
    entries = drafts.map { draft in
      var entry = draft.entry
      if entry.verdict != .measured { entry.expectation = nil }
      return entry
    }
  }

  /// The theta method: half of the trend over a smoothed level, with a season where there is one. One
  /// simple forecast, chosen before any result was seen.
  private static let method = "theta"

  private static func entries(
    _ line: CountSeries, _ options: Options, _ scorer: (any Scorer)?
  ) -> [(entry: Entry, isBetter: Bool)] {
    guard let newest = line.newest else { return [] }
    let last = line.start.distance(to: newest)
    let values = Array(line.values[...last])
    let first = max(schooling - 1, last - options.trials - options.horizons + 1)
    guard first <= last else { return tooShort(line, newest, values[last], options) }
    let origins = Array(first...last)
    let forecasts = forecasts(values, from: origins, line.start, options.horizons, scorer)
    return (1...options.horizons).map { steps in
      let trials = zip(origins, forecasts).compactMap { origin, made -> LeadSkill.Trial? in
        guard origin + steps <= last, !values[origin].isNaN, !values[origin + steps].isNaN,
          let forecast = made[steps - 1]
        else { return nil }
        return LeadSkill.Trial(
          actual: values[origin + steps], forecast: forecast, noChange: values[origin],
          history: values[origin], season: season(values, from: origin, steps: steps))
      }.suffix(options.trials)
      let skill = LeadSkill(Array(trials), steps: steps)
      let people = forecasts.last?[steps - 1]
      let isTestable = skill.trials >= options.leastTrials && people != nil
      let bands = ForecastBands(Array(trials), floor: floor)
      let steady = ForecastBands(Array(trials), floor: floor, of: \.noChange)
      let entry = Entry(
        key: line.key, newest: newest, steps: steps, period: newest.advanced(by: steps),
        verdict: isTestable ? .notBetter : .tooShort,
        expectation: people.map { Expectation($0, bands) },
        noChange: Expectation(values[last], steady), skill: skill,
        isPseudoRealTime: line.isPseudoRealTime)
      return (entry, isTestable && skill.skill >= options.leastSkill && skill.beatsSimpleRules)
    }
  }

  private static func tooShort(
    _ line: CountSeries, _ newest: Period, _ people: Double, _ options: Options
  ) -> [(entry: Entry, isBetter: Bool)] {
    (1...options.horizons).map { steps in
      let entry = Entry(
        key: line.key, newest: newest, steps: steps, period: newest.advanced(by: steps),
        verdict: .tooShort, expectation: nil, noChange: Expectation(people: people),
        skill: LeadSkill([], steps: steps), isPseudoRealTime: line.isPseudoRealTime)
      return (entry, false)
    }
  }

  /// By origin and month ahead; nil where the method could not judge what was known.
  private static func forecasts(
    _ values: [Double], from origins: [Int], _ start: Period, _ horizons: Int,
    _ scorer: (any Scorer)?
  ) -> [[Double?]] {
    let columns = Catalogue.method(named: method)?.columns ?? []
    guard let scorer, let mean = columns.firstIndex(where: { $0.name == "mean" }) else {
      return origins.map { _ in Array(repeating: nil, count: horizons) }
    }
    let scores = PanelScorer(scorer, threads: 1).score(
      origins.map { Array(values[...$0]) }, starts: origins.map { _ in start })
    return scores.map { score in
      (0..<horizons).map { step in
        let place = step * columns.count + mean
        guard score.status == .scored, score.cells.indices.contains(place),
          score.cells[place].isFinite
        else { return nil }
        return score.cells[place]
      }
    }
  }

  /// The same month a year before, moved by the growth of the last quarter over the year; NaN without.
  private static func season(_ values: [Double], from origin: Int, steps: Int) -> Double {
    let past = origin + steps - 12
    guard past >= 0, origin >= 14 else { return .nan }
    let now = values[(origin - 2)...origin].reduce(3 * floor, +)
    let before = values[(origin - 14)...(origin - 12)].reduce(3 * floor, +)
    return max(0, (values[past] + floor) * now / before - floor)
  }
}

extension ReceptionOutlook.Expectation {
  init(_ people: Double, _ bands: ForecastBands) {
    self.init(
      people: people, limits80: bands.limits(0.8, around: people),
      limits95: bands.limits(0.95, around: people), coverage80: bands.coverage(0.8))
  }
}
