package import ArgumentParser
import Domain
import Pipeline

/// `caudal run`: does what is due.
package struct RunCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs a pipeline: what is due, and nothing else.",
    discussion: """
      Reads new files of every source into the warehouse, scores the series that have changed and \
      prints the report. Every stage says in one line why it ran or did not. Sources fail \
      independently: what does not depend on a broken file goes on.

      Killed at any point, a run leaves the warehouse as after the last finished stage; run it \
      again to go on. Results are below reports/output/<pipeline>/<day>/, with run.json, and the \
      last line sums the run up.

      EXAMPLES
        caudal run regional
        caudal run pipelines/regional.yaml --as-of 2024-12-31
        caudal run regional --only score/mann-kendall --force
        caudal run regional --dry-run

      Ends with 0 where all is well, 1 where something failed, was blocked, stands on an older \
      vintage or is late, 75 where another run holds the warehouse, 78 where a file that people \
      write is wrong.
      """)

  @OptionGroup var options: PipelineOptions

  @Option(
    help: ArgumentHelp(
      "Only these stages: a name of the plan, or the beginning of one such as score/stl; "
        + "may be repeated.", valueName: "stage"))
  var only: [String] = []

  @Flag(help: "Run what is selected, changed or not; sources are read anew.")
  var force = false

  @Flag(name: .customLong("dry-run"), help: "Print the plan and change nothing.")
  var dryRun = false

  @Flag(
    name: .customLong("exit-on-alert"),
    help: "End with 3 where the run has opened an alert; a pipeline without alerts never does.")
  var exitOnAlert = false

  @Option(help: ArgumentHelp("The folder of the results.", valueName: "folder"))
  var output: String?

  @OptionGroup var threading: ThreadsOption

  @Flag(help: "Write what the run did to standard output as JSON, as in run.json.")
  var json = false

  @Flag(name: .shortAndLong, help: "Say nothing but the last line.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "A line for every stage, also where many say the same.")
  var verbose = false

  package init() {}

  package mutating func run() throws {
    var request = options.request()
    request.only = only
    request.isForced = force
    request.threads = try threading.count()
    request.output = output
    if dryRun {
      try PlanCommand.show(Planner.plan(request), json: json, verbose: verbose)
      return
    }
    let interruption = Interruption()
    let signals = Signals(interruption)
    let narrator = RunNarrator(isQuiet: quiet, isVerbose: verbose)
    defer { withExtendedLifetime(signals) { narrator.end() } }
    let runner = try Runner(request, interruption: interruption, observe: narrator.hear)
    let summary = try runner.run()
    narrator.end()
    for source in summary.late where !quiet {
      Terminal.say(SummaryLine.late(source, on: summary.asOf))
    }
    if json {
      Terminal.write(try RunFile(summary).text())
    } else {
      Terminal.print(SummaryLine.text(summary))
    }
    if exitOnAlert, summary.newAlerts > 0 { throw ExitStatus.newAlert.exitCode }
    if !summary.isGood { throw ExitStatus.unfinished.exitCode }
  }
}
