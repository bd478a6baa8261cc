import Domain
import GRDB
import GRDBSQLite

/// Writes the cells of one scoring through prepared statements.
final class ScoreTable {
  private let db: Database
  private let columns: [ScoreColumn]
  private let layout: ScoreLayout
  private let series: Statement
  private let row: Statement
  private let calendar: Calendar
  private var knownPeriods: Set<Int64> = []

  init(db: Database, scoring: ScoringID, columns: [ScoreColumn]) throws {
    self.db = db
    self.columns = columns
    layout = ScoreLayout(columns)
    calendar = Calendar(db: db)
    series = try db.makeStatement(
      sql: """
        INSERT INTO scored_series (scoring_id, series_id, status, newest_issue, pseudo_real_time)
        VALUES (\(scoring.rawValue), ?, ?, ?, ?)
        """)
    // A score's rows are numbered; a forecast's have their horizon. Parameter 1 is the series.
    let extra = layout.table == "score" ? ["row_number", "other"] : []
    let names = layout.columns + extra
    row = try db.makeStatement(
      sql: """
        INSERT INTO \(layout.table) (scoring_id, series_id, \(names.joined(separator: ", ")))
        VALUES (\(scoring.rawValue), ?, \(names.map { _ in "?" }.joined(separator: ", ")))
        """)
  }

  /// - Returns: the rows written.
  func insert(_ item: ScoredSeries) throws -> Int {
    precondition(
      item.cells.count.isMultiple(of: max(1, columns.count)), "cells are rows of all columns")
    try series.execute(arguments: [
      item.series.rawValue, item.status, item.newestIssue.description, item.isPseudoRealTime,
    ])
    let rows = columns.isEmpty ? 0 : item.cells.count / columns.count
    for index in 0..<rows {
      let first = index * columns.count
      try insert(item.cells[first..<first + columns.count], number: index, of: item)
    }
    return rows
  }

  private func insert(_ cells: ArraySlice<Double>, number: Int, of item: ScoredSeries) throws {
    let statement = row.sqliteStatement
    sqlite3_clear_bindings(statement)
    sqlite3_bind_int64(statement, 1, item.series.rawValue)
    var other: [(String, String)] = []
    for (place, column) in columns.enumerated() {
      let cell = cells[cells.startIndex + place]
      guard !cell.isNaN else { continue }
      switch layout.targets[place] {
      case .column(let target):
        try bind(cell, column, to: Int32(target) + 2, of: item)
      case .other:
        other.append((column.name, text(cell, column)))
      }
    }
    if layout.table == "score" {
      sqlite3_bind_int64(statement, Int32(layout.columns.count) + 2, Int64(number))
      if !other.isEmpty {
        let members = other.map { "\(JSONObject.quoted($0.0)):\($0.1)" }
        bind("{" + members.joined(separator: ",") + "}", to: Int32(layout.columns.count) + 3)
      }
    }
    let code = sqlite3_step(statement)
    sqlite3_reset(statement)
    guard code == SQLITE_DONE else {
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
    }
  }

  private func bind(
    _ cell: Double, _ column: ScoreColumn, to parameter: Int32, of item: ScoredSeries
  ) throws {
    switch column.kind {
    case .number: sqlite3_bind_double(row.sqliteStatement, parameter, cell)
    case .integer, .flag: sqlite3_bind_int64(row.sqliteStatement, parameter, Int64(cell))
    case .period:
      let period = item.start.advanced(by: Int(cell))
      let number = PeriodNumber.number(period)
      if knownPeriods.insert(number).inserted { try calendar.add(period) }
      sqlite3_bind_int64(row.sqliteStatement, parameter, number)
    case .text: bind(column.words[Int(cell)], to: parameter)
    }
  }

  private func bind(_ text: String, to parameter: Int32) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        // SQLITE_TRANSIENT: SQLite copies the bytes.
        _ = sqlite3_bind_text(
          row.sqliteStatement, parameter, characters.baseAddress, Int32(characters.count),
          unsafeBitCast(-1, to: sqlite3_destructor_type.self))
      }
    }
  }

  private func text(_ cell: Double, _ column: ScoreColumn) -> String {
    switch column.kind {
    case .number: cell.isFinite ? cell.description : "null"
    case .integer, .flag: String(Int(cell))
    case .period: JSONObject.quoted("\(Int(cell))")
    case .text: JSONObject.quoted(column.words[Int(cell)])
    }
  }
}
