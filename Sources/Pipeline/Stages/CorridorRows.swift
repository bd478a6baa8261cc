import Domain
import EarlyWarning
import Statistics
import Warehouse

/// What is said of the corridor, in the warehouse's form.
struct CorridorRows {
  var flows: [CorridorFlowRow] = []
  var outlook: [OutlookRow] = []
  var stocks: [StockRow] = []

  /// Nothing: no place has figures.
  init() {}

  /// - Parameters:
  ///   - flows: what is counted along the route, as known on a day.
  ///   - graph: the corridor.
  ///   - corridor: what is asked.
  init(_ flows: CorridorFlows, _ graph: CorridorGraph, _ corridor: PipelineFile.Corridor) {
    let entries = ArrivalOutlook(flows, graph, corridor.outlook).entries
    let orders = Dictionary(
      flows.stages.enumerated().map { ($1.place.place, $0) },
      uniquingKeysWith: { first, _ in first })
    outlook = entries.compactMap { entry in
      orders[entry.place].map { stage in
        OutlookRow(entry, key: flows.stages[stage].key(entry.code), order: stage + 1)
      }
    }
    for (stage, own) in flows.stages.enumerated() {
      for code in [SeriesKey.whole] + own.groups.keys.sorted() {
        add(own, code, flows, order: stage + 1, months: corridor.months)
      }
      guard stage > 0 else { continue }
      let before = flows.stages[stage - 1]
      // Whoever has a line of their own is numerous enough to be told apart.
      for code in Self.codes(entries, at: own.place.place) {
        guard let stock = WaitingStock(flows, before: stage, of: code, graph) else { continue }
        stocks += stock.months.suffix(corridor.months).map { month in
          StockRow(month, key: own.key(code), from: before.key(code), order: stage + 1)
        }
      }
    }
  }

  private mutating func add(
    _ stage: CorridorFlows.Stage, _ code: String, _ flows: CorridorFlows, order: Int, months: Int
  ) {
    guard let values = stage.series(code) else { return }
    for index in values.indices.suffix(months) where !values[index].isNaN {
      self.flows.append(
        CorridorFlowRow(
          key: stage.key(code), period: flows.period(index), order: order, value: values[index]))
    }
  }

  /// Lines at a place, each once, in their order.
  private static func codes(_ entries: [ArrivalOutlook.Entry], at place: String) -> [String] {
    var seen: Set<String> = []
    return entries.lazy.filter { $0.place == place }.map(\.code).filter { seen.insert($0).inserted }
  }
}

extension CorridorFlows.Stage {
  /// The series that counts everybody, a nationality or a group here.
  func key(_ code: String) -> SeriesKey {
    SeriesKey(
      source: source, indicator: indicator, place: place.place, nationality: code,
      frequency: .month)
  }
}

extension OutlookRow {
  init(_ entry: ArrivalOutlook.Entry, key: SeriesKey, order: Int) {
    var row = OutlookRow(
      key: key, target: entry.target == .nowcast ? .nowcast : .forecast,
      steps: entry.target.steps, order: order, newest: entry.newest, period: entry.period,
      lead: .tooShort, isPseudoRealTime: entry.isPseudoRealTime)
    switch entry.verdict {
    case .measured(let expectation):
      row.lead = .measured
      row.expectation = Expectation(
        people: expectation.people, limits80: expectation.limits80,
        limits95: expectation.limits95, coverage80: expectation.coverage80)
      row.record = Record(expectation.skill)
    case .noLead(.notBetter(let skill)):
      row.lead = .notBetter
      row.record = Record(skill)
    case .noLead(.notDue(let skill)):
      row.lead = .notDue
      row.record = Record(skill)
    case .noLead(.tooFew): row.lead = .tooFew
    case .noLead(.tooShort): row.lead = .tooShort
    }
    self = row
  }
}

extension OutlookRow.Record {
  init(_ skill: LeadSkill) {
    self.init(
      trials: skill.trials, error: skill.error, noChangeError: skill.noChangeError,
      historyError: skill.historyError,
      seasonError: skill.seasonError.isNaN ? nil : skill.seasonError, skill: skill.skill,
      p: skill.p)
  }
}

extension StockRow {
  init(_ month: WaitingStock.Month, key: SeriesKey, from: SeriesKey, order: Int) {
    self.init(
      key: key, from: from, period: month.period, order: order, inflow: month.inflow,
      outflow: month.outflow, waiting: month.lower...month.upper,
      daysOfOutflow: month.daysOfOutflow, isSaturated: month.isSaturated)
  }
}
