import Foundation
import GRDB

/// A project of two small sources in a folder of its own, with the reference tables that ship.
final class SmallProject {
  let folder: String
  let caudal: Caudal

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "caudal-cli-\(UUID().uuidString.lowercased())")
    folder = url.path(percentEncoded: false)
    caudal = Caudal(in: folder)
    try FileManager.default.createDirectory(
      at: url.appending(path: "datasets"), withIntermediateDirectories: true)
    for name in ["datasets/reference", "datasets/events", "datasets/corridor", "reports"] {
      try? FileManager.default.createSymbolicLink(
        atPath: "\(folder)/\(name)", withDestinationPath: "\(Caudal.repository)/\(name)")
    }
    try? FileManager.default.removeItem(atPath: "\(folder)/reports")
    try FileManager.default.createDirectory(
      atPath: "\(folder)/reports", withIntermediateDirectories: true)
    for name in ["templates", "style", "messages"] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/reports/\(name)",
        withDestinationPath: "\(Caudal.repository)/reports/\(name)")
    }
    try contract("flows", place: "darien")
    try contract("others", place: "PAN")
    try figures("flows", "2024-05-10", months: 4)
    try figures("others", "2024-05-12", months: 4)
    try write(
      """
      version: 1
      title: {en: Small, es: Pequeña}
      ingest: {sources: all, when_late: tell}
      score:
        - method: mann-kendall
        - method: ears
          series: {min_periods: 12}
      """, to: "pipelines/small.yaml")
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The rules of alerts that ship.
  func addAlertRules() throws {
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder)/pipelines/alerts",
      withDestinationPath: "\(Caudal.repository)/pipelines/alerts")
  }

  /// Changes the warehouse behind Caudal's back.
  func sql(_ text: String) throws {
    try DatabaseQueue(path: "\(folder)/warehouse/small.sqlite").write {
      try $0.execute(sql: text)
    }
  }

  func write(_ text: String, to name: String) throws {
    let url = URL(filePath: "\(folder)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(folder)/\(name)")
  }

  func contract(_ source: String, place: String) throws {
    try write(
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
      """, to: "datasets/\(source)/source.yaml")
  }

  /// Writes one issue: 2023 and the first months of 2024.
  func figures(
    _ source: String, _ issued: String, months: Int, nationalities: [String] = ["HTI", "VEN"]
  ) throws {
    var lines = ["period,nationality,value"]
    let periods =
      (1...12).map { "2023-\($0 < 10 ? "0" : "")\($0)" }
      + (1...months).map { "2024-\($0 < 10 ? "0" : "")\($0)" }
    for (index, period) in periods.enumerated() {
      for (offset, nationality) in nationalities.enumerated() {
        lines.append("\(period),\(nationality),\(10 + index * 3 + offset)")
      }
    }
    try write(lines.joined(separator: "\n") + "\n", to: "datasets/\(source)/\(issued).csv")
  }
}
