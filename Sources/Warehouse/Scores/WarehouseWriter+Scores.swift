import Domain
import GRDB

extension WarehouseWriter {
  /// Describes a method to readers of the file; each version once.
  package func store(_ method: MethodDescription) throws {
    try db.execute(
      sql: """
        INSERT INTO method (method, version, title, purpose, parameters, columns, reference,
          agrees_with)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (method, version) DO UPDATE SET title = excluded.title,
          purpose = excluded.purpose, parameters = excluded.parameters,
          columns = excluded.columns, reference = excluded.reference,
          agrees_with = excluded.agrees_with
        """,
      arguments: [
        method.name, method.version, method.title, method.purpose,
        JSONObject.text(method.parameters), JSONObject.text(method.columns),
        method.references.joined(separator: "\n"), method.agreesWith,
      ])
  }

  /// Writes a method's pass over a panel. An earlier pass of the same stage and day is replaced,
  /// also where its parameters were others, and hands on its number: scores can be made again from
  /// the figures, and what cites them goes on to name them.
  ///
  /// - Returns: the scoring's number and the rows written.
  package func store(_ scoring: Scoring, _ series: [ScoredSeries]) throws -> (
    id: ScoringID, rows: Int
  ) {
    let number = try removeScoring(like: scoring)
    try db.execute(
      sql: """
        INSERT INTO scoring (scoring_id, run_id, stage, method, method_version, parameters, as_of)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        number, scoring.run.rawValue, scoring.stage, scoring.method, scoring.methodVersion,
        JSONObject.text(scoring.parameters), scoring.asOf.description,
      ])
    let id = ScoringID(db.lastInsertedRowID)
    let table = try ScoreTable(db: db, scoring: id, columns: scoring.columns)
    var rows = 0
    for item in series { rows += try table.insert(item) }
    return (id, rows)
  }

  /// Takes out scorings of stages that a pipeline no longer has.
  ///
  /// - Parameter stages: the names of those that it has.
  package func removeScorings(exceptOf stages: Set<String>) throws {
    let found = try Row.fetchAll(db, sql: "SELECT scoring_id, stage FROM scoring")
    for row in found where !stages.contains(row[1]) { try removeScoring(row[0]) }
  }

  /// - Returns: the number that is free again, nil where there was no such scoring.
  private func removeScoring(like scoring: Scoring) throws -> Int64? {
    let same = try Int64.fetchAll(
      db, sql: "SELECT scoring_id FROM scoring WHERE stage = ? AND as_of = ? ORDER BY scoring_id",
      arguments: [scoring.stage, scoring.asOf.description])
    for id in same { try removeScoring(id) }
    return same.first
  }

  private func removeScoring(_ id: Int64) throws {
    for table in ["score", "forecast", "scored_series", "scoring"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE scoring_id = ?", arguments: [id])
    }
  }
}
