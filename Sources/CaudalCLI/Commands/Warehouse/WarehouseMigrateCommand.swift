import ArgumentParser
import Domain
import Pipeline
import Warehouse

/// `caudal warehouse migrate`: this build's schema.
struct WarehouseMigrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Brings a warehouse of an older Caudal up to date, after a back-up.",
    discussion: """
      A run does this by itself; this command does it without running anything.

      EXAMPLES
        caudal warehouse migrate --pipeline regional
      """)

  @OptionGroup var options: WarehouseOptions

  mutating func run() throws {
    let migration = try WarehouseCare(options.place()).migrate()
    guard let migration, migration.from < migration.to else {
      Terminal.print("nothing to do: the warehouse has schema \(Warehouse.schemaVersion)")
      return
    }
    Terminal.print("schema \(migration.from) → \(migration.to)")
    if let backup = migration.backup { Terminal.print("back-up: \(backup)") }
  }
}
