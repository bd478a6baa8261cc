import ArgumentParser
import Domain
import Pipeline

/// `caudal warehouse publish`: the copy for readers.
struct WarehousePublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Writes the copy that people copy, mail and query.",
    discussion: """
      One compact file without companions, verified before it takes its place, and beside it what \
      Datasette shows, in English and in Spanish. A run publishes its own copy at its end.

      EXAMPLES
        caudal warehouse publish
        caudal warehouse publish --to /shared/caudal/regional.sqlite
        datasette regional.sqlite -m regional.metadata.es.yaml
      """)

  @OptionGroup var options: WarehouseOptions

  @Option(
    help: ArgumentHelp(
      "The file (default: reports/output/<pipeline>/<pipeline>.sqlite).", valueName: "file"))
  var to: String?

  mutating func run() throws {
    for file in try WarehouseCare(options.place()).publish(to: to) { Terminal.print(file) }
  }
}
