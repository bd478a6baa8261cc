import Domain
import Foundation
import Reporting
import Testing

@Suite("Message catalogues")
struct CatalogueTests {
  @Test("Both languages say the same sentences with the same arguments")
  func parity() throws {
    let (es, en) = try (catalogue(.es), catalogue(.en))
    #expect(es.keys.subtracting(en.keys) == [])
    #expect(en.keys.subtracting(es.keys) == [])
    for key in es.keys.intersection(en.keys).sorted() {
      // A language may decline by a number that the other does not need, and leave an argument out
      // only where it says nothing.
      let names = (
        Set(es.places(of: key)?.keys.map(\.self) ?? []),
        Set(en.places(of: key)?.keys.map(\.self) ?? [])
      )
      let optional: Set<String> = ["n", "people", "nationality"]
      #expect(names.0.symmetricDifference(names.1).subtracting(optional) == [], "\(key)")
    }
  }

  @Test("Every sentence that the code says exists, and every sentence is said")
  func used() throws {
    let keys = try catalogue(.es).keys
    let sources = try sourceText()
    let said = sources.matches(
      of:
        /(?:texts\(|Message\(\s*|\?\s*|:\s*|label: texts\()\s*"([a-z][a-z0-9-]*(?:\.[A-Za-z0-9-]+)*)"/
    )
    .map { String($0.1) }
    let files = [".csv", ".css", ".html"]
    let missing = Set(said).filter { key in
      key.contains(".") && !files.contains(where: key.hasSuffix) && !keys.contains(key)
    }
    #expect(missing.sorted() == [], "no such sentences")
    // Keys made from codes: the stem stands in the code.
    let stems = sources.matches(of: /"([a-z][a-z-]*(?:\.[a-z-]+)*[.-])(?:\\\(|" \+)/).map {
      String($0.1)
    }
    for key in keys.sorted() {
      #expect(
        sources.contains("\"\(key)\"") || stems.contains { key.hasPrefix($0) }
          || key.hasPrefix("place.") || key.hasPrefix("column.") || key.hasPrefix("glossary."),
        "nobody says `\(key)`")
    }
  }

  @Test("A missing sentence, a missing argument and a wrong one are noted, never said")
  func problems() throws {
    let texts = try texts(.en)
    _ = texts("no.such.sentence")
    _ = texts("change.up", ["percent": .percent(0.1)])
    _ = texts("who.people", ["n": .text("many")])
    #expect(texts.problems.count == 4)
    #expect(texts.problems.first?.contains("no.such.sentence") == true)
  }

  @Test(
    "A pattern that cannot be read names its line and place",
    arguments: [
      ("a: \"{n, plural, one {x}}\"", "no branch `other`"), ("a: \"{n\"", "comma or a closing"),
      ("a: \"n}\"", "none opened"), ("a: \"{}\"", "no name"),
      ("a: \"{n, date, other {x}}\"", "unknown kind"), ("a: [", ""),
    ])
  func unreadable(yaml: String, word: String) throws {
    let error = #expect(throws: Failure.self) {
      try MessageCatalogue(yaml: yaml, language: .en, file: "en.yaml")
    }
    #expect(error?.code == .configuration)
    #expect(error?.place == "en.yaml")
    #expect(word.isEmpty || error?.why.contains(word) == true)
  }

  private func sourceText() throws -> String {
    let folder = URL(filePath: reportsFolder).deletingLastPathComponent()
      .appending(path: "Sources/Reporting")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return try (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
      .map { try String(contentsOf: $0, encoding: .utf8) }.joined(separator: "\n")
  }
}
