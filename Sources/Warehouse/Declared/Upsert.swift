import GRDB

/// Adds a declared row, or brings the row with the same key up to date.
///
/// Used for small declared tables only, whose rows other rows refer to and that are therefore
/// never deleted and written anew.
struct Upsert {
  private let table: String
  private let key: [String]

  init(_ table: String, key: [String]) {
    self.table = table
    self.key = key
  }

  func run(_ db: Database, _ row: [String: (any DatabaseValueConvertible)?]) throws {
    let columns = row.keys.sorted()
    let values = columns.map { row[$0] ?? nil }
    let changes = columns.filter { !key.contains($0) }.map { "\($0) = excluded.\($0)" }
    try db.cachedStatement(
      sql: """
        INSERT INTO \(table) (\(columns.joined(separator: ", ")))
        VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
        ON CONFLICT (\(key.joined(separator: ", "))) DO UPDATE SET
          \(changes.joined(separator: ", "))
        """
    ).execute(arguments: StatementArguments(values))
  }
}
