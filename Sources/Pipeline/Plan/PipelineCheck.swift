package import Configuration
package import Domain
import FoundationEssentials
import Ingest

/// Validates everything that people write, without reading any data.
package enum PipelineCheck {
  /// What was looked at, and what is wrong.
  package struct Report: Sendable {
    package var pipelines: [String]
    package var sources: [String]
    /// By file and line.
    package var problems: [Problem]
  }

  /// Checks one pipeline, or all of `pipelines/`, with the reference tables and the contracts and
  /// corrections of their sources.
  ///
  /// - Throws: a ``Failure`` where there is nothing to check.
  package static func check(_ pipeline: String?) throws(Failure) -> Report {
    let projects = try projects(pipeline)
    var report = Report(pipelines: projects.map(\.pipelineFile), sources: [], problems: [])
    var found: Set<Problem> = []
    for project in projects {
      let surveyor = try Surveyor(project)
      let names = surveyor.sourceNames()
      let datasets = try project.needed("datasets")
      var reference: ReferenceTables?
      do throws(Problems) {
        reference = try ReferenceTables(folder: Path.join(datasets, "reference"))
      } catch {
        found.formUnion(error.all)
      }
      var pipeline: PipelineFile?
      do throws(Problems) {
        pipeline = try PipelineReader.read(
          text(of: project.pipelineFile), file: project.pipelineFile, sources: names,
          names: reference.map(ReferenceNames.init))
      } catch {
        found.formUnion(error.all)
      }
      if let reference, let alerts = pipeline?.alerts {
        found.formUnion(
          try problems(of: alerts, project, reference, datasets: datasets, sources: names))
      }
      if let reference {
        found.formUnion(DefinitionCheck.problems(ofTablesIn: datasets, reference: reference))
      }
      for name in names where !report.sources.contains(name) {
        report.sources.append(name)
        found.formUnion(problems(of: Path.join(datasets, name), reference))
      }
    }
    report.problems = found.sorted()
    return report
  }

  private static func projects(_ pipeline: String?) throws(Failure) -> [Project] {
    if let pipeline { return [try Project(pipeline: pipeline)] }
    var projects: [Project] = []
    for folder in ["."] + [Project.installedShare].compactMap(\.self) {
      for name in Path.files(in: Path.join(folder, "pipelines"), suffix: ".yaml") {
        projects.append(try Project(pipeline: Path.join(folder, "pipelines/\(name)")))
      }
      if !projects.isEmpty { return projects }
    }
    throw Failure(
      .inputMissing, what: "there is no pipeline to check", at: "pipelines/",
      why: "the folder holds no .yaml file", next: "Call caudal in the project's folder.")
  }

  /// What is wrong with rules and checklist of alerts.
  private static func problems(
    of alerts: PipelineFile.Alerts, _ project: Project, _ reference: ReferenceTables,
    datasets: String, sources: [String]
  ) throws(Failure) -> [Problem] {
    do {
      let corridor = try CorridorTables(folder: "\(datasets)/corridor", reference: reference)
      _ = try AlertAgreement(
        project, alerts,
        known: .init(places: corridor.places, reference, sources: sources))
      return []
    } catch let problems as Problems {
      return problems.all
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(
        .inputMissing, what: "the rules of alerts cannot be checked", at: project.pipelineFile,
        why: "\(error)", next: "Look whether `datasets/corridor` is there.")
    }
  }

  private static func problems(of folder: String, _ reference: ReferenceTables?) -> [Problem] {
    do throws(Problems) {
      let source = try SourceFolder(path: folder)
      _ = try source.issues()
      if let reference { _ = try FileIngest(source.definition, reference: reference) }
      return []
    } catch {
      return error.all
    }
  }

  private static func text(of path: String) throws(Problems) -> String {
    guard let bytes = FileManager.default.contents(atPath: path),
      let text = String(bytes: bytes, encoding: .utf8)
    else {
      throw Problems([
        Problem(file: path, line: 0, column: 0, message: "the file cannot be read as UTF-8 text")
      ])
    }
    return text
  }
}
