package import ArgumentParser
import Domain
import Foundation
import Statistics
import Tabular

/// `caudal score`: series on standard input, scores on standard output.
package struct ScoreCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Scores series from standard input with one method.",
    discussion: """
      Reads CSV with the header series,period,value from standard input and writes the method's \
      columns to standard output. The rows of a series stand together, periods ascending; an empty \
      value and a period that is left out are missing. Periods are written 2024-03-09, 2024-W09, \
      2024-03, 2024-Q1 or 2024.

      The answer is a pure function of series, method and parameters: the same bytes whatever the \
      number of threads and whatever other series stand in the input. Memory does not grow with \
      the number of series. After an error the status is not 0, and rows that were written before \
      it are whole series, not the whole answer; with --output the file appears only when all of \
      it is written.

      EXAMPLES
        caudal score --method mann-kendall < series.csv
        caudal score --method stl --set period=12 --set robust=true < series.csv > scores.csv
        caudal methods stl
      """)

  @Option(name: .shortAndLong, help: "The method, such as stl; `caudal methods` lists them.")
  var method: String

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("A parameter of the method; may be repeated.", valueName: "key=value"))
  var settings: [String] = []

  @Option(help: "Worker threads (default: one a processor).")
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "Write to this file instead of standard output, under a temporary name until it is whole.",
      valueName: "file"))
  var output: String?

  @Flag(help: "Write one line of JSON with seconds and memory to standard error at the end.")
  var timings = false

  package init() {}

  package mutating func run() throws {
    let method = try Self.method(named: method)
    let scorer = try Self.scorer(method, settings)
    let threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    guard (1...1024).contains(threads) else {
      throw Failure(
        .usage, what: "--threads \(threads)", why: "it must be from 1 to 1024",
        next: "Leave it out for one thread a processor.")
    }
    if isatty(0) == 1 {
      Terminal.say("caudal score: reading series,period,value from the terminal; end with Ctrl-D")
    }
    // A reader that closes the pipe is reported by the write, not by a signal.
    signal(SIGPIPE, SIG_IGN)
    let stream = ScoreStream(method: method, scorer: scorer, threads: threads)
    let start = ContinuousClock.now
    let summary = try ScoreOutput.deliver(to: output) { descriptor in
      try Self.run(stream, to: descriptor)
    }
    let wall = start.duration(to: .now)
    Self.narrate(summary)
    if timings { Terminal.say(ScoreTimings(summary, threads: threads, wall: wall).line) }
  }

  static func method(named name: String) throws(Failure) -> Method {
    if let method = Catalogue.method(named: name) { return method }
    let near = Nearest.name(to: name, among: Catalogue.methods.map(\.name))
    throw Failure(
      .usage, what: "--method \(name)",
      why: "there is no such method" + (near.map { "; did you mean “\($0)”?" } ?? ""),
      next: "`caudal methods` lists all of them.")
  }

  private static func scorer(
    _ method: Method, _ settings: [String]
  ) throws(Failure) -> any Scorer {
    func refused(_ setting: String, _ why: String) -> Failure {
      Failure(
        .usage, what: "--set \(setting)", why: why,
        next: "`caudal methods \(method.name)` describes its parameters.")
    }
    var given: [String: String] = [:]
    for setting in settings {
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw refused(setting, "a parameter is written key=value")
      }
      guard given.updateValue(String(parts[1]), forKey: String(parts[0])) == nil else {
        throw refused(setting, "\(parts[0]) was set before")
      }
    }
    do {
      return try method.scorer(given)
    } catch {
      switch error {
      case .unknown(let name, let known):
        let near = Nearest.name(to: name, among: known)
        throw refused(
          name,
          "method \(method.name) has no such parameter"
            + (near.map { "; did you mean “\($0)”?" } ?? ""))
      case .value(let name, let value, let rule):
        throw refused("\(name)=\(value)", "it must be \(rule)")
      case .conflict(let sentence):
        throw refused(settings.joined(separator: " "), sentence)
      }
    }
  }

  private static func run(
    _ stream: ScoreStream, to descriptor: Int32
  ) throws(Failure) -> ScoreSummary {
    let progress = SeriesProgress()
    defer { progress.end() }
    do {
      return try stream.run(from: 0, to: descriptor) { progress.show($0) }
    } catch {
      switch error {
      case .input(let fault):
        throw Failure(
          .data, what: "the input cannot be scored",
          at: fault.line.map { "standard input, line \($0)" } ?? "standard input",
          why: fault.message, unchanged: "No row of that series or of a later one was written.")
      case .output(let code):
        throw Failure(
          .cannotWrite, what: "the scores cannot be written",
          why: code == EPIPE ? "the reader closed the pipe" : String(cString: strerror(code)),
          unchanged: "What was written before is not the whole answer.")
      }
    }
  }

  private static func narrate(_ summary: ScoreSummary) {
    guard !summary.notJudged.isEmpty else { return }
    let reasons = summary.notJudged.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.value) \($0.key)" }
    let count = summary.notJudged.values.reduce(0, +)
    Terminal.say(
      "caudal score: \(count) of \(summary.series) series could not be judged: "
        + reasons.joined(separator: ", "))
  }
}
