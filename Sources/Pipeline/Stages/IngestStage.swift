import Configuration
import Domain
import Ingest
import Warehouse

/// `ingest/SOURCE`: reads the files of one source that the warehouse does not have yet.
///
/// Only new files are read while contract, corrections and reference tables stay what they were.
/// Where one of these or the bytes of a file that was read have changed, the same issues now say
/// something else, and the source is read anew as a whole.
struct IngestStage: Stage {
  /// Raised when the same files give other figures or findings.
  static let version = 1

  let source: SurveyedSource

  var name: StageName { StageName(.ingest, source.name) }

  func prepare(_ knowledge: Knowledge, _ bench: Workbench) -> Preparation {
    var preparation = Preparation(
      ingredients: Ingredients(
        schema: Warehouse.schemaVersion, code: "ingest", version: Self.version,
        options: ["when_held_back": source.whenHeldBack.rawValue],
        inputs: source.inputs + bench.survey.referenceInputs))
    let reference = ReferenceStage().name
    if knowledge.states[reference] == .failed { preparation.blockers = [reference] }
    return preparation
  }

  func perform(_ work: StageWork) throws -> StageResult {
    guard let folder = source.folder else { throw brokenContract }
    let definition = folder.definition
    let writer = work.writer
    try writer.store(SourceDescription(definition))
    try writer.store(definition.corrections.map(DeclaredCorrection.init), of: source.name)
    guard !source.files.isEmpty else { throw noFiles(definition) }
    let ingest: FileIngest
    do throws(Problems) {
      ingest = try FileIngest(definition, reference: work.bench.survey.reference)
    } catch {
      throw broken(error.all)
    }
    if mustReadAnew(work) { try writer.removeFigures(of: source.name) }
    var known: [String: PublishedFile] = [:]
    for file in try writer.reader.files(of: source.name) { known[file.digest + file.path] = file }
    var tally = IngestTally(files: source.files.count)
    for file in source.files {
      try work.bench.interruption.check()
      if let before = known[file.digest.hex + file.issue.name] {
        tally.addKnown(before)
        continue
      }
      try tally.add(load(file, ingest, work), path: file.issue.name)
    }
    return tally.result(whenHeldBack: source.whenHeldBack)
  }

  /// What other stages can build on once this one has ended.
  func standing(_ reader: WarehouseReader, state: StageState, past: StagePast) throws
    -> SourceStanding
  {
    let files = try reader.files(of: source.name)
    let last = past.lastGood(asOf: nil)
    var standing = SourceStanding(
      accepted: files.filter(\.isAccepted),
      readUnder: (last?.ingredients?.inputs ?? []).filter { $0.kind != .file },
      isPseudoRealTime: source.folder?.definition.isPseudoRealTime ?? true,
      heldBack: files.filter { !$0.isAccepted }.map(\.path))
    let usesLastGood = source.whenHeldBack == .useLastGood
    switch state {
    case .done, .skipped: standing.isUsable = !standing.accepted.isEmpty
    case .degraded, .failed, .blocked:
      standing.isUsable = usesLastGood && !standing.accepted.isEmpty
      if let newest = standing.accepted.last {
        standing.degradedWhy = "\(source.name) stands on \(newest.path)"
      }
    }
    return standing
  }

  // MARK: Reading

  private func mustReadAnew(_ work: StageWork) -> Bool {
    guard let before = work.before else { return false }
    if work.isForced { return true }
    let now = Ingredients(
      schema: Warehouse.schemaVersion, code: "ingest", version: Self.version,
      inputs: source.inputs + work.bench.survey.referenceInputs)
    let comparison = Comparison(now: now, before: before)
    return before.schema != now.schema || before.version != now.version
      || [.contract, .corrections, .reference].contains { !comparison.different($0).isEmpty }
      || !comparison.changed(.file).isEmpty
  }

  private func load(
    _ file: SurveyedSource.File, _ ingest: FileIngest, _ work: StageWork
  ) throws -> LoadedFile {
    let issued = try file.issue.issued ?? issueDate(file, ingest)
    let previous = try previousIssue(before: issued, work.writer.reader)
    let description = FileDescription(
      source: source.name, path: file.issue.name, digest: file.digest.hex, bytes: file.bytes,
      issuedOn: issued)
    let progress = RowProgress(name, work.bench)
    let interruption = work.bench.interruption
    let outcome = try work.writer.load(description, run: work.run) { sink in
      let report = try ingest.run(
        file.issue.input, file: file.issue.name, issued: issued, previous: previous
      ) { chunk in
        try interruption.check()
        try sink.add(chunk)
        progress.add(rows: chunk.observations.count)
      }
      progress.keep(report)
      return FileReading(report)
    }
    return LoadedFile(outcome: outcome, rows: progress.rowsIn, findings: progress.findings)
  }

  /// The issue date that stands inside a file: the file is read once to find it.
  private func issueDate(_ file: SurveyedSource.File, _ ingest: FileIngest) throws -> Day {
    let report = try ingest.run(file.issue.input, file: file.issue.name) { _ in }
    if let issued = report.issued { return issued }
    throw Failure(
      .data, what: "the file has no issue date", at: file.issue.name,
      why: "neither its name nor a line above its table holds one",
      unchanged: "Nothing of the source was changed.",
      next: "Name the file by the day on which it was issued, such as 2025-05-13.csv.")
  }

  private func previousIssue(
    before day: Day, _ reader: WarehouseReader
  ) throws -> PreviousIssue? {
    let before = try reader.files(of: source.name).last { $0.isAccepted && $0.issuedOn < day }
    return before.map { file in
      PreviousIssue(
        issued: file.issuedOn, rows: file.rows, total: file.totalOfValues,
        newest: Dictionary(
          file.newest.map { ($0.frequency, $0.ordinal) }, uniquingKeysWith: max))
    }
  }

  // MARK: What stops the stage

  private var brokenContract: Failure { broken(source.problems) }

  private func broken(_ problems: [Problem]) -> Failure {
    let more = problems.count > 1 ? " (and \(problems.count - 1) more)" : ""
    return Failure(
      .configuration, what: "the source cannot be read",
      at: problems.first.map { $0.line > 0 ? "\($0.file):\($0.line):\($0.column)" : $0.file },
      why: (problems.first?.message ?? "its contract cannot be read") + more,
      unchanged: "Figures that were read before stand.",
      next: "`caudal check` lists every problem.")
  }

  private func noFiles(_ definition: SourceDefinition) -> Failure {
    Failure(
      .inputMissing, what: "the source has no file", at: "\(source.name)/\(definition.files)",
      why: "no file of the folder has such a name",
      unchanged: "Figures that were read before stand.",
      next: "Put the publisher's file there, named by the day on which it was issued.")
  }
}
