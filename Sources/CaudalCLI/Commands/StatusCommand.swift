package import ArgumentParser
import Domain
import Pipeline
import Warehouse

/// `caudal status`: who published what, how late, and how the last runs went.
package struct StatusCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Shows the sources with their freshness, open alerts, and the last runs.",
    discussion: """
      A source is judged by the period that its newest figures cover and by its publisher's own \
      calendar, declared in its source.yaml:

        fresh    the newest figures that the calendar promises are there
        due      the next figures are expected and not yet late
        late     past the days of grace
        silent   nothing ever arrived, or three periods are past their grace
        unknown  no calendar is declared, or the newest file could not be used

      EXAMPLES
        caudal status
        caudal status regional --json
        caudal status regional --on 2024-12-31

      Ends with 0 where nothing asks for attention, with 1 where a source is late (unless the \
      pipeline file says `when_late: tell`), a file is held back or the last run did not go well.
      """)

  @Argument(help: "The pipeline file, or its bare name in pipelines/; all of them without it.")
  var pipeline: String?

  @Option(
    help: ArgumentHelp("Judge as on this day instead of today.", valueName: "day"))
  var on: Day?

  @Option(help: ArgumentHelp("How many runs are shown.", valueName: "number"))
  var runs = 5

  @Option(
    help: ArgumentHelp(
      "The working warehouse (default: warehouse/<pipeline>.sqlite in the project).",
      valueName: "file"))
  var warehouse: String?

  @Flag(help: "Write JSON.")
  var json = false

  package init() {}

  package func validate() throws {
    if warehouse != nil, pipeline == nil {
      throw ValidationError("--warehouse needs the pipeline that it belongs to")
    }
    guard runs >= 0 else { throw ValidationError("--runs must not be negative") }
  }

  package mutating func run() throws {
    let statuses = try PipelineStatus.of(
      pipeline, warehouse: warehouse, on: on ?? Clock.now.day, runs: runs)
    if json {
      Terminal.write(try JSONText.of(statuses.map(Answer.init)))
    } else {
      for (index, status) in statuses.enumerated() {
        if index > 0 { Terminal.print("") }
        for line in Self.lines(status) { Terminal.print(line) }
      }
    }
    if !statuses.allSatisfy(\.isGood) { throw ExitStatus.unfinished.exitCode }
  }

  private static func lines(_ status: PipelineStatus) -> [String] {
    var sources = TextTable(["source", "state", "newest", "issued", "due by"])
    for source in status.sources {
      sources.add([
        source.name, source.freshness.rawValue, source.newestPeriod?.description ?? "–",
        source.newestIssue?.description ?? "–",
        (source.dueOn?.description ?? "–")
          + (source.heldBack.map { "  \($0) is held back" } ?? ""),
      ])
    }
    var lines = ["\(status.name) on \(status.day) (\(status.warehouse))", ""]
    lines += sources.lines
    lines.append("")
    if !status.alerts.isEmpty {
      lines += AlertText.list(status.alerts, on: status.day) + [""]
    }
    if status.runs.isEmpty {
      lines.append("no run yet: `caudal run \(status.name)`")
    } else {
      var runs = TextTable(["run", "started", "as of", "ended", "stages"])
      for run in status.runs {
        runs.add([
          "\(run.record.id.rawValue)", run.record.start.startedAt.description,
          run.record.start.asOf?.description ?? "–", run.record.state.rawValue,
          StageState.allCases.compactMap { state in
            run.counts[state].map { "\($0) \(state.rawValue)" }
          }.joined(separator: ", "),
        ])
      }
      lines += runs.lines
    }
    return lines
  }

  private struct Answer: Encodable {
    struct Source: Encodable {
      let source: String
      let freshness: String
      let newestPeriod: String?
      let newestIssue: String?
      let dueOn: String?
      let heldBack: String?
    }

    struct Run: Encodable {
      let run: Int64
      let startedAt: String
      let finishedAt: String?
      let asOf: String?
      let state: String
      let stages: [String: Int]
    }

    let pipeline: String
    let warehouse: String
    let on: String
    let isGood: Bool
    let sources: [Source]
    let runs: [Run]
    let alerts: [AlertRowJSON]

    init(_ status: PipelineStatus) {
      pipeline = status.name
      warehouse = status.warehouse
      on = status.day.description
      isGood = status.isGood
      sources = status.sources.map {
        Source(
          source: $0.name, freshness: $0.freshness.rawValue,
          newestPeriod: $0.newestPeriod?.description, newestIssue: $0.newestIssue?.description,
          dueOn: $0.dueOn?.description, heldBack: $0.heldBack)
      }
      alerts = status.alerts.map { AlertRowJSON($0, on: status.day) }
      runs = status.runs.map { run in
        Run(
          run: run.record.id.rawValue, startedAt: run.record.start.startedAt.description,
          finishedAt: run.record.finishedAt?.description,
          asOf: run.record.start.asOf?.description, state: run.record.state.rawValue,
          stages: Dictionary(
            run.counts.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: +))
      }
    }
  }
}
