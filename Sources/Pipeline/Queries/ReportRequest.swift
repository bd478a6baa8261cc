package import Domain
import FoundationEssentials
import Reporting
import Warehouse

/// Pages made from a warehouse as it stands, without running anything.
package struct ReportRequest: Sendable {
  package var pipeline: String
  package var warehouse: String?
  /// Nil for the day of the newest run.
  package var asOf: Day?
  /// Nil for what the pipeline file says.
  package var languages: [String]?
  package var formats: [String]?
  /// ISO 3166-1 alpha-3 of a Member Country, for its brief alone.
  package var country: String?
  /// Nil for `reports/output/<pipeline>/<day>`.
  package var output: String?

  package init(pipeline: String) { self.pipeline = pipeline }

  package struct Result: Sendable {
    package var files: [String]
    package var asOf: Day
    /// Whether a run has worked as of this day, so that the scores on the pages are of it.
    package var hasRun: Bool
  }

  /// Writes the pages; each appears whole.
  ///
  /// - Throws: a ``Failure``: `inputMissing` where the pipeline has not run, `usage` for a country
  ///   that is no Member Country, `cannotWrite`.
  package func write() throws -> Result {
    let place = try WarehousePlace(pipeline: pipeline, file: warehouse)
    guard let project = place.project else {
      throw Failure(
        .internal, what: "a pipeline has no project", at: pipeline, why: "none was found")
    }
    let text = try String(contentsOfFile: project.pipelineFile, encoding: .utf8)
    let file = try PipelineReader.read(
      text, file: project.pipelineFile, sources: Surveyor(project).sourceNames())
    var report = file.report ?? PipelineFile.Report()
    if let languages { report.languages = languages }
    if let formats { report.formats = formats }
    return try Warehouse(path: place.path, access: .reading).read { reader in
      let runs = try reader.runs(last: 1_000)
      guard let day = asOf ?? runs.first?.start.asOf else {
        throw Failure(
          .inputMissing, what: "there is nothing to print", at: place.path,
          why: "the pipeline has not run", next: "`caudal run \(place.name)` comes first.")
      }
      if let country { try requireMember(country, reader) }
      let printing = ReportPrinting(project, file, asOf: day)
      let files = try printing.files(report, country: country, reader: reader)
      let paper = printing.paper(report)
      if paper == nil, printing.wantsPaper(report) { throw noPaper() }
      let folder = output ?? Path.join(project.root, "reports/output/\(place.name)/\(day)")
      var written: [String] = []
      for file in files {
        let path = "\(folder)/\(file.path)"
        try WholeFile.makeFolder(Path.folder(of: path))
        try WholeFile.write(file.contents, to: path)
        written.append(path)
        if let paper, path.hasSuffix(".html") { written.append(try paper.print(path)) }
      }
      return Result(
        files: written, asOf: day, hasRun: runs.contains { $0.start.asOf == day })
    }
  }

  private func noPaper() -> Failure {
    Failure(
      .inputMissing, what: "--format pdf", why: PaperPrinter.absence,
      unchanged: "Nothing was written.",
      next: "Install Chromium or WeasyPrint, or print the pages from a browser.")
  }

  private func requireMember(_ code: String, _ reader: WarehouseReader) throws {
    let members = try reader.reference().countries.filter(\.isMember).map(\.code)
    guard !members.contains(code) else { return }
    let near = Nearest.name(to: code, among: members).map { "Did you mean \($0)? " } ?? ""
    throw Failure(
      .usage, what: "--country \(code)", why: "it is no Member Country's code",
      unchanged: "Nothing was written.", next: near + "Members: \(members.joined(separator: ", "))."
    )
  }
}
