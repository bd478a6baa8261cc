import GRDB

extension Warehouse {
  /// The language of generated texts about the warehouse.
  package enum TextLanguage: String, Sendable, CaseIterable {
    case english = "en"
    case spanish = "es"
  }

  /// What Datasette shows beside the data, as the text of a `metadata.yaml`: titles, the meaning of
  /// every table and column, and the canned queries, all from the file's own tables.
  ///
  /// - Parameters:
  ///   - database: the name under which Datasette serves the file, its file name without ending.
  ///   - language: the language of all texts.
  package func datasetteMetadata(database: String, language: TextLanguage) throws -> String {
    try read { reader in
      var lines = Self.heading(language)
      lines.append("databases:")
      lines.append("  \(JSONObject.quoted(database)):")
      lines.append("    tables:")
      var table = ""
      let rows = try Row.fetchCursor(
        reader.db,
        sql: """
          SELECT table_name, column_name, unit, meaning_\(language.rawValue) FROM data_dictionary
          ORDER BY table_name, position
          """)
      while let row = try rows.next() {
        let column: String = row[1]
        let meaning: String = row[3]
        if column.isEmpty {
          table = row[0]
          lines.append("      \(JSONObject.quoted(table)):")
          lines.append("        description: \(JSONObject.quoted(meaning))")
          if Self.hidden.contains(table) { lines.append("        hidden: true") }
          lines.append("        columns:")
        } else {
          // Datasette's own units would be shown as calculated quantities; they go into the text.
          let unit = (row[2] as String?).map { " [\($0)]" } ?? ""
          lines.append(
            "          \(JSONObject.quoted(column)): \(JSONObject.quoted(meaning + unit))")
        }
      }
      lines.append("    queries:")
      let queries = try Row.fetchCursor(
        reader.db,
        sql: "SELECT name, title_\(language.rawValue), sql FROM canned_query ORDER BY name")
      while let query = try queries.next() {
        lines.append("      \(JSONObject.quoted(query[0])):")
        lines.append("        title: \(JSONObject.quoted(query[1]))")
        lines.append("        sql: \(JSONObject.quoted(query[2]))")
      }
      return lines.joined(separator: "\n") + "\n"
    }
  }

  private static func heading(_ language: TextLanguage) -> [String] {
    switch language {
    case .english:
      return [
        "title: \"Caudal: mixed migration flows along the American corridor\"",
        """
        description: "Counts of people as their publishers issued them, with every revision, and \
        what was derived from them. The views are the public interface."
        """,
      ]
    case .spanish:
      return [
        "title: \"Caudal: flujos migratorios mixtos en el corredor americano\"",
        """
        description: "Conteos de personas tal como los publicaron sus fuentes, con cada revisión, \
        y lo que se derivó de ellos. Las vistas son la interfaz pública."
        """,
      ]
    }
  }

  /// Tables that only serve the keys of others.
  private static let hidden: Set<String> = [
    "calendar", "file_scope", "file_silence", "public_interface", "observation", "score",
    "scored_series",
  ]
}
