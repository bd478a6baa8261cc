extension PublicView {
  static let returnsPassLatest = PublicView(
    name: "returns_pass_latest",
    meaning: (
      "The newest look at returns, reception and deaths: its day and options.",
      "La última revisión de retornos, recepción y muertes: su día y sus opciones."
    ),
    select: """
      SELECT returns_pass.returns_id, returns_pass.run_id, returns_pass.as_of,
        returns_pass.returns_version, returns_pass.options
      FROM returns_pass
      WHERE NOT EXISTS (
        SELECT 1 FROM returns_pass AS newer WHERE newer.as_of > returns_pass.as_of)
      """)

  static let returnShares = PublicView(
    name: "return_shares",
    meaning: (
      "Shares of children, of unaccompanied children, of women and girls and of assisted returns among returned people, by month and over twelve months, with Wilson's limits.",
      "Proporción de niñas, niños y adolescentes, de quienes van no acompañados, de mujeres y niñas y de retornos asistidos entre las personas retornadas, por mes y en doce meses, con los límites de Wilson."
    ),
    select: """
      SELECT l.as_of, \(seriesColumns), return_share.people_group, period.period,
        CAST(return_share.months AS BIGINT) AS months,
        CAST(return_share.people AS DOUBLE PRECISION) AS people,
        CAST(return_share.whole AS DOUBLE PRECISION) AS whole,
        CAST(return_share.not_stated AS DOUBLE PRECISION) AS not_stated,
        CAST(return_share.share AS DOUBLE PRECISION) AS share,
        CAST(return_share.lower_95 AS DOUBLE PRECISION) AS lower_95,
        CAST(return_share.upper_95 AS DOUBLE PRECISION) AS upper_95, l.run_id
      FROM returns_pass_latest AS l
        JOIN return_share ON return_share.returns_id = l.returns_id
        JOIN series_named AS s ON s.series_id = return_share.series_id
        JOIN period ON period.period_id = return_share.period_id
      """)

  static let returnMirrors = PublicView(
    name: "return_mirrors",
    meaning: (
      "What one country says it returned to another beside what the other says it received, by month, with the gap; a side that nobody publishes is empty.",
      "Lo que un país dice haber retornado a otro junto a lo que el otro dice haber recibido, por mes, con la diferencia; el lado que nadie publica queda vacío."
    ),
    select: """
      SELECT l.as_of, return_mirror.sender, return_mirror.receiver, period.period,
        CAST(return_mirror.sent AS DOUBLE PRECISION) AS sent,
        CAST(return_mirror.received AS DOUBLE PRECISION) AS received,
        CAST(return_mirror.not_stated AS DOUBLE PRECISION) AS not_stated,
        CAST(return_mirror.gap AS DOUBLE PRECISION) AS gap,
        CAST(return_mirror.relative_gap AS DOUBLE PRECISION) AS relative_gap,
        return_mirror.flagged, sending.source AS sent_source,
        receiving.source AS received_source, l.run_id
      FROM returns_pass_latest AS l
        JOIN return_mirror ON return_mirror.returns_id = l.returns_id
        JOIN period ON period.period_id = return_mirror.period_id
        LEFT JOIN series_named AS sending ON sending.series_id = return_mirror.sent_series_id
        LEFT JOIN series_named AS receiving
          ON receiving.series_id = return_mirror.received_series_id
      """)

  static let receptionExpected = PublicView(
    name: "reception_expected",
    meaning: (
      "How many returned people reception may expect in each of the next months: a forecast stands only where it has beaten no change and season; the range of no change stands always.",
      "Cuántas personas retornadas puede esperar la recepción en cada uno de los próximos meses: solo hay pronóstico donde superó a suponer que nada cambia y a la estacionalidad; el rango de que nada cambie está siempre."
    ),
    select: """
      SELECT l.as_of, \(seriesColumns), CAST(o.steps AS BIGINT) AS steps,
        newest.period AS newest_period, period.period, o.lead,
        CAST(o.expected AS DOUBLE PRECISION) AS expected,
        CAST(o.lower_80 AS DOUBLE PRECISION) AS lower_80,
        CAST(o.upper_80 AS DOUBLE PRECISION) AS upper_80,
        CAST(o.lower_95 AS DOUBLE PRECISION) AS lower_95,
        CAST(o.upper_95 AS DOUBLE PRECISION) AS upper_95,
        CAST(o.coverage_80 AS DOUBLE PRECISION) AS coverage_80,
        CAST(o.no_change AS DOUBLE PRECISION) AS no_change,
        CAST(o.no_change_lower_80 AS DOUBLE PRECISION) AS no_change_lower_80,
        CAST(o.no_change_upper_80 AS DOUBLE PRECISION) AS no_change_upper_80,
        CAST(o.no_change_lower_95 AS DOUBLE PRECISION) AS no_change_lower_95,
        CAST(o.no_change_upper_95 AS DOUBLE PRECISION) AS no_change_upper_95,
        CAST(o.trials AS BIGINT) AS trials, CAST(o.error AS DOUBLE PRECISION) AS error,
        CAST(o.no_change_error AS DOUBLE PRECISION) AS no_change_error,
        CAST(o.season_error AS DOUBLE PRECISION) AS season_error,
        CAST(o.skill AS DOUBLE PRECISION) AS skill, CAST(o.p AS DOUBLE PRECISION) AS p,
        o.pseudo_real_time, l.run_id
      FROM returns_pass_latest AS l
        JOIN reception_outlook AS o ON o.returns_id = l.returns_id
        JOIN series_named AS s ON s.series_id = o.series_id
        JOIN period ON period.period_id = o.period_id
        JOIN period AS newest ON newest.period_id = o.newest_period_id
      """)

  static let receptionLoads = PublicView(
    name: "reception_loads",
    meaning: (
      "How full reception was or would be: arrivals a day times mean stay over places; no row where no capacity is declared.",
      "Qué tan llena estuvo o estaría la recepción: llegadas por día por estadía media entre lugares; sin fila donde no se declara capacidad."
    ),
    select: """
      SELECT l.as_of, \(seriesColumns), period.period, reception_load.basis,
        CAST(reception_load.arrivals_per_day AS DOUBLE PRECISION) AS arrivals_per_day,
        CAST(reception_load.stay_days AS DOUBLE PRECISION) AS stay_days,
        CAST(reception_load.places AS DOUBLE PRECISION) AS places,
        CAST(reception_load.people_present AS DOUBLE PRECISION) AS people_present,
        CAST(reception_load.reception_load AS DOUBLE PRECISION) AS reception_load,
        CAST(reception_load.load_lower_80 AS DOUBLE PRECISION) AS load_lower_80,
        CAST(reception_load.load_upper_80 AS DOUBLE PRECISION) AS load_upper_80, l.run_id
      FROM returns_pass_latest AS l
        JOIN reception_load ON reception_load.returns_id = l.returns_id
        JOIN series_named AS s ON s.series_id = reception_load.series_id
        JOIN period ON period.period_id = reception_load.period_id
      """)

  static let deathsMonitored = PublicView(
    name: "deaths_monitored",
    meaning: (
      "Documented deaths and disappearances by country and route, a minimum, by year and over twelve months, per 10,000 crossings where crossings are counted, with exact limits.",
      "Muertes y desapariciones documentadas por país y ruta, que son un mínimo, por año y en doce meses, por cada 10 000 cruces donde los cruces se cuentan, con límites exactos."
    ),
    select: """
      SELECT l.as_of, \(seriesColumns), w.time_window, earliest.period AS first_period,
        latest.period AS last_period, CAST(w.months AS BIGINT) AS months,
        CAST(w.silent_months AS BIGINT) AS silent_months,
        CAST(w.deaths AS DOUBLE PRECISION) AS deaths,
        CAST(w.deaths_lower_95 AS DOUBLE PRECISION) AS deaths_lower_95,
        CAST(w.deaths_upper_95 AS DOUBLE PRECISION) AS deaths_upper_95, w.denominator,
        crossed.place AS crossings_place, CAST(w.crossings AS DOUBLE PRECISION) AS crossings,
        CAST(w.rate_months AS BIGINT) AS rate_months,
        CAST(w.rate_deaths AS DOUBLE PRECISION) AS rate_deaths,
        CAST(w.death_rate AS DOUBLE PRECISION) AS death_rate,
        CAST(w.rate_lower_95 AS DOUBLE PRECISION) AS rate_lower_95,
        CAST(w.rate_upper_95 AS DOUBLE PRECISION) AS rate_upper_95, l.run_id
      FROM returns_pass_latest AS l
        JOIN death_window AS w ON w.returns_id = l.returns_id
        JOIN series_named AS s ON s.series_id = w.series_id
        JOIN period AS earliest ON earliest.period_id = w.first_period_id
        JOIN period AS latest ON latest.period_id = w.last_period_id
        LEFT JOIN series_named AS crossed ON crossed.series_id = w.crossings_series_id
      """)
}
