import Domain
import Foundation
import GRDB

/// A copy of the warehouse for readers.
package struct Publication: Sendable, Equatable {
  package var path: String
  package var bytes: Int
}

extension Warehouse {
  /// Writes the copy that people open, mail and query: compact, without companion files, so that
  /// it opens from a read-only folder.
  ///
  /// The copy is made beside its place, verified, and then renamed into it, so that no reader ever
  /// meets half a file.
  ///
  /// - Parameter path: where the copy is to stand; an older one is replaced.
  /// - Throws: a ``Failure``, `cannotWrite` where the disk refuses and `internal` where the copy
  ///   does not pass its verification. What stood at `path` still stands then.
  package func publish(to path: String) throws -> Publication {
    let unfinished = path + ".unfinished"
    let manager = FileManager.default
    try? manager.removeItem(atPath: unfinished)
    defer { try? manager.removeItem(atPath: unfinished) }
    try Warehouse.translating(path) {
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "VACUUM INTO ?", arguments: [unfinished])
      }
      let copy = try DatabaseQueue(path: unfinished)
      let problems = try copy.writeWithoutTransaction { db in
        // The copy of a WAL file is one too until it is told otherwise.
        try db.execute(sql: "PRAGMA journal_mode = DELETE")
        // Readers' questions filter by name: with statistics SQLite begins with the few series that
        // match, and not with all figures.
        try db.execute(sql: "PRAGMA analysis_limit = 1000; ANALYZE")
        return try Verification(db: db).problems()
      }
      try copy.close()
      if let problem = problems.first {
        throw Failure(
          .internal, what: "the published copy is not sound", at: path,
          why: "\(problem.check): \(problem.message)",
          unchanged: "The copy published before still stands.",
          next: "Run `caudal warehouse verify`.")
      }
    }
    guard rename(unfinished, path) == 0 else {
      throw Failure(
        .cannotWrite, what: "the published copy cannot be put in its place", at: path,
        why: String(cString: strerror(errno)),
        unchanged: "The copy published before still stands.",
        next: "Check the folder's permissions.")
    }
    let attributes = try? manager.attributesOfItem(atPath: path)
    return Publication(path: path, bytes: (attributes?[.size] as? Int) ?? 0)
  }
}
