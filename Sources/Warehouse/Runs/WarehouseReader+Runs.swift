import Domain
import GRDB

extension WarehouseReader {
  /// Runs, newest first.
  package func runs(last limit: Int = 20) throws -> [RunRecord] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT run_id, pipeline, as_of, started_at, version, command, finished_at, state
        FROM run ORDER BY run_id DESC LIMIT ?
        """, arguments: [limit]
    ).compactMap(RunRecord.init(row:))
  }

  /// The stages of a run in the order in which they ended.
  package func stages(of run: RunID) throws -> [StageRecord] {
    try Row.fetchAll(
      db, sql: "\(Self.stageSelect) WHERE run_id = ? ORDER BY position", arguments: [run.rawValue]
    ).compactMap(StageRecord.init(row:))
  }

  /// One run, nil where the warehouse has none of that number.
  package func run(_ id: RunID) throws -> RunRecord? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT run_id, pipeline, as_of, started_at, version, command, finished_at, state
        FROM run WHERE run_id = ?
        """, arguments: [id.rawValue]
    ).flatMap(RunRecord.init(row:))
  }

  private static let stageSelect = """
    SELECT stage, kind, state, reason, message, key, inputs, seconds, rows_in, rows_out
    FROM run_stage
    """
}

extension StageRecord {
  /// From the columns stage, kind, state, reason, message, key, inputs, seconds, rows_in, rows_out.
  init?(row: Row) {
    guard let state = State(rawValue: row[2]), let inputs = JSONObject.members(of: row[6])
    else { return nil }
    self.init(
      stage: row[0], kind: row[1], state: state, reason: row[3], message: row[4], key: row[5],
      inputs: inputs, seconds: row[7], rowsIn: row[8], rowsOut: row[9])
  }
}

extension RunRecord {
  /// From the columns run_id, pipeline, as_of, started_at, version, command, finished_at, state.
  init?(row: Row) {
    guard let startedAt = Moment(row[3] as String), let state = State(rawValue: row[7])
    else { return nil }
    self.init(
      id: RunID(row[0]),
      start: RunStart(
        pipeline: row[1], asOf: (row[2] as String?).flatMap { Day($0) }, startedAt: startedAt,
        version: row[4], command: row[5]),
      finishedAt: (row[6] as String?).flatMap { Moment($0) }, state: state)
  }
}
