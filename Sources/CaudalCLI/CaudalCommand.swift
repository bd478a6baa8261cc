package import ArgumentParser
import Configuration
import Domain
import Pipeline

/// The command's root: the list of what Caudal can do.
package struct CaudalCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "caudal",
    abstract: "Watches mixed-migration flows and tells people early when something changes.",
    version: Version.current,
    subcommands: [
      RunCommand.self, PlanCommand.self, CheckCommand.self, NewCommand.self, StatusCommand.self,
      AlertsCommand.self, BacktestCommand.self, ExplainCommand.self, ReportCommand.self,
      ExportCommand.self,
      WarehouseCommand.self,
      MethodsCommand.self, ScoreCommand.self,
    ])

  package init() {}

  /// Runs the command line and ends the process with one of ``ExitStatus``.
  package static func start() async -> Never {
    do {
      var command = try parseAsRoot()
      if var concurrent = command as? any AsyncParsableCommand {
        try await concurrent.run()
      } else {
        try command.run()
      }
      exit(withError: nil)
    } catch {
      end(with: error)
    }
  }

  /// Says what went wrong on standard error and ends with the status of the table.
  private static func end(with error: any Error) -> Never {
    if let failure = error as? Failure {
      Terminal.say("caudal: \(failure)")
      exit(withError: ExitStatus(failure.code).exitCode)
    }
    if let problems = error as? Problems {
      for problem in problems.all { Terminal.say("\(problem)") }
      Terminal.say("caudal: \(counted(problems.all.count, "problem")). Nothing was changed.")
      exit(withError: ExitStatus.configuration.exitCode)
    }
    // The parser knows its own errors (help, version, wrong usage); all others end with 1.
    if !(error is ExitCode), exitCode(for: error) == .failure {
      Terminal.say(
        "caudal: an error that Caudal does not know stopped it: \(error). "
          + "What was finished before stands. Please report this.")
      exit(withError: ExitStatus.internal.exitCode)
    }
    exit(withError: error)
  }
}
