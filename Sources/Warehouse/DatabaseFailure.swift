import Domain
import GRDB

extension Warehouse {
  /// Runs `body` and tells SQLite's errors as failures that say what to do next.
  static func translating<Answer>(_ path: String, _ body: () throws -> Answer) throws -> Answer {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw failure(error, path)
    }
  }

  private static func failure(_ error: DatabaseError, _ path: String) -> Failure {
    let why = error.message ?? "SQLite result \(error.resultCode.rawValue)"
    let unchanged = "The warehouse stands as after the last finished stage."
    switch error.resultCode.primaryResultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return Failure(
        .busy, what: "the warehouse is in use", at: path, why: why, unchanged: unchanged,
        next: "Wait until the other process has ended, then try again.")
    case .SQLITE_NOTADB:
      return Failure(
        .configuration, what: "the warehouse cannot be opened", at: path,
        why: "the file is not an SQLite database", unchanged: "Nothing was changed.",
        next: "Name another file with --warehouse.")
    case .SQLITE_CORRUPT:
      return Failure(
        .data, what: "the warehouse is damaged", at: path, why: why, unchanged: unchanged,
        next: "Run `caudal warehouse verify`, then restore the newest back-up.")
    case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
      return Failure(
        .cannotWrite, what: "the warehouse cannot be written or opened", at: path, why: why,
        unchanged: unchanged, next: "Check the disk's space and the folder's permissions.")
    case .SQLITE_CONSTRAINT:
      return Failure(
        .internal, what: "a row breaks a rule of the warehouse", at: path, why: why,
        unchanged: unchanged, next: "Report this with the command that you ran.")
    default:
      return Failure(
        .internal, what: "the warehouse refused a statement", at: path,
        why: error.sql.map { "\(why), in: \($0)" } ?? why, unchanged: unchanged,
        next: "Report this with the command that you ran.")
    }
  }
}
