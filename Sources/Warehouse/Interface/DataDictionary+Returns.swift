extension DataDictionary {
  static let returnsColumns = """
    returns_id | INTEGER | - | Number of the look at returns. | Número de la revisión de retornos.
    returns_version | INTEGER | - | Version of the calculation: raised whenever results change. | Versión del cálculo: sube cada vez que cambian los resultados.
    people_group | TEXT | - | children; unaccompanied-children, among children of whom it is known; women-and-girls; assisted, returns that the authority classifies so. | children (niñas, niños y adolescentes); unaccompanied-children (no acompañados, entre quienes se sabe); women-and-girls (mujeres y niñas); assisted (retornos que la autoridad clasifica como asistidos).
    months | INTEGER | months | Months that the row adds up. | Meses que suma la fila.
    people | REAL | unit of the indicator | People of the group. | Personas del grupo.
    whole | REAL | unit of the indicator | People of whom it is known whether they belong to the group. | Personas de las que se sabe si pertenecen al grupo.
    not_stated | REAL | unit of the indicator | People of whom the source does not say it. | Personas de las que la fuente no lo dice.
    return_mirror.not_stated | REAL | people | People whom the receiving country received without saying from where. | Personas que el país receptor recibió sin decir desde dónde.
    return_mirrors.not_stated | REAL | people | People whom the receiving country received without saying from where. | Personas que el país receptor recibió sin decir desde dónde.
    share | REAL | share, 0 to 1 | People over whole. | Personas del grupo entre el total conocido.
    return_share.lower_95 | REAL | share, 0 to 1 | Wilson's lower limit at 95 percent. | Límite inferior de Wilson al 95 por ciento.
    return_share.upper_95 | REAL | share, 0 to 1 | Wilson's upper limit at 95 percent. | Límite superior de Wilson al 95 por ciento.
    return_shares.lower_95 | REAL | share, 0 to 1 | Wilson's lower limit at 95 percent. | Límite inferior de Wilson al 95 por ciento.
    return_shares.upper_95 | REAL | share, 0 to 1 | Wilson's upper limit at 95 percent. | Límite superior de Wilson al 95 por ciento.
    sender | TEXT | - | Country that returns people. | País que retorna personas.
    receiver | TEXT | - | Country that receives them. | País que las recibe.
    sent_series_id | INTEGER | - | Number of the sender's series; empty where no source has it. | Número de la serie del país que retorna; vacío si ninguna fuente la tiene.
    received_series_id | INTEGER | - | Number of the receiver's series; empty where no source has it. | Número de la serie del país que recibe; vacío si ninguna fuente la tiene.
    sent_source | TEXT | - | Source of the sender's figure. | Fuente de la cifra del país que retorna.
    received_source | TEXT | - | Source of the receiver's figure. | Fuente de la cifra del país que recibe.
    sent | REAL | people | What the sender says it returned; empty where it has not published the month. | Lo que el país que retorna dice haber retornado; vacío si no publicó el mes.
    received | REAL | people | What the receiver says it received; empty where it has not published the month. | Lo que el país que recibe dice haber recibido; vacío si no publicó el mes.
    gap | REAL | people | Received less sent. | Recibidas menos retornadas.
    relative_gap | REAL | share, -2 to 2 | The gap over the mean of both figures. | La diferencia entre la media de ambas cifras.
    flagged | INTEGER | - | 1 where the relative gap is larger than the pipeline lets pass without a remark. | 1 si la diferencia relativa supera lo que el proceso deja pasar sin señalarlo.
    no_change | REAL | unit of the indicator | The newest figure taken as it is. | La última cifra tal cual.
    no_change_lower_80 | REAL | unit of the indicator | Lower limit at 80 percent of what came after such figures. | Límite inferior al 80 por ciento de lo que siguió a cifras así.
    no_change_upper_80 | REAL | unit of the indicator | Upper limit at 80 percent of what came after such figures. | Límite superior al 80 por ciento de lo que siguió a cifras así.
    no_change_lower_95 | REAL | unit of the indicator | Lower limit at 95 percent of what came after such figures. | Límite inferior al 95 por ciento de lo que siguió a cifras así.
    no_change_upper_95 | REAL | unit of the indicator | Upper limit at 95 percent of what came after such figures. | Límite superior al 95 por ciento de lo que siguió a cifras así.
    reception_outlook.lead | TEXT | - | measured: the forecast has beaten no change and season; else not-better or too-short. | measured: el pronóstico superó a suponer que nada cambia y a la estacionalidad; si no, not-better (no fue mejor) o too-short (pasado muy corto).
    reception_expected.lead | TEXT | - | measured: the forecast has beaten no change and season; else not-better or too-short. | measured: el pronóstico superó a suponer que nada cambia y a la estacionalidad; si no, not-better (no fue mejor) o too-short (pasado muy corto).
    reception_outlook.expected | REAL | unit of the indicator | The expected figure; empty where no lead is measured. | La cifra esperada; vacía donde no se mide ninguna anticipación.
    reception_expected.expected | REAL | unit of the indicator | The expected figure; empty where no lead is measured. | La cifra esperada; vacía donde no se mide ninguna anticipación.
    basis | TEXT | - | Which arrivals: counted, expected (a forecast with measured skill) or no-change (the newest figure). | Qué llegadas: counted (contadas), expected (pronóstico con acierto medido) o no-change (la última cifra).
    arrivals_per_day | REAL | people a day | Arrivals of the month over its days. | Llegadas del mes entre sus días.
    stay_days | REAL | days | Mean stay, as declared. | Estadía media, según lo declarado.
    reception_load.places | REAL | places | Places in reception, as declared. | Lugares de recepción, según lo declarado.
    reception_loads.places | REAL | places | Places in reception, as declared. | Lugares de recepción, según lo declarado.
    people_present | REAL | people | People present on the mean day: arrivals a day times mean stay. | Personas presentes en el día medio: llegadas por día por estadía media.
    reception_load | REAL | share | People present over places; above 1 there are more people than places. | Personas presentes entre lugares; por encima de 1 hay más personas que lugares.
    load_lower_80 | REAL | share | Lower limit of the load at 80 percent, from the arrivals' limits. | Límite inferior de la carga al 80 por ciento, según los límites de las llegadas.
    load_upper_80 | REAL | share | Upper limit of the load at 80 percent, from the arrivals' limits. | Límite superior de la carga al 80 por ciento, según los límites de las llegadas.
    time_window | TEXT | - | year; newest: the newest twelve months; before: the twelve months before those. | year (año); newest: los últimos doce meses; before: los doce meses anteriores.
    death_window.first_period_id | INTEGER | - | Number of the window's first month. | Número del primer mes de la ventana.
    death_window.last_period_id | INTEGER | - | Number of the window's last month. | Número del último mes de la ventana.
    silent_months | INTEGER | months | Months without a documented incident; that is no proof that nobody died. | Meses sin hechos documentados; no prueba que nadie murió.
    deaths | REAL | people | Documented deaths and disappearances: a minimum. | Muertes y desapariciones documentadas: un mínimo.
    deaths_lower_95 | REAL | people | Exact lower limit (Garwood) of the mean behind the count. | Límite inferior exacto (Garwood) de la media detrás del conteo.
    deaths_upper_95 | REAL | people | Exact upper limit (Garwood) of the mean behind the count. | Límite superior exacto (Garwood) de la media detrás del conteo.
    denominator | TEXT | - | crossings, or why there is no rate: registrations or encounters do not count crossings, none is published. | crossings (cruces), o por qué no hay tasa: registrations (registros) y encounters (encuentros) no cuentan cruces, none: no se publica ninguno.
    crossings_series_id | INTEGER | - | Number of the series of crossings. | Número de la serie de cruces.
    crossings_place | TEXT | - | Place where crossings are counted. | Lugar donde se cuentan los cruces.
    crossings | REAL | people | Crossings counted in the same months. | Cruces contados en los mismos meses.
    rate_months | INTEGER | months | Months of the window for which crossings are known. | Meses de la ventana en los que se conocen los cruces.
    rate_deaths | REAL | people | Deaths in these months. | Muertes en esos meses.
    death_rate | REAL | deaths per 10,000 crossings | Documented deaths per 10,000 crossings: a minimum. | Muertes documentadas por cada 10 000 cruces: un mínimo.
    rate_lower_95 | REAL | deaths per 10,000 crossings | Exact lower limit (Garwood) of the rate. | Límite inferior exacto (Garwood) de la tasa.
    rate_upper_95 | REAL | deaths per 10,000 crossings | Exact upper limit (Garwood) of the rate. | Límite superior exacto (Garwood) de la tasa.
    """
}
