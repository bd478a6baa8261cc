extension DataDictionary {
  static let driverColumns = """
    driver_pass_id | INTEGER | - | Number of the look at the drivers. | Número de la revisión de los factores.
    driver_version | INTEGER | - | Version of the calculation: raised whenever results change. | Versión del cálculo: sube cada vez que cambian los resultados.
    driver | TEXT | - | Code of the driver: an indicator, or a ratio made of indicators (docs/drivers.md). | Código del factor: un indicador, o una razón hecha de indicadores (docs/drivers.md).
    age_years | INTEGER | years | Years from the newest figure's year to the year of the look. | Años desde el año de la última cifra hasta el año de la revisión.
    driver_value | REAL | unit of the driver | The newest figure. | La última cifra.
    year_change | REAL | unit of the driver | The newest figure less that of the year before; empty where there is none. | La última cifra menos la del año anterior; vacío si no la hay.
    trend_years | INTEGER | figures | Yearly figures that the trend stands on. | Cifras anuales en las que se apoya la tendencia.
    trend_slope | REAL | unit of the driver a year | Median change a year (Theil–Sen); empty where figures are too few. | Cambio mediano por año (Theil–Sen); vacío si hay muy pocas cifras.
    trend_low | REAL | unit of the driver a year | Lower limit of the slope at 95 percent. | Límite inferior de la pendiente al 95 por ciento.
    trend_high | REAL | unit of the driver a year | Upper limit of the slope at 95 percent. | Límite superior de la pendiente al 95 por ciento.
    trend_p | REAL | probability | Probability of so clear a trend where there is none (Mann–Kendall, trend-free pre-whitening). | Probabilidad de una tendencia tan clara donde no la hay (Mann–Kendall, con preblanqueo libre de tendencia).
    pressure | REAL | 1 to 100 | Place between the least and the greatest reported pressure among the countries; empty where the driver is no part of the index. | Lugar entre la menor y la mayor presión reportada entre los países; vacío si el factor no forma parte del índice.
    drivers_present | INTEGER | drivers | Drivers of the index with a figure that is recent enough. | Factores del índice con una cifra suficientemente reciente.
    drivers_wanted | INTEGER | drivers | Drivers that the index is made of. | Factores que forman el índice.
    index_score | REAL | 1 to 100 | Score by the nominal choices; empty where too few drivers are reported. | Puntaje con las decisiones nominales; vacío si se reportan muy pocos factores.
    index_rank | INTEGER | - | Rank by the nominal choices, 1 for the greatest reported pressure. | Puesto con las decisiones nominales, 1 para la mayor presión reportada.
    rank_low | REAL | - | Rank that 5 percent of the draws do not exceed. | Puesto que el 5 por ciento de los sorteos no supera.
    rank_median | REAL | - | Rank that half of the draws do not exceed. | Puesto que la mitad de los sorteos no supera.
    rank_high | REAL | - | Rank that 95 percent of the draws do not exceed. | Puesto que el 95 por ciento de los sorteos no supera.
    choice | TEXT | - | Choice of method that is drawn: outliers, normalisation, weights, weight-noise, aggregation or left-out. | Decisión de método que se sortea: outliers (valores atípicos), normalisation (normalización), weights (ponderación), weight-noise (variación de pesos), aggregation (agregación) o left-out (factor omitido).
    first_order | REAL | share | Sobol' index of first order: share of the ranks' movement that the choice accounts for alone; an estimate, it may fall slightly below 0. | Índice de Sobol' de primer orden: proporción del movimiento de los puestos que explica la decisión sola; es una estimación y puede quedar apenas bajo 0.
    total_order | REAL | share | Sobol' index in total: with everything that it does together with other choices. | Índice de Sobol' total: con todo lo que hace junto con otras decisiones.
    draws | INTEGER | draws | Draws that were evaluated for all choices together. | Sorteos evaluados para todas las decisiones juntas.
    mean_rank_shift | REAL | ranks | Mean over draws and countries of the absolute shift of ranks from the nominal ones. | Promedio, sobre sorteos y países, del desplazamiento absoluto de los puestos respecto de los nominales.
    lag_years | INTEGER | years | Years by which the drivers come before the flow. | Años de anticipación de los factores respecto del flujo.
    model_verdict | TEXT | - | better: it has beaten no change in forecasts of the past; not-better; or too-short to be judged. | better (superó a suponer que nada cambia en pronósticos del pasado), not-better (no lo superó) o too-short (muy corto para evaluarse).
    driver_model.countries | INTEGER | countries | Countries of origin in the model. | Países de origen en el modelo.
    driver_models.countries | INTEGER | countries | Countries of origin in the model. | Países de origen en el modelo.
    rows_used | INTEGER | rows | Countries and years in the model. | Países y años en el modelo.
    first_year_id | INTEGER | - | Number of the first year of the flow in the model. | Número del primer año del flujo en el modelo.
    last_year_id | INTEGER | - | Number of the last year of the flow in the model. | Número del último año del flujo en el modelo.
    first_year | TEXT | - | First year of the flow in the model. | Primer año del flujo en el modelo.
    last_year | TEXT | - | Last year of the flow in the model. | Último año del flujo en el modelo.
    within_share | REAL | share, 0 to 1 | Share of the variation within countries and years that the drivers account for. | Proporción de la variación dentro de países y años que explican los factores.
    forecasts | INTEGER | forecasts | Forecasts of the past (countries and years) that were judged. | Pronósticos del pasado (países y años) que se evaluaron.
    forecast_error | REAL | log points | Mean absolute error of those forecasts, in the logarithm of people + 1. | Error absoluto medio de esos pronósticos, en el logaritmo de personas + 1.
    unchanged_error | REAL | log points | The same for the figure of the year before taken as it is. | Lo mismo si se toma la cifra del año anterior tal cual.
    forecast_skill | REAL | share, up to 1 | Share of that error that is taken away; negative where it is added to. | Proporción de ese error que se elimina; negativa si aumenta.
    skill_p | REAL | probability | Probability of so much skill by chance where there is none, year by year. | Probabilidad de tanto acierto por azar donde no lo hay, año por año.
    coefficient | REAL | log points | Change of the flow's logarithm that goes with one standard deviation of the driver. | Cambio del logaritmo del flujo que acompaña a una desviación estándar del factor.
    standard_error | REAL | log points | Its standard error, clustered by country. | Su error estándar, agrupado por país.
    coefficient_low | REAL | log points | Its lower limit at 95 percent. | Su límite inferior al 95 por ciento.
    coefficient_high | REAL | log points | Its upper limit at 95 percent. | Su límite superior al 95 por ciento.
    coefficient_p | REAL | probability | Probability of so clear an association where there is none. | Probabilidad de una asociación tan clara donde no la hay.
    people_counted | REAL | unit of the source | People or events that the source counted in the year. | Personas o eventos que la fuente contó en el año.
    inhabitants | REAL | people | Inhabitants of the country of the nationality. | Habitantes del país de la nacionalidad.
    inhabitants_year_id | INTEGER | - | Number of the year of the inhabitants. | Número del año de los habitantes.
    inhabitants_year | TEXT | - | Year of the inhabitants: the same year, or the newest before it. | Año de los habitantes: el mismo, o el último anterior.
    per_10000 | REAL | for every 10,000 inhabitants | Counted for every 10,000 inhabitants. | Conteo por cada 10,000 habitantes.
    previous_per_10000 | REAL | for every 10,000 inhabitants | The same a year before. | Lo mismo un año antes.
    """
}
