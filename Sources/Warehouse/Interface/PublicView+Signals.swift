extension PublicView {
  static let signalPassLatest = PublicView(
    name: "signal_pass_latest",
    meaning: (
      "The newest look through all flows: what it looked at, and at which level.",
      "La última revisión de todos los flujos: qué revisó y con qué nivel."
    ),
    select: """
      SELECT signal_pass.pass_id, signal_pass.run_id, signal_pass.as_of, signal_pass.judge,
        signal_pass.judge_version, signal_pass.options, signal_pass.levels, signal_pass.families,
        signal_pass.tests
      FROM signal_pass
      WHERE NOT EXISTS (
        SELECT 1 FROM signal_pass AS newer WHERE newer.as_of > signal_pass.as_of)
      """)

  static let signalsCurrent = PublicView(
    name: "signals_current",
    meaning: (
      "The signals of the newest look, ranked by grade and then by people, each with a sentence.",
      "Las señales de la última revisión, ordenadas por grado y luego por personas, cada una con una frase."
    ),
    select: """
      SELECT signal.signal_id, signal.rank, l.as_of, \(seriesColumns), period.period,
        since.period AS since_period, signal.kind, signal.direction, signal.measure, signal.part,
        CAST(signal.value AS DOUBLE PRECISION) AS value,
        CAST(signal.expected AS DOUBLE PRECISION) AS expected,
        CAST(signal.lower AS DOUBLE PRECISION) AS lower,
        CAST(signal.upper AS DOUBLE PRECISION) AS upper,
        CAST(signal.difference AS DOUBLE PRECISION) AS difference,
        CAST(signal.strength AS DOUBLE PRECISION) AS strength, signal.grade,
        CAST(signal.p AS DOUBLE PRECISION) AS p, CAST(signal.q AS DOUBLE PRECISION) AS q,
        signal.models, signal.acts, signal.sentence_key, signal.sentence_en, signal.sentence_es,
        signal.pseudo_real_time, signal.muted_until, l.run_id
      FROM signal_pass_latest AS l
        JOIN signal ON signal.pass_id = l.pass_id
        JOIN series_named AS s ON s.series_id = signal.series_id
        JOIN period ON period.period_id = signal.period_id
        LEFT JOIN period AS since ON since.period_id = signal.since_period_id
      """)

  static let signalHistory = PublicView(
    name: "signal_history",
    meaning: (
      "The signals of every look, with the figures that each stands on.",
      "Las señales de cada revisión, con las cifras en que se apoya cada una."
    ),
    select: """
      SELECT signal.signal_id, signal_pass.as_of, signal.kind, signal.direction, signal.part,
        period.period, signal.grade, CAST(signal.q AS DOUBLE PRECISION) AS q,
        signal.sentence_en, signal.sentence_es, \(seriesColumns),
        first_period.period AS first_period, last_period.period AS last_period,
        signal_evidence.newest_issue, signal_evidence.pseudo_real_time, signal_pass.run_id
      FROM signal
        JOIN signal_pass ON signal_pass.pass_id = signal.pass_id
        JOIN period ON period.period_id = signal.period_id
        JOIN signal_evidence ON signal_evidence.signal_id = signal.signal_id
        JOIN series_named AS s ON s.series_id = signal_evidence.series_id
        JOIN period AS first_period ON first_period.period_id = signal_evidence.first_period_id
        JOIN period AS last_period ON last_period.period_id = signal_evidence.last_period_id
      """)

  static let verdictLatest = PublicView(
    name: "verdict_latest",
    meaning: (
      "Which series the newest look could judge, and why not the others: no signal is not the same as no judgement.",
      "Qué series pudo evaluar la última revisión, y por qué no las demás: que no haya señal no es lo mismo que no poder evaluar."
    ),
    select: """
      SELECT l.as_of, \(seriesColumns), period.period, series_verdict.verdict,
        CAST(series_verdict.figures AS BIGINT) AS figures, series_verdict.masks,
        series_verdict.expired_masks, l.run_id
      FROM signal_pass_latest AS l
        JOIN series_verdict ON series_verdict.pass_id = l.pass_id
        JOIN series_named AS s ON s.series_id = series_verdict.series_id
        JOIN period ON period.period_id = series_verdict.period_id
      """)

  static let watchesCurrent = PublicView(
    name: "watches_current",
    meaning: (
      "Series that are watched because of an announced act, whatever their figures say.",
      "Series que se observan por un acto anunciado, digan lo que digan sus cifras."
    ),
    select: """
      SELECT l.as_of, event_watch.act, \(seriesColumns), event_watch.reason,
        event_watch.opens_on, event_watch.expires_on, event_watch.expected,
        event_watch.sentence_en, event_watch.sentence_es, l.run_id
      FROM signal_pass_latest AS l
        JOIN event_watch ON event_watch.pass_id = l.pass_id
        JOIN series_named AS s ON s.series_id = event_watch.series_id
      """)
}
