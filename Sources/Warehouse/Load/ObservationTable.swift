import Domain
import GRDB
import GRDBSQLite

/// One figure as a file gives it.
struct Figure {
  var period: Int64
  var value: Double
  var status: ObservationStatus
  /// 0 where the line is not known.
  var line: Int32
}

/// A stored row of one series.
struct StoredFigure {
  var period: Int64
  var issuedDay: Int
  var value: Double
  var status: ObservationStatus
  var file: Int64
}

/// Writes and reads the fact table through SQLite's own calls, many rows a statement.
///
/// One statement of 64 rows takes half the time of 64 statements; file and day are bound once.
final class ObservationTable {
  static let rowsPerStatement = 64

  private let db: Database
  private let many: Statement
  private let one: Statement
  private let stored: Statement
  private let remove: Statement

  init(db: Database) throws {
    self.db = db
    many = try db.makeStatement(sql: Self.insertion(rows: Self.rowsPerStatement))
    one = try db.makeStatement(sql: Self.insertion(rows: 1))
    stored = try db.makeStatement(
      sql: """
        SELECT period_id, issued_day, value, status, file_id FROM observation
        WHERE series_id = ?1 AND period_id BETWEEN ?2 AND ?3
        ORDER BY period_id, issued_day
        """)
    remove = try db.makeStatement(
      sql: "DELETE FROM observation WHERE series_id = ?1 AND period_id = ?2 AND issued_day = ?3")
  }

  /// Parameter 1 is the file and 2 its day; each row adds series, period, value, status, line.
  private static func insertion(rows: Int) -> String {
    let values = (0..<rows).map { row in
      let first = 3 + row * 5
      return "(?\(first),?\(first + 1),?2,?\(first + 2),?\(first + 3),?1,?\(first + 4))"
    }
    return """
      INSERT INTO observation (series_id, period_id, issued_day, value, status, file_id, line)
      VALUES \(values.joined(separator: ","))
      """
  }

  /// Sets the file of the rows that follow, and the day on which it was issued.
  func begin(file: Int64, issuedDay: Int) {
    for statement in [many.sqliteStatement, one.sqliteStatement] {
      sqlite3_bind_int64(statement, 1, file)
      sqlite3_bind_int64(statement, 2, Int64(issuedDay))
    }
  }

  /// Adds rows of the current file, series by series.
  ///
  /// - Throws: SQLite's error, a broken primary key where a figure stands twice.
  func insert(_ rows: ArraySlice<(series: Int64, figure: Figure)>) throws {
    var rest = rows
    while rest.count >= Self.rowsPerStatement {
      try insert(rest.prefix(Self.rowsPerStatement), by: many.sqliteStatement)
      rest = rest.dropFirst(Self.rowsPerStatement)
    }
    for index in rest.indices { try insert(rest[index...index], by: one.sqliteStatement) }
  }

  private func insert(
    _ rows: ArraySlice<(series: Int64, figure: Figure)>, by statement: SQLiteStatement
  ) throws {
    var parameter: Int32 = 3
    for (series, figure) in rows {
      sqlite3_bind_int64(statement, parameter, series)
      sqlite3_bind_int64(statement, parameter + 1, figure.period)
      // NaN would be bound as NULL by itself; a value beside a status without one must not.
      if figure.status.hasValue {
        sqlite3_bind_double(statement, parameter + 2, figure.value)
      } else {
        sqlite3_bind_null(statement, parameter + 2)
      }
      let letter = figure.status.letter
      letter.withUTF8Buffer { text in
        text.withMemoryRebound(to: CChar.self) { text in
          // A literal's bytes live as long as the process: SQLite need not copy them.
          _ = sqlite3_bind_text(statement, parameter + 3, text.baseAddress, 1, nil)
        }
      }
      if figure.line > 0 {
        sqlite3_bind_int64(statement, parameter + 4, Int64(figure.line))
      } else {
        sqlite3_bind_null(statement, parameter + 4)
      }
      parameter += 5
    }
    try run(statement)
  }

  /// Adds one row of another file than the current one.
  func insert(_ figure: Figure, series: Int64, file: Int64, issuedDay: Int) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO observation (series_id, period_id, issued_day, value, status, file_id, line)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      series, figure.period, issuedDay, figure.status.hasValue ? figure.value : nil,
      figure.status.code, file, figure.line > 0 ? figure.line : nil,
    ])
  }

  /// Takes back a row that an earlier issue makes redundant; the table's trigger checks that.
  func remove(series: Int64, period: Int64, issuedDay: Int) throws {
    let statement = remove.sqliteStatement
    sqlite3_bind_int64(statement, 1, series)
    sqlite3_bind_int64(statement, 2, period)
    sqlite3_bind_int64(statement, 3, Int64(issuedDay))
    try run(statement)
  }

  /// Rows of one series in a range of periods, by period and day of issue.
  func rows(series: Int64, periods: ClosedRange<Int64>) throws -> [StoredFigure] {
    let statement = stored.sqliteStatement
    sqlite3_bind_int64(statement, 1, series)
    sqlite3_bind_int64(statement, 2, periods.lowerBound)
    sqlite3_bind_int64(statement, 3, periods.upperBound)
    defer { sqlite3_reset(statement) }
    var rows: [StoredFigure] = []
    while true {
      let code = sqlite3_step(statement)
      if code == SQLITE_DONE { return rows }
      guard code == SQLITE_ROW else { throw error() }
      rows.append(
        StoredFigure(
          period: sqlite3_column_int64(statement, 0),
          issuedDay: Int(sqlite3_column_int64(statement, 1)),
          value: sqlite3_column_type(statement, 2) == SQLITE_NULL
            ? .nan : sqlite3_column_double(statement, 2),
          status: ObservationStatus(letter: sqlite3_column_text(statement, 3)[0]) ?? .missing,
          file: sqlite3_column_int64(statement, 4)))
    }
  }

  private func run(_ statement: SQLiteStatement) throws {
    let code = sqlite3_step(statement)
    guard code == SQLITE_DONE else {
      let error = error()
      sqlite3_reset(statement)
      throw error
    }
    sqlite3_reset(statement)
  }

  private func error() -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: sqlite3_extended_errcode(db.sqliteConnection)),
      message: db.lastErrorMessage)
  }
}

extension ObservationStatus {
  /// The letter of ``code`` as bytes that live as long as the process.
  var letter: StaticString {
    switch self {
    case .normal: "A"
    case .breakInSeries: "B"
    case .estimated: "E"
    case .provisional: "P"
    case .missing: "M"
    case .withdrawn: "W"
    case .suppressed: "Q"
    case .corrected: "C"
    }
  }

  init?(letter: UInt8) {
    switch letter {
    case UInt8(ascii: "A"): self = .normal
    case UInt8(ascii: "B"): self = .breakInSeries
    case UInt8(ascii: "E"): self = .estimated
    case UInt8(ascii: "P"): self = .provisional
    case UInt8(ascii: "M"): self = .missing
    case UInt8(ascii: "W"): self = .withdrawn
    case UInt8(ascii: "Q"): self = .suppressed
    case UInt8(ascii: "C"): self = .corrected
    default: return nil
    }
  }
}
