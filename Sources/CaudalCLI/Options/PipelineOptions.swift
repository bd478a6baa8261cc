import ArgumentParser
import Domain
import Foundation
import Pipeline

extension Day: ExpressibleByArgument {
  /// Reads `2021-09-30`.
  package init?(argument: String) { self.init(argument) }
}

/// What every command asks that works on one pipeline.
struct PipelineOptions: ParsableArguments {
  @Argument(help: "The pipeline file, or its bare name in pipelines/, such as regional.")
  var pipeline: String

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "Work with what was known on this day instead of the pipeline's own.", valueName: "day"))
  var asOf: Day?

  @Option(
    help: ArgumentHelp(
      "The working warehouse (default: warehouse/<pipeline>.sqlite in the project).",
      valueName: "file"))
  var warehouse: String?

  func request() -> RunRequest {
    var request = RunRequest(pipeline: pipeline, command: CommandLineText.given)
    request.asOf = asOf
    request.warehouse = warehouse
    return request
  }
}

/// The command as it was given, for the record of a run.
enum CommandLineText {
  static var given: String {
    (["caudal"] + CommandLine.arguments.dropFirst().map(quoted)).joined(separator: " ")
  }

  private static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "-_./=:,+".utf8.contains(byte)
    }
    return isPlain && !word.isEmpty ? word : "'\(word.replacing("'", with: "'\\''"))'"
  }
}
