package import Domain
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a pipeline finds what it reads and leaves what it writes.
///
/// What it reads (`datasets/`, `reports/`) is looked for in the project's folder, then in the
/// current one, then in `PREFIX/share/caudal`, where `make install` puts what ships. What it writes
/// (`warehouse/`, `reports/output/`) goes below the project's folder.
package struct Project: Sendable, Equatable {
  /// The folder above `pipelines/`, or the pipeline file's own where it lies elsewhere; the current
  /// folder for a file that was installed.
  package let root: String

  /// Folders in which resources are looked for, in this order.
  package let places: [String]

  /// The pipeline file itself.
  package let pipelineFile: String

  /// Finds the project of a pipeline.
  ///
  /// - Parameters:
  ///   - pipeline: a path, or the bare name of a file in `pipelines/`.
  ///   - current: the current folder; `.` keeps paths short in what people read.
  ///   - share: the folder of what was installed.
  /// - Throws: a ``Failure`` that lists where the file was looked for.
  package init(
    pipeline: String, current: String = ".", share: String? = Project.installedShare
  ) throws(Failure) {
    let folders = [current] + (share.map { [$0] } ?? [])
    var candidates: [String] = []
    for folder in pipeline.hasPrefix("/") ? [""] : folders {
      let base = Path.join(folder, pipeline)
      candidates.append(base)
      if !pipeline.hasSuffix(".yaml"), !pipeline.contains("/") {
        candidates.append(Path.join(folder, "pipelines/\(pipeline).yaml"))
      }
    }
    guard let file = candidates.first(where: Path.isFile) else {
      throw Failure(
        .inputMissing, what: "the pipeline file is not there", at: pipeline,
        why: "looked for " + candidates.joined(separator: ", "),
        next: Project.suggestion(for: pipeline, in: folders))
    }
    pipelineFile = file
    if let share, file.hasPrefix(share + "/") {
      root = current
    } else {
      let folder = Path.folder(of: file)
      root = Path.name(of: folder) == "pipelines" ? Path.folder(of: folder) : folder
    }
    var places = [root]
    for folder in folders where !places.contains(folder) { places.append(folder) }
    self.places = places
  }

  /// The first of the places that has this folder or file.
  package func resource(_ path: String) -> String? {
    places.map { Path.join($0, path) }.first(where: Path.exists)
  }

  /// A folder that the pipeline cannot do without.
  ///
  /// - Throws: a ``Failure`` that lists where it was looked for.
  package func needed(_ path: String) throws(Failure) -> String {
    if let found = resource(path) { return found }
    throw Failure(
      .inputMissing, what: "the folder `\(path)` is not there", at: pipelineFile,
      why: "looked for " + places.map { Path.join($0, path) }.joined(separator: ", "),
      next: "Call caudal in the project's folder, or keep `\(path)` beside `pipelines/`.")
  }

  /// The folder of templates, style sheets and messages: a folder `reports` that only holds what runs
  /// have left (`reports/output/`) is none.
  ///
  /// - Throws: a ``Failure`` that lists where it was looked for.
  package func reportParts() throws(Failure) -> String {
    Path.folder(of: try needed("reports/messages"))
  }

  /// `PREFIX/share/caudal` of the running command, where it exists.
  package static let installedShare: String? = {
    guard let executable = Path.executable else { return nil }
    let share = Path.join(Path.folder(of: Path.folder(of: executable)), "share/caudal")
    return Path.exists(share) ? share : nil
  }()

  private static func suggestion(for pipeline: String, in folders: [String]) -> String {
    var known: [String] = []
    for folder in folders {
      let names = Path.files(in: Path.join(folder, "pipelines"), suffix: ".yaml")
      known += names.map { String($0.dropLast(5)) }
    }
    let name = String(Path.name(of: pipeline).split(separator: ".").first ?? "")
    if let near = Nearest.name(to: name, among: known) { return "Did you mean `\(near)`?" }
    return known.isEmpty
      ? "No folder `pipelines` was found: call caudal in the project's folder."
      : "Pipelines at hand: \(known.joined(separator: ", "))."
  }
}
