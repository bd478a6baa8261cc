import GRDB

/// A stage that was started, in the run that started it.
package struct StageAttempt: Sendable, Equatable {
  package var run: RunRecord
  package var stage: StageRecord
}

extension WarehouseReader {
  /// Every attempt at a stage of a pipeline, newest first. Stages that had nothing to do or were
  /// blocked were not attempted.
  ///
  /// - Complexity: O(stage records of the pipeline).
  package func attempts(pipeline: String) throws -> [StageAttempt] {
    var runs: [Int64: RunRecord] = [:]
    return try Row.fetchAll(
      db,
      sql: """
        SELECT stage, kind, run_stage.state, reason, message, key, inputs, seconds, rows_in,
          rows_out, run.run_id
        FROM run_stage JOIN run ON run.run_id = run_stage.run_id
        WHERE run.pipeline = ? AND run_stage.reason LIKE 'run — %'
        ORDER BY run.run_id DESC, position DESC
        """, arguments: [pipeline]
    ).compactMap { row in
      let number: Int64 = row[10]
      if runs[number] == nil { runs[number] = try run(RunID(number)) }
      guard let run = runs[number], let stage = StageRecord(row: row) else { return nil }
      return StageAttempt(run: run, stage: stage)
    }
  }

  /// The pipelines whose runs the warehouse has recorded, by name.
  package func pipelines() throws -> [String] {
    try String.fetchAll(db, sql: "SELECT DISTINCT pipeline FROM run ORDER BY pipeline")
  }
}
