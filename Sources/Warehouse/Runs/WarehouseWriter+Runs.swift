package import Domain
import GRDB

extension WarehouseWriter {
  /// Opens the record of a run. A run that is left `running` was interrupted, and is marked so
  /// here: only one process at a time writes a warehouse.
  package func begin(_ run: RunStart) throws -> RunID {
    try db.execute(sql: "UPDATE run SET state = 'interrupted' WHERE state = 'running'")
    try db.execute(
      sql: """
        INSERT INTO run (pipeline, as_of, started_at, finished_at, state, version, command)
        VALUES (?, ?, ?, NULL, 'running', ?, ?)
        """,
      arguments: [
        run.pipeline, run.asOf?.description, run.startedAt.description, run.version, run.command,
      ])
    return RunID(db.lastInsertedRowID)
  }

  /// Adds a stage's end to its run, after those recorded before.
  package func record(_ stage: StageRecord, run: RunID) throws {
    try db.execute(
      sql: """
        INSERT INTO run_stage (run_id, position, stage, kind, state, reason, message, key, inputs,
          seconds, rows_in, rows_out)
        VALUES (?1, (SELECT coalesce(max(position), 0) + 1 FROM run_stage WHERE run_id = ?1),
          ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        """,
      arguments: [
        run.rawValue, stage.stage, stage.kind, stage.state.rawValue, stage.reason, stage.message,
        stage.key, JSONObject.text(stage.inputs), stage.seconds, stage.rowsIn, stage.rowsOut,
      ])
  }

  /// Closes the record of a run.
  package func finish(_ run: RunID, state: RunRecord.State, at moment: Moment) throws {
    try db.execute(
      sql: "UPDATE run SET state = ?, finished_at = ? WHERE run_id = ?",
      arguments: [state.rawValue, moment.description, run.rawValue])
  }
}
