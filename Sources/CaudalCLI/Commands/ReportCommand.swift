package import ArgumentParser
import Domain
import Pipeline
import Reporting

extension Language: ExpressibleByArgument {}
extension ReportOptions.Format: ExpressibleByArgument {}

/// `caudal report`: pages from the warehouse as it stands.
package struct ReportCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Prints pages and annexes from the warehouse as it stands; runs nothing.",
    discussion: """
      Without options, what the pipeline file says is printed as of the newest run's day. As of \
      another day, figures are those known then; scores are those of the newest run up to it, so \
      run the pipeline as of that day first where scores matter.

      EXAMPLES
        caudal report regional
        caudal report regional --country PAN --language es
        caudal report regional --as-of 2024-12-31 --format html --output out/
        caudal report regional --country PAN --language es --format pdf
      """)

  @OptionGroup var options: PipelineOptions

  @Option(help: "Only this language: es or en; may be repeated.")
  var language: [Language] = []

  @Option(help: "Only the brief of this Member Country, ISO 3166-1 alpha-3, such as PAN.")
  var country: String?

  @Option(
    help: """
      Only this format: html, csv or pdf; may be repeated. PDF is made of the pages by Chromium or \
      WeasyPrint, where one of them is installed.
      """)
  var format: [ReportOptions.Format] = []

  @Option(
    help: ArgumentHelp(
      "The folder (default: reports/output/<pipeline>/<day>).", valueName: "folder"))
  var output: String?

  package init() {}

  package mutating func run() throws {
    var request = ReportRequest(pipeline: options.pipeline)
    request.warehouse = options.warehouse
    request.asOf = options.asOf
    request.languages = language.isEmpty ? nil : language.map(\.rawValue)
    request.formats = format.isEmpty ? nil : format.map(\.rawValue)
    request.country = country
    request.output = output
    let result = try request.write()
    if !result.hasRun {
      Terminal.say(
        "note: no run has worked as of \(result.asOf), so scores are those of an earlier day; "
          + "`caudal run \(options.pipeline) --as-of \(result.asOf)` makes them")
    }
    for file in result.files { Terminal.print(file) }
  }
}
