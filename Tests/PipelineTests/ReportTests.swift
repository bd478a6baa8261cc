import Domain
import Foundation
import Pipeline
import Testing
import Warehouse

@Suite("The report of a run")
struct ReportTests {
  private func project() throws -> TestProject {
    let project = try TestProject()
    try project.addReport()
    return project
  }

  private let folder = "reports/output/small/2024-05-12"

  @Test("A run leaves pages, a manifest, its record and the published copy, and nothing half done")
  func delivered() throws {
    let project = try project()
    let summary = try project.run()
    #expect(summary.outcomes.last?.name.description == "report")
    #expect(summary.isGood)
    let files = project.folder.files().filter { $0.hasPrefix("reports/output/small/") }
    for name in ["manifest.json", "run.json", "small.sqlite"] {
      #expect(files.contains("\(folder)/\(name)"))
    }
    #expect(files.contains { $0.hasSuffix(".es.html") })
    #expect(!files.contains { $0.contains("partial") || $0.contains(".old-") })
    #expect(try project.run().stages(.done).isEmpty)
  }

  @Test("A page that was removed or edited comes back, and nothing else runs")
  func missing() throws {
    let project = try project()
    _ = try project.run()
    let page = try #require(
      project.folder.files().first { $0.hasPrefix(folder) && $0.hasSuffix(".es.html") })
    let name = String(page.dropFirst(folder.count + 1))
    try project.folder.write("edited", to: page)
    let edited = try project.run()
    #expect(edited.stages(.done) == ["report"])
    #expect(edited.reason("report") == "run — \(name) missing")
    #expect(try project.folder.read(page).contains("<html"))
    try project.folder.remove(folder)
    #expect(try project.run().reason("report") == "run — manifest.json missing")
  }

  @Test("A template that changed prints the report anew")
  func template() throws {
    let project = try project()
    _ = try project.run()
    let name = "reports/style/print.css"
    try project.folder.write(project.folder.read(name) + "\n", to: name)
    let summary = try project.run()
    #expect(summary.stages(.done) == ["report"])
    #expect(summary.reason("report") == "run — template style/print.css changed")
  }

  @Test("A source on an older file makes the report degraded, and the next good file mends it")
  func degraded() throws {
    let project = try project()
    _ = try project.run { $0.asOf = Day("2024-06-20") }
    try project.brokenFile("flows", "2024-06-10")
    let summary = try project.run { $0.asOf = Day("2024-06-20") }
    #expect(summary.states["report"] == .degraded)
    #expect(
      summary.outcome("report")?.message == "flows stands on flows/2024-05-10.csv")
    try project.figures("flows", "2024-06-10", months: 1...5, factor: 1)
    let mended = try project.run { $0.asOf = Day("2024-06-20") }
    #expect(mended.states["report"] == .done)
  }

  @Test("A report is printed of the sources that there are; with none at all it is blocked")
  func blocked() throws {
    let project = try project()
    try project.folder.remove("datasets/flows/2024-05-10.csv")
    let one = try project.run()
    #expect(one.states["report"] == .degraded)
    #expect(one.outcome("report")?.message == "flows has no figures to print")
    let nothing = try self.project()
    try nothing.folder.remove("datasets/flows/2024-05-10.csv")
    try nothing.folder.remove("datasets/others/2024-05-12.csv")
    #expect(try nothing.run().states["report"] == .blocked)
  }

  @Test("What a killed run left beside the folder is cleared away")
  func leftovers() throws {
    let project = try project()
    try project.folder.write("x", to: "\(folder).partial-1/page.html")
    try project.folder.write("x", to: "\(folder).old-1/page.html")
    _ = try project.run()
    #expect(!project.folder.files().contains { $0.contains("partial-") || $0.contains(".old-") })
  }

  @Test("The same figures give the same pages, whatever the number of threads")
  func deterministic() throws {
    let one = try project()
    let two = try project()
    _ = try one.run()
    _ = try two.run { $0.threads = 2 }
    let names = one.folder.files().filter { $0.hasPrefix(folder) && $0.hasSuffix(".html") }
    #expect(!names.isEmpty)
    for name in names { #expect(try one.folder.read(name) == two.folder.read(name)) }
  }

  @Test("The published copy is sound and has the run in it")
  func copy() throws {
    let project = try project()
    _ = try project.run()
    let copy = project.folder("\(folder)/small.sqlite")
    #expect(try SQLiteFile(copy).rows("SELECT state FROM run") == ["done"])
    #expect(try SQLiteFile(copy).rows("PRAGMA journal_mode") == ["delete"])
    #expect(try SQLiteFile(copy).rows("PRAGMA integrity_check") == ["ok"])
  }
}
