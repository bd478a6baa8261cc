package import Domain
import FoundationEssentials

/// Which warehouse a question is put to, where no pipeline runs.
package struct WarehousePlace: Sendable, Equatable {
  /// The pipeline's name, as its file and its warehouse are called.
  package let name: String
  package let path: String
  /// The pipeline's project; nil where a bare file was named.
  package let project: Project?

  /// Finds the warehouse of a pipeline.
  ///
  /// - Parameters:
  ///   - pipeline: path or bare name of a pipeline file; without it the one pipeline of the
  ///     project that has run.
  ///   - file: a warehouse by its path, whatever the pipeline.
  /// - Throws: a ``Failure`` where there is none, or several and nothing says which.
  package init(pipeline: String?, file: String?) throws(Failure) {
    if let pipeline {
      let project = try Project(pipeline: pipeline)
      self.init(project, file: file)
    } else if let file {
      let name = Path.name(of: file)
      self.init(
        name: name.hasSuffix(".sqlite") ? String(name.dropLast(7)) : name, path: file,
        project: nil)
    } else {
      let run = WarehousePlace.all().filter { Path.isFile($0.path) }
      guard run.count <= 1 else {
        throw Failure(
          .usage, what: "there are several pipelines", at: "warehouse/",
          why: "\(run.map(\.name).joined(separator: ", ")) have run",
          unchanged: "Nothing was done.",
          next: "Name the one that is meant.")
      }
      guard let only = run.first else {
        throw Failure(
          .inputMissing, what: "there is no warehouse", at: "warehouse/",
          why: "no pipeline of this folder has run", unchanged: "Nothing was done.",
          next: "Run a pipeline first, or name a file with --warehouse.")
      }
      self = only
    }
    guard Path.isFile(path) else {
      throw Failure(
        .inputMissing, what: "there is no warehouse", at: path, why: "there is no such file",
        unchanged: "Nothing was done.",
        next: project == nil ? nil : "`caudal run \(name)` makes it.")
    }
  }

  init(_ project: Project, file: String?) {
    let name = String(Path.name(of: project.pipelineFile).dropLast(5))
    self.init(
      name: name, path: file ?? Path.join(project.root, "warehouse/\(name).sqlite"),
      project: project)
  }

  private init(name: String, path: String, project: Project?) {
    self.name = name
    self.path = path
    self.project = project
  }

  /// The places of all pipelines of the current folder, whether they have run or not.
  static func all() -> [WarehousePlace] {
    Path.files(in: "pipelines", suffix: ".yaml").compactMap { name in
      (try? Project(pipeline: "pipelines/\(name)")).map { WarehousePlace($0, file: nil) }
    }
  }
}
