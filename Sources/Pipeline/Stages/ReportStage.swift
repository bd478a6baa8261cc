import Domain
import Reporting
import Warehouse

/// `report`: prints pages and annexes of everything that the stages before have left.
///
/// A source that failed does not stop the report: it runs degraded, and the report itself says what
/// stands on an older vintage or is not there.
struct ReportStage: Stage {
  /// Raised when the same warehouse gives other pages.
  static let version = 3

  let report: PipelineFile.Report
  /// Stages whose results the report prints.
  let reads: [StageName]

  let name = StageName(.report)

  func prepare(_ knowledge: Knowledge, _ bench: Workbench) throws -> Preparation {
    let standings = bench.survey.sources.map {
      ($0.name, knowledge.standings[$0.name] ?? SourceStanding())
    }
    let degraded = standings.compactMap { $0.1.degradedWhy }
    let missing = standings.filter { !$0.1.isUsable }.map(\.0)
    var preparation = Preparation(
      ingredients: Ingredients(
        schema: Warehouse.schemaVersion, code: "report", version: Self.version,
        options: options(bench, degraded: degraded, missing: missing),
        inputs: bench.survey.templates + bench.survey.circumstances))
    preparation.waitsFor = reads.filter { knowledge.pending.contains($0) }
    for stage in reads where !knowledge.pending.contains(stage) {
      guard knowledge.states[stage] != .blocked, let key = knowledge.keys[stage] else { continue }
      preparation.ingredients.inputs.append(.init(.stage, stage.description, key))
    }
    if preparation.waitsFor.isEmpty, missing.count == standings.count {
      preparation.blockers = reads.filter { $0.kind == .ingest }
    }
    preparation.degraded = degraded + missing.map { "\($0) has no figures to print" }
    preparation.missingOutputs = ReportFolder(bench.output).missing
    return preparation
  }

  func perform(_ work: StageWork) throws -> StageResult {
    let bench = work.bench
    let printing = ReportPrinting(bench.project, bench.pipeline, asOf: bench.asOf)
    let files = try printing.files(report, reader: work.writer.reader)
    let paper = printing.paper(report)
    try ReportFolder(bench.output).replace(
      by: files, pipeline: bench.pipeline, asOf: bench.asOf, run: work.run.rawValue,
      paper: paper)
    try printing.shelve(bench.output)
    let standings = work.knowledge.standings.values
    let degraded = standings.compactMap(\.degradedWhy).sorted()
    let missing = work.knowledge.standings.filter { !$0.value.isUsable }.keys.sorted()
      .map { "\($0) has no figures to print" }
    let unprinted = paper == nil && printing.wantsPaper(report) ? [PaperPrinter.absence] : []
    let lacks = degraded + missing + unprinted
    return StageResult(
      state: lacks.isEmpty ? .done : .degraded,
      message: lacks.isEmpty ? nil : lacks.joined(separator: "; "),
      rowsIn: work.knowledge.standings.count, rowsOut: files.count)
  }

  private func options(
    _ bench: Workbench, degraded: [String], missing: [String]
  ) -> [String: String] {
    var options = [
      Ingredients.asOfOption: bench.asOf.description,
      "languages": report.languages.joined(separator: " "),
      "formats": report.formats.joined(separator: " "),
      "title": "\(bench.pipeline.title["en"] ?? "") / \(bench.pipeline.title["es"] ?? "")",
    ]
    for (language, locale) in report.numbers { options["numbers.\(language)"] = locale }
    if let day = report.previousMeeting { options["previous_meeting"] = day.description }
    // The page says so: what it says depends on it.
    if !degraded.isEmpty { options["degraded"] = degraded.joined(separator: "; ") }
    if !missing.isEmpty { options["missing"] = missing.joined(separator: " ") }
    return options
  }
}
