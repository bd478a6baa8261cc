extension PublicView {
  static let corridorPassLatest = PublicView(
    name: "corridor_pass_latest",
    meaning: (
      "The newest look along the corridor: its day and options.",
      "La última revisión del corredor: su día y sus opciones."
    ),
    select: """
      SELECT corridor_pass.corridor_id, corridor_pass.run_id, corridor_pass.as_of,
        corridor_pass.outlook_version, corridor_pass.options
      FROM corridor_pass
      WHERE NOT EXISTS (
        SELECT 1 FROM corridor_pass AS newer WHERE newer.as_of > corridor_pass.as_of)
      """)

  static let corridorFlows = PublicView(
    name: "corridor_flows",
    meaning: (
      "What is counted along the route by month, from south to north: everybody, and each declared group of nationalities.",
      "Lo que se cuenta a lo largo de la ruta por mes, de sur a norte: todas las personas y cada grupo declarado de nacionalidades."
    ),
    select: """
      SELECT l.as_of, CAST(corridor_flow.route_order AS BIGINT) AS route_order, \(seriesColumns),
        period.period, period.starts_on,
        CAST(corridor_flow.value AS DOUBLE PRECISION) AS value, l.run_id
      FROM corridor_pass_latest AS l
        JOIN corridor_flow ON corridor_flow.corridor_id = l.corridor_id
        JOIN series_named AS s ON s.series_id = corridor_flow.series_id
        JOIN period ON period.period_id = corridor_flow.period_id
      """)

  static let corridorOutlook = PublicView(
    name: "corridor_outlook",
    meaning: (
      "What may be expected of each place, with limits and with how good it was in the past; a number stands only where it has beaten no change.",
      "Lo que se puede esperar en cada lugar, con límites y con su acierto en el pasado; solo hay un número donde ha superado a suponer que nada cambia."
    ),
    select: """
      SELECT l.as_of, CAST(outlook.route_order AS BIGINT) AS route_order, \(seriesColumns),
        outlook.target, CAST(outlook.steps AS BIGINT) AS steps, newest.period AS newest_period,
        period.period, outlook.lead, CAST(outlook.expected AS DOUBLE PRECISION) AS expected,
        CAST(outlook.lower_80 AS DOUBLE PRECISION) AS lower_80,
        CAST(outlook.upper_80 AS DOUBLE PRECISION) AS upper_80,
        CAST(outlook.lower_95 AS DOUBLE PRECISION) AS lower_95,
        CAST(outlook.upper_95 AS DOUBLE PRECISION) AS upper_95,
        CAST(outlook.coverage_80 AS DOUBLE PRECISION) AS coverage_80,
        CAST(outlook.trials AS BIGINT) AS trials,
        CAST(outlook.error AS DOUBLE PRECISION) AS error,
        CAST(outlook.no_change_error AS DOUBLE PRECISION) AS no_change_error,
        CAST(outlook.history_error AS DOUBLE PRECISION) AS history_error,
        CAST(outlook.season_error AS DOUBLE PRECISION) AS season_error,
        CAST(outlook.skill AS DOUBLE PRECISION) AS skill,
        CAST(outlook.p AS DOUBLE PRECISION) AS p, outlook.pseudo_real_time, l.run_id
      FROM corridor_pass_latest AS l
        JOIN outlook ON outlook.corridor_id = l.corridor_id
        JOIN series_named AS s ON s.series_id = outlook.series_id
        JOIN period ON period.period_id = outlook.period_id
        JOIN period AS newest ON newest.period_id = outlook.newest_period_id
      """)

  static let waitingStock = PublicView(
    name: "waiting_stock",
    meaning: (
      "How many people wait between two neighbouring places at a month's end, between two bounds, and whether those who go on show a quota.",
      "Cuántas personas esperan entre dos lugares vecinos al final del mes, entre dos límites, y si las que siguen muestran un cupo."
    ),
    select: """
      SELECT l.as_of, CAST(stock_month.route_order AS BIGINT) AS route_order,
        earlier.source AS from_source, earlier.place AS from_place, \(seriesColumns),
        period.period, CAST(stock_month.inflow AS DOUBLE PRECISION) AS inflow,
        CAST(stock_month.outflow AS DOUBLE PRECISION) AS outflow,
        CAST(stock_month.waiting_low AS DOUBLE PRECISION) AS waiting_low,
        CAST(stock_month.waiting_high AS DOUBLE PRECISION) AS waiting_high,
        CAST(stock_month.days_of_outflow AS DOUBLE PRECISION) AS days_of_outflow,
        stock_month.saturated, l.run_id
      FROM corridor_pass_latest AS l
        JOIN stock_month ON stock_month.corridor_id = l.corridor_id
        JOIN series_named AS s ON s.series_id = stock_month.series_id
        JOIN series_named AS earlier ON earlier.series_id = stock_month.from_series_id
        JOIN period ON period.period_id = stock_month.period_id
      """)
}
