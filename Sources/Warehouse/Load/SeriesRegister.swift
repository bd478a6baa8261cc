import Domain
import GRDB

/// The numbers of the series of one source, made when a file first speaks of them.
struct SeriesRegister {
  struct Entry {
    let id: Int64
    /// Code of the frequency inside ``PeriodNumber``.
    let frequency: Int64
    let group: SeriesGroup
    /// Whether this file is the first that speaks of the series.
    let isNew: Bool
  }

  let db: Database
  let source: Int64
  let sourceCode: String
  let path: String
  private let find: Statement
  private let insert: Statement

  init(db: Database, source: Int64, sourceCode: String, path: String) throws {
    self.db = db
    self.source = source
    self.sourceCode = sourceCode
    self.path = path
    find = try db.cachedStatement(
      sql: """
        SELECT series_id FROM series
        WHERE source_id = ? AND indicator = ? AND place = ? AND nationality = ?
          AND counterpart = ? AND category = ? AND sex = ? AND age = ? AND frequency = ?
        """)
    insert = try db.cachedStatement(
      sql: """
        INSERT INTO series (source_id, indicator, place, nationality, counterpart, category, sex,
          age, frequency)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
  }

  /// - Throws: a ``Failure`` `data` where the key belongs to another source or names an indicator
  ///   or place that the reference tables do not have.
  func entry(of key: SeriesKey) throws -> Entry {
    guard key.source == sourceCode else {
      throw Failure(
        .internal, what: "a file speaks for another source", at: path,
        why: "a series names the source \(key.source)", unchanged: "Nothing of the file was kept.")
    }
    let arguments: StatementArguments = [
      source, key.indicator, key.place, key.nationality, key.counterpart, key.category, key.sex,
      key.age, key.frequency.rawValue,
    ]
    let known = try Int64.fetchOne(find, arguments: arguments)
    if known == nil {
      do {
        try insert.execute(arguments: arguments)
      } catch let error as DatabaseError
        where error.extendedResultCode == .SQLITE_CONSTRAINT_FOREIGNKEY
      {
        throw Failure(
          .configuration, what: "the file cannot be loaded", at: path,
          why: "the reference tables have no indicator \(key.indicator) or no place \(key.place)",
          unchanged: "Nothing of the file was kept.",
          next: "Add it to datasets/reference, or correct the source's mapping.")
      }
    }
    return Entry(
      id: known ?? db.lastInsertedRowID, frequency: PeriodNumber.code(key.frequency),
      group: SeriesGroup(frequency: key.frequency, indicator: key.indicator),
      isNew: known == nil)
  }

  /// Every series of the source.
  func all() throws -> [Entry] {
    var entries: [Entry] = []
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT series_id, frequency, indicator FROM series WHERE source_id = ?
        ORDER BY series_id
        """, arguments: [source])
    while let row = try rows.next() {
      guard let frequency = Frequency(rawValue: row[1]) else { continue }
      entries.append(
        Entry(
          id: row[0], frequency: PeriodNumber.code(frequency),
          group: SeriesGroup(frequency: frequency, indicator: row[2]),
          isNew: false))
    }
    return entries
  }
}

/// Series of a source for which a file speaks as a whole.
struct SeriesGroup: Hashable {
  var frequency: Frequency
  var indicator: String
}
