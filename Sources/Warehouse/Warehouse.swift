import Domain
import Foundation
package import GRDB

/// The SQLite file that holds every figure as it was issued, and everything derived from figures.
///
/// One process writes the working warehouse, through one connection, one transaction a stage;
/// what is not committed has not happened, however the process ends. Readers of other programs
/// use the published copy (``Warehouse/publish(to:)``).
package final class Warehouse: Sendable {
  /// How a warehouse is opened.
  package enum Access: Sendable {
    /// For a run: made where it is missing, migrated (after a back-up) where it is older.
    case writing
    /// For questions only: must exist, must have this build's schema, is left as it is.
    case reading
  }

  /// The file's path.
  package let path: String
  /// What opening the file for writing has changed of its schema; nil where it was opened for
  /// reading.
  package let migration: Migration?
  package let queue: DatabaseQueue

  /// Opens a warehouse.
  ///
  /// - Parameters:
  ///   - path: the file; its folder must exist.
  ///   - access: whether the file may be made, migrated and written.
  /// - Throws: a ``Failure``: `inputMissing` where there is nothing to read, `configuration` where
  ///   the file is no warehouse or was made by a newer Caudal, `busy` where another process
  ///   holds it, `cannotWrite` where the disk refuses.
  package init(path: String, access: Access) throws {
    self.path = path
    let exists = FileManager.default.fileExists(atPath: path)
    if access == .writing { try LocalDisk.require(path) }
    if access == .reading, !exists {
      throw Failure(
        .inputMissing, what: "the warehouse cannot be opened", at: path,
        why: "there is no such file", unchanged: "Nothing was changed.",
        next: "Run a pipeline first, or name another file with --warehouse.")
    }
    queue = try Warehouse.translating(path) {
      try DatabaseQueue(path: path, configuration: Warehouse.configuration(access))
    }
    let queue = queue
    migration = try Warehouse.translating(path) {
      switch access {
      case .writing: return try SchemaHistory.current.bringUpToDate(queue, path: path)
      case .reading:
        try queue.read { try SchemaHistory.current.requireCurrent($0, path: path) }
        return nil
      }
    }
  }

  /// Answers questions from one state of the file.
  ///
  /// Not inside ``write(_:)``, whose writer has a reader of its own.
  ///
  /// - Throws: what `body` throws; SQLite's errors as a ``Failure``.
  package func read<Answer>(_ body: (WarehouseReader) throws -> Answer) throws -> Answer {
    try Warehouse.translating(path) { try queue.read { try body(WarehouseReader(db: $0)) } }
  }

  /// Writes in one transaction: everything that `body` writes stands when this returns, or
  /// nothing of it where it throws or the process dies.
  ///
  /// - Throws: what `body` throws; SQLite's errors as a ``Failure``.
  package func write<Answer>(_ body: (WarehouseWriter) throws -> Answer) throws -> Answer {
    try Warehouse.translating(path) {
      var answer: Answer?
      try queue.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) {
          answer = try body(WarehouseWriter(db: db))
          return .commit
        }
      }
      guard let answer else {
        throw Failure(.internal, what: "a transaction gave no answer", at: path, why: "it ended")
      }
      return answer
    }
  }

  private static func configuration(_ access: Access) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = access == .reading
    configuration.busyMode = .timeout(5)
    configuration.qos = .userInitiated
    configuration.prepareDatabase { db in
      // A replacing insert must meet the triggers that keep observations as they are.
      try db.execute(sql: "PRAGMA recursive_triggers = ON")
      // Memory stays bounded: 16 MiB of pages, whatever the size of the file.
      try db.execute(sql: "PRAGMA cache_size = -16384")
    }
    return configuration
  }
}
