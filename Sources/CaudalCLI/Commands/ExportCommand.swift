package import ArgumentParser
import Domain
import Pipeline

extension Export.Format: ExpressibleByArgument {}
extension Export.Audience: ExpressibleByArgument {}

/// `caudal export`: figures for other people's programs.
package struct ExportCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the figures for other programs, as they were known on a day.",
    discussion: """
      Formats:

        datapackage  a folder of CSV tables with a Frictionless Data Package 2.0
        hxl          one CSV table with a row of HXL hashtags
        sdmx-csv     one table in SDMX-CSV 1.0, for statistical offices
        cap          alerts as CAP 1.2 messages, one for every step of a case that has formed
        alerts       the alert register: CSV tables, JSON and Atom feeds in both languages
        sqlite       the published copy of the whole warehouse, every vintage in it

      Every figure carries its publisher, the day of its issue and its status. Sources that their \
      owners do not let travel to the audience are left out, and the command says which. Alerts go \
      to focal points: their audience is members unless it is office.

      EXAMPLES
        caudal export regional --format datapackage
        caudal export regional --format sdmx-csv --as-of 2025-03-01 --output out/
      """)

  @Argument(help: "The pipeline file, or its bare name in pipelines/, such as regional.")
  var pipeline: String

  @Option(help: "What is written: datapackage, hxl, sdmx-csv, cap, alerts or sqlite.")
  var format: Export.Format

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("Figures as known on this day (default: all).", valueName: "day"))
  var asOf: Day?

  @Option(
    help: "For whom: public (the default for figures), members (of the Conference) or office.")
  var audience: Export.Audience?

  @Option(
    help: ArgumentHelp(
      "The folder (default: reports/output/<pipeline>/export-<day>).", valueName: "folder"))
  var output: String?

  @Option(help: ArgumentHelp("The warehouse, where it is another file.", valueName: "file"))
  var warehouse: String?

  package init() {}

  package mutating func run() throws {
    let place = try WarehousePlace(pipeline: pipeline, file: warehouse)
    let result = try Export(place, format: format, audience: audience, asOf: asOf)
      .write(to: output)
    for source in result.leftOut {
      Terminal.say("left out: \(source) may not travel to this audience (--audience)")
    }
    if let day = result.asOf {
      Terminal.say("\(counted(result.figures, "figure")) as known on \(day)")
    }
    for file in result.files { Terminal.print(file) }
  }
}
