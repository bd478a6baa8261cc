package import ArgumentParser
import Domain
import Pipeline

/// `caudal plan`: what a run would do, and why.
package struct PlanCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Shows what a run would do and why; changes nothing.",
    discussion: """
      One line a stage with the one reason for it, in the order of the run. Stages of many sources \
      that have the same to say share a line; --verbose lists every stage. A stage whose input is \
      still to run cannot be judged before: a run judges it again at its turn and may skip it.

      EXAMPLES
        caudal plan regional
        caudal plan regional --as-of 2021-09-30 --verbose
        caudal plan regional --json
      """)

  @OptionGroup var options: PipelineOptions

  @Option(
    help: ArgumentHelp(
      "Only these stages, by name or the beginning of one; may be repeated.", valueName: "stage"))
  var only: [String] = []

  @Flag(help: "Write JSON.")
  var json = false

  @Flag(name: .shortAndLong, help: "A line for every stage, also where many say the same.")
  var verbose = false

  package init() {}

  package mutating func run() throws {
    var request = options.request()
    request.only = only
    try Self.show(Planner.plan(request), json: json, verbose: verbose)
  }

  static func show(_ plan: Plan, json: Bool, verbose: Bool) throws {
    if json {
      Terminal.write(try JSONText.of(Answer(plan)))
      return
    }
    var lines = StageLines(groups: !verbose, print: Terminal.print)
    for entry in plan.entries { lines.add(StageLines.Line(entry)) }
    lines.flush()
    let rest = plan.entries.count - plan.due
    Terminal.print(
      "caudal plan: \(plan.due) to run, \(rest) not, as of \(plan.asOf) → \(plan.output)")
  }

  private struct Answer: Encodable {
    struct Entry: Encodable {
      let stage: String
      let runs: Bool
      let reason: String
    }

    let pipeline: String
    let asOf: String
    let warehouse: String
    let output: String
    let stages: [Entry]

    init(_ plan: Plan) {
      pipeline = plan.pipeline.name
      asOf = plan.asOf.description
      warehouse = plan.warehouse
      output = plan.output
      stages = plan.entries.map {
        Entry(
          stage: $0.name.description, runs: $0.decision.isRun, reason: $0.decision.sentence)
      }
    }
  }
}
