import Configuration
import Domain
import Foundation
import Ingest
import Testing

@Suite("The contract reference")
struct DocumentationTests {
  private var page: String {
    (try? String(contentsOf: root.appending(path: "docs/ingest.md"), encoding: .utf8)) ?? ""
  }

  @Test("Every key of a source and of a correction stands on the page")
  func keys() {
    for key in names(of: SourceShape.shape) + names(of: CorrectionShape.shape) {
      #expect(
        page.contains("`\(key)`") || page.contains(".\(key)`")
          || page.contains("`\(key)."), "\(key)")
    }
  }

  @Test("Every rule and every format stands on the page, with its default")
  func rules() {
    for rule in ContractRule.allCases {
      #expect(page.contains("`\(rule.rawValue)`"), "\(rule.rawValue)")
      guard !rule.isFixed else { continue }
      let rules = page[(page.range(of: "### Rules")?.upperBound ?? page.startIndex)...]
      let row = rules.split(separator: "\n").first { $0.hasPrefix("| `\(rule.rawValue)` |") } ?? ""
      let cell = row.split(separator: "|").last ?? ""
      #expect(cell.contains(rule.defaultSeverity.rawValue), "\(rule.rawValue)")
    }
    for format in FormatName.allCases { #expect(page.contains("**\(format.rawValue).**")) }
  }

  @Test("The whole contract on the page is one")
  func example() throws {
    let start = try #require(page.range(of: "```yaml\n"))
    let end = try #require(page[start.upperBound...].range(of: "```"))
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "caudal-\(UUID().uuidString)/panama-darien-by-nationality")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
    try page[start.upperBound..<end.lowerBound].write(
      to: folder.appending(path: "source.yaml"), atomically: true, encoding: .utf8)
    let corrections = try #require(
      page.range(of: "```yaml\n", range: end.upperBound..<page.endIndex))
    let last = try #require(page[corrections.upperBound...].range(of: "```"))
    try page[corrections.upperBound..<last.lowerBound].write(
      to: folder.appending(path: "corrections.yaml"), atomically: true, encoding: .utf8)
    let definition = try SourceFolder(path: folder.path).definition
    #expect(definition.corrections.count == 1)
    let outcome = try FileIngest(definition, reference: shippedReference())
      .outcome(fixture("panama-darien-publisher-style.csv"))
    #expect(outcome.report.isAccepted, "\(outcome.reasons)")
  }

  private func names(of shape: Shape) -> [String] {
    switch shape {
    case .object(let fields): fields.flatMap { [$0.name] + names(of: $0.shape) }
    case .list(let element, _): names(of: element)
    case .map(let value): names(of: value)
    case .either(let shapes): shapes.flatMap { names(of: $0) }
    case .tagged(let fields, _, _, let shapes):
      fields.flatMap { [$0.name] + names(of: $0.shape) } + shapes.flatMap { names(of: $0.shape) }
    default: []
    }
  }
}
