import Domain
import GRDB
import GRDBSQLite

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
/// A statement fails without taking back what it wrote (`OR FAIL`, and foreign keys are checked
/// when the stage commits), because SQLite would otherwise copy every page that it touches: a file
/// is taken back whole by its savepoint.
final class ObservationTable {
  private let db: Database
  private let arriving = ArrivingFigures()
  private let insertion: Statement
  private let stored: Statement
  private let removal: Statement

  init(db: Database) throws {
    self.db = db
    try arriving.register(in: db)
    insertion = try db.makeStatement(
      sql: """
        INSERT OR FAIL INTO observation
          (series_id, period_id, issued_day, value, status, file_id, line)
        SELECT series_id, period_id, ?2, value, status, ?1, line FROM \(ArrivingFigures.name)
        """)
    stored = try db.makeStatement(
      sql: """
        SELECT period_id, issued_day, value, status, file_id FROM observation
        WHERE series_id = ?1 AND period_id BETWEEN ?2 AND ?3
        ORDER BY period_id, issued_day
        """)
    removal = try db.makeStatement(
      sql: "DELETE FROM observation WHERE series_id = ?1 AND period_id = ?2 AND issued_day = ?3")
  }

  /// Sets the file of the rows that follow, and the day on which it was issued.
  func begin(file: Int64, issuedDay: Int) {
    sqlite3_bind_int64(insertion.sqliteStatement, 1, file)
    sqlite3_bind_int64(insertion.sqliteStatement, 2, Int64(issuedDay))
  }

  /// Adds rows of the current file; fastest where keys ascend.
  ///
  /// - Throws: SQLite's error, a broken primary key where a figure stands twice.
  func insert(_ rows: [ArrivingFigures.Row]) throws {
    guard !rows.isEmpty else { return }
    try arriving.holding(rows) { try run(insertion.sqliteStatement) }
  }

  /// Adds one row of another file than the current one, whose line is not known.
  func insert(
    _ state: FigureState, series: Int64, period: Int64, file: Int64, issuedDay: Int
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO observation (series_id, period_id, issued_day, value, status, file_id, line)
        VALUES (?, ?, ?, ?, ?, ?, NULL)
        """
    ).execute(arguments: [
      series, period, issuedDay, state.status.hasValue ? state.value : nil, state.status.code,
      file,
    ])
  }

  /// Takes back a row that an earlier issue makes redundant; the table's trigger checks that.
  func remove(series: Int64, period: Int64, issuedDay: Int) throws {
    let statement = removal.sqliteStatement
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
  package var letter: StaticString {
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

  /// The status that a letter stands for, nil for any other letter.
  package init?(letter: UInt8) {
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
