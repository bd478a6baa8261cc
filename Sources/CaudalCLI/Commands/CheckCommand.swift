package import ArgumentParser
import Configuration
import Domain
import Ingest
import Pipeline

/// `caudal check`: validates what people write.
package struct CheckCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Validates pipeline files, contracts and reference tables, or one file of figures.",
    discussion: """
      Lists all problems at once, one a line as file:line:column, with what was found, what was \
      expected and the nearest valid name. Without a pipeline, all files of pipelines/ are checked, \
      with every source of datasets/; no figures are read.

      A file that ends in .csv is held to the contract of the source in whose folder it lies, and \
      elsewhere to that of the reintegration submissions (caudal new submission): every fault with \
      its line, column, value and rule. Nothing is loaded.

      --schema prints the JSON Schema of pipeline files, by which editors complete and check them; \
      pipelines/pipeline.schema.json is made so.

      EXAMPLES
        caudal check
        caudal check pipelines/regional.yaml
        caudal check --schema > pipelines/pipeline.schema.json
        caudal check reintegration-GTM-2025-Q1.csv

      Ends with 0 where all is well, with 78 where something is wrong, with 65 where a file of \
      figures breaks its contract.
      """)

  @Argument(
    help: ArgumentHelp(
      "The pipeline file, or its bare name in pipelines/ (all of them without it); or a CSV file.",
      valueName: "pipeline"))
  var pipeline: String?

  @Flag(help: "Print the JSON Schema of pipeline files and check nothing.")
  var schema = false

  @Flag(help: "Write JSON.")
  var json = false

  package init() {}

  package mutating func run() throws {
    if schema {
      Terminal.write(try PipelineShape.jsonSchema())
      return
    }
    if let file = pipeline, file.lowercased().hasSuffix(".csv") {
      try check(file: file)
      return
    }
    let report = try PipelineCheck.check(pipeline)
    if json {
      Terminal.write(try JSONText.of(Answer(report)))
    } else if report.problems.isEmpty {
      Terminal.print(
        "ok: \(counted(report.pipelines.count, "pipeline")), "
          + counted(report.sources.count, "source"))
    } else {
      for problem in report.problems { Terminal.print("\(problem)") }
      Terminal.say("caudal check: \(counted(report.problems.count, "problem"))")
    }
    if !report.problems.isEmpty { throw ExitStatus.configuration.exitCode }
  }

  private func check(file: String) throws {
    let report = try Submissions.check(file, today: Clock.now.day)
    if json {
      Terminal.write(try FileCheckText.json(report))
    } else {
      for finding in report.findings { Terminal.print(FileCheckText.line(finding, file: file)) }
      for bound in report.bounds { Terminal.say(bound) }
      if report.isAccepted { Terminal.print(FileCheckText.summary(report)) }
    }
    guard !report.isAccepted else { return }
    Terminal.say("caudal check: \(counted(report.errors, "fault")). Nothing was loaded.")
    throw ExitStatus.data.exitCode
  }

  private struct Answer: Encodable {
    struct Entry: Encodable {
      let file: String
      let line: Int
      let column: Int
      let message: String
    }

    let pipelines: [String]
    let sources: [String]
    let problems: [Entry]

    init(_ report: PipelineCheck.Report) {
      pipelines = report.pipelines
      sources = report.sources
      problems = report.problems.map {
        Entry(file: $0.file, line: $0.line, column: $0.column, message: $0.message)
      }
    }
  }
}
