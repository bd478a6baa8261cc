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
    let writer = try ReportWriter(resources: project.needed("reports"))
    let options = options(report, country: country)
    let model = try ReportBuilder(reader, options: options).model()
    return try writer.files(model, options)
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
      formats: Set(report.formats.compactMap(ReportOptions.Format.init(rawValue:))),
      command: "caudal run pipelines/\(pipeline.name).yaml --as-of \(asOf)",
      version: Version.current)
  }
}
