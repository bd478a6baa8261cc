import Domain
import GRDB

/// What an issue said of a figure: a value, or a status without one.
struct FigureState {
  var value: Double
  var status: ObservationStatus

  init(value: Double, status: ObservationStatus) {
    self.value = value
    self.status = status
  }

  init(_ figure: StoredFigure) { self.init(value: figure.value, status: figure.status) }
  init(_ figure: ArrivingFigures.Row) { self.init(value: figure.value, status: figure.status) }

  func saysTheSame(as other: FigureState) -> Bool {
    status == other.status && (!status.hasValue || value == other.value)
  }
}

/// Carries a change made by an older file into the files that were issued later and loaded first,
/// so that the table holds what it would hold had all come in order.
///
/// Only changes are stored, so a later file's figure may stand nowhere: it repeated what was known.
/// Once an older file has put something else before it, it is a change and is written after all,
/// without its line, which is no longer known. Conversely a stored figure that now repeats what
/// stands before it is taken back.
struct LaterIssues {
  let db: Database
  let table: ObservationTable
  let files: [FileCoverage.File]

  /// - Parameters:
  ///   - old: what stood before the change until now; nil where nothing was known.
  ///   - new: what stands there now.
  ///   - rows: the figure's stored rows that were issued after the change.
  func carry(
    _ old: FigureState?, replacedBy new: FigureState, series: Int64, period: Int64,
    group: SeriesGroup, rows: [StoredFigure]
  ) throws {
    for file in files {
      if let next = rows.first, next.issuedDay <= file.issuedDay {
        if FigureState(next).saysTheSame(as: new) {
          try table.remove(series: series, period: period, issuedDay: next.issuedDay)
        }
        return
      }
      guard file.covers(group, period) else { continue }
      if try isSilent(file, series: series, period: period) { continue }
      if let old, old.status != .withdrawn {
        try write(old, series: series, period: period, file: file)
        return
      }
      if file.withdraws {
        let withdrawn = FigureState(value: .nan, status: .withdrawn)
        if !new.saysTheSame(as: withdrawn) {
          try write(withdrawn, series: series, period: period, file: file)
        }
        return
      }
      try Silence(db: db).add(file: file.id, series: series, period: period)
    }
  }

  private func write(
    _ state: FigureState, series: Int64, period: Int64, file: FileCoverage.File
  ) throws {
    try table.insert(
      state, series: series, period: period, file: file.id, issuedDay: file.issuedDay)
  }

  private func isSilent(_ file: FileCoverage.File, series: Int64, period: Int64) throws -> Bool {
    try Silence(db: db).has(file: file.id, series: series, period: period)
  }
}

/// Figures inside a file's scope that it did not carry and did not withdraw either.
struct Silence {
  let db: Database

  func add(file: Int64, series: Int64, period: Int64) throws {
    try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO file_silence (file_id, series_id, period_id) VALUES (?, ?, ?)"
    ).execute(arguments: [file, series, period])
  }

  func has(file: Int64, series: Int64, period: Int64) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: """
        SELECT EXISTS (
          SELECT 1 FROM file_silence WHERE file_id = ? AND series_id = ? AND period_id = ?)
        """)
    return try Bool.fetchOne(statement, arguments: [file, series, period]) ?? false
  }
}
