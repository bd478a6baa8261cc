extension DataDictionary {
  static let outlookColumns = """
    corridor_id | INTEGER | - | Number of the look along the corridor. | Número de la revisión del corredor.
    outlook_version | INTEGER | - | Version of the calculation: raised whenever results change. | Versión del cálculo: sube cada vez que cambian los resultados.
    route_order | INTEGER | - | Place along the route among those with figures, 1 for the southernmost. | Lugar en la ruta entre los que tienen cifras, 1 para el más al sur.
    target | TEXT | - | nowcast: the month after the newest figure, from the neighbours' figures of that month; forecast: a month ahead of all figures. | nowcast: el mes siguiente a la última cifra, según las cifras vecinas de ese mes; forecast: un mes posterior a todas las cifras.
    steps | INTEGER | months | Months after the newest figure. | Meses después de la última cifra.
    newest_period_id | INTEGER | - | Number of the newest month with a figure. | Número del último mes con cifra.
    lead | TEXT | - | measured: it has beaten no change in the past and may be shown; else why not: too-short, not-better, too-few or not-due. | measured: en el pasado superó a suponer que nada cambia y se puede mostrar; si no, por qué: too-short (pasado muy corto), not-better (no fue mejor), too-few (muy pocas personas) o not-due (ningún vecino publicó más).
    outlook.expected | REAL | unit of the indicator | The expected figure; empty where no lead is measured. | La cifra esperada; vacía donde no se mide ninguna anticipación.
    corridor_outlook.expected | REAL | unit of the indicator | The expected figure; empty where no lead is measured. | La cifra esperada; vacía donde no se mide ninguna anticipación.
    coverage_80 | REAL | share, 0 to 1 | Share of past figures that lay within the limits at 80 percent of their own time. | Proporción de cifras pasadas que quedaron dentro de los límites al 80 por ciento de su momento.
    trials | INTEGER | forecasts | Forecasts of the past that were judged. | Pronósticos del pasado que se evaluaron.
    error | REAL | unit of the indicator | Mean absolute error of the forecasts of the past. | Error absoluto medio de los pronósticos del pasado.
    no_change_error | REAL | unit of the indicator | The same for the newest figure taken as it is. | Lo mismo si se toma la última cifra tal cual.
    history_error | REAL | unit of the indicator | The same for the series' own smoothed level. | Lo mismo con el nivel suavizado de la propia serie.
    season_error | REAL | unit of the indicator | The same for the month a year before, moved by the year's growth. | Lo mismo con el mes de un año antes, ajustado por el crecimiento del año.
    skill | REAL | share, up to 1 | Share of the no-change forecast's error that is taken away; negative where it is added to. | Proporción del error de suponer que nada cambia que se elimina; negativa si aumenta.
    from_series_id | INTEGER | - | Number of the series of those who come in. | Número de la serie de quienes entran.
    from_source | TEXT | - | Source that counts those who come in. | Fuente que cuenta a quienes entran.
    waiting_stock.from_place | TEXT | - | The place where those who come in are counted. | El lugar donde se cuenta a quienes entran.
    inflow | REAL | unit of the indicator | Counted in the month at the first place. | Conteo del mes en el primer lugar.
    outflow | REAL | unit of the indicator | Counted in the month at the second place. | Conteo del mes en el segundo lugar.
    waiting_low | REAL | people | People waiting at the month's end, at least. | Personas que esperan al final del mes, como mínimo.
    waiting_high | REAL | people | People waiting at the month's end, at most. | Personas que esperan al final del mes, como máximo.
    days_of_outflow | REAL | days | The lower number in days of the month's outflow; empty where nobody goes on. | El número inferior en días de salida del mes; vacío si nadie sigue.
    saturated | INTEGER | - | 1 where outflow stays at one height while people wait: it then shows a quota or the buses there are. | 1 si la salida se mantiene a un mismo nivel mientras hay personas que esperan: entonces muestra un cupo o los autobuses que hay.
    """
}
