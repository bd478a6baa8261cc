import Domain
import Reporting
import Testing

@Suite("The page over all reports")
struct ShelfTests {
  private let page: (Language) throws -> String

  init() throws {
    let writer = try ReportWriter(resources: reportsFolder)
    let files = try writer.files(Fixture.model(), Fixture.options())
    var earlier = Fixture.entry("meeting/2021-06-30", files)
    earlier.asOf = Fixture.asOf.advanced(by: -92)
    let shelf = try writer.shelf([earlier, Fixture.entry("meeting/2021-09-30", files)])
    page = { language in
      let name = language == .es ? "index.html" : "index.en.html"
      return try #require(shelf.first { $0.path == name }).contents
    }
  }

  @Test("It leads to every page of its language, the newest day first")
  func links() throws {
    let html = try page(.es)
    #expect(html.contains("<html lang=\"es\">") && html.contains("href=\"index.en.html\""))
    let links = html.matches(of: /href="(meeting\/[^"]+)"/).map { String($0.1) }
    #expect(links.count == 2 * 13)
    #expect(links.first == "meeting/2021-09-30/regional.es.html")
    #expect(links.contains("meeting/2021-06-30/country/PAN.es.html"))
    #expect(!links.contains { $0.hasSuffix(".en.html") })
  }

  @Test("It says what leads each report, in each language")
  func headlines() throws {
    #expect(try page(.es).contains("25,332 personas en tránsito irregular por Darién"))
    #expect(try page(.en).contains("As of September 30, 2021"))
    #expect(try page(.en).contains("25,332 people in irregular transit through Darién"))
  }

  @Test("A shelf without reports says so by its count")
  func empty() throws {
    let files = try ReportWriter(resources: reportsFolder).shelf([])
    #expect(files.map(\.path) == ["index.html", "index.en.html"])
    #expect(files.allSatisfy { $0.contents.contains("<dd>0</dd>") })
  }
}
