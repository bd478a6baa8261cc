import Configuration
import Domain
import Foundation
import Pipeline
import Synchronization
import Testing
import Warehouse

/// A small project in a folder of its own: two sources, one pipeline, the reference tables that
/// ship.
final class TestProject {
  let folder: TemporaryFolder
  /// The day on which the project thinks that it runs.
  var today = "2024-06-30"

  init() throws {
    folder = try TemporaryFolder()
    try copy("datasets/reference")
    try contract("flows")
    try contract("others", place: "PAN")
    try figures("flows", "2024-05-10", months: 1...4, factor: 1)
    try figures("others", "2024-05-12", months: 1...4, factor: 2)
    try pipeline()
  }

  /// Adds a report to the pipeline, and what it is printed with.
  func addReport() throws {
    for name in [
      "datasets/events", "datasets/corridor", "reports/templates", "reports/style",
      "reports/messages",
    ] {
      try copy(name)
    }
    let file = "pipelines/small.yaml"
    try folder.write(folder.read(file) + "\nreport: {languages: [es, en]}\n", to: file)
  }

  /// The rules of alerts that ship.
  func addAlertRules() throws { try copy("pipelines/alerts") }

  /// Adds a block `signal` to the pipeline, and what signals are looked for and said with.
  func addSignals(_ block: String) throws {
    for name in ["datasets/events", "datasets/corridor", "reports/messages"] { try copy(name) }
    let file = "pipelines/small.yaml"
    try folder.write(folder.read(file) + "\n\(block)\n", to: file)
  }

  /// Adds a source that ships, with its contract and its figures.
  func copySource(_ name: String) throws { try copy("datasets/\(name)") }

  /// Copies a folder of the repository.
  private func copy(_ name: String) throws {
    let repository = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let target = URL(filePath: folder(name))
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: repository.appending(path: name), to: target)
  }

  func contract(_ source: String, place: String = "darien", extra: String = "") throws {
    try folder.write(
      """
      source: \(source)
      publisher: {name: Office, country: PAN}
      title: {en: Flows, es: Flujos}
      licence: {name: CC BY 4.0}
      citation: Office
      expected: {every: month, by_day: 15, grace_days: 10}
      lag_days: 13
      format: tidy
      fixed: {indicator: crossings, place: \(place)}
      columns:
        period: {as: period, type: month}
        nationality: nationality
        value: {as: value, type: count}
      \(extra)
      """, to: "datasets/\(source)/source.yaml")
  }

  /// Writes one issue: from 2023 on to the months of 2024, two nationalities.
  func figures(
    _ source: String, _ issued: String, months: ClosedRange<Int>, factor: Int,
    changing change: [String: Int] = [:]
  ) throws {
    var lines = ["period,nationality,value"]
    let periods = (1...12).map { month("2023", $0) } + months.map { month("2024", $0) }
    for (index, period) in periods.enumerated() {
      for (offset, nationality) in ["HTI", "VEN"].enumerated() {
        let value = change["\(period) \(nationality)"] ?? (10 + index * 3 + offset) * factor
        lines.append("\(period),\(nationality),\(value)")
      }
    }
    try write(lines, source, issued)
  }

  /// Writes an issue that its contract holds back: a figure that is no number.
  func brokenFile(_ source: String, _ issued: String) throws {
    try write(["period,nationality,value", "2024-05,HTI,many"], source, issued)
  }

  func pipeline(
    name: String = "small", asOf: String = "latest", ingest: String = "{sources: all}",
    options: String = "{variant: original}"
  ) throws {
    try folder.write(
      """
      version: 1
      title: {en: Small, es: Pequeña}
      as_of: \(asOf)
      ingest: \(ingest)
      score:
        - method: mann-kendall
          options: \(options)
        - method: ears
          options: {alpha: 0.01}
          series: {frequencies: [month], min_periods: 12}
      """, to: "pipelines/\(name).yaml")
  }

  func request(_ change: (inout RunRequest) -> Void = { _ in }) -> RunRequest {
    let moment = Moment("\(today)T06:00:00Z") ?? Moment(seconds: 0)
    var request = RunRequest(
      pipeline: folder("pipelines/small.yaml"), threads: 1, command: "caudal run small",
      now: { moment })
    change(&request)
    return request
  }

  func run(_ change: (inout RunRequest) -> Void = { _ in }) throws -> RunSummary {
    try Runner(request(change)).run()
  }

  var warehousePath: String { folder("warehouse/small.sqlite") }

  func read<Answer>(_ body: (WarehouseReader) throws -> Answer) throws -> Answer {
    try Warehouse(path: warehousePath, access: .reading).read(body)
  }

  private func month(_ year: String, _ number: Int) -> String {
    "\(year)-\(number < 10 ? "0" : "")\(number)"
  }

  private func write(_ lines: [String], _ source: String, _ issued: String) throws {
    try folder.write(
      lines.joined(separator: "\n") + "\n", to: "datasets/\(source)/\(issued).csv")
  }
}

extension RunSummary {
  /// State by stage.
  var states: [String: StageState] {
    Dictionary(
      outcomes.map { ($0.name.description, $0.state) }, uniquingKeysWith: { first, _ in first })
  }

  /// Stages in a state, in the order of the run.
  func stages(_ state: StageState) -> [String] {
    outcomes.filter { $0.state == state }.map(\.name.description)
  }

  func outcome(_ stage: String) -> StageOutcome? {
    outcomes.first { $0.name.description == stage }
  }

  func reason(_ stage: String) -> String? { outcome(stage)?.reason }
}
