package import ArgumentParser
import Domain
import EarlyWarning
import Pipeline

/// `caudal backtest`: what would have been said, against what happened.
package struct BacktestCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Replays the past month by month and counts hits, misses and false alarms.",
    discussion: """
      Looks on the 15th of every month as the signal stage would have looked, with the figures \
      known on that day (by declared lag where no issue of that time is kept) and the acts \
      announced by then, and compares signals with the changes of level that datasets/events \
      registers. Other methods are judged the same way: farrington, ears, cusum and the highest \
      figure in three years. Watches on announced acts are verified apart, acts without effect \
      included.

      The warehouse is only read; run the pipeline first. Tables (CSV) and a page in each \
      language go to reports/output/<pipeline>/backtest/. docs/backtest.md defines every number.

      EXAMPLES
        caudal backtest regional
        caudal backtest regional --from 2021-01-01 --to 2022-12-31 --json
      """)

  @Argument(help: "The pipeline file, or its bare name in pipelines/, such as regional.")
  var pipeline: String

  @Option(help: ArgumentHelp("The first day (default: 2015-01-01).", valueName: "day"))
  var from: Day?

  @Option(help: ArgumentHelp("The last day (default: the newest issue).", valueName: "day"))
  var to: Day?

  @Option(
    help: ArgumentHelp(
      "The working warehouse (default: warehouse/<pipeline>.sqlite in the project).",
      valueName: "file"))
  var warehouse: String?

  @Option(
    help: ArgumentHelp(
      "The folder of the results (default: reports/output/<pipeline>/backtest).",
      valueName: "folder"))
  var output: String?

  @OptionGroup var threading: ThreadsOption

  @Flag(help: "Write the summary to standard output as JSON.")
  var json = false

  package init() {}

  package mutating func run() throws {
    var request = BacktestRequest(pipeline: pipeline, threads: try threading.count())
    request.from = from
    request.to = to
    request.warehouse = warehouse
    request.output = output
    let interruption = Interruption()
    let signals = Signals(interruption)
    let answer = try withExtendedLifetime(signals) {
      try request.run(interruption: interruption) { done, all in
        if done.isMultiple(of: 24) || done == all { Terminal.say("looked \(done) of \(all) times") }
      }
    }
    if json {
      Terminal.write(try JSONText.of(BacktestJSON(answer)))
    } else {
      for line in BacktestText.lines(answer) { Terminal.print(line) }
    }
  }
}

/// The summary of a back-test as a person reads it.
enum BacktestText {
  static func lines(_ answer: BacktestRequest.Answer) -> [String] {
    let result = answer.result
    var table = TextTable([
      "method", "direction", "hits", "of", "false alarms", "a country and quarter",
      "days before the event", "before the peak",
    ])
    for summary in result.summaries where summary.warnings > 0 || summary.direction == nil {
      table.add([
        summary.method, summary.direction?.rawValue ?? "both", "\(summary.hits)",
        "\(summary.hits + summary.misses)", "\(summary.falseAlarms) of \(summary.warnings)",
        rounded(summary.falseAlarmsPerCountryQuarter), days(summary.medianLeadToEvent),
        days(summary.medianLeadToPeak),
      ])
    }
    let judged = result.watches.compactMap(\.cell)
    let counts = VerificationCell.allCases.map { cell in
      "\(judged.count { $0 == cell }) \(cell.rawValue)"
    }
    return table.lines + [
      "watches: \(counts.joined(separator: ", ")), "
        + "\(result.watches.count - judged.count) not measured",
      "caudal backtest: \(counted(result.looks, "look")) from \(result.first) to "
        + "\(result.last) in \(rounded(answer.seconds)) s → "
        + "\(answer.files.first { $0.hasSuffix(".html") } ?? "")",
    ]
  }

  private static func rounded(_ value: Double) -> String {
    guard value.isFinite else { return "-" }
    let hundredths = Int((value * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  private static func days(_ days: Double?) -> String {
    days.map { "\(Int($0.rounded()))" } ?? "-"
  }
}

/// The summary for scripts.
struct BacktestJSON: Encodable {
  struct Method: Encodable {
    let method: String
    let direction: String
    let hits: Int
    let misses: Int
    let warnings: Int
    let falseAlarms: Int
    let countryQuarters: Int
    let medianLeadToEvent: Double?
    let medianLeadToPeak: Double?
    let cells: [String: Int]
  }

  let first: String
  let last: String
  let looks: Int
  let series: Int
  let seconds: Double
  let methods: [Method]
  let watches: [String: Int]
  let files: [String]

  init(_ answer: BacktestRequest.Answer) {
    let result = answer.result
    first = result.first.description
    last = result.last.description
    looks = result.looks
    series = result.series
    seconds = answer.seconds
    methods = result.summaries.map { summary in
      Method(
        method: summary.method, direction: summary.direction?.rawValue ?? "both",
        hits: summary.hits, misses: summary.misses, warnings: summary.warnings,
        falseAlarms: summary.falseAlarms, countryQuarters: summary.countryQuarters,
        medianLeadToEvent: summary.medianLeadToEvent, medianLeadToPeak: summary.medianLeadToPeak,
        cells: Dictionary(
          VerificationCell.allCases.map { ($0.rawValue, summary.cells[$0] ?? 0) },
          uniquingKeysWith: { first, _ in first }))
    }
    let judged = result.watches.compactMap(\.cell)
    watches = Dictionary(
      VerificationCell.allCases.map { cell in (cell.rawValue, judged.count { $0 == cell }) },
      uniquingKeysWith: { first, _ in first })
    files = answer.files
  }
}
