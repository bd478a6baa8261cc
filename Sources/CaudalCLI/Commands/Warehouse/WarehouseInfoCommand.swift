import ArgumentParser
import Domain
import Pipeline
import Warehouse

/// `caudal warehouse info`: size, schema, tables and sources.
struct WarehouseInfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Tells size, schema, tables and sources.",
    discussion: """
      EXAMPLES
        caudal warehouse info
        caudal warehouse info --pipeline regional --json
      """)

  @OptionGroup var options: WarehouseOptions
  @Flag(help: "Write JSON.") var json = false

  mutating func run() throws {
    let info = try WarehouseCare(options.place()).info()
    if json {
      Terminal.write(try JSONText.of(Answer(info)))
      return
    }
    Terminal.print(
      "\(info.path): \(decimal(Double(info.bytes) / 1_000_000, 1)) MB, schema \(info.schema) of "
        + "\(info.schemaOfBuild), journal \(info.journalMode)")
    if let run = info.lastRun {
      Terminal.print(
        "last run: \(run.id.rawValue) of \(run.start.startedAt), \(run.state.rawValue)")
    }
    Terminal.print("")
    var sources = TextTable(["source", "series", "files", "newest", "issued"])
    for source in info.sources {
      sources.add([
        source.code, "\(source.series)", "\(source.files)",
        source.newestPeriod?.description ?? "–", source.newestIssue?.description ?? "–",
      ])
    }
    for line in sources.lines { Terminal.print(line) }
    Terminal.print("")
    var tables = TextTable(["table", "rows"])
    for table in info.tables { tables.add([table.name, "\(table.rows)"]) }
    for line in tables.lines { Terminal.print(line) }
  }

  private struct Answer: Encodable {
    struct Source: Encodable {
      let source: String
      let series: Int
      let files: Int
      let newestPeriod: String?
      let newestIssue: String?
    }

    let path: String
    let bytes: Int
    let schema: Int
    let schemaOfBuild: Int
    let journalMode: String
    let lastRun: Int64?
    let tables: [String: Int]
    let sources: [Source]

    init(_ info: WarehouseInfo) {
      path = info.path
      bytes = info.bytes
      schema = info.schema
      schemaOfBuild = info.schemaOfBuild
      journalMode = info.journalMode
      lastRun = info.lastRun?.id.rawValue
      tables = Dictionary(
        info.tables.map { ($0.name, $0.rows) }, uniquingKeysWith: { first, _ in first })
      sources = info.sources.map {
        Source(
          source: $0.code, series: $0.series, files: $0.files,
          newestPeriod: $0.newestPeriod?.description, newestIssue: $0.newestIssue?.description)
      }
    }
  }
}
