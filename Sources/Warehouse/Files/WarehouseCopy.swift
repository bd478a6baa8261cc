import Domain
import Foundation
import GRDB

extension Warehouse {
  /// Copies a whole database, as of one moment, into a new file through SQLite's back-up interface.
  static func copy(_ queue: DatabaseQueue, to path: String) throws {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Failure(
        .cannotWrite, what: "the back-up cannot be written", at: path,
        why: "the file exists already", unchanged: "Nothing was changed.",
        next: "Move it away, then try again.")
    }
    let destination = try DatabaseQueue(path: path)
    try queue.backup(to: destination)
    try destination.close()
  }

  /// Where the back-up of a warehouse stands: beside it, `warehouse.<label>.sqlite`.
  static func backupPath(_ path: String, label: String) -> String {
    let stem = path.hasSuffix(".sqlite") ? String(path.dropLast(7)) : path
    return "\(stem).\(label).sqlite"
  }
}
