import Domain
import GRDB

extension WarehouseReader {
  /// The files that were read, by issue date and then in the order of reading, held-back ones too.
  ///
  /// - Parameter source: a source's code; nil for the files of all sources.
  /// - Complexity: O(files).
  package func files(of source: String? = nil) throws -> [PublishedFile] {
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
        SELECT file_id, source.source, path, digest, issued_on, verdict, reason, rows_in, new,
          revised, withdrawn, quarantined, rejected, total_of_values
        FROM file JOIN source ON source.source_id = file.source_id
        WHERE source.source = ?1 OR ?1 IS NULL
        ORDER BY issued_on, file_id
        """, arguments: [source]
    ).compactMap { row in
      guard let issuedOn = Day(row[4] as String) else { return nil }
      return PublishedFile(
        id: FileID(row[0]), source: row[1], path: row[2], digest: row[3], issuedOn: issuedOn,
        isAccepted: row[5] as String == "accepted",
        reasons: (row[6] as String?)?.split(separator: "\n").map(String.init) ?? [],
        rows: row[7], new: row[8], revised: row[9], withdrawn: row[10], quarantined: row[11],
        rejected: row[12], totalOfValues: row[13], newest: newest[row[0]] ?? [])
    }
  }
}
