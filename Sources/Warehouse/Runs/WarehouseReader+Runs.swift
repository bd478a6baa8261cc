package import Domain
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
    ).compactMap { try stage($0) }
  }

  /// The newest record of a stage that did its work (done or degraded) in a run of the pipeline
  /// with the same day as of; what a plan compares its key with.
  ///
  /// - Returns: the run and the record; nil where the stage never did its work.
  package func lastResult(
    of stage: String, pipeline: String, asOf: Day?
  ) throws -> (run: RunRecord, stage: StageRecord)? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT run.run_id FROM run_stage JOIN run ON run.run_id = run_stage.run_id
        WHERE run_stage.stage = ? AND run.pipeline = ? AND run.as_of IS ?
          AND run_stage.state IN ('done', 'degraded')
        ORDER BY run.run_id DESC LIMIT 1
        """, arguments: [stage, pipeline, asOf?.description])
    guard let row else { return nil }
    let id = RunID(row[0])
    guard let run = try run(id), let record = try stages(of: id).first(where: { $0.stage == stage })
    else { return nil }
    return (run, record)
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

  func stage(_ row: Row) throws -> StageRecord? {
    guard let state = StageRecord.State(rawValue: row[2]) else { return nil }
    var inputs: [String: String] = [:]
    let text: String = row[6]
    let members = try Row.fetchCursor(
      db, sql: "SELECT key, value FROM json_each(?)", arguments: [text])
    while let member = try members.next() { inputs[member[0]] = member[1] }
    return StageRecord(
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
