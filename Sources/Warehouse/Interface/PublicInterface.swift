import GRDB

/// Views, data dictionary and canned queries: what readers of the file may rely on.
///
/// They hold no data of their own, so a build whose texts differ from those in a file drops and
/// writes them anew when it opens the file for writing.
enum PublicInterface {
  /// Whether a file has this build's views and texts.
  static func isCurrent(in db: Database) throws -> Bool {
    try String.fetchAll(db, sql: "SELECT digest FROM public_interface") == [digest]
  }

  /// Takes out every view, whichever build wrote it.
  static func removeViews(in db: Database) throws {
    for name in try String.fetchAll(
      db, sql: "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name")
    {
      try db.execute(sql: "DROP VIEW \"\(name)\"")
    }
  }

  static func replace(in db: Database) throws {
    try removeViews(in: db)
    for view in PublicView.all { try db.execute(sql: view.sql) }
    try DataDictionary.write(to: db)
    try CannedQuery.write(to: db)
    try db.execute(sql: "DELETE FROM public_interface")
    try db.execute(sql: "INSERT INTO public_interface (digest) VALUES (?)", arguments: [digest])
  }

  /// Fowler, Noll and Vo's hash (FNV-1a, 64 bits) of all texts: it tells versions apart, it does
  /// not protect them.
  private static let digest: String = {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ text: String) {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x0000_0100_0000_01B3
    }
    for view in PublicView.all { [view.sql, view.meaning.en, view.meaning.es].forEach(add) }
    for query in CannedQuery.all {
      [query.name, query.title.en, query.title.es, query.sql].forEach(add)
    }
    DataDictionary.texts.forEach(add)
    return String(hash, radix: 16)
  }()
}
