import Domain
import GRDB

/// What accepted files of a source on one day or later speak for.
///
/// Together with the stored changes this tells, for every figure and every file, whether the file
/// carried the figure: inside its scope a file carried what had a value after it, and nothing else
/// except where a silence is recorded.
struct FileCoverage {
  struct File {
    let id: Int64
    let issuedDay: Int
    let withdraws: Bool
    /// First and last period number of each group.
    var scopes: [SeriesGroup: ClosedRange<Int64>] = [:]

    func covers(_ group: SeriesGroup, _ period: Int64) -> Bool {
      scopes[group]?.contains(period) ?? false
    }
  }

  /// Files issued on the same day as the one being loaded.
  let sameDay: [File]
  /// Files issued later, oldest first.
  let later: [File]

  init(db: Database, source: Int64, issuedDay: Int) throws {
    var files: [File] = []
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT file_id, issued_day, withdraws FROM file
        WHERE source_id = ? AND issued_day >= ? AND verdict = 'accepted'
        ORDER BY issued_day, file_id
        """, arguments: [source, issuedDay])
    while let row = try rows.next() {
      files.append(File(id: row[0], issuedDay: row[1], withdraws: row[2]))
    }
    for index in files.indices {
      let scopes = try Row.fetchCursor(
        db,
        sql: """
          SELECT frequency, indicator, first_period_id, last_period_id FROM file_scope
          WHERE file_id = ?
          """, arguments: [files[index].id])
      while let row = try scopes.next() {
        guard let frequency = Frequency(rawValue: row[0]) else { continue }
        let group = SeriesGroup(frequency: frequency, indicator: row[1])
        let first: Int64 = row[2]
        let last: Int64 = row[3]
        files[index].scopes[group] = first...last
      }
    }
    sameDay = files.filter { $0.issuedDay == issuedDay }
    later = files.filter { $0.issuedDay > issuedDay }
  }
}
