import ArgumentParser
import Domain
import Pipeline
import Warehouse

/// `caudal warehouse backup`: a copy as of this moment.
struct WarehouseBackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copies the working warehouse as it is at this moment.",
    discussion: """
      A run may go on meanwhile. The copy is verified; the oldest copies make room for it.

      EXAMPLES
        caudal warehouse backup
        caudal warehouse backup --to /backups/caudal --keep 30
      """)

  @OptionGroup var options: WarehouseOptions

  @Option(
    help: ArgumentHelp("The folder (default: backups beside the warehouse).", valueName: "folder"))
  var to: String?

  @Option(help: ArgumentHelp("How many copies stay.", valueName: "number"))
  var keep = 12

  func validate() throws {
    guard keep >= 1 else { throw ValidationError("--keep must be at least 1") }
  }

  mutating func run() throws {
    let backup = try WarehouseCare(options.place()).backup(to: to, keep: keep)
    for path in backup.removed { Terminal.say("removed the older copy \(path)") }
    Terminal.print(backup.path)
  }
}
