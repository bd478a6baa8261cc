import GRDB

/// What every table, view and column of the file means, in English and Spanish, inside the file.
///
/// A column has one meaning wherever it stands; the few that differ are listed under the name of
/// their table. A test compares the dictionary with the schema, so that nothing is left out.
package enum DataDictionary {
  package struct Column: Sendable {
    /// `TEXT`, `INTEGER` or `REAL`.
    package var type: String
    /// Unit of a number; nil where it has none.
    package var unit: String?
    package var en: String
    package var es: String
  }

  /// The meaning of a column, nil where the dictionary lacks it.
  package static func column(_ name: String, of table: String) -> Column? {
    columns["\(table).\(name)"] ?? columns[name]
  }

  /// The meaning of a table or view, nil where the dictionary lacks it.
  package static func table(_ name: String) -> (en: String, es: String)? {
    if let view = PublicView.all.first(where: { $0.name == name }) { return view.meaning }
    return tables[name].map { ($0.en, $0.es) }
  }

  /// Writes the rows of `data_dictionary` for all tables and views that a database has.
  static func write(to db: Database) throws {
    try db.execute(sql: "DELETE FROM data_dictionary")
    let relations = try Row.fetchAll(
      db,
      sql: """
        SELECT name, type FROM sqlite_schema
        WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name
        """)
    for relation in relations {
      let name: String = relation[0]
      let kind: String = relation[1]
      if let meaning = table(name) {
        try insert(
          db, [name, "", kind, 0, kind.uppercased(), nil, meaning.en, meaning.es])
      }
      let names = try String.fetchAll(
        db, sql: "SELECT name FROM pragma_table_info(?) ORDER BY cid", arguments: [name])
      for (position, columnName) in names.enumerated() {
        guard let column = column(columnName, of: name) else { continue }
        try insert(
          db,
          [
            name, columnName, kind, position + 1, column.type, column.unit, column.en, column.es,
          ])
      }
    }
  }

  /// Entries that no table or column answers to any more.
  package static func unused(relations: Set<String>, columns names: Set<String>) -> [String] {
    let orphans = columns.keys.filter { key in
      let parts = key.split(separator: ".").map(String.init)
      return parts.count == 2
        ? !relations.contains(parts[0]) || !names.contains(parts[1]) : !names.contains(key)
    }
    return (orphans + tables.keys.filter { !relations.contains($0) }).sorted()
  }

  private static func insert(_ db: Database, _ arguments: StatementArguments) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO data_dictionary
          (table_name, column_name, kind, position, type, unit, meaning_en, meaning_es)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: arguments)
  }

  /// All texts, in an order that does not change.
  static let texts = [
    tableMeanings, identityColumns, seriesColumns, sourceColumns, fileColumns, runColumns,
    scoreColumns, signalColumns, alertColumns, corridorColumns, outlookColumns, driverColumns,
    reintegrationColumns, returnsColumns,
  ]

  private static let columns = parsed(texts.dropFirst().joined(separator: "\n"))

  private static let tables = parsed(tableMeanings)

  /// Lines `name | type | unit | English | Spanish`; a unit `-` stands for none.
  private static func parsed(_ text: String) -> [String: Column] {
    var columns: [String: Column] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "|").map { part in
        String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
      guard parts.count == 5 else { continue }
      columns[parts[0]] = Column(
        type: parts[1], unit: parts[2] == "-" ? nil : parts[2], en: parts[3], es: parts[4])
    }
    return columns
  }
}
