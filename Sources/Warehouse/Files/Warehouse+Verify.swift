import Domain
import GRDB

/// What a verification has found.
package struct WarehouseReport: Sendable, Equatable {
  package var problems: [WarehouseProblem]
  /// Files whose digest was compared.
  package var filesCompared: Int

  package var isSound: Bool { problems.isEmpty }
}

extension Warehouse {
  /// Checks the file: SQLite's own integrity and foreign keys, the warehouse's invariants, that
  /// every view can be read, and where asked that the published files are still what was read.
  ///
  /// - Parameter digest: gives the SHA-256 of a file by its path below the folder of figures, nil
  ///   where the file is not there any more; nil to leave files alone.
  /// - Complexity: O(rows).
  package func verify(digest: ((String) throws -> String?)? = nil) throws -> WarehouseReport {
    var report = try read { reader in
      WarehouseReport(problems: try Verification(db: reader.db).problems(), filesCompared: 0)
    }
    guard let digest else { return report }
    for file in try read({ try $0.files() }) where file.isAccepted {
      report.filesCompared += 1
      guard let found = try digest(file.path) else {
        report.problems.append(
          WarehouseProblem(check: "file", message: "\(file.path) is not there any more"))
        continue
      }
      if found != file.digest {
        report.problems.append(
          WarehouseProblem(
            check: "file",
            message: "\(file.path) has changed since it was read: \(file.digest) then, \(found) now"
          ))
      }
    }
    return report
  }
}
