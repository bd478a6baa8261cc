extension PublicView {
  static let driverPassLatest = PublicView(
    name: "driver_pass_latest",
    meaning: (
      "The newest look at the drivers: its day and options.",
      "La última revisión de los factores: su día y sus opciones."
    ),
    select: """
      SELECT driver_pass.driver_pass_id, driver_pass.run_id, driver_pass.as_of,
        driver_pass.driver_version, driver_pass.options
      FROM driver_pass
      WHERE NOT EXISTS (
        SELECT 1 FROM driver_pass AS newer WHERE newer.as_of > driver_pass.as_of)
      """)

  static let driverStates = PublicView(
    name: "driver_states",
    meaning: (
      "What each indicator says of each country of origin: newest figure with its age, latest change, and trend with limits.",
      "Lo que cada indicador dice de cada país de origen: última cifra con su antigüedad, último cambio y tendencia con límites."
    ),
    select: """
      SELECT l.as_of, state.country, country.name_en, country.name_es, state.driver,
        period.period, CAST(state.age_years AS BIGINT) AS age_years,
        CAST(state.driver_value AS DOUBLE PRECISION) AS driver_value,
        CAST(state.year_change AS DOUBLE PRECISION) AS year_change,
        CAST(state.trend_years AS BIGINT) AS trend_years,
        CAST(state.trend_slope AS DOUBLE PRECISION) AS trend_slope,
        CAST(state.trend_low AS DOUBLE PRECISION) AS trend_low,
        CAST(state.trend_high AS DOUBLE PRECISION) AS trend_high,
        CAST(state.trend_p AS DOUBLE PRECISION) AS trend_p,
        CAST(state.pressure AS DOUBLE PRECISION) AS pressure, l.run_id
      FROM driver_pass_latest AS l
        JOIN driver_state AS state ON state.driver_pass_id = l.driver_pass_id
        JOIN country ON country.country = state.country
        JOIN period ON period.period_id = state.period_id
      """)

  static let driverRanking = PublicView(
    name: "driver_ranking",
    meaning: (
      "Countries of origin by the index of pressures that public indicators report, with the interval of each rank; no score where too few are reported.",
      "Países de origen según el índice de presiones que reportan los indicadores públicos, con el intervalo de cada puesto; sin puntaje donde se reportan muy pocos."
    ),
    select: """
      SELECT l.as_of, ranked.country, country.name_en, country.name_es,
        CAST(ranked.index_score AS DOUBLE PRECISION) AS index_score,
        CAST(ranked.index_rank AS BIGINT) AS index_rank,
        CAST(ranked.rank_low AS DOUBLE PRECISION) AS rank_low,
        CAST(ranked.rank_median AS DOUBLE PRECISION) AS rank_median,
        CAST(ranked.rank_high AS DOUBLE PRECISION) AS rank_high,
        CAST(ranked.drivers_present AS BIGINT) AS drivers_present,
        CAST(ranked.drivers_wanted AS BIGINT) AS drivers_wanted, l.run_id
      FROM driver_pass_latest AS l
        JOIN driver_rank AS ranked ON ranked.driver_pass_id = l.driver_pass_id
        JOIN country ON country.country = ranked.country
      """)

  static let driverChoices = PublicView(
    name: "driver_choices",
    meaning: (
      "Which choice of method moves the ranks: Sobol' indices of first order and in total.",
      "Qué decisión de método mueve los puestos: índices de Sobol' de primer orden y totales."
    ),
    select: """
      SELECT l.as_of, choice.choice, CAST(choice.first_order AS DOUBLE PRECISION) AS first_order,
        CAST(choice.total_order AS DOUBLE PRECISION) AS total_order,
        CAST(choice.draws AS BIGINT) AS draws,
        CAST(choice.mean_rank_shift AS DOUBLE PRECISION) AS mean_rank_shift, l.run_id
      FROM driver_pass_latest AS l
        JOIN driver_choice AS choice ON choice.driver_pass_id = l.driver_pass_id
      """)

  static let driverModels = PublicView(
    name: "driver_models",
    meaning: (
      "Whether indicators known before have beaten no change in forecasting a flow by nationality and year, and by how much.",
      "Si los indicadores conocidos antes han superado a suponer que nada cambia al pronosticar un flujo por nacionalidad y año, y por cuánto."
    ),
    select: """
      SELECT l.as_of, source.source, CAST(model.lag_years AS BIGINT) AS lag_years,
        model.model_verdict, CAST(model.countries AS BIGINT) AS countries,
        CAST(model.rows_used AS BIGINT) AS rows_used, earliest.period AS first_year,
        latest.period AS last_year, CAST(model.within_share AS DOUBLE PRECISION) AS within_share,
        CAST(model.forecasts AS BIGINT) AS forecasts,
        CAST(model.forecast_error AS DOUBLE PRECISION) AS forecast_error,
        CAST(model.unchanged_error AS DOUBLE PRECISION) AS unchanged_error,
        CAST(model.forecast_skill AS DOUBLE PRECISION) AS forecast_skill,
        CAST(model.skill_p AS DOUBLE PRECISION) AS skill_p, l.run_id
      FROM driver_pass_latest AS l
        JOIN driver_model AS model ON model.driver_pass_id = l.driver_pass_id
        JOIN source ON source.source_id = model.source_id
        LEFT JOIN period AS earliest ON earliest.period_id = model.first_year_id
        LEFT JOIN period AS latest ON latest.period_id = model.last_year_id
      """)

  static let driverAssociations = PublicView(
    name: "driver_associations",
    meaning: (
      "How an indicator goes with a flow by nationality in the years that follow, within countries and years: an association with its limits, not a cause.",
      "Cómo acompaña un indicador a un flujo por nacionalidad en los años siguientes, dentro de países y años: una asociación con sus límites, no una causa."
    ),
    select: """
      SELECT l.as_of, source.source, association.driver,
        CAST(model.lag_years AS BIGINT) AS lag_years,
        CAST(association.coefficient AS DOUBLE PRECISION) AS coefficient,
        CAST(association.standard_error AS DOUBLE PRECISION) AS standard_error,
        CAST(association.coefficient_low AS DOUBLE PRECISION) AS coefficient_low,
        CAST(association.coefficient_high AS DOUBLE PRECISION) AS coefficient_high,
        CAST(association.coefficient_p AS DOUBLE PRECISION) AS coefficient_p, l.run_id
      FROM driver_pass_latest AS l
        JOIN driver_model AS model ON model.driver_pass_id = l.driver_pass_id
        JOIN driver_association AS association
          ON association.driver_pass_id = model.driver_pass_id
            AND association.source_id = model.source_id
        JOIN source ON source.source_id = model.source_id
      """)

  static let migratoryIntensity = PublicView(
    name: "migratory_intensity",
    meaning: (
      "People of a nationality whom a source counted in its newest whole year, for every 10,000 inhabitants of their country, and the year before.",
      "Personas de una nacionalidad que contó una fuente en su último año completo, por cada 10,000 habitantes de su país, y el año anterior."
    ),
    select: """
      SELECT l.as_of, source.source, intensity.country, country.name_en, country.name_es,
        period.period, CAST(intensity.people_counted AS DOUBLE PRECISION) AS people_counted,
        CAST(intensity.inhabitants AS DOUBLE PRECISION) AS inhabitants,
        counted.period AS inhabitants_year,
        CAST(intensity.per_10000 AS DOUBLE PRECISION) AS per_10000,
        CAST(intensity.previous_per_10000 AS DOUBLE PRECISION) AS previous_per_10000, l.run_id
      FROM driver_pass_latest AS l
        JOIN driver_intensity AS intensity ON intensity.driver_pass_id = l.driver_pass_id
        JOIN source ON source.source_id = intensity.source_id
        JOIN country ON country.country = intensity.country
        JOIN period ON period.period_id = intensity.period_id
        JOIN period AS counted ON counted.period_id = intensity.inhabitants_year_id
      """)
}
