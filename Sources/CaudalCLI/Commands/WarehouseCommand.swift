package import ArgumentParser
import Domain
import Pipeline

/// `caudal warehouse …`: the files that hold every figure.
package struct WarehouseCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "warehouse",
    abstract: "Looks after the warehouse: what it holds, whether it is sound, copies of it.",
    discussion: """
      A pipeline writes its working warehouse, warehouse/<pipeline>.sqlite, on a local disk. What \
      people copy, mail and query is the published copy, which opens anywhere, also from a \
      read-only folder.
      """,
    subcommands: [
      WarehouseInfoCommand.self, WarehouseVerifyCommand.self, WarehouseBackupCommand.self,
      WarehousePublishCommand.self, WarehouseMigrateCommand.self,
    ])

  package init() {}
}
