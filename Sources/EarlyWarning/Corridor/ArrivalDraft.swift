import Domain
import Statistics

/// An entry before it is decided whether it is shown.
struct ArrivalDraft {
  var entry: ArrivalOutlook.Entry
  var skill: LeadSkill
  var order: Order
  var isMeasured = false
  private var people: Double?
  private var bands: ForecastBands

  struct Order: Comparable {
    var stage: Int
    var line: Int
    var target: Int

    static func < (left: Order, right: Order) -> Bool {
      (left.stage, left.line, left.target) < (right.stage, right.line, right.target)
    }
  }

  init?(
    _ replay: ArrivalReplay, _ index: Int, _ flows: CorridorFlows, _ target: LeadTarget,
    _ options: ArrivalOutlook.Options
  ) {
    let line = replay.table.lines[index]
    guard let newest = flows.stages[line.stage].newest else { return nil }
    let trials = replay.trials(index)
    people = replay.forecast(index, from: newest)
    if people == nil, trials.isEmpty { return nil }
    skill = LeadSkill(trials.map(\.trial), steps: target.steps)
    bands = ForecastBands(trials.map(\.trial), floor: GrowthTable.floor)
    let place = target == .nowcast ? 0 : target.steps
    order = Order(stage: line.stage, line: index, target: place)
    entry = ArrivalOutlook.Entry(
      place: flows.stages[line.stage].place.place, code: line.code, target: target,
      newest: flows.period(newest), period: flows.period(newest + target.steps),
      verdict: .noLead(.tooShort(trials: trials.count)),
      trials: Dictionary(
        trials.map { (flows.period($0.time), $0.trial) }, uniquingKeysWith: { first, _ in first }),
      isPseudoRealTime: flows.stages[line.stage].isPseudoRealTime)
  }

  /// Mean of the figures that past forecasts set out from.
  var usualPeople: Double {
    let trials = entry.trials.values.map(\.noChange).sorted()
    return trials.isEmpty ? 0 : trials.reduce(0, +) / Double(trials.count)
  }

  func isTestable(_ options: ArrivalOutlook.Options) -> Bool {
    skill.trials >= options.leastTrials
  }

  func isBetter(_ options: ArrivalOutlook.Options) -> Bool {
    skill.skill >= options.leastSkill && skill.beatsSimpleRules
  }

  func entry(_ options: ArrivalOutlook.Options) -> ArrivalOutlook.Entry {
    var entry = entry
    if isMeasured, let people, people < options.leastPeople {
      entry.verdict = .noLead(.tooFew)
    } else if isMeasured, let people {
      entry.verdict = .measured(
        ArrivalOutlook.Expectation(
          people: people, limits80: bands.limits(0.8, around: people),
          limits95: bands.limits(0.95, around: people), coverage80: bands.coverage(0.8),
          skill: skill))
    } else if isMeasured {
      entry.verdict = .noLead(.notDue(skill))
    } else if isTestable(options) {
      entry.verdict = .noLead(.notBetter(skill))
    }
    return entry
  }
}
