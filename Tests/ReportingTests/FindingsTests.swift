import Domain
import Reporting
import Testing

/// Pages of a pipeline that looks for signals and keeps a register.
@Suite("Signals and alerts on the pages")
struct FindingsTests {
  private let files: [String: String]

  init() throws {
    let files = try ReportWriter(resources: reportsFolder)
      .files(Fixture.fullModel(), Fixture.options())
    self.files = Dictionary(
      files.map { ($0.path, $0.contents) }, uniquingKeysWith: { first, _ in first })
  }

  private func file(_ path: String) throws -> String { try #require(files[path]) }

  @Test("The signal with most people beyond what was expected leads the page")
  func headline() throws {
    // Of the two about Darién the shift is larger. A tenfold year leads the region before it.
    #expect(try file("country/PAN.es.html").contains("<h1>Darién: desde junio es más alto</h1>"))
  }

  @Test("A surge as headline stands against what had been expected")
  func surge() throws {
    var model = try Fixture.fullModel()
    model.signals?.signals.removeAll { $0.signal.kind != .surge }
    let page = try #require(
      ReportWriter(resources: reportsFolder).files(model, Fixture.options())
        .first { $0.path == "country/PAN.es.html" })
    #expect(
      page.contents.contains(
        "<h1>17,279 personas de nacionalidad haitiana en tránsito irregular por Darién en agosto "
          + "de 2021: se esperaban cerca de 4,120</h1>"))
  }

  @Test("A muted signal leads no page, and stands in the table")
  func muted() throws {
    var model = try Fixture.fullModel()
    for index in model.signals?.signals.indices ?? 0..<0 {
      model.signals?.signals[index].signal.mutedUntil = Day(ordinal: 19_000)
    }
    let page = try #require(
      ReportWriter(resources: reportsFolder).files(model, Fixture.options())
        .first { $0.path == "regional.en.html" }
    ).contents
    #expect(!page.contains("<li>Darién: since June 2021"))
    #expect(page.contains("A surge of people of Haitian nationality."))
  }

  @Test("Phase III counts signals, tests and open alerts, and lists both with their evidence")
  func alerts() throws {
    let page = try file("regional.en.html")
    #expect(
      page.contains(
        "5 alerts are open. 3 signals withstand the control of false findings, among 212 tests of "
          + "4 flows."))
    #expect(page.contains("<td class=\"k\">very strong</td>") || page.contains(">very strong<"))
    #expect(page.contains("3 new signals since then."))
    #expect(page.contains(">confirmed<") && page.contains(">dismissed<"))
  }

  @Test("Every signal is in the annexes, with its range and its q-value")
  func annex() throws {
    let lines = try file("data/signals.csv").split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[1].contains("surge,very-strong,up,count,crossings,darien"))
    #expect(try file("data/hxl/signals.csv").contains("#value+expected+min"))
  }
}
