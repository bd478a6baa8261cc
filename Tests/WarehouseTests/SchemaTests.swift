import Domain
import Foundation
import GRDB
import Testing
import Warehouse

@Suite("Schema")
struct SchemaTests {
  /// A warehouse with one figure, into which rows are put past the API.
  private func warehouse() throws -> TestWarehouse {
    let test = try TestWarehouse()
    try test.load(TestIssue("2024-05-10", "HTI 2024-03 12"))
    return test
  }

  @Test(
    "What breaks a rule of the tables is refused",
    arguments: [
      "UPDATE observation SET value = 13",
      "DELETE FROM observation",
      "INSERT OR REPLACE INTO observation SELECT series_id, period_id, issued_day, 13, 'A', file_id, 2 FROM observation",
      "INSERT INTO observation SELECT series_id, period_id, issued_day + 1, 'many', 'A', file_id, 2 FROM observation",
      "INSERT INTO observation SELECT series_id, period_id, issued_day + 1, NULL, 'A', file_id, 2 FROM observation",
      "INSERT INTO observation SELECT series_id, period_id, issued_day + 1, 5, 'M', file_id, 2 FROM observation",
      "INSERT INTO observation SELECT series_id, period_id, issued_day + 1, 5, 'Z', file_id, 2 FROM observation",
      "INSERT INTO observation SELECT 99, period_id, issued_day, 5, 'A', file_id, 2 FROM observation",
      "INSERT INTO calendar VALUES (1, '1970-1-2')",
      "INSERT INTO calendar VALUES (19782, '2024-02-30')",
      "INSERT INTO calendar VALUES (2, '1970-01-02')",
      "UPDATE run SET started_at = '2024-10-03 06:00:00'",
      "UPDATE run SET state = 'unknown'",
      "UPDATE file SET rows_in = 7",
      "INSERT INTO alert VALUES ('a', 'darien', 'HTI', 'surge', '2024-02-30', 1, 0)",
    ])
  func refused(sql: String) throws {
    let test = try warehouse()
    let before = try test.rows("SELECT * FROM observation")
    #expect(throws: (any Error).self) {
      try test.warehouse.write { try $0.db.execute(sql: sql) }
    }
    #expect(try test.rows("SELECT * FROM observation") == before)
  }

  @Test("Every table is strict, and none has a column without a type")
  func strict() throws {
    let test = try TestWarehouse()
    let loose = try test.rows(
      """
      SELECT name FROM sqlite_schema
      WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE '%STRICT%'
      """)
    #expect(loose.isEmpty)
  }

  @Test("The file says whose it is and which schema it has")
  func identity() throws {
    let test = try TestWarehouse()
    #expect(try test.rows("PRAGMA application_id") == ["\(0x4341_5544)"])
    #expect(try test.rows("PRAGMA user_version") == ["\(Warehouse.schemaVersion)"])
    #expect(try test.rows("PRAGMA journal_mode") == ["wal"])
    #expect(try test.rows("PRAGMA foreign_keys") == ["1"])
  }

  @Test("Each table, view and column has a meaning in both languages, and its declared type")
  func dictionary() throws {
    let test = try TestWarehouse()
    let missing = try test.rows(
      """
      SELECT relation.name || '.' || info.name
      FROM sqlite_schema AS relation JOIN pragma_table_info(relation.name) AS info
      WHERE relation.type IN ('table', 'view') AND relation.name NOT LIKE 'sqlite_%'
        AND NOT EXISTS (
          SELECT 1 FROM data_dictionary
          WHERE table_name = relation.name AND column_name = info.name
            AND (info.type = '' OR type = info.type)
            AND length(meaning_en) > 5 AND length(meaning_es) > 5 AND meaning_en <> meaning_es)
      UNION ALL
      SELECT name FROM sqlite_schema
      WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'
        AND NOT EXISTS (
          SELECT 1 FROM data_dictionary WHERE table_name = name AND column_name = '')
      """)
    #expect(missing.isEmpty)
    let relations = Set(try test.rows("SELECT name FROM sqlite_schema"))
    let columns = Set(try test.rows("SELECT DISTINCT column_name FROM data_dictionary"))
    #expect(DataDictionary.unused(relations: relations, columns: columns).isEmpty)
  }

  @Test("The canned queries run on an empty warehouse and on one with figures")
  func cannedQueries() throws {
    for test in [try TestWarehouse(), try warehouse()] {
      for query in CannedQuery.all { _ = try test.rows(query.sql) }
    }
  }
}
