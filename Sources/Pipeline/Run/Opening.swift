import Configuration
package import Domain
import FoundationEssentials

/// Everything that is read before a plan is made or a run begins: the pipeline file, the disk.
package struct Opening: Sendable {
  package let request: RunRequest
  package let project: Project
  package let pipeline: PipelineFile
  package let survey: Survey
  package let asOf: Day
  /// Files whose bytes had to be read to know their digests.
  package let filesRead: Int

  /// The working warehouse.
  package let warehouse: String

  /// The folder of the run's results.
  package let output: String

  /// - Throws: ``Problems`` of the pipeline file or the reference tables; a ``Failure`` where a file
  ///   or folder is missing.
  package init(_ request: RunRequest) throws {
    self.request = request
    project = try Project(pipeline: request.pipeline)
    let text: String
    do {
      text = try String(contentsOfFile: project.pipelineFile, encoding: .utf8)
    } catch {
      throw Failure(
        .configuration, what: "the pipeline file cannot be read", at: project.pipelineFile,
        why: "it is no UTF-8 text", next: "Save it as UTF-8.")
    }
    let names = try Surveyor(project).sourceNames()
    let pipeline = try PipelineReader.read(text, file: project.pipelineFile, sources: names)
    self.pipeline = pipeline
    let warehouse =
      request.warehouse ?? Path.join(project.root, "warehouse/\(pipeline.name).sqlite")
    self.warehouse = warehouse
    let digests = Self.digestFile(warehouse)
    var surveyor = try Surveyor(project, digests: DigestCache(savedAt: digests))
    survey = try surveyor.survey(pipeline)
    filesRead = surveyor.filesRead
    // Places and nationalities that the file names can only be looked up now.
    _ = try PipelineReader.read(
      text, file: project.pipelineFile, sources: names, names: ReferenceNames(survey.reference))
    if Path.isFolder(Path.folder(of: warehouse)) { surveyor.save(to: digests) }
    let today = request.now().day
    let day: Day =
      if let asked = request.asOf {
        asked
      } else if case .day(let day) = pipeline.asOf {
        day
      } else {
        survey.latest(today: today)
      }
    guard day <= today else {
      throw Failure(
        .usage, what: "as of \(day)", at: project.pipelineFile,
        why: "the day lies in the future: today is \(today)", unchanged: "Nothing was changed.",
        next: "Give a day that has come.")
    }
    asOf = day
    output =
      request.output
      ?? Path.join(project.root, "reports/output/\(pipeline.name)/\(day)")
  }

  private static func digestFile(_ warehouse: String) -> String {
    let stem = warehouse.hasSuffix(".sqlite") ? String(warehouse.dropLast(7)) : warehouse
    return stem + ".digests"
  }
}
