import Configuration
import Domain
package import EarlyWarning
import FoundationEssentials
import Ingest
import Warehouse

/// What offices have agreed on about alerts, as the project's files say it.
package struct AlertAgreement: Sendable {
  package var rules: AlertRules
  package var checklist: AlertChecklist
  /// Both files with the digest of each.
  package var inputs: [Ingredients.Input]

  /// Reads both files, looked for beside the pipeline file and then in `pipelines/` of the places
  /// of the project.
  ///
  /// - Parameters:
  ///   - project: where to look.
  ///   - block: where the pipeline file says that they are; nil: what it says is read first.
  ///   - known: names that exist; nil where they cannot be told.
  /// - Throws: ``Problems`` with line and column; a ``Failure`` where a file is not there.
  package init(
    _ project: Project, _ block: PipelineFile.Alerts? = nil, known: AlertRulesReader.Known? = nil
  ) throws {
    let block = try block ?? Self.block(of: project)
    let rules = try Self.text(block.rules, project)
    let checklist = try Self.text(block.checklist, project)
    var problems: [Problem] = []
    var read: AlertRules?
    var items: AlertChecklist?
    do throws(Problems) {
      read = try AlertRulesReader.rules(rules.text, file: rules.path, known: known)
    } catch {
      problems += error.all
    }
    do throws(Problems) {
      items = try AlertRulesReader.checklist(checklist.text, file: checklist.path)
    } catch {
      problems += error.all
    }
    guard let read, let items, problems.isEmpty else { throw Problems(problems) }
    self.rules = read
    self.checklist = items
    inputs = [
      .init(.reference, block.rules, try Digest(ofFile: rules.path)),
      .init(.reference, block.checklist, try Digest(ofFile: checklist.path)),
    ]
  }

  /// What the pipeline file says, or where the files are by default.
  private static func block(of project: Project) throws -> PipelineFile.Alerts {
    let (_, text) = try text(Path.name(of: project.pipelineFile), project)
    return try PipelineReader.read(text, file: project.pipelineFile).alerts
      ?? PipelineFile.Alerts()
  }

  private static func text(_ name: String, _ project: Project) throws -> (
    path: String, text: String
  ) {
    let beside = Path.join(Path.folder(of: project.pipelineFile), name)
    let path = Path.isFile(beside) ? beside : try project.needed("pipelines/\(name)")
    guard let bytes = FileManager.default.contents(atPath: path),
      let text = String(validating: bytes, as: UTF8.self)
    else {
      throw Failure(
        .configuration, what: "the file cannot be read", at: path, why: "it is no UTF-8 text",
        unchanged: "Nothing was changed.", next: "Save it as UTF-8.")
    }
    return (path, text)
  }
}

extension AlertRulesReader.Known {
  /// The names that the tables of `datasets/` hold.
  init(places: [CorridorPlace], _ tables: ReferenceTables, sources: [String]) {
    self.init(
      places: places.filter { !$0.observedBy.isEmpty }.map(\.place),
      groups: tables.nationalityGroups.map(\.code), countries: tables.countries.map(\.code),
      sources: sources)
  }
}

extension AlertRoute {
  init(_ reference: ReferenceRows) {
    self.init(
      places: reference.corridorPlaces, legs: reference.corridorLegs,
      countries: reference.countries, groups: reference.groups)
  }
}
