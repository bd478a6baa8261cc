extension PublicView {
  /// Orders periods by their last day, and those that share it by shortness.
  private static let lastThenShortest = "period.end_day * 8 + 7 - (period.period_id & 7)"

  static let sourceFreshness = PublicView(
    name: "source_freshness",
    meaning: (
      "How far every source has come, and by when its next figures are expected.",
      "Hasta dónde ha llegado cada fuente y para cuándo se esperan sus próximas cifras."
    ),
    select: """
      SELECT source.source, source.publisher, source.country, source.title_en, source.title_es,
        newest.period AS newest_period, newest.ends_on AS newest_ends_on,
        issued.newest_issued_on, CAST(coalesce(issued.files, 0) AS BIGINT) AS files,
        CAST(coalesce(issued.held_back, 0) AS BIGINT) AS files_held_back,
        source.every AS expected_every, source.by_day AS expected_by_day, source.grace_days,
        due.day AS next_due_on, late.day AS late_after, source.lag_days, source.pseudo_real_time
      FROM source
        LEFT JOIN (
          SELECT series.source_id, max(\(lastThenShortest)) AS place
          FROM observation
            JOIN series ON series.series_id = observation.series_id
            JOIN source ON source.source_id = series.source_id
            JOIN period ON period.period_id = observation.period_id
          WHERE observation.value IS NOT NULL
            AND (source.every IS NULL OR series.frequency = source.every)
          GROUP BY series.source_id
        ) AS reach ON reach.source_id = source.source_id
        LEFT JOIN (
          SELECT period_id, period, ends_on, \(lastThenShortest) AS place FROM period
        ) AS newest ON newest.place = reach.place
        LEFT JOIN period AS following ON following.period_id = newest.period_id + 8
        LEFT JOIN calendar AS due ON due.day_id = following.end_day + source.by_day
        LEFT JOIN calendar AS late ON late.day_id = following.end_day + source.by_day + source.grace_days
        LEFT JOIN (
          SELECT source_id,
            max(CASE WHEN verdict = 'accepted' THEN issued_on END) AS newest_issued_on,
            count(*) AS files, count(CASE WHEN verdict = 'held-back' THEN 1 END) AS held_back
          FROM file GROUP BY source_id
        ) AS issued ON issued.source_id = source.source_id
      """)

  static let fileRead = PublicView(
    name: "file_read",
    meaning: (
      "Every file that was read, with what became of its rows.",
      "Cada archivo leído, con lo que se hizo con sus filas."
    ),
    select: """
      SELECT file.file_id, source.source, file.path, file.issued_on, file.verdict, file.reason,
        file.digest, file.bytes, file.rows_in, file.new, file.revised, file.unchanged,
        file.withdrawn, file.added, file.totals, file.left_out, file.dropped, file.quarantined,
        file.rejected, file.run_id
      FROM file JOIN source ON source.source_id = file.source_id
      """)

  static let findingLatest = PublicView(
    name: "finding_latest",
    meaning: (
      "What the contracts found in the newest file of every source.",
      "Lo que los contratos encontraron en el último archivo de cada fuente."
    ),
    select: """
      SELECT source.source, file.path, file.issued_on, file.verdict, finding.severity,
        finding.rule, finding.line, finding.field, finding.value, finding.message, finding.action,
        rejected_row.record, finding.file_id, finding.run_id
      FROM finding
        JOIN file ON file.file_id = finding.file_id
        JOIN source ON source.source_id = file.source_id
        LEFT JOIN rejected_row
          ON rejected_row.file_id = finding.file_id AND rejected_row.line = finding.line
      WHERE NOT EXISTS (
        SELECT 1 FROM file AS newer
        WHERE newer.source_id = file.source_id AND (newer.issued_day > file.issued_day
          OR (newer.issued_day = file.issued_day AND newer.file_id > file.file_id)))
      """)

  static let correctionApplied = PublicView(
    name: "correction_applied",
    meaning: (
      "Every declared correction, with the files that it changed.",
      "Cada corrección declarada, con los archivos que cambió."
    ),
    select: """
      SELECT source.source, correction.correction, correction.applies_to, correction.action,
        CAST(correction.value AS DOUBLE PRECISION) AS value,
        CAST(correction.expected AS DOUBLE PRECISION) AS expected, correction.reason,
        correction.provider, correction.reported_on, correction.state, file.path, file.issued_on,
        applied.figures
      FROM correction
        JOIN source ON source.source_id = correction.source_id
        LEFT JOIN applied_correction AS applied
          ON applied.source_id = correction.source_id
            AND applied.correction = correction.correction
        LEFT JOIN file ON file.file_id = applied.file_id
      """)

  static let runSummary = PublicView(
    name: "run_summary",
    meaning: (
      "Every run with how its stages ended.",
      "Cada ejecución, con el resultado de sus etapas."
    ),
    select: """
      SELECT run.run_id, run.pipeline, run.as_of, run.started_at, run.finished_at, run.state,
        run.version, run.command, CAST(coalesce(ended.done, 0) AS BIGINT) AS done,
        CAST(coalesce(ended.skipped, 0) AS BIGINT) AS skipped,
        CAST(coalesce(ended.failed, 0) AS BIGINT) AS failed,
        CAST(coalesce(ended.blocked, 0) AS BIGINT) AS blocked,
        CAST(coalesce(ended.degraded, 0) AS BIGINT) AS degraded,
        CAST(coalesce(ended.seconds, 0) AS DOUBLE PRECISION) AS seconds
      FROM run
        LEFT JOIN (
          SELECT run_id, count(CASE WHEN state = 'done' THEN 1 END) AS done,
            count(CASE WHEN state = 'skipped' THEN 1 END) AS skipped,
            count(CASE WHEN state = 'failed' THEN 1 END) AS failed,
            count(CASE WHEN state = 'blocked' THEN 1 END) AS blocked,
            count(CASE WHEN state = 'degraded' THEN 1 END) AS degraded, sum(seconds) AS seconds
          FROM run_stage GROUP BY run_id
        ) AS ended ON ended.run_id = run.run_id
      """)

  static let stageLatest = PublicView(
    name: "stage_latest",
    meaning: (
      "The newest record of every stage of every pipeline.",
      "El último registro de cada etapa de cada proceso."
    ),
    select: """
      SELECT run.pipeline, run_stage.stage, run_stage.kind, run_stage.state, run_stage.reason,
        run_stage.message, CAST(run_stage.seconds AS DOUBLE PRECISION) AS seconds,
        run_stage.rows_in, run_stage.rows_out, run.run_id, run.as_of, run.started_at
      FROM run_stage JOIN run ON run.run_id = run_stage.run_id
      WHERE NOT EXISTS (
        SELECT 1 FROM run_stage AS newer JOIN run AS newer_run ON newer_run.run_id = newer.run_id
        WHERE newer.stage = run_stage.stage AND newer_run.pipeline = run.pipeline
          AND newer.run_id > run_stage.run_id)
      """)
}
