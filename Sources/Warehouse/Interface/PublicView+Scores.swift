extension PublicView {
  static let scoringLatest = PublicView(
    name: "scoring_latest",
    meaning: (
      "The newest pass of every stage over its series.",
      "La última pasada de cada etapa por sus series."
    ),
    select: """
      SELECT scoring.scoring_id, scoring.run_id, scoring.stage, scoring.method,
        scoring.method_version, scoring.parameters, scoring.as_of, method.title,
        method.reference
      FROM scoring
        JOIN method ON method.method = scoring.method AND method.version = scoring.method_version
      WHERE NOT EXISTS (
        SELECT 1 FROM scoring AS newer
        WHERE newer.stage = scoring.stage
          AND (newer.as_of > scoring.as_of
            OR (newer.as_of = scoring.as_of AND newer.scoring_id > scoring.scoring_id)))
      """)

  private static let scoredSeries = """
    FROM scoring_latest AS l
        JOIN scored_series AS scored ON scored.scoring_id = l.scoring_id
        JOIN series_named AS s ON s.series_id = scored.series_id
    """

  static let scoreLatest = PublicView(
    name: "score_latest",
    meaning: (
      "The newest scores: what each method says of each series, period by period or once.",
      "Los últimos puntajes: lo que cada método dice de cada serie, por periodo o una sola vez."
    ),
    select: """
      SELECT l.scoring_id, l.method, l.method_version, l.parameters, l.as_of, \(seriesColumns),
        scored.status AS score_status, period.period, period.starts_on,
        CAST(score.n AS BIGINT) AS n,
        CAST(score.value AS DOUBLE PRECISION) AS value,
        CAST(score.expected AS DOUBLE PRECISION) AS expected,
        CAST(score.lower AS DOUBLE PRECISION) AS lower,
        CAST(score.upper AS DOUBLE PRECISION) AS upper,
        CAST(score.trend AS DOUBLE PRECISION) AS trend,
        CAST(score.seasonal AS DOUBLE PRECISION) AS seasonal,
        CAST(score.remainder AS DOUBLE PRECISION) AS remainder,
        CAST(score.weight AS DOUBLE PRECISION) AS weight,
        CAST(score.statistic AS DOUBLE PRECISION) AS statistic,
        CAST(score.threshold AS DOUBLE PRECISION) AS threshold,
        CAST(score.z AS DOUBLE PRECISION) AS z,
        CAST(score.p AS DOUBLE PRECISION) AS p,
        CAST(score.alarm AS BIGINT) AS alarm,
        CAST(score.tau AS DOUBLE PRECISION) AS tau,
        CAST(score.slope AS DOUBLE PRECISION) AS slope,
        CAST(score.intercept AS DOUBLE PRECISION) AS intercept,
        CAST(score.mean_before AS DOUBLE PRECISION) AS mean_before,
        CAST(score.mean_after AS DOUBLE PRECISION) AS mean_after,
        score.label, score.other, scored.newest_issue, scored.pseudo_real_time, l.run_id
      \(scoredSeries)
        LEFT JOIN score ON score.scoring_id = scored.scoring_id
          AND score.series_id = scored.series_id
        LEFT JOIN period ON period.period_id = score.period_id
      """)

  static let trendLatest = PublicView(
    name: "trend_latest",
    meaning: (
      "The newest trend of every series: slope, its limits, and the test of Mann and Kendall.",
      "La última tendencia de cada serie: pendiente, sus límites y la prueba de Mann y Kendall."
    ),
    select: """
      SELECT l.method, l.as_of, \(seriesColumns), scored.status AS score_status,
        CAST(score.n AS BIGINT) AS n,
        CAST(score.slope AS DOUBLE PRECISION) AS slope,
        CAST(score.lower AS DOUBLE PRECISION) AS lower,
        CAST(score.upper AS DOUBLE PRECISION) AS upper,
        CAST(score.tau AS DOUBLE PRECISION) AS tau,
        CAST(score.p AS DOUBLE PRECISION) AS p,
        score.label AS trend, scored.pseudo_real_time, l.run_id
      \(scoredSeries)
        JOIN score ON score.scoring_id = scored.scoring_id
          AND score.series_id = scored.series_id
      WHERE l.method = 'mann-kendall' OR l.method = 'theil-sen'
      """)

  static let forecastLatest = PublicView(
    name: "forecast_latest",
    meaning: (
      "The newest forecasts with their 80 and 95 percent intervals.",
      "Los últimos pronósticos con sus intervalos de 80 y 95 por ciento."
    ),
    select: """
      SELECT l.scoring_id, l.method, l.method_version, l.parameters, l.as_of, \(seriesColumns),
        forecast.horizon, period.period, period.starts_on,
        CAST(forecast.mean AS DOUBLE PRECISION) AS mean,
        CAST(forecast.lower_80 AS DOUBLE PRECISION) AS lower_80,
        CAST(forecast.upper_80 AS DOUBLE PRECISION) AS upper_80,
        CAST(forecast.lower_95 AS DOUBLE PRECISION) AS lower_95,
        CAST(forecast.upper_95 AS DOUBLE PRECISION) AS upper_95,
        forecast.model, scored.newest_issue, scored.pseudo_real_time, l.run_id
      \(scoredSeries)
        JOIN forecast ON forecast.scoring_id = scored.scoring_id
          AND forecast.series_id = scored.series_id
        JOIN period ON period.period_id = forecast.period_id
      """)

  static let alertsCurrent = PublicView(
    name: "alerts_current",
    meaning: (
      "Every case of the alert register with its newest event.",
      "Cada caso del registro de alertas con su último evento."
    ),
    select: """
      SELECT alert.alert, alert.place, place.name_en AS place_en, place.name_es AS place_es,
        place.country, alert.nationality_group, alert.direction, alert.opened_on, newest.state,
        newest.level, newest.expires_on, newest.happened_at AS changed_at, newest.as_of,
        newest.office, newest.sentence_en, newest.sentence_es, newest.told, newest.route,
        newest.number AS events, alert.exercise
      FROM alert
        JOIN place ON place.place = alert.place
        JOIN alert_event AS newest ON newest.alert = alert.alert
      WHERE NOT EXISTS (
        SELECT 1 FROM alert_event AS later
        WHERE later.alert = newest.alert AND later.number > newest.number)
      """)

  static let alertHistory = PublicView(
    name: "alert_history",
    meaning: (
      "Every event of every alert, oldest first within a case.",
      "Cada evento de cada alerta, del más antiguo al más reciente en cada caso."
    ),
    select: """
      SELECT alert_event.sequence, alert_event.alert, alert.place, alert.nationality_group,
        alert.direction, alert_event.number, alert_event.happened_at, alert_event.as_of,
        alert_event.event, alert_event.state, alert_event.level, alert_event.expires_on,
        alert_event.office, alert_event.second_office, alert_event.reason_code,
        alert_event.reason, alert_event.sentence_en, alert_event.sentence_es,
        alert_event.evidence, alert_event.told, alert_event.route, alert_event.digest,
        alert_event.run_id
      FROM alert_event JOIN alert ON alert.alert = alert_event.alert
      """)
}
