import Crypto
import Domain
import Foundation
import Reporting
import Testing

@Suite("Pages and annexes")
struct PageTests {
  let writer: ReportWriter
  let files: [ReportWriter.File]

  /// Made once for all tests of the suite.
  private static let pack = Result {
    let writer = try ReportWriter(resources: reportsFolder)
    return (writer, try writer.files(Fixture.model(), Fixture.options()))
  }

  init() throws { (writer, files) = try Self.pack.get() }

  private var pages: [ReportWriter.File] { files.filter { $0.path.hasSuffix(".html") } }

  @Test("The pack holds the regional report, the sheet and eleven briefs in each language")
  func pack() {
    #expect(pages.count == 2 * 13)
    #expect(pages.contains { $0.path == "country/PAN.es.html" })
    #expect(Set(files.map(\.path)).count == files.count)
    #expect(files.map(\.path) == files.map(\.path).sorted())
  }

  @Test("One country alone is its brief and the annexes of its figures")
  func country() throws {
    let files = try writer.files(Fixture.model(), Fixture.options(country: "PAN"))
    #expect(
      files.map(\.path).filter { $0.hasSuffix(".html") }
        == ["country/PAN.en.html", "country/PAN.es.html"])
    #expect(files.contains { $0.path == "data/darien-crossings-series.csv" })
  }

  @Test("The same model gives the same bytes")
  func deterministic() throws {
    #expect(
      try ReportWriter(resources: reportsFolder).files(Fixture.model(), Fixture.options()) == files)
  }

  @Test("Every page names its language, has one first heading and headings in order")
  func structure() {
    for page in pages {
      let language = page.path.contains(".es.") ? "es" : "en"
      #expect(page.contents.contains("<html lang=\"\(language)\">"))
      let levels = page.contents.matches(of: /<h([1-6])[ >]/).compactMap { Int($0.1) }
      #expect(levels.count { $0 == 1 } == 1, "\(page.path)")
      for (one, next) in zip(levels, levels.dropFirst()) where next > one {
        #expect(next == one + 1, "\(page.path): h\(one) then h\(next)")
      }
      let ids = page.contents.matches(of: /\ id="([^"]*)"/).map { String($0.1) }
      #expect(Set(ids).count == ids.count, "\(page.path) has an id twice")
      for link in page.contents.matches(of: /href="#([^"]*)"/) {
        #expect(ids.contains(String(link.1)), "\(page.path) leads to #\(link.1)")
      }
    }
  }

  @Test("Links lead to files of the pack")
  func links() {
    let paths = Set(files.map(\.path))
    for page in pages {
      let folder = page.path.contains("/") ? ["country"] : []
      for link in page.contents.matches(of: /href="([^"#:]+)"/) {
        var parts = folder
        for part in link.1.split(separator: "/") {
          if part == ".." { parts.removeLast() } else { parts.append(String(part)) }
        }
        #expect(paths.contains(parts.joined(separator: "/")), "\(page.path) → \(link.1)")
      }
    }
  }

  @Test("Nothing is loaded from elsewhere, and the policy allows only this style sheet")
  func policy() throws {
    for page in pages {
      #expect(!page.contents.contains("<script") && !page.contents.contains("<link"))
      #expect(!page.contents.contains(" style=\"") && !page.contents.contains("url("))
      #expect(!page.contents.contains(" src="))
      let style = try #require(page.contents.firstMatch(of: /<style>([\s\S]*?)<\/style>/)?.1)
      let hash = Data(Array(SHA256.hash(data: Array(style.utf8)))).base64EncodedString()
      #expect(page.contents.contains("style-src 'sha256-\(hash)'"))
      #expect(page.contents.contains("default-src 'none'"))
    }
  }

  @Test("Templates set text as it is only where drawings and the style sheet stand")
  func templates() throws {
    let folder = "\(reportsFolder)/templates"
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      let raw = text.matches(of: /\{\{\{\s*([a-z-]+)\s*\}\}\}/).map { String($0.1) }
      #expect(Set(raw).isSubset(of: ["style", "wide", "narrow"]), "\(name)")
      #expect(!text.contains("{{&"))
    }
  }

  @Test("A country without any source has a row that says so")
  func noSource() throws {
    let page = try #require(pages.first { $0.path == "regional.es.html" }).contents
    #expect(page.contains(">Belice</th><td>No se encontró ninguna fuente</td>"))
    #expect(page.contains("no ha informado"))
  }

  @Test("Pages keep below their size")
  func sizes() {
    for page in pages {
      let limit = page.path.hasPrefix("country") ? 400_000 : 2_000_000
      #expect(page.contents.utf8.count < limit, "\(page.path)")
    }
  }

  @Test("Numbers follow the locale, whatever the language")
  func locale() throws {
    let options = Fixture.options(
      languages: [.es], locales: [.es: try #require(NumberLocale.named("es-CO"))])
    let files = try writer.files(Fixture.model(), options)
    let page = try #require(files.first { $0.path == "regional.es.html" }).contents
    #expect(page.contains("25.332") && !page.contains("25,332"))
    let excel = try #require(files.first { $0.path == "data/excel/changes.es.csv" }).contents
    #expect(excel.hasPrefix("\u{FEFF}") && excel.contains(";"))
  }

  @Test(
    "What leads the pack reads as it was read before",
    arguments: ["regional.es.html", "regional.en.html", "situation.es.html", "country/PAN.en.html"])
  func text(path: String) throws {
    let page = try #require(pages.first { $0.path == path })
    // Of the regional report the summary: everything after it has tests of its own.
    let summary = page.contents.components(separatedBy: "<section id=\"prevention\"")[0]
    try expectSnapshot(words(of: summary), path.replacing("/", with: "-") + ".txt")
  }

  @Test(
    "Annexes are set as they were looked at",
    arguments: [
      "data/darien-crossings-series.csv", "data/hxl/coverage.csv", "data/excel/changes.es.csv",
      "figures/darien-crossings-series.es.svg",
    ])
  func bytes(path: String) throws {
    let file = try #require(files.first { $0.path == path })
    try expectSnapshot(file.contents, path.replacing("/", with: "-"))
  }

  /// The words of a page, one block a line.
  private func words(of html: String) -> String {
    html.replacing(/<(style|svg|details)[\s\S]*?<\/(style|svg|details)>/, with: "")
      .replacing(/<\/?(a|span|code|strong|em)\b[^>]*>/, with: "")
      .replacing(/<\/(td|th)>/, with: " | ").replacing(/<[^>]+>/, with: "\n")
      .replacing(/[ \t]+/, with: " ").replacing(/\s*\n\s*/, with: "\n")
      .trimmingCharacters(in: .whitespacesAndNewlines) + "\n"
  }
}
