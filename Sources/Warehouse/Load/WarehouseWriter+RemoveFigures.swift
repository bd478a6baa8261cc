import GRDB

extension WarehouseWriter {
  /// Takes out every figure of a source with the record of its files, so that the files can be read
  /// anew.
  ///
  /// This is for the one case in which what stands is wrong and not merely old: the contract, the
  /// corrections or the bytes of a file have changed, so that the same issue now says something
  /// else. Figures come back from their files; series keep their numbers, so that scores go on to
  /// name them. Runs and their records stay.
  ///
  /// - Complexity: O(figures of the source).
  package func removeFigures(of source: String) throws {
    let trigger = try String.fetchOne(
      db, sql: "SELECT sql FROM sqlite_schema WHERE name = 'observation_is_never_removed'")
    let files = """
      (SELECT file_id FROM file JOIN source ON source.source_id = file.source_id
       WHERE source.source = ?)
      """
    if trigger != nil { try db.execute(sql: "DROP TRIGGER observation_is_never_removed") }
    for table in [
      "observation", "file_scope", "file_silence", "finding", "finding_count", "rejected_row",
      "applied_correction",
      "file",
    ] {
      try db.execute(sql: "DELETE FROM \(table) WHERE file_id IN \(files)", arguments: [source])
    }
    if let trigger { try db.execute(sql: trigger) }
  }
}
