package import Domain
package import Reporting
package import Warehouse

/// Makes the pages of a pipeline from what its warehouse holds.
package struct ReportPrinting {
  private let project: Project
  private let pipeline: PipelineFile
  private let asOf: Day

  package init(_ project: Project, _ pipeline: PipelineFile, asOf: Day) {
    self.project = project
    self.pipeline = pipeline
    self.asOf = asOf
  }

  /// Every file of the report; nothing touches the disk.
  ///
  /// - Parameters:
  ///   - report: languages, formats and numbers.
  ///   - country: only the brief of this Member Country; nil for the whole report.
  ///   - reader: the warehouse.
  package func files(
    _ report: PipelineFile.Report, country: String? = nil, reader: WarehouseReader
  ) throws -> [ReportWriter.File] {
    let writer = try ReportWriter(resources: project.reportParts())
    let options = options(report, country: country)
    let model = try ReportBuilder(reader, options: options).model()
    return try writer.files(model, options)
  }

  /// Writes the page over all reports, where the report stands in its place among the others:
  /// `reports/output/<pipeline>/<day>`.
  func shelve(_ output: String) throws {
    let root = Path.join(project.root, "reports/output")
    guard output == "\(root)/\(pipeline.name)/\(asOf)" else { return }
    let writer = try ReportWriter(resources: project.reportParts())
    for file in try writer.shelf(ReportFolder.shelf(root)) {
      try WholeFile.write(file.contents, to: "\(root)/\(file.path)")
    }
  }

  /// The printer of a report that asks for PDF; nil where it does not, or where the machine has no
  /// program for it.
  func paper(_ report: PipelineFile.Report) -> PaperPrinter? {
    wantsPaper(report) ? PaperPrinter(asOf: asOf) : nil
  }

  func wantsPaper(_ report: PipelineFile.Report) -> Bool {
    report.formats.contains(ReportOptions.Format.pdf.rawValue)
  }

  /// What is written; PDF is made of pages, so that it brings them.
  private func formats(_ report: PipelineFile.Report) -> Set<ReportOptions.Format> {
    let formats = Set(report.formats.compactMap(ReportOptions.Format.init(rawValue:)))
    return formats.contains(.pdf) ? formats.union([.html]) : formats
  }

  private func options(_ report: PipelineFile.Report, country: String?) -> ReportOptions {
    var locales: [Language: NumberLocale] = [:]
    for (language, code) in report.numbers {
      guard let language = Language(rawValue: language) else { continue }
      locales[language] = NumberLocale.named(code)
    }
    return ReportOptions(
      pipeline: pipeline.name,
      title: Bilingual(en: pipeline.title["en"] ?? "", es: pipeline.title["es"] ?? ""),
      asOf: asOf, previousAsOf: report.previousMeeting,
      languages: report.languages.compactMap(Language.init(rawValue:)), locales: locales,
      country: country,
      formats: formats(report),
      command: "caudal run pipelines/\(pipeline.name).yaml --as-of \(asOf)",
      version: Version.current)
  }
}
