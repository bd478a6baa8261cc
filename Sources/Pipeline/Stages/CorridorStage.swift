import Domain
import EarlyWarning
import Ingest
import Warehouse

/// `corridor`: follows people along the route, as known on the run's day: flows by place, who waits
/// between two places, and what may be expected with how good it was in the past.
///
/// One stage for all sources: a place's expectation comes from its neighbours' figures.
struct CorridorStage: Stage {
  /// Raised when the same figures give other flows, stocks or expectations.
  static let version = 1

  let corridor: PipelineFile.Corridor
  let panels: PanelShelf
  /// Sources that count people at a place of the corridor.
  let sources: [SurveyedSource]

  let name = StageName(.corridor)

  init(corridor: PipelineFile.Corridor, panels: PanelShelf, survey: Survey) {
    self.corridor = corridor
    self.panels = panels
    let observing = Set((survey.corridor?.places ?? []).flatMap(\.observedBy))
    sources = survey.sources.filter { observing.contains($0.name) }
  }

  func prepare(_ knowledge: Knowledge, _ bench: Workbench) throws -> Preparation {
    var options = corridor.texts
    options[Ingredients.asOfOption] = bench.asOf.description
    var preparation = Preparation(
      ingredients: Ingredients(
        schema: Warehouse.schemaVersion, code: "corridor", version: Self.version,
        options: options, inputs: bench.survey.referenceInputs + bench.survey.circumstances))
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
    if !knowledge.followedOn.contains(bench.asOf) {
      preparation.missingOutputs = ["the corridor as of \(bench.asOf)"]
    }
    return preparation
  }

  func perform(_ work: StageWork) throws -> StageResult {
    let bench = work.bench
    let reference = try work.writer.reader.reference()
    let territory = Territory(reference)
    let graph = try graph(reference)
    var series: [SeriesHistory] = []
    for source in sources {
      try bench.interruption.check()
      guard let standing = work.knowledge.standings[source.name], standing.isUsable else {
        continue
      }
      let day = standing.effectiveDay(bench.asOf) ?? bench.asOf
      series += try panels.panel(of: source.name, asOf: day, reader: work.writer.reader)
        .map(SeriesHistory.init)
    }
    let families = FlowPanel(territory, absent: sources.absentRows).families(series)
    let pass = CorridorPass(
      run: work.run, asOf: bench.asOf, version: Self.version, options: corridor.texts)
    let flows = CorridorFlows(families, along: graph, territory)
    let rows = flows.map { CorridorRows($0, graph, corridor) } ?? CorridorRows()
    let written = try work.writer.store(
      pass, flows: rows.flows, outlook: rows.outlook, stocks: rows.stocks)
    let lacks =
      sources.compactMap { work.knowledge.standings[$0.name]?.degradedWhy }
      + sources.filter { work.knowledge.standings[$0.name]?.isUsable != true }.map(Self.lacks)
    return StageResult(
      state: lacks.isEmpty ? .done : .degraded,
      message: lacks.isEmpty ? nil : lacks.joined(separator: "; "), rowsIn: series.count,
      rowsOut: written)
  }

  private static func lacks(_ source: SurveyedSource) -> String {
    "\(source.name) has no figures to follow"
  }

  private func graph(_ reference: ReferenceRows) throws -> CorridorGraph {
    do throws(CorridorGraph.Failure) {
      return try CorridorGraph(
        places: reference.corridorPlaces, legs: reference.corridorLegs,
        origins: Set(reference.countries.map(\.code)), groups: reference.groups,
        countries: reference.countries)
    } catch {
      throw Failure(
        .data, what: "the corridor is no graph", at: error.subject, why: error.description,
        unchanged: "What was known of the corridor stands.",
        next: "Correct `datasets/corridor`; `caudal check` reads it.")
    }
  }
}

extension [SurveyedSource] {
  /// What an absent row means, by source, as its contract declares.
  var absentRows: @Sendable (String) -> AbsentRows {
    let declared = Dictionary(
      compactMap { source in source.folder.map { (source.name, $0.definition.absentRows) } },
      uniquingKeysWith: { first, _ in first })
    return { declared[$0] ?? .missing }
  }
}
