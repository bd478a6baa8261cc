import Domain
import Phases
import Warehouse

/// `drivers`: what public indicators report of countries of origin as known on the run's day, how
/// countries rank by them and how surely, and which indicators go with the flows that are counted.
///
/// One stage for all sources: a rank compares countries, and a flow stands beside all indicators.
struct DriversStage: Stage {
  /// Raised when the same figures give other results.
  static let version = 1

  let drivers: PipelineFile.Drivers
  let panels: PanelShelf
  /// The block's sources, indicators first.
  let sources: [SurveyedSource]

  let name = StageName(.drivers)

  init(drivers: PipelineFile.Drivers, panels: PanelShelf, survey: Survey) {
    self.drivers = drivers
    self.panels = panels
    let wanted = drivers.indicators + drivers.flows
    sources = wanted.compactMap { name in survey.sources.first { $0.name == name } }
  }

  func prepare(_ knowledge: Knowledge, _ bench: Workbench) throws -> Preparation {
    var options = drivers.texts
    options[Ingredients.asOfOption] = bench.asOf.description
    var preparation = Preparation(
      ingredients: Ingredients(
        schema: Warehouse.schemaVersion, code: "drivers", version: Self.version,
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
    if !knowledge.driversOn.contains(bench.asOf) {
      preparation.missingOutputs = ["the drivers as of \(bench.asOf)"]
    }
    return preparation
  }

  func perform(_ work: StageWork) throws -> StageResult {
    let bench = work.bench
    var tables = DriverTables(
      origins: Set(try work.writer.reader.reference().countries.map(\.code)))
    for source in sources {
      try bench.interruption.check()
      guard let standing = work.knowledge.standings[source.name], standing.isUsable else {
        continue
      }
      let day = standing.effectiveDay(bench.asOf) ?? bench.asOf
      let panel = try panels.panel(of: source.name, asOf: day, reader: work.writer.reader)
      if drivers.indicators.contains(source.name) { tables.addIndicators(panel) }
      if drivers.flows.contains(source.name) { tables.addFlow(source.name, panel) }
    }
    let findings = DriverRows(
      tables, drivers, year: bench.asOf.components.year, threads: bench.threads
    ).findings
    let pass = DriverPass(
      run: work.run, asOf: bench.asOf, version: Self.version, options: drivers.texts)
    let written = try work.writer.store(pass, findings)
    let lacks =
      sources.compactMap { work.knowledge.standings[$0.name]?.degradedWhy }
      + sources.filter { work.knowledge.standings[$0.name]?.isUsable != true }.map(Self.lacks)
    return StageResult(
      state: lacks.isEmpty ? .done : .degraded,
      message: lacks.isEmpty ? nil : lacks.joined(separator: "; "), rowsIn: tables.seriesRead,
      rowsOut: written)
  }

  private static func lacks(_ source: SurveyedSource) -> String {
    "\(source.name) has no figures to look at"
  }
}
