extension PublicView {
  /// All people of one quarter and indicator as newly handed in, and the children among them.
  private static let submitted = """
    SELECT l.source, l.place, l.indicator, period.period_id, l.period, l.starts_on,
      CAST(sum(l.value) AS DOUBLE PRECISION) AS value,
      CAST(sum(CASE WHEN l.age LIKE 'child%' THEN l.value END) AS DOUBLE PRECISION) AS children,
      CAST(count(l.value) AS BIGINT) AS group_count
    FROM observation_latest AS l
      JOIN period ON period.frequency = l.frequency AND period.period = l.period
      JOIN indicator ON indicator.indicator = l.indicator
    WHERE indicator.phase = 'V' AND l.frequency = 'quarter' AND l.value IS NOT NULL
    GROUP BY l.source, l.place, l.indicator, period.period_id, l.period, l.starts_on
    """

  static let reintegrationCascade = PublicView(
    name: "reintegration_cascade",
    meaning: (
      "How far returned people come, step by step, by country and quarter, with what each step is "
        + "divided by; a share above 1 is shown as it is. Small counts are not hidden here.",
      "Hasta dónde llegan las personas retornadas, paso a paso, por país y trimestre, con aquello "
        + "entre lo que se divide cada paso; una proporción mayor que 1 se muestra tal cual. Aquí "
        + "no se ocultan los conteos pequeños."
    ),
    // A quarter's number lies 8 after that of the quarter before it.
    select: """
      WITH submitted AS (
      \(submitted)
      ), step (step_order, step, indicator, previous, lag) AS (
        VALUES (1, 'returned', 'returned-people', NULL, 0),
          (2, 'reached', 'people-reached', 'returned-people', 0),
          (3, 'documented', 'people-documented', 'people-reached', 0),
          (4, 'linked', 'people-linked', 'people-reached', 0),
          (5, 'linked-after-6-months', 'linked-after-6-months', 'people-linked', 2),
          (6, 'linked-after-12-months', 'linked-after-12-months', 'people-linked', 4)
      )
      SELECT t.source, t.place, place.name_en AS place_en, place.name_es AS place_es, t.period,
        t.starts_on, CAST(step.step_order AS BIGINT) AS step_order, step.step, t.value,
        t.group_count, cohort.period AS cohort_period, earlier.value AS previous_value,
        returned.value AS returned_value,
        CAST(CASE WHEN earlier.value > 0 THEN t.value / earlier.value END AS DOUBLE PRECISION)
          AS of_previous,
        CAST(CASE WHEN step.previous IS NOT NULL AND returned.value > 0
          THEN t.value / returned.value END AS DOUBLE PRECISION) AS of_returned
      FROM submitted AS t
        JOIN step ON step.indicator = t.indicator
        JOIN place ON place.place = t.place
        LEFT JOIN period AS cohort ON cohort.period_id = t.period_id - 8 * step.lag
        LEFT JOIN submitted AS earlier ON earlier.source = t.source AND earlier.place = t.place
          AND earlier.indicator = step.previous AND earlier.period_id = t.period_id - 8 * step.lag
        LEFT JOIN submitted AS returned ON returned.source = t.source
          AND returned.place = t.place AND returned.indicator = 'returned-people'
          AND returned.period_id = t.period_id - 8 * step.lag
      """)

  static let reintegrationCoverage = PublicView(
    name: "reintegration_coverage",
    meaning: (
      "What each country has handed in on reintegration, by quarter and indicator, against the "
        + "returned people of the quarter (schools: the returned children). Small counts are not "
        + "hidden here.",
      "Lo que cada país entregó sobre reintegración, por trimestre e indicador, frente a las "
        + "personas retornadas del trimestre (escuela: niñas, niños y adolescentes retornados). "
        + "Aquí no se ocultan los conteos pequeños."
    ),
    select: """
      WITH submitted AS (
      \(submitted)
      )
      SELECT t.source, t.place, place.name_en AS place_en, place.name_es AS place_es, t.period,
        t.starts_on, t.indicator, indicator.name_en AS indicator_en,
        indicator.name_es AS indicator_es, indicator.unit, t.value, t.group_count,
        CASE WHEN t.indicator = 'school-enrolment' THEN returned.children ELSE returned.value END
          AS returned_value,
        CAST(CASE WHEN indicator.unit = 'people' AND t.indicator <> 'returned-people'
            AND t.indicator NOT LIKE 'linked-after-%'
          THEN CASE WHEN t.indicator = 'school-enrolment' AND returned.children > 0
              THEN t.value / returned.children
            WHEN t.indicator <> 'school-enrolment' AND returned.value > 0
              THEN t.value / returned.value END END AS DOUBLE PRECISION) AS of_returned
      FROM submitted AS t
        JOIN indicator ON indicator.indicator = t.indicator
        JOIN place ON place.place = t.place
        LEFT JOIN submitted AS returned ON returned.source = t.source
          AND returned.place = t.place AND returned.indicator = 'returned-people'
          AND returned.period_id = t.period_id
      """)
}
