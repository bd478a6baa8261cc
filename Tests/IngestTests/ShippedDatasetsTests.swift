import Configuration
import Domain
import Foundation
import Ingest
import Testing

/// Sources with figures.
private func shippedSources() throws -> [String] {
  try contracts().filter { !waiting.contains($0) }
}

/// Sources that wait for a first file.
private let waiting = ["reintegration-submissions"]

private func contracts() throws -> [String] {
  let folder = root.appending(path: "datasets")
  return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().filter {
    FileManager.default.fileExists(atPath: folder.appending(path: "\($0)/source.yaml").path)
  }
}

@Suite("The datasets that ship")
struct ShippedDatasetsTests {
  @Test("The reference tables have no problem")
  func reference() throws {
    let reference = try shippedReference()
    #expect(reference.countries.count >= 250)
    #expect(reference.countries.count { $0.isMember } == 11)
    #expect(reference.country("HTI")?.people.es == "personas de nacionalidad haitiana")
    #expect(reference.place("darien") != nil)
    #expect(reference.indicator("crossings")?.phase == .monitoring)
  }

  @Test("Every folder with figures has a definition, and no definition has a problem")
  func definitions() throws {
    let folder = root.appending(path: "datasets")
    let reference = try shippedReference()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let withFigures = names.filter { name in
      guard !["reference", "corridor", "events"].contains(name) else { return false }
      let path = folder.appending(path: name).path
      return
        (try? FileManager.default.contentsOfDirectory(atPath: path))?.contains {
          $0.hasSuffix(".csv")
        } ?? false
    }
    #expect(try shippedSources() == withFigures)
    let problems = try DefinitionCheck.problems(
      ofFolders: contracts().map { (folder.appending(path: $0).path, "datasets/\($0)") },
      reference: reference)
    #expect(problems.map(\.description) == [])
  }

  @Test(
    "A source that waits for its first file ships with none and says that it may",
    arguments: waiting)
  func empty(source: String) throws {
    let folder = try SourceFolder(path: root.appending(path: "datasets/\(source)").path)
    #expect(folder.definition.mayBeEmpty)
    #expect(try folder.issues().isEmpty)
  }

  @Test(
    "Every issue keeps its contract, but for the broken ones", arguments: try shippedSources())
  func issues(source: String) throws {
    let folder = try SourceFolder(path: root.appending(path: "datasets/\(source)").path)
    let ingest = try FileIngest(folder.definition, reference: shippedReference())
    let broken: Set<String> = [
      "panama-darien-by-nationality/2025-04-28.csv", "usa-southwest-encounters/2025-04-28.csv",
      "usa-southwest-encounters-by-legal-basis/2025-04-28.csv",
    ]
    var previous: PreviousIssue?
    let issues = try folder.issues()
    #expect(!issues.isEmpty)
    for issue in issues {
      let outcome = try ingest.outcome(
        issue.input, file: issue.name, issued: issue.issued?.description, previous: previous)
      #expect(
        outcome.report.isAccepted != broken.contains(issue.name),
        "\(issue.name): \(outcome.reasons)")
      if outcome.report.isAccepted {
        #expect(outcome.report.findings.all.map(\.message) == [], "\(issue.name)")
        #expect(outcome.report.counts.figures == outcome.report.counts.observations)
        previous = outcome.report.asPrevious
      }
    }
  }
}
