import Domain
import Foundation
import Reporting
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Names as an attacker would write them, in every field that can come from data.
@Suite("Hostile names")
struct HostileTests {
  static let attacks = [
    "</style><script>alert(1)</script>", "\" onmouseover=\"alert(1)",
    "'><img src=x onerror=alert(1)>",
    "&lt;script&gt;", "\"\u{301} autofocus onfocus=alert(1) x=\"", "<\u{338}script>", "{{{style}}}",
    "]]><!--", "\u{0}\u{1F}\u{FFFE}", "=HYPERLINK(\"http://x\")", "@SUM(1)", "+1", "-1+2",
    "⟦{n}⟧ {n, plural, other {x}}",
  ]

  @Test("No attack becomes markup or a sentence")
  func attack() throws {
    let text = HostileTests.attacks.joined(separator: " ")
    let writer = try ReportWriter(resources: reportsFolder)
    let plain = try writer.files(Fixture.fullModel(), Fixture.options())
    let hostile = try writer.files(Fixture.fullModel { $0 + text }, Fixture.options())
    #expect(hostile.map(\.path) == plain.map(\.path))
    for (file, before) in zip(hostile, plain) where file.path.hasSuffix(".html") {
      // The same tags in the same order: no name has made or closed one.
      let (now, then) = (tags(file.contents), tags(before.contents))
      let difference = zip(now, then).first { $0 != $1 }
      #expect(
        difference == nil && now.count == then.count,
        "\(file.path): \(String(describing: difference)), \(now.count) tags, \(then.count) before")
      let isScripted = file.contents.contains(/<script|href="javascript/)
      #expect(!isScripted, "\(file.path)")
    }
    for file in hostile where file.path.hasSuffix(".svg") {
      #expect(XMLParser(data: Data(file.contents.utf8)).parse(), "\(file.path)")
    }
  }

  @Test("A cell that a spreadsheet would run carries an apostrophe", arguments: ["=", "@"])
  func formulas(sign: String) throws {
    let writer = try ReportWriter(resources: reportsFolder)
    let files = try writer.files(
      try Fixture.fullModel { "\(sign)cmd|' /C calc'!A0 \($0)" }, Fixture.options())
    for file in files where file.path.hasSuffix(".csv") {
      for line in file.contents.split(separator: "\n") {
        #expect(!line.contains(",\(sign)cmd") && !line.contains("\"\(sign)cmd"), "\(file.path)")
        #expect(!line.hasPrefix("\(sign)cmd"))
      }
    }
  }

  /// Tags with the names of their attributes. In drawings, lines of words depend on their length:
  /// there only the kinds of tags are told.
  private func tags(_ html: String) -> [String] {
    var tags: [String] = []
    var isDrawing = false
    var kinds: Set<String> = []
    for match in html.matches(of: /<(\/?[a-zA-Z]+)([^<>]*)>/) {
      let name = String(match.1)
      if name == "svg" { isDrawing = true }
      let attributes = match.2.matches(of: /([a-z0-9-]+)="[^"]*"/).map { String($0.1) }
        .filter { $0 != "class" }
      if isDrawing {
        kinds.formUnion([name] + attributes)
      } else {
        tags.append(([name] + attributes).joined(separator: " "))
      }
      if name == "/svg" { isDrawing = false }
    }
    return tags + kinds.sorted()
  }
}
