import Configuration
import Domain
import Foundation
import Ingest
import Tabular
import Testing

/// The root of the package, found from where this file was compiled.
let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// The reference tables that ship, read once.
func shippedReference() throws -> ReferenceTables { try reference.get() }

private let reference = Result {
  try ReferenceTables(folder: root.appending(path: "datasets/reference").path)
}

/// What a file became, with everything that was delivered.
struct Outcome {
  var report: IngestReport
  var observations: [Figure] = []
  var held: [IngestChunk.Cell] = []
  var leftOut: [Finding] = []
  var chunks = 0

  struct Figure: Hashable {
    var key: SeriesKey
    var period: Period
    /// NaN compares equal to itself here.
    var value: Double?
    var status: ObservationStatus
    var line: Int
  }

  /// Figures as `nationality period value`, in the order of delivery.
  func lines(_ parts: SeriesKey.Part...) -> [String] {
    observations.map { figure in
      (parts.map { figure.key[$0] } + [
        figure.period.description, figure.value.map { "\($0)" } ?? figure.status.code,
      ]).joined(separator: " ")
    }
  }

  func findings(_ rule: String) -> [Finding] {
    report.findings.rules.first { $0.rule == rule }?.first ?? []
  }

  var reasons: [String] {
    if case .heldBack(let reasons) = report.verdict { reasons } else { [] }
  }
}

extension FileIngest {
  /// Ingests and keeps everything; the counts must balance whatever the file is.
  func outcome(
    _ input: TabularInput, file: String = "test.csv", issued: String? = "2025-06-19",
    previous: PreviousIssue? = nil
  ) throws -> Outcome {
    var outcome: Outcome?
    var figures: [Outcome.Figure] = []
    var held: [IngestChunk.Cell] = []
    var leftOut: [Finding] = []
    var series: [SeriesKey] = []
    var chunks = 0
    let report = try run(
      input, file: file, issued: issued.flatMap { Day($0) }, previous: previous
    ) { chunk in
      chunks += 1
      #expect(chunk.firstNewSeries == series.count)
      series += chunk.newSeries
      for index in 0..<chunk.observations.count {
        let key = series[Int(chunk.observations.series[index])]
        let value = chunk.observations.value[index]
        figures.append(
          Outcome.Figure(
            key: key,
            period: Period(
              frequency: key.frequency, ordinal: Int(chunk.observations.period[index])),
            value: value.isNaN ? nil : value, status: chunk.observations.status[index],
            line: Int(chunk.observations.line[index])))
      }
      held += chunk.held
      leftOut += chunk.leftOut
    }
    #expect(report.counts.balance, "\(report.counts)")
    if report.isAccepted {
      #expect(series == report.series)
      #expect(report.counts.observations == figures.count)
    }
    outcome = Outcome(
      report: report, observations: figures, held: held, leftOut: leftOut, chunks: chunks)
    return try #require(outcome)
  }
}

/// A definition from YAML, with the fixed heading that every source needs.
func definition(_ table: String, corrections: String? = nil) throws -> SourceDefinition {
  let folder = FileManager.default.temporaryDirectory.appending(
    path: "caudal-\(UUID().uuidString)/test-source")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
  let heading = """
    source: test-source
    publisher: {name: A ministry}
    title: {en: Figures, es: Cifras}
    licence: {name: none}
    citation: A ministry
    lag_days: 10

    """
  try (heading + table).write(
    to: folder.appending(path: "source.yaml"), atomically: true, encoding: .utf8)
  try corrections?.write(
    to: folder.appending(path: "corrections.yaml"), atomically: true, encoding: .utf8)
  return try SourceFolder(path: folder.path, name: "test-source").definition
}

/// Ingests a text by a contract given as YAML.
func ingest(
  _ text: String, by table: String, corrections: String? = nil, issued: String? = "2025-06-19",
  previous: PreviousIssue? = nil
) throws -> Outcome {
  try FileIngest(definition(table, corrections: corrections), reference: shippedReference())
    .outcome(.bytes(Array(text.utf8)), issued: issued, previous: previous)
}

/// A tidy table of crossings by nationality, the contract that most tests vary.
let crossings = """
  format: tidy
  fixed: {indicator: crossings, place: darien}
  columns:
    period: {as: period, type: month}
    nationality: nationality
    value: {as: value, type: count}

  """
