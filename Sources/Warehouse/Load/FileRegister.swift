import Domain
import GRDB

/// The record of files that were read: who issued them, when, and what became of them.
struct FileRegister {
  let db: Database

  struct Source {
    let id: Int64
    let lagDays: Int
  }

  /// The source of a file.
  ///
  /// - Throws: a ``Failure`` `configuration` where the warehouse does not know it.
  func source(of file: FileDescription) throws -> Source {
    let row = try Row.fetchOne(
      db, sql: "SELECT source_id, lag_days FROM source WHERE source = ?", arguments: [file.source])
    guard let row else {
      throw Failure(
        .configuration, what: "the file cannot be loaded", at: file.path,
        why: "the warehouse has no source \(file.source)", unchanged: "Nothing was changed.",
        next: "Store the source before its files.")
    }
    return Source(id: row[0], lagDays: row[1])
  }

  /// The same bytes of the same issue, where they were accepted before.
  func accepted(_ file: FileDescription, source: Source) throws -> FileID? {
    try Int64.fetchOne(
      db,
      sql: """
        SELECT file_id FROM file
        WHERE digest = ? AND source_id = ? AND issued_day = ? AND verdict = 'accepted'
        """, arguments: [file.digest, source.id, file.issuedOn.ordinal]
    ).map(FileID.init)
  }

  /// Adds a file; its counts follow in ``complete(_:outcome:reading:)``.
  func insert(
    _ file: FileDescription, source: Source, run: RunID, heldBack reasons: [String]? = nil
  ) throws -> FileID {
    try Calendar(db: db).add(file.issuedOn)
    try db.execute(
      sql: """
        INSERT INTO file (source_id, path, digest, bytes, issued_on, issued_day, run_id, verdict,
          reason, withdraws, rows_in, new, revised, unchanged, withdrawn, added, totals, left_out,
          dropped, quarantined, rejected, total_of_values)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        """,
      arguments: [
        source.id, file.path, file.digest, file.bytes, file.issuedOn.description,
        file.issuedOn.ordinal, run.rawValue, reasons == nil ? "accepted" : "held-back",
        reasons?.joined(separator: "\n"),
      ])
    return FileID(db.lastInsertedRowID)
  }

  /// Writes what reading and loading have counted.
  func complete(_ outcome: LoadOutcome, _ reading: FileReading) throws {
    let counts = reading.counts
    try db.execute(
      sql: """
        UPDATE file SET withdraws = ?, rows_in = ?, new = ?, revised = ?, unchanged = ?,
          withdrawn = ?, added = ?, totals = ?, left_out = ?, dropped = ?, quarantined = ?,
          rejected = ?, total_of_values = ?
        WHERE file_id = ?
        """,
      arguments: [
        reading.scope.withdraws, counts.rows, outcome.new, outcome.revised, outcome.unchanged,
        outcome.withdrawn, counts.added, counts.totals, counts.leftOut, counts.dropped,
        counts.quarantined, counts.rejected, reading.totalOfValues, outcome.file.rawValue,
      ])
  }

  /// Keeps a file that its contract held back, with its findings and without its figures.
  func storeHeldBack(
    _ file: FileDescription, source: Source, run: RunID, reasons: [String], reading: FileReading
  ) throws -> FileID {
    let id = try insert(file, source: source, run: run, heldBack: reasons)
    try complete(LoadOutcome(state: .heldBack, file: id), reading)
    try store(reading.findings, reading.findingCounts, of: id, run: run)
    return id
  }

  /// Keeps findings, how many there are of each rule, and once each record that was put aside.
  func store(_ findings: [Finding], _ counts: [FindingCount], of file: FileID, run: RunID) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO finding (run_id, file_id, severity, rule, line, field, value, message, action)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for item in findings {
      try statement.execute(arguments: [
        run.rawValue, file.rawValue, item.severity.rawValue, item.rule, item.line, item.column,
        item.value, item.message, item.action.rawValue,
      ])
    }
    for count in counts {
      try db.execute(
        sql: "INSERT INTO finding_count (file_id, rule, severity, findings) VALUES (?, ?, ?, ?)",
        arguments: [file.rawValue, count.rule, count.severity.rawValue, count.count])
    }
    try storeRecords(of: findings, of: file, run: run)
  }

  /// Keeps the records of findings that have one, each line once.
  func storeRecords(of findings: [Finding], of file: FileID, run: RunID) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO rejected_row (file_id, line, run_id, record) VALUES (?, ?, ?, ?)")
    for item in findings {
      guard let row = item.row, let line = item.line else { continue }
      try statement.execute(arguments: [file.rawValue, line, run.rawValue, row])
    }
  }

  /// Keeps how many figures of a file each correction changed.
  func store(_ corrections: [String: Int], of file: FileID, source: Source) throws {
    for (correction, figures) in corrections.sorted(by: { $0.key < $1.key }) {
      try db.execute(
        sql: """
          INSERT INTO applied_correction (file_id, source_id, correction, figures)
          VALUES (?, ?, ?, ?)
          """, arguments: [file.rawValue, source.id, correction, figures])
    }
  }
}
