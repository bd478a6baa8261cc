import Domain
import Ingest
import Phases
import Warehouse

/// `returns`: looks at returned people, reception and deaths as known on the run's day: shares of
/// children, mirror figures, what reception may expect, deaths per crossings.
///
/// One stage for all sources: a mirror needs both countries, and a rate deaths and crossings.
struct ReturnsStage: Stage {
  /// Raised when the same figures give other rows.
  static let version = 1

  let returns: PipelineFile.Returns
  let panels: PanelShelf
  /// Sources of returns, deaths, crossings and capacity.
  let sources: [SurveyedSource]
  /// What other sources count of people on their way, by country: no crossings, and therefore no
  /// denominator.
  private let others: [SeriesKey]

  let name = StageName(.returns)

  private static let deaths = "deaths-and-disappearances"
  private static let crossings = "crossings"
  private static let read: Set<String> = [
    ReturnIndicator.carriedOut, ReturnIndicator.received, ReturnIndicator.places,
    ReturnIndicator.stay, deaths, crossings,
  ]
  private static let noCrossings: Set<String> = [
    "registrations", "encounters", "irregular-situation-events",
  ]

  init(returns: PipelineFile.Returns, panels: PanelShelf, survey: Survey) {
    self.returns = returns
    self.panels = panels
    sources = survey.sources.filter { !$0.indicators.isDisjoint(with: Self.read) }
    others = survey.sources.flatMap { source in
      source.indicators.intersection(Self.noCrossings).sorted().compactMap { indicator in
        source.folder?.definition.publisher.country.map {
          SeriesKey(source: source.name, indicator: indicator, place: $0, frequency: .month)
        }
      }
    }
  }

  func prepare(_ knowledge: Knowledge, _ bench: Workbench) throws -> Preparation {
    var options = returns.texts
    options[Ingredients.asOfOption] = bench.asOf.description
    options["no_crossings"] = Set(others.map { "\($0.place) \($0.indicator)" }).sorted()
      .joined(separator: ", ")
    var preparation = Preparation(
      ingredients: Ingredients(
        schema: Warehouse.schemaVersion, code: "returns", version: Self.version,
        options: options, inputs: bench.survey.referenceInputs))
    for source in sources {
      let ingest = StageName(.ingest, source.name)
      let standing = knowledge.standings[source.name] ?? SourceStanding()
      if knowledge.pending.contains(ingest) {
        preparation.waitsFor.append(ingest)
        continue
      }
      guard standing.isUsable else {
        preparation.degraded.append(Self.lacks(source))
        continue
      }
      let day = standing.effectiveDay(bench.asOf) ?? bench.asOf
      preparation.ingredients.inputs.append(
        .init(.stage, ingest.description, standing.digest(asOf: day)))
      if let why = standing.degradedWhy { preparation.degraded.append(why) }
    }
    let isAnyUsable = sources.contains { knowledge.standings[$0.name]?.isUsable == true }
    if preparation.waitsFor.isEmpty, !isAnyUsable, !sources.isEmpty {
      preparation.blockers = sources.map { StageName(.ingest, $0.name) }
    }
    if !knowledge.returnedOn.contains(bench.asOf) {
      preparation.missingOutputs = ["returns as of \(bench.asOf)"]
    }
    return preparation
  }

  func perform(_ work: StageWork) throws -> StageResult {
    let bench = work.bench
    let reference = try work.writer.reader.reference()
    var series: [CountSeries] = []
    for source in sources {
      try bench.interruption.check()
      guard let standing = work.knowledge.standings[source.name], standing.isUsable else {
        continue
      }
      let day = standing.effectiveDay(bench.asOf) ?? bench.asOf
      series += try panels.panel(of: source.name, asOf: day, reader: work.writer.reader)
        .map(CountSeries.init)
    }
    let rows = ReturnsLook(reference, returns)
      .rows(figures(series), absent: sources.absentRows)
    let pass = ReturnsPass(
      run: work.run, asOf: bench.asOf, version: Self.version, options: returns.texts)
    let written = try work.writer.store(pass, rows)
    let lacks =
      sources.compactMap { work.knowledge.standings[$0.name]?.degradedWhy }
      + sources.filter { work.knowledge.standings[$0.name]?.isUsable != true }.map(Self.lacks)
    return StageResult(
      state: lacks.isEmpty ? .done : .degraded,
      message: lacks.isEmpty ? nil : lacks.joined(separator: "; "), rowsIn: series.count,
      rowsOut: written)
  }

  private func figures(_ series: [CountSeries]) -> ReturnsLook.Figures {
    var figures = ReturnsLook.Figures()
    var crossings: [SeriesKey: [CountSeries]] = [:]
    for one in series {
      switch one.key.indicator {
      case ReturnIndicator.carriedOut, ReturnIndicator.received:
        if one.key.frequency == .month { figures.returns.append(one) }
      case Self.deaths: if one.key.frequency == .month { figures.deaths.append(one) }
      case ReturnIndicator.places, ReturnIndicator.stay: figures.capacity.append(one)
      case Self.crossings:
        let whole = SeriesKey(
          source: one.key.source, indicator: one.key.indicator, place: one.key.place,
          frequency: one.key.frequency)
        crossings[whole, default: []].append(one)
      default: break
      }
    }
    figures.flows = crossings.sorted { $0.key.source < $1.key.source }.compactMap { key, parts in
      parts.first { $0.key == key } ?? CountSeries(sumOf: parts, key: key)
    }
    figures.flows += others.map {
      CountSeries(key: $0, start: Period(frequency: .month, ordinal: 0), values: [])
    }
    return figures
  }

  private static func lacks(_ source: SurveyedSource) -> String {
    "\(source.name) has no figures to look at"
  }
}

extension SurveyedSource {
  /// The indicators that the source's contract names.
  var indicators: Set<String> {
    guard let definition = folder?.definition else { return [] }
    let columns = definition.columns.filter { $0.role == .parts([.indicator]) }
    return Set(columns.flatMap(\.only) + [definition.fixed[.indicator]].compactMap(\.self))
  }
}

extension CountSeries {
  init(_ series: PanelSeries) {
    self.init(
      key: series.key, start: series.start, values: series.values,
      isPseudoRealTime: series.isPseudoRealTime)
  }
}
