package import Configuration
package import Domain
package import Ingest

/// What lies on the disk when a run or a plan begins: reference tables, sources and their files,
/// with the digest of each.
package struct Survey: Sendable {
  package var reference: ReferenceTables
  /// The tables of `datasets/reference`, by name.
  package var referenceInputs: [Ingredients.Input]
  /// The tables of `datasets/corridor` and `datasets/events`, where the project has them.
  package var circumstances: [Ingredients.Input]
  /// Templates, style and messages of the report, where the pipeline prints one.
  package var templates: [Ingredients.Input]
  /// Message catalogues, where the pipeline looks for signals.
  package var messages: [Ingredients.Input]
  /// Places and legs of the corridor, where the pipeline follows it.
  package var corridor: CorridorTables?
  /// Rules and checklist, where the pipeline makes cases of signals.
  package var agreement: AlertAgreement?
  /// In the order of the pipeline file; by name where it says `all`.
  package var sources: [SurveyedSource]

  /// The newest issue date among the files that is not in the future: what `as_of: latest` means.
  package func latest(today: Day) -> Day {
    let days = sources.flatMap(\.files).compactMap(\.issue.issued).filter { $0 <= today }
    return days.max() ?? today
  }
}

/// A source as it lies on the disk.
package struct SurveyedSource: Sendable {
  package struct File: Sendable {
    package var issue: SourceFolder.Issue
    package var digest: Digest
    package var bytes: Int
  }

  package var name: String
  package var whenHeldBack: PipelineFile.WhenHeldBack
  /// Nil where its contract is broken; ``problems`` says how.
  package var folder: SourceFolder?
  package var problems: [Problem]
  /// Contract, corrections and files, each with its digest.
  package var inputs: [Ingredients.Input]
  /// By issue date.
  package var files: [File]
}

/// Looks at the disk once, so that plan and run judge by the same state.
package struct Surveyor {
  let project: Project
  private let datasets: String
  private var digests: DigestCache

  /// Files that had to be read to know their digests.
  package var filesRead: Int { digests.filesRead }

  /// - Parameters:
  ///   - project: where to look.
  ///   - digests: what is known of files from earlier runs.
  /// - Throws: a ``Failure`` where there is no folder `datasets`.
  package init(_ project: Project, digests: DigestCache = DigestCache()) throws(Failure) {
    self.project = project
    self.digests = digests
    datasets = try project.needed("datasets")
  }

  /// Names of the folders of `datasets/` that are sources.
  package func sourceNames() -> [String] {
    Path.folders(in: datasets).filter { Path.isFile("\(datasets)/\($0)/source.yaml") }
  }

  /// - Throws: ``Problems`` of the reference tables, without which nothing can be judged; a
  ///   ``Failure`` where a table cannot be read. What is wrong with one source stays with it.
  package mutating func survey(_ pipeline: PipelineFile) throws -> Survey {
    let folder = try project.needed("datasets/reference")
    var inputs: [Ingredients.Input] = []
    for name in Path.files(in: folder, suffix: ".csv") {
      inputs.append(.init(.reference, name, try digests.digest(ofFile: "\(folder)/\(name)")))
    }
    let tables = try ReferenceTables(folder: folder)
    return Survey(
      reference: tables, referenceInputs: inputs,
      circumstances: try circumstances(),
      templates: pipeline.report == nil ? [] : try templates(["templates", "style", "messages"]),
      messages: pipeline.signals == nil ? [] : try templates(["messages"]),
      corridor: pipeline.corridor == nil
        ? nil
        : try CorridorTables(folder: project.needed("datasets/corridor"), reference: tables),
      agreement: try agreement(pipeline, tables),
      sources: try wanted(pipeline).map { try source($0.name, $0.whenHeldBack) })
  }

  private func agreement(
    _ pipeline: PipelineFile, _ tables: ReferenceTables
  ) throws -> AlertAgreement? {
    guard let alerts = pipeline.alerts else { return nil }
    return try AlertAgreement(
      project, alerts,
      known: .init(
        places: CorridorTables(folder: "\(datasets)/corridor", reference: tables).places,
        tables, sources: sourceNames()))
  }

  private mutating func templates(_ names: [String]) throws -> [Ingredients.Input] {
    var inputs: [Ingredients.Input] = []
    for name in names {
      let folder = try project.needed("reports/\(name)")
      for file in Path.files(in: folder, suffix: "") {
        inputs.append(
          .init(.template, "\(name)/\(file)", try digests.digest(ofFile: "\(folder)/\(file)")))
      }
    }
    return inputs
  }

  private mutating func circumstances() throws -> [Ingredients.Input] {
    var inputs: [Ingredients.Input] = []
    for name in ["corridor", "events"] {
      for file in Path.files(in: "\(datasets)/\(name)", suffix: ".csv") {
        let path = "\(datasets)/\(name)/\(file)"
        inputs.append(.init(.reference, "\(name)/\(file)", try digests.digest(ofFile: path)))
      }
    }
    return inputs
  }

  /// Keeps the digests for the next run.
  package func save(to path: String) { digests.save(to: path) }

  /// The sources of a pipeline with their contracts; nil where a contract is broken.
  func definitions(
    _ pipeline: PipelineFile
  ) throws -> [(name: String, definition: SourceDefinition?)] {
    wanted(pipeline).map { name, _ in
      (name, (try? SourceFolder(path: "\(datasets)/\(name)"))?.definition)
    }
  }

  private func wanted(
    _ pipeline: PipelineFile
  ) -> [(name: String, whenHeldBack: PipelineFile.WhenHeldBack)] {
    let standard = pipeline.ingest.whenHeldBack
    let named: [(name: String, whenHeldBack: PipelineFile.WhenHeldBack)] =
      switch pipeline.ingest.sources {
      case .all: sourceNames().map { ($0, standard) }
      case .listed(let sources): sources.map { ($0.name, $0.whenHeldBack ?? standard) }
      }
    return named.filter { !isWaiting($0.name) }
  }

  /// Whether a source has no file yet and its contract says that it may have none. Only a folder
  /// without any table is asked, so that no contract is read twice for it.
  private func isWaiting(_ name: String) -> Bool {
    let path = "\(datasets)/\(name)"
    guard Path.files(in: path, suffix: ".csv").isEmpty,
      let folder = try? SourceFolder(path: path), folder.definition.mayBeEmpty
    else { return false }
    return (try? folder.issues())?.isEmpty == true
  }

  private mutating func source(
    _ name: String, _ whenHeldBack: PipelineFile.WhenHeldBack
  ) throws -> SurveyedSource {
    let path = "\(datasets)/\(name)"
    var source = SurveyedSource(
      name: name, whenHeldBack: whenHeldBack, problems: [], inputs: [], files: [])
    for (kind, file) in [
      (Ingredients.Input.Kind.contract, "source.yaml"), (.corrections, "corrections.yaml"),
    ] where Path.isFile("\(path)/\(file)") {
      source.inputs.append(
        .init(kind, "\(name)/\(file)", try digests.digest(ofFile: "\(path)/\(file)")))
    }
    do throws(Problems) {
      let folder = try SourceFolder(path: path)
      source.folder = folder
      for issue in try folder.issues() {
        source.files.append(try file(issue))
      }
    } catch {
      source.folder = nil
      source.problems = error.all
    }
    source.inputs += source.files.map { .init(.file, $0.issue.name, $0.digest) }
    return source
  }

  private mutating func file(_ issue: SourceFolder.Issue) throws(Problems) -> SurveyedSource.File {
    do throws(Failure) {
      return SurveyedSource.File(
        issue: issue, digest: try digests.digest(ofFile: issue.path),
        bytes: Path.size(of: issue.path))
    } catch {
      throw Problems([
        Problem(file: issue.name, line: 0, column: 0, message: "\(error.what): \(error.why)")
      ])
    }
  }
}
