import Domain
import GRDB

/// Something that is wrong with a warehouse.
package struct WarehouseProblem: Sendable, Equatable {
  /// The check that found it, such as `integrity` or `repeated-figure`.
  package var check: String
  package var message: String
}

/// The checks that a warehouse must pass.
struct Verification {
  let db: Database

  /// A condition that no row may meet.
  private struct Invariant {
    let name: String
    let sentence: String
    /// A query for the offending rows, each as one text.
    let sql: String
  }

  /// Everything that is wrong, at most 20 rows a check.
  func problems() throws -> [WarehouseProblem] {
    var problems = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)")
      .filter { $0 != "ok" }
      .map { WarehouseProblem(check: "integrity", message: $0) }
    problems += try Row.fetchAll(
      db,
      sql: """
        SELECT "table", count(*), "parent" FROM pragma_foreign_key_check
        GROUP BY "table", "parent" ORDER BY "table", "parent"
        """
    ).map { row in
      let table: String = row[0]
      let count: Int = row[1]
      let parent: String = row[2]
      return WarehouseProblem(
        check: "foreign-key",
        message: "\(count) rows of \(table) refer to a row of \(parent) that is not there")
    }
    let views = try viewProblems()
    // What follows asks for the columns of every view.
    guard views.isEmpty else { return problems + views }
    for invariant in Self.invariants {
      problems += try String.fetchAll(db, sql: "\(invariant.sql) LIMIT 20").map {
        WarehouseProblem(check: invariant.name, message: "\(invariant.sentence): \($0)")
      }
    }
    return problems
  }

  /// Views that cannot be read: to prepare a question binds every table and column that it names.
  private func viewProblems() throws -> [WarehouseProblem] {
    var problems: [WarehouseProblem] = []
    for view in PublicView.all {
      do {
        _ = try db.makeStatement(sql: "SELECT * FROM \(view.name)")
      } catch let error as DatabaseError {
        problems.append(
          WarehouseProblem(
            check: "view", message: "\(view.name) cannot be read: \(error.message ?? "")"))
      }
    }
    return problems
  }

  private static let invariants = [
    Invariant(
      name: "period",
      sentence: "a figure has a period that the calendar lacks, or of another frequency",
      sql: """
        SELECT 'series ' || observation.series_id || ', period ' || observation.period_id
        FROM observation
          JOIN series ON series.series_id = observation.series_id
          LEFT JOIN period ON period.period_id = observation.period_id
        WHERE period.frequency IS NOT series.frequency
        """),
    Invariant(
      name: "issue",
      sentence: "a figure has another day of issue than its file, or a file of another source",
      sql: """
        SELECT 'series ' || observation.series_id || ', period ' || observation.period_id
        FROM observation
          JOIN series ON series.series_id = observation.series_id
          LEFT JOIN file ON file.file_id = observation.file_id
        WHERE file.issued_day IS NOT observation.issued_day
          OR file.source_id IS NOT series.source_id OR file.verdict IS NOT 'accepted'
        """),
    Invariant(
      name: "repeated-figure",
      sentence: "a figure repeats the issue before, or withdraws what was never there",
      sql: """
        SELECT 'series ' || o.series_id || ', period ' || o.period_id
        FROM observation AS o
        WHERE EXISTS (
            SELECT 1 FROM observation AS earlier
            WHERE earlier.series_id = o.series_id AND earlier.period_id = o.period_id
              AND earlier.issued_day = (
                SELECT max(issued_day) FROM observation AS older
                WHERE older.series_id = o.series_id AND older.period_id = o.period_id
                  AND older.issued_day < o.issued_day)
              AND earlier.value IS o.value AND earlier.status = o.status)
          OR (o.status = 'W' AND NOT EXISTS (
            SELECT 1 FROM observation AS earlier
            WHERE earlier.series_id = o.series_id AND earlier.period_id = o.period_id
              AND earlier.issued_day < o.issued_day))
        """),
    Invariant(
      name: "scope",
      sentence: "a file brings a figure outside of what it speaks for",
      sql: """
        SELECT 'series ' || observation.series_id || ', period ' || observation.period_id
        FROM observation
          JOIN series ON series.series_id = observation.series_id
          LEFT JOIN file_scope ON file_scope.file_id = observation.file_id
            AND file_scope.indicator = series.indicator
            AND file_scope.frequency = series.frequency
        WHERE file_scope.file_id IS NULL OR observation.period_id < file_scope.first_period_id
          OR observation.period_id > file_scope.last_period_id
        """),
    Invariant(
      name: "data-dictionary",
      sentence: "the dictionary leaves out",
      sql: """
        SELECT relation.name || '.' || info.name
        FROM sqlite_schema AS relation JOIN pragma_table_info(relation.name) AS info
        WHERE relation.type IN ('table', 'view') AND relation.name NOT LIKE 'sqlite_%'
          AND NOT EXISTS (
            SELECT 1 FROM data_dictionary
            WHERE table_name = relation.name AND column_name = info.name)
        """),
  ]
}
