import GRDB

/// Views, data dictionary and canned queries: what readers of the file may rely on.
///
/// They hold no data, so a migration drops and writes them anew.
enum PublicInterface {
  static func replace(in db: Database) throws {
    for name in try String.fetchAll(
      db, sql: "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name")
    {
      try db.execute(sql: "DROP VIEW \"\(name)\"")
    }
    for view in PublicView.all { try db.execute(sql: view.sql) }
  }
}
