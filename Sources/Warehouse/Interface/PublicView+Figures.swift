extension PublicView {
  static let seriesNamed = PublicView(
    name: "series_named",
    meaning: (
      "Every series with the names of what it is about.",
      "Cada serie con los nombres de lo que mide."
    ),
    select: """
      SELECT series.series_id, source.source, series.indicator, indicator.name_en AS indicator_en,
        indicator.name_es AS indicator_es, indicator.unit, indicator.phase, series.place,
        place.name_en AS place_en, place.name_es AS place_es, place.country, series.nationality,
        country.people_en, country.people_es, country.scope AS nationality_scope,
        series.counterpart, series.category, series.sex, series.age, series.frequency,
        source.publisher
      FROM series
        JOIN source ON source.source_id = series.source_id
        JOIN indicator ON indicator.indicator = series.indicator
        JOIN place ON place.place = series.place
        LEFT JOIN country ON country.country = series.nationality
      """)

  static let seriesCoverage = PublicView(
    name: "series_coverage",
    meaning: (
      "How far each series reaches: first and newest period with a figure, and how many.",
      "Hasta dónde llega cada serie: primer y último periodo con cifra, y cuántas cifras."
    ),
    select: """
      SELECT \(seriesColumns),
        first_period.period AS first_period, newest_period.period AS newest_period,
        known.figures, known.issues
      FROM (
        SELECT series_id, min(period_id) AS first_id, max(period_id) AS newest_id,
          CAST(count(DISTINCT period_id) AS BIGINT) AS figures,
          CAST(count(DISTINCT issued_day) AS BIGINT) AS issues
        FROM observation WHERE value IS NOT NULL GROUP BY series_id
      ) AS known
        JOIN series_named AS s ON s.series_id = known.series_id
        JOIN period AS first_period ON first_period.period_id = known.first_id
        JOIN period AS newest_period ON newest_period.period_id = known.newest_id
      """)

  static let observationHistory = PublicView(
    name: "observation_history",
    meaning: (
      "Every figure as issued, with the day on which a newer issue replaced it.",
      "Cada cifra tal como se publicó, con el día en que otra publicación la reemplazó."
    ),
    select: """
      SELECT \(seriesColumns),
        period.period, period.starts_on, period.ends_on, file.issued_on,
        next_file.issued_on AS superseded_on,
        CASE WHEN o.previous_day IS NULL AND o.issued_day <= history.last_day
          AND known.day < file.issued_on THEN known.day ELSE file.issued_on END AS known_on,
        CAST(o.value AS DOUBLE PRECISION) AS value, o.status, o.file_id, o.line
      FROM (
        SELECT series_id, period_id, issued_day, value, status, file_id, line,
          lead(file_id) OVER (PARTITION BY series_id, period_id ORDER BY issued_day)
            AS next_file_id,
          lag(issued_day) OVER (PARTITION BY series_id, period_id ORDER BY issued_day)
            AS previous_day
        FROM observation
      ) AS o
        JOIN series_named AS s ON s.series_id = o.series_id
        JOIN period ON period.period_id = o.period_id
        JOIN file ON file.file_id = o.file_id
        JOIN source ON source.source_id = file.source_id
        LEFT JOIN file AS next_file ON next_file.file_id = o.next_file_id
        LEFT JOIN calendar AS known ON known.day_id = period.end_day + source.lag_days
        LEFT JOIN (
          SELECT file.source_id,
            CASE WHEN max(source.pseudo_real_time) = 1 THEN 9999999 ELSE min(file.issued_day) END
              AS last_day
          FROM file JOIN source ON source.source_id = file.source_id
          WHERE file.verdict = 'accepted' GROUP BY file.source_id
        ) AS history ON history.source_id = file.source_id
      """)

  static let observationLatest = PublicView(
    name: "observation_latest",
    meaning: (
      "The newest issue of every figure; a withdrawn one has status W and no value.",
      "La última publicación de cada cifra; una retirada tiene estado W y ningún valor."
    ),
    select: """
      SELECT \(seriesColumns),
        period.period, period.starts_on, period.ends_on, file.issued_on,
        CAST(o.value AS DOUBLE PRECISION) AS value, o.status, o.file_id, o.line
      FROM observation AS o
        JOIN series_named AS s ON s.series_id = o.series_id
        JOIN period ON period.period_id = o.period_id
        JOIN file ON file.file_id = o.file_id
      WHERE NOT EXISTS (
        SELECT 1 FROM observation AS newer
        WHERE newer.series_id = o.series_id AND newer.period_id = o.period_id
          AND newer.issued_day > o.issued_day)
      """)

  static let crossingsMonthly = PublicView(
    name: "crossings_monthly",
    meaning: (
      "Newest monthly figures of the monitoring phase (crossings, registrations, events, "
        + "encounters), with names. Sources and breakdowns overlap: add up one source at a time.",
      "Últimas cifras mensuales de la fase de monitoreo (cruces, registros, eventos, encuentros), "
        + "con nombres. Fuentes y desgloses se traslapan: sume una fuente a la vez."
    ),
    select: """
      SELECT l.starts_on AS month, l.period, l.source, l.indicator, l.unit, l.place, s.place_en,
        s.place_es, l.country, l.nationality, s.people_en, s.people_es, s.nationality_scope,
        l.counterpart, l.category, l.sex, l.age, CAST(l.value AS DOUBLE PRECISION) AS value,
        l.status, l.issued_on, l.series_id
      FROM observation_latest AS l JOIN series_named AS s ON s.series_id = l.series_id
      WHERE l.frequency = 'month' AND s.phase = 'II'
      """)

  static let revision = PublicView(
    name: "revision",
    meaning: (
      "Every change of a figure from one issue to the next.",
      "Cada cambio de una cifra entre una publicación y la siguiente."
    ),
    select: """
      SELECT \(seriesColumns),
        period.period, period.starts_on, before_file.issued_on AS previous_issued_on,
        file.issued_on, CAST(earlier.value AS DOUBLE PRECISION) AS previous_value,
        CAST(o.value AS DOUBLE PRECISION) AS value,
        CAST(o.value - earlier.value AS DOUBLE PRECISION) AS change,
        CAST(CASE WHEN earlier.value <> 0 THEN o.value / earlier.value - 1 END AS DOUBLE PRECISION)
          AS relative_change,
        earlier.status AS previous_status, o.status
      FROM observation AS o
        JOIN observation AS earlier ON earlier.series_id = o.series_id
          AND earlier.period_id = o.period_id AND earlier.issued_day < o.issued_day
        JOIN series_named AS s ON s.series_id = o.series_id
        JOIN period ON period.period_id = o.period_id
        JOIN file ON file.file_id = o.file_id
        JOIN file AS before_file ON before_file.file_id = earlier.file_id
      WHERE NOT EXISTS (
        SELECT 1 FROM observation AS between_them
        WHERE between_them.series_id = o.series_id AND between_them.period_id = o.period_id
          AND between_them.issued_day < o.issued_day
          AND between_them.issued_day > earlier.issued_day)
      """)
}
