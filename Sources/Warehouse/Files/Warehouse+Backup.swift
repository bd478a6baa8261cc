package import Domain
import Foundation
import GRDB

/// A back-up that was made, and those that made room for it.
package struct Backup: Sendable, Equatable {
  package var path: String
  /// Older back-ups that were removed.
  package var removed: [String]
}

extension Warehouse {
  /// Copies the warehouse as it is at this moment into a folder, even while others read it, and
  /// keeps the newest copies only.
  ///
  /// - Parameters:
  ///   - folder: where the copies stand; made where it is missing.
  ///   - moment: names the copy: `warehouse.2024-10-03T060000Z.sqlite`.
  ///   - keep: how many copies stay, the new one among them; at least 1.
  /// - Throws: a ``Failure``, `internal` where the copy does not pass its verification.
  package func backup(to folder: String, at moment: Moment, keep: Int = 12) throws -> Backup {
    precondition(keep >= 1, "a back-up that is not kept is none")
    let manager = FileManager.default
    do {
      try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure(
        .cannotWrite, what: "the back-up cannot be written", at: folder,
        why: "the folder cannot be made", unchanged: "Nothing was changed.",
        next: "Check the folder's permissions.")
    }
    let stem = Warehouse.stem(path)
    let stamp = moment.description.filter { $0 != ":" }
    let copy = "\(folder)/\(stem).\(stamp).sqlite"
    try Warehouse.translating(copy) { try Warehouse.copy(queue, to: copy) }
    let stamps = (try? manager.contentsOfDirectory(atPath: folder)) ?? []
    let old = stamps.filter { Warehouse.isBackup($0, of: stem) }.sorted().dropLast(keep)
    for name in old { try? manager.removeItem(atPath: "\(folder)/\(name)") }
    return Backup(path: copy, removed: old.map { "\(folder)/\($0)" })
  }

  /// Copies a whole database, as of one moment, into a new file through SQLite's back-up interface.
  static func copy(_ queue: DatabaseQueue, to path: String) throws {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Failure(
        .cannotWrite, what: "the back-up cannot be written", at: path,
        why: "the file exists already", unchanged: "Nothing was changed.",
        next: "Move it away, then try again.")
    }
    // Under another name until it is whole, so that a copy cut short never passes for a back-up.
    let unfinished = path + ".unfinished"
    try? FileManager.default.removeItem(atPath: unfinished)
    let destination = try DatabaseQueue(path: unfinished)
    try queue.backup(to: destination)
    let problems = try destination.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = DELETE")
      return try String.fetchAll(db, sql: "PRAGMA integrity_check(1)")
    }
    try destination.close()
    guard problems == ["ok"], rename(unfinished, path) == 0 else {
      try? FileManager.default.removeItem(atPath: unfinished)
      throw Failure(
        .internal, what: "the back-up is not sound", at: path,
        why: problems.first ?? "it could not be put in its place",
        unchanged: "Nothing was changed.", next: "Run `caudal warehouse verify`.")
    }
  }

  /// Where the back-up of a warehouse stands that was made for a reason: beside it,
  /// `warehouse.<label>.sqlite`.
  static func backupPath(_ path: String, label: String) -> String {
    let folder = URL(filePath: path).deletingLastPathComponent().path
    return "\(folder)/\(stem(path)).\(label).sqlite"
  }

  private static func stem(_ path: String) -> String {
    let name = URL(filePath: path).lastPathComponent
    return name.hasSuffix(".sqlite") ? String(name.dropLast(7)) : name
  }

  /// Whether a file's name is the stem, a moment without colons, and the ending.
  private static func isBackup(_ name: String, of stem: String) -> Bool {
    guard name.hasPrefix(stem + "."), name.hasSuffix(".sqlite") else { return false }
    let stamp = name.dropFirst(stem.count + 1).dropLast(7)
    return stamp.count == 18 && stamp.hasSuffix("Z") && Day(stamp.prefix(10)) != nil
  }
}
