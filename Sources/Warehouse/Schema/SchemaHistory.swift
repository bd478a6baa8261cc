import Domain
import Foundation
package import GRDB

/// The named, forward-only steps that lead from an empty file to this build's schema.
///
/// `user_version` counts the steps that a file has taken. A file that took more than this build
/// knows is refused; one that took fewer is backed up beside itself and brought up to date in one
/// transaction.
package struct SchemaHistory: Sendable {
  package struct Step: Sendable {
    /// What the step adds, in one word; also the back-up's reason.
    package let name: String
    package let sql: String

    package init(name: String, sql: String) {
      self.name = name
      self.sql = sql
    }
  }

  /// "CAUD": what `file` and other programs recognise a warehouse by.
  package static let applicationID: Int32 = 0x4341_5544

  package static let current = SchemaHistory(steps: [
    Step(name: "figures", sql: Schema1Figures.sql),
    Step(name: "early-warning", sql: Schema2EarlyWarning.sql),
    Step(name: "signals", sql: Schema3Signals.sql),
    Step(name: "register", sql: Schema4Register.sql),
    Step(name: "corridor", sql: Schema5Corridor.sql),
    Step(name: "drivers", sql: Schema6Drivers.sql),
    Step(name: "returns", sql: Schema7Returns.sql),
  ])

  package let steps: [Step]

  package init(steps: [Step]) { self.steps = steps }

  package var version: Int { steps.count }

  /// Makes an empty file a warehouse, or an older warehouse a current one.
  ///
  /// - Returns: what was done.
  /// - Throws: a ``Failure`` where the file is no warehouse or is newer than this build.
  @discardableResult
  package func bringUpToDate(_ queue: DatabaseQueue, path: String) throws -> Migration {
    let found = try queue.read { try version(of: $0, path: path) }
    var migration = Migration(from: found, to: version, backup: nil)
    if found > 0, found < version {
      let backup = Warehouse.backupPath(path, label: "schema-\(found)")
      // Left by an attempt that did not come to its end: the same state of the same file.
      if !FileManager.default.fileExists(atPath: backup) { try Warehouse.copy(queue, to: backup) }
      migration.backup = backup
    }
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
      if found == version, try PublicInterface.isCurrent(in: db) { return }
      try db.inTransaction(.immediate) {
        // Another process may have been faster.
        let found = try version(of: db, path: path)
        if found == 0 { try db.execute(sql: "PRAGMA application_id = \(Self.applicationID)") }
        // A table that a view reads cannot be renamed.
        if found < version { try PublicInterface.removeViews(in: db) }
        for step in steps[found...] { try db.execute(sql: step.sql) }
        try PublicInterface.replace(in: db)
        try db.execute(sql: "PRAGMA user_version = \(version)")
        return .commit
      }
    }
    return migration
  }

  /// Passes where a file has this build's schema.
  package func requireCurrent(_ db: Database, path: String) throws {
    let found = try version(of: db, path: path)
    guard found < version else { return }
    throw Failure(
      .configuration, what: "the warehouse was made by an older Caudal", at: path,
      why: found == 0
        ? "it holds no tables yet"
        : "it has schema \(found) where this build has \(version)",
      unchanged: "Nothing was changed.", next: "Run `caudal warehouse migrate`.")
  }

  /// Steps that a file has taken; 0 for an empty file.
  private func version(of db: Database, path: String) throws -> Int {
    let identity = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let taken = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    if identity == 0, taken == 0,
      try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
    {
      return 0
    }
    guard identity == Self.applicationID else {
      throw Failure(
        .configuration, what: "the file is no warehouse of Caudal", at: path,
        why: "it is an SQLite database of another program", unchanged: "Nothing was changed.",
        next: "Name another file with --warehouse.")
    }
    guard taken <= version else {
      throw Failure(
        .configuration, what: "the warehouse was made by a newer Caudal", at: path,
        why: "it has schema \(taken) where this build knows \(version)",
        unchanged: "Nothing was changed.", next: "Install the newer Caudal, or use a back-up.")
    }
    return taken
  }
}
