import ArgumentParser
import Domain
import Pipeline
import Warehouse

/// `caudal warehouse verify`: whether the file is sound.
struct WarehouseVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks that the warehouse is sound and that its files are still what was read.",
    discussion: """
      Runs SQLite's integrity and foreign-key checks, the warehouse's own invariants, reads every \
      public view, and compares the digest of every published file with the one that was read.

      Ends with 0 where all is sound, with 1 where something is not.

      EXAMPLES
        caudal warehouse verify
        caudal warehouse verify --warehouse copy.sqlite
      """)

  @OptionGroup var options: WarehouseOptions
  @Flag(help: "Write JSON.") var json = false

  mutating func run() throws {
    let report = try WarehouseCare(options.place()).verify()
    if json {
      Terminal.write(try JSONText.of(Answer(report)))
    } else if report.isSound {
      Terminal.print("sound; \(counted(report.filesCompared, "file")) compared")
    } else {
      for problem in report.problems { Terminal.print("\(problem.check): \(problem.message)") }
    }
    if !report.isSound { throw ExitStatus.unfinished.exitCode }
  }

  private struct Answer: Encodable {
    struct Problem: Encodable {
      let check: String
      let message: String
    }

    let isSound: Bool
    let filesCompared: Int
    let problems: [Problem]

    init(_ report: WarehouseReport) {
      isSound = report.isSound
      filesCompared = report.filesCompared
      problems = report.problems.map { Problem(check: $0.check, message: $0.message) }
    }
  }
}
