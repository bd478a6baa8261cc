package import Domain
import GRDB
import GRDBSQLite

extension WarehouseReader {
  /// Every series that the filter allows and that had a figure on a day, with the values known
  /// then.
  ///
  /// A figure was known from its day of issue. What the first issue of a source brings is history
  /// from before there were issues: it counts as known from the end of its period and the declared
  /// lag on, with the value of that issue, and a series with such a figure is pseudo real time. So
  /// do all figures of a source that is declared pseudo real time, whatever their first issue.
  ///
  /// - Parameter asOf: the day; nil for everything that has been loaded.
  /// - Returns: series in the order of their numbers; leading and trailing holes are left out.
  /// - Complexity: O(rows of the series allowed).
  package func panel(asOf day: Day? = nil, filter: PanelFilter = PanelFilter()) throws
    -> [PanelSeries]
  {
    let (heads, total) = try panelHeads(filter)
    var assembler = PanelAssembler(asOf: day, from: filter.from)
    let select = "SELECT series_id, period_id, issued_day, value FROM observation"
    let order = "ORDER BY series_id, period_id, issued_day"
    // One pass over the table where most series are wanted, else series by series.
    if heads.count * 4 > total {
      let statement = try db.makeStatement(sql: "\(select) \(order)")
      return try scan(statement.sqliteStatement, heads[...], &assembler)
    }
    let statement = try db.makeStatement(sql: "\(select) WHERE series_id = ?1 \(order)")
    return try heads.indices.flatMap { index in
      sqlite3_bind_int64(statement.sqliteStatement, 1, heads[index].id.rawValue)
      return try scan(statement.sqliteStatement, heads[index...index], &assembler)
    }
  }

  /// The series that a filter allows, in the order of their numbers, and how many there are in all.
  func panelHeads(_ filter: PanelFilter) throws -> (heads: [PanelHead], total: Int) {
    var heads: [PanelHead] = []
    var total = 0
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT \(SeriesKey.columns), series.series_id,
          source.lag_days,
          CASE WHEN source.pseudo_real_time = 1 THEN 9223372036854775807 ELSE first.issued_day END
        FROM series JOIN source ON source.source_id = series.source_id
          LEFT JOIN (
            SELECT source_id, min(issued_day) AS issued_day FROM file
            WHERE verdict = 'accepted' GROUP BY source_id
          ) AS first ON first.source_id = series.source_id
        ORDER BY series.series_id
        """)
    while let row = try rows.next() {
      total += 1
      guard let key = SeriesKey(row: row), filter.allows(key) else { continue }
      heads.append(
        PanelHead(
          id: SeriesID(row[SeriesKey.columnCount]), key: key,
          lagDays: row[SeriesKey.columnCount + 1],
          lastIssueOfHistory: (row[SeriesKey.columnCount + 2] as Int?) ?? Int.min))
    }
    return (heads, total)
  }

  /// Reads rows in key order and keeps those of `heads`, which ascend too.
  private func scan(
    _ statement: SQLiteStatement, _ heads: ArraySlice<PanelHead>, _ assembler: inout PanelAssembler
  ) throws -> [PanelSeries] {
    defer { sqlite3_reset(statement) }
    var panel: [PanelSeries] = []
    var place = heads.startIndex
    var current = Int64.min
    var isWanted = false
    while true {
      let code = sqlite3_step(statement)
      if code == SQLITE_DONE { break }
      guard code == SQLITE_ROW else {
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
      }
      let series = sqlite3_column_int64(statement, 0)
      if series != current {
        if isWanted, let done = assembler.finish() { panel.append(done) }
        current = series
        while place < heads.endIndex, heads[place].id.rawValue < series { place += 1 }
        if place == heads.endIndex { return panel }
        isWanted = heads[place].id.rawValue == series
        if isWanted { assembler.begin(heads[place]) }
      }
      guard isWanted else { continue }
      assembler.add(
        ordinal: Int(sqlite3_column_int64(statement, 1) >> 3),
        issuedDay: Int(sqlite3_column_int64(statement, 2)),
        value: sqlite3_column_type(statement, 3) == SQLITE_NULL
          ? .nan : sqlite3_column_double(statement, 3))
    }
    if isWanted, let done = assembler.finish() { panel.append(done) }
    return panel
  }
}

extension SeriesKey {
  /// The columns that ``init(row:)`` reads, for a query that joins `series` and `source`.
  static let columns = """
    source.source, series.indicator, series.place, series.nationality, series.counterpart,
    series.category, series.sex, series.age, series.frequency
    """
  static let columnCount = 9

  init?(row: Row) {
    guard let frequency = Frequency(rawValue: row[8]) else { return nil }
    self.init(
      source: row[0], indicator: row[1], place: row[2], nationality: row[3], counterpart: row[4],
      category: row[5], sex: row[6], age: row[7], frequency: frequency)
  }
}
