package import Domain
import GRDB

extension WarehouseReader {
  /// The files that were read, by issue date and then in the order of reading, held-back ones too.
  ///
  /// - Parameter source: a source's code; nil for the files of all sources.
  /// - Complexity: O(files).
  package func files(of source: String? = nil) throws -> [PublishedFile] {
    try files("source.source = ?1 OR ?1 IS NULL", [source])
  }

  /// One file, nil where the warehouse has none of that number.
  package func file(_ id: FileID) throws -> PublishedFile? {
    try files("file_id = ?1", [id.rawValue]).first
  }

  private func files(_ condition: String, _ arguments: StatementArguments) throws
    -> [PublishedFile]
  {
    var newest: [Int64: [Period]] = [:]
    let scopes = try Row.fetchCursor(
      db,
      sql: """
        SELECT file_id, max(last_period_id) FROM file_scope GROUP BY file_id, frequency
        ORDER BY file_id, frequency
        """)
    while let row = try scopes.next() {
      guard let period = PeriodNumber.period(row[1]) else { continue }
      newest[row[0], default: []].append(period)
    }
    return try Row.fetchAll(
      db,
      sql: """
        SELECT file.*, source.source AS source_code
        FROM file JOIN source ON source.source_id = file.source_id
        WHERE \(condition)
        ORDER BY issued_on, file_id
        """, arguments: arguments
    ).map { row in PublishedFile(row: row, newest: newest[row["file_id"]] ?? []) }
  }

  /// The findings that were kept of a file, in the order in which they were found.
  package func findings(of file: FileID) throws -> [Finding] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT severity, rule, finding.line, field, value, message, action, record
        FROM finding LEFT JOIN rejected_row
          ON rejected_row.file_id = finding.file_id AND rejected_row.line = finding.line
        WHERE finding.file_id = ? ORDER BY finding_id
        """, arguments: [file.rawValue]
    ).compactMap { row in
      guard let severity = Finding.Severity(rawValue: row[0]),
        let action = Finding.Action(rawValue: row[6])
      else { return nil }
      return Finding(
        severity: severity, rule: row[1], line: row[2], column: row[3], value: row[4],
        message: row[5], action: action, row: row[7])
    }
  }

  /// How many findings of each rule a file has, errors first.
  package func findingCounts(of file: FileID) throws -> [FindingCount] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT rule, severity, findings FROM finding_count WHERE file_id = ?
        ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'quarantine' THEN 1 ELSE 2 END, rule
        """, arguments: [file.rawValue]
    ).compactMap { row in
      guard let severity = Finding.Severity(rawValue: row[1]) else { return nil }
      return FindingCount(rule: row[0], severity: severity, count: row[2])
    }
  }
}

extension PublishedFile {
  /// From all columns of `file` and the source's code.
  fileprivate init(row: Row, newest: [Period]) {
    let reason: String? = row["reason"]
    self.init(
      id: FileID(row["file_id"]), source: row["source_code"], path: row["path"],
      digest: row["digest"], bytes: row["bytes"], issuedOn: Day(ordinal: row["issued_day"]),
      run: RunID(row["run_id"]), isAccepted: row["verdict"] == "accepted",
      reasons: reason?.split(separator: "\n").map(String.init) ?? [], rows: row["rows_in"],
      new: row["new"], revised: row["revised"], unchanged: row["unchanged"],
      withdrawn: row["withdrawn"], quarantined: row["quarantined"], rejected: row["rejected"],
      added: row["added"], totals: row["totals"], leftOut: row["left_out"],
      dropped: row["dropped"], totalOfValues: row["total_of_values"], newest: newest)
  }
}
