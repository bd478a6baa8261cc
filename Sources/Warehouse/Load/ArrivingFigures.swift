import Domain
import GRDB
import GRDBSQLite

/// Figures on their way into the fact table, which SQL can read as a table.
///
/// `INSERT … SELECT … FROM arriving_figure` is the fastest way that SQLite has to take many rows:
/// one statement a batch, and no value is bound. The table exists only inside the connection that
/// registered it (an eponymous virtual table) and has no content of its own.
final class ArrivingFigures {
  static let name = "arriving_figure"

  struct Row {
    var series: Int64
    var period: Int64
    var value: Double
    var status: ObservationStatus
    /// 0 where the line is not known.
    var line: Int32
  }

  private static let declaration = """
    CREATE TABLE arriving_figure (series_id INTEGER, period_id INTEGER, value REAL, status TEXT,
      line INTEGER)
    """

  private struct Table {
    var base = sqlite3_vtab()
    var figures: Unmanaged<ArrivingFigures>
  }

  private struct Cursor {
    var base = sqlite3_vtab_cursor()
    var next: UnsafePointer<Row>?
    var end: UnsafePointer<Row>?
  }

  private var first: UnsafePointer<Row>?
  private var end: UnsafePointer<Row>?

  /// Makes the table known to a connection, in place of one registered before.
  func register(in db: Database) throws {
    let code = sqlite3_create_module_v2(
      db.sqliteConnection, Self.name, Self.module, Unmanaged.passRetained(self).toOpaque(),
      { pointer in
        if let pointer { Unmanaged<ArrivingFigures>.fromOpaque(pointer).release() }
      })
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  /// Lets the table hold `rows` while `body` runs.
  func holding(_ rows: [Row], _ body: () throws -> Void) rethrows {
    try rows.withUnsafeBufferPointer { buffer in
      first = buffer.baseAddress
      end = buffer.baseAddress.map { $0 + buffer.count }
      defer {
        first = nil
        end = nil
      }
      try body()
    }
  }

  /// SQLite keeps the address of a module, so that it stands outside every scope; nothing changes
  /// it after it was made.
  nonisolated(unsafe) private static let module: UnsafeMutablePointer<sqlite3_module> = {
    let module = UnsafeMutablePointer<sqlite3_module>.allocate(capacity: 1)
    module.initialize(to: sqlite3_module())
    module.pointee.xConnect = { db, figures, _, _, table, _ in
      guard let figures else { return SQLITE_MISUSE }
      let code = sqlite3_declare_vtab(db, declaration)
      guard code == SQLITE_OK else { return code }
      let made = UnsafeMutablePointer<Table>.allocate(capacity: 1)
      made.initialize(to: Table(figures: .fromOpaque(figures)))
      table?.pointee = UnsafeMutableRawPointer(made).assumingMemoryBound(to: sqlite3_vtab.self)
      return SQLITE_OK
    }
    module.pointee.xDisconnect = { table in
      table.map { UnsafeMutableRawPointer($0).deallocate() }
      return SQLITE_OK
    }
    // Rows come in their own order; there is nothing to choose.
    module.pointee.xBestIndex = { _, _ in SQLITE_OK }
    module.pointee.xOpen = { table, cursor in
      let made = UnsafeMutablePointer<Cursor>.allocate(capacity: 1)
      made.initialize(to: Cursor())
      cursor?.pointee = UnsafeMutableRawPointer(made)
        .assumingMemoryBound(to: sqlite3_vtab_cursor.self)
      return SQLITE_OK
    }
    module.pointee.xClose = { cursor in
      cursor.map { UnsafeMutableRawPointer($0).deallocate() }
      return SQLITE_OK
    }
    module.pointee.xFilter = { cursor, _, _, _, _ in
      guard let cursor, let table = cursor.pointee.pVtab else { return SQLITE_MISUSE }
      let figures = UnsafeMutableRawPointer(table).assumingMemoryBound(to: Table.self)
        .pointee.figures.takeUnretainedValue()
      ArrivingFigures.cursor(cursor).pointee.next = figures.first
      ArrivingFigures.cursor(cursor).pointee.end = figures.end
      return SQLITE_OK
    }
    module.pointee.xNext = { cursor in
      guard let cursor else { return SQLITE_MISUSE }
      let place = ArrivingFigures.cursor(cursor)
      place.pointee.next = place.pointee.next.map { $0 + 1 }
      return SQLITE_OK
    }
    module.pointee.xEof = { cursor in
      guard let cursor else { return 1 }
      let place = ArrivingFigures.cursor(cursor)
      return place.pointee.next == place.pointee.end ? 1 : 0
    }
    module.pointee.xColumn = { cursor, context, column in
      guard let cursor, let row = ArrivingFigures.cursor(cursor).pointee.next else {
        return SQLITE_MISUSE
      }
      row.pointee.give(column, to: context)
      return SQLITE_OK
    }
    module.pointee.xRowid = { cursor, number in
      number?.pointee = 0
      return SQLITE_OK
    }
    return module
  }()

  private static func cursor(
    _ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>
  ) -> UnsafeMutablePointer<Cursor> {
    UnsafeMutableRawPointer(cursor).assumingMemoryBound(to: Cursor.self)
  }
}

extension ArrivingFigures.Row {
  /// Answers with the value of a column; a column without an answer is NULL.
  fileprivate func give(_ column: Int32, to context: OpaquePointer?) {
    switch column {
    case 0: sqlite3_result_int64(context, series)
    case 1: sqlite3_result_int64(context, period)
    // NaN would turn into NULL by itself; a value beside a status without one must too.
    case 2: if status.hasValue { sqlite3_result_double(context, value) }
    case 3:
      status.letter.withUTF8Buffer { text in
        text.withMemoryRebound(to: CChar.self) { text in
          // A literal's bytes live as long as the process: SQLite need not copy them.
          sqlite3_result_text(context, text.baseAddress, 1, nil)
        }
      }
    default: if line > 0 { sqlite3_result_int64(context, Int64(line)) }
    }
  }
}
