import Configuration
import Domain
package import EarlyWarning
import FoundationEssentials
import Warehouse

/// What offices have agreed on about alerts, as the project's files say it.
package struct AlertAgreement: Sendable {
  package var rules: AlertRules
  package var checklist: AlertChecklist
  /// Both files with the digest of each.
  package var inputs: [Ingredients.Input]

  package static let rulesFile = "alerts/rules.yaml"
  package static let checklistFile = "alerts/checklist.yaml"

  /// Reads both files, looked for beside the pipeline file and then in `pipelines/` of the places
  /// of the project.
  ///
  /// - Parameters:
  ///   - project: where to look.
  ///   - known: names that exist; nil where they cannot be told.
  /// - Throws: ``Problems`` with line and column; a ``Failure`` where a file is not there.
  package init(_ project: Project, known: AlertRulesReader.Known? = nil) throws {
    let rules = try Self.text(Self.rulesFile, project)
    let checklist = try Self.text(Self.checklistFile, project)
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
      .init(.reference, Self.rulesFile, try Digest(ofFile: rules.path)),
      .init(.reference, Self.checklistFile, try Digest(ofFile: checklist.path)),
    ]
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
  /// The names that a warehouse's reference tables hold.
  init(_ reference: ReferenceRows, sources: [String]?) {
    self.init(
      places: reference.corridorPlaces.filter { !$0.observedBy.isEmpty }.map(\.place),
      groups: reference.groups.map(\.code), countries: reference.countries.map(\.code),
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
