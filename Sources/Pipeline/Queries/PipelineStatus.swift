package import Domain
import FoundationEssentials
import Ingest
package import Warehouse

/// How a pipeline stands: its sources by their publishers' calendars, its last runs.
package struct PipelineStatus: Sendable {
  package struct Source: Sendable, Equatable {
    package var name: String
    package var freshness: Freshness
    package var newestPeriod: Period?
    package var newestIssue: Day?
    /// The day by which the next period is expected.
    package var dueOn: Day?
    /// The newest file, where its contract holds it back.
    package var heldBack: String?
  }

  package struct Run: Sendable, Equatable {
    package var record: RunRecord
    package var counts: [StageState: Int]
  }

  package var name: String
  package var warehouse: String
  package var day: Day
  package var sources: [Source]
  /// Newest first.
  package var runs: [Run]
  /// Open cases of the alert register.
  package var alerts: [AlertRow] = []
  /// Whether a late source counts as a fault, as the pipeline file says.
  package var lateCounts: Bool

  /// Whether nothing asks for attention.
  package var isGood: Bool {
    let last = runs.first
    let attention = StageState.allCases.filter(\.needsAttention)
    return !attention.contains { (last?.counts[$0] ?? 0) > 0 }
      && last?.record.state != .interrupted && last?.record.state != .failed
      && !sources.contains { $0.heldBack != nil }
      && (!lateCounts || !sources.contains { $0.freshness == .late || $0.freshness == .silent })
  }
}

extension PipelineStatus {
  /// Asks one pipeline, or all of `pipelines/`.
  ///
  /// - Parameters:
  ///   - pipeline: path or bare name; nil for all.
  ///   - warehouse: another file than the pipeline's own.
  ///   - day: the day on which the question is asked.
  ///   - runs: how many runs are told.
  /// - Throws: a ``Failure`` where a pipeline that is named cannot be found; problems of its file.
  package static func of(
    _ pipeline: String?, warehouse: String? = nil, on day: Day, runs: Int = 5
  ) throws -> [PipelineStatus] {
    let places: [WarehousePlace]
    if let pipeline {
      places = [WarehousePlace(try Project(pipeline: pipeline), file: warehouse)]
    } else {
      places = WarehousePlace.all()
      guard !places.isEmpty else {
        throw Failure(
          .inputMissing, what: "there is no pipeline", at: "pipelines/",
          why: "the folder holds no .yaml file", next: "Call caudal in the project's folder.")
      }
    }
    return try places.compactMap { place in
      guard let project = place.project else { return nil }
      return try status(place, project, on: day, runs: runs)
    }
  }

  private static func status(
    _ place: WarehousePlace, _ project: Project, on day: Day, runs: Int
  ) throws -> PipelineStatus {
    let surveyor = try Surveyor(project)
    let text = try String(contentsOfFile: project.pipelineFile, encoding: .utf8)
    let pipeline = try PipelineReader.read(
      text, file: project.pipelineFile, sources: surveyor.sourceNames())
    let definitions = try surveyor.definitions(pipeline)
    var status = PipelineStatus(
      name: pipeline.name, warehouse: place.path, day: day, sources: [], runs: [],
      lateCounts: pipeline.ingest.whenLate == .fail)
    guard Path.isFile(place.path) else {
      status.sources = definitions.map { source(name: $0.name, $0.definition, nil, nil, day) }
      return status
    }
    try Warehouse(path: place.path, access: .reading).read { reader in
      let known = Dictionary(
        try reader.sources(asOf: day).map { ($0.source.code, $0) },
        uniquingKeysWith: { first, _ in first })
      status.sources = try definitions.map { entry in
        let newest = try reader.files(of: entry.name).last { $0.issuedOn <= day }
        return source(
          name: entry.name, entry.definition, known[entry.name],
          newest.flatMap { $0.isAccepted ? nil : $0.path }, day)
      }
      status.alerts = try reader.alerts(openOnly: true)
      status.runs = try reader.runs(last: runs).map { record in
        Run(
          record: record,
          counts: Dictionary(
            try reader.stages(of: record.id).map { ($0.state, 1) }, uniquingKeysWith: +))
      }
    }
    return status
  }

  private static func source(
    name: String, _ definition: SourceDefinition?, _ known: SourceStatus?, _ heldBack: String?,
    _ day: Day
  ) -> Source {
    let newest = known?.newestIssue == nil ? nil : known?.newestPeriod
    var source = Source(
      name: name, freshness: .unknown, newestPeriod: newest, newestIssue: known?.newestIssue,
      heldBack: heldBack)
    guard let expected = definition?.expected else { return source }
    if let newest {
      var covered = Period(expected.every, containing: newest.end)
      if covered.end > newest.end { covered = covered.advanced(by: -1) }
      source.dueOn = expected.due(covered.advanced(by: 1))
    }
    if heldBack == nil {
      source.freshness = Freshness(
        newest: newest, every: expected.every, byDay: expected.byDay,
        graceDays: expected.graceDays, on: day)
    }
    return source
  }
}
