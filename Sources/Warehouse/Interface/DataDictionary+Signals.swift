extension DataDictionary {
  static let signalColumns = """
    pass_id | INTEGER | - | Number of the look through all flows. | Número de la revisión de todos los flujos.
    judge | TEXT | - | What judged the series. | Lo que evaluó las series.
    judge_version | INTEGER | - | Its version: raised whenever readings change. | Su versión: sube cada vez que cambian los resultados.
    options | TEXT | - | Every option and its value, a JSON object. | Cada opción y su valor, un objeto JSON.
    levels | TEXT | - | Level of the tests by frequency, a JSON object. | Nivel de las pruebas por frecuencia, un objeto JSON.
    families | INTEGER | flows | Flows among which false findings were controlled. | Flujos entre los que se controlaron los hallazgos falsos.
    tests | INTEGER | tests | Tests among which false findings were controlled. | Pruebas entre las que se controlaron los hallazgos falsos.
    signal_id | INTEGER | - | Number of the signal; the same when a look as of the same day is repeated. | Número de la señal; el mismo si se repite la revisión del mismo día.
    rank | INTEGER | - | Place among the signals of its look: by grade, then by people. | Lugar entre las señales de su revisión: por grado y luego por personas.
    since_period_id | INTEGER | - | Number of the period in which it began. | Número del periodo en que empezó.
    since_period | TEXT | - | Where it began: the first period of a new level, build-up or trend; for a record the last period with a figure as high or as low. | Dónde empezó: el primer periodo del nuevo nivel, de la acumulación o de la tendencia; para un récord, el último periodo con una cifra igual de alta o baja.
    signal.kind | TEXT | - | surge, drop, build-up, level-shift, trend-change, composition, record, coverage-ratio or silence. | surge (aumento), drop (caída), build-up (acumulación), level-shift (cambio de nivel), trend-change (cambio de tendencia), composition (composición), record (récord), coverage-ratio (razón de cobertura) o silence (silencio).
    signals_current.kind | TEXT | - | surge, drop, build-up, level-shift, trend-change, composition, record, coverage-ratio or silence. | surge (aumento), drop (caída), build-up (acumulación), level-shift (cambio de nivel), trend-change (cambio de tendencia), composition (composición), record (récord), coverage-ratio (razón de cobertura) o silence (silencio).
    signal_history.kind | TEXT | - | surge, drop, build-up, level-shift, trend-change, composition, record, coverage-ratio or silence. | surge (aumento), drop (caída), build-up (acumulación), level-shift (cambio de nivel), trend-change (cambio de tendencia), composition (composición), record (récord), coverage-ratio (razón de cobertura) o silence (silencio).
    signal.direction | TEXT | - | up, down or none. | up (sube), down (baja) o none (ninguno).
    signals_current.direction | TEXT | - | up, down or none. | up (sube), down (baja) o none (ninguno).
    signal_history.direction | TEXT | - | up, down or none. | up (sube), down (baja) o none (ninguno).
    signal.measure | TEXT | - | What the value is: count, share (0 to 1), ratio, distance (0 to 1) or days. | Qué es el valor: count (conteo), share (proporción, de 0 a 1), ratio (razón), distance (distancia, de 0 a 1) o days (días).
    signals_current.measure | TEXT | - | What the value is: count, share (0 to 1), ratio, distance (0 to 1) or days. | Qué es el valor: count (conteo), share (proporción, de 0 a 1), ratio (razón), distance (distancia, de 0 a 1) o days (días).
    part | TEXT | - | What of the whole: a nationality or group, extra-regional, children, or the place before; empty where the signal is about the series itself. | Qué parte del total: una nacionalidad o grupo, extra-regional (de fuera de la región), children (niñez) o el lugar anterior; vacía si la señal es sobre la serie misma.
    signal.value | REAL | by the measure | What was found. | Lo que se encontró.
    signals_current.value | REAL | by the measure | What was found. | Lo que se encontró.
    signal.expected | REAL | by the measure | What earlier figures led to expect. | Lo que las cifras anteriores hacían esperar.
    signals_current.expected | REAL | by the measure | What earlier figures led to expect. | Lo que las cifras anteriores hacían esperar.
    signal.lower | REAL | by the measure | Lower end of the expected range. | Extremo inferior del rango esperado.
    signals_current.lower | REAL | by the measure | Lower end of the expected range. | Extremo inferior del rango esperado.
    signal.upper | REAL | by the measure | Upper end of the expected range. | Extremo superior del rango esperado.
    signals_current.upper | REAL | by the measure | Upper end of the expected range. | Extremo superior del rango esperado.
    difference | REAL | unit of the indicator | People or events above (positive) or below (negative) what was expected. | Personas o eventos por encima (positivo) o por debajo (negativo) de lo esperado.
    strength | REAL | - | The evidence as a standard normal score. | La evidencia como puntaje normal estándar.
    grade | TEXT | - | Word for the strength, by q: notable, strong or very-strong. | Palabra para la fuerza, según q: notable, strong (fuerte) o very-strong (muy fuerte).
    q | REAL | probability | Smallest level of the false-discovery control at which it is still a signal. | Nivel más bajo del control de hallazgos falsos en el que todavía es una señal.
    models | TEXT | - | What the series is taken to be, with the weight of the models that say so, a JSON object. | Cómo se entiende la serie, con el peso de los modelos que lo dicen, un objeto JSON.
    sentence_key | TEXT | - | Key of the sentence in the message catalogues. | Clave de la frase en los catálogos de mensajes.
    sentence_en | TEXT | - | The sentence in English. | La frase en inglés.
    sentence_es | TEXT | - | The sentence in Spanish. | La frase en español.
    muted_until | TEXT | - | Day until which an office has muted signals of this kind here. | Día hasta el que una oficina silenció aquí las señales de este tipo.
    first_period_id | INTEGER | - | Number of the first period of the figures. | Número del primer periodo de las cifras.
    last_period_id | INTEGER | - | Number of the last period of the figures. | Número del último periodo de las cifras.
    last_period | TEXT | - | Last period of the figures. | Último periodo de las cifras.
    verdict | TEXT | - | judged, or why not: too-short, masked, no-history-left, missing or unusable. | judged (evaluada), o por qué no: too-short (muy corta), masked (cierre declarado), no-history-left (sin historia suficiente), missing (sin cifra) o unusable (cifra inservible).
    series_verdict.figures | INTEGER | figures | Figures before the newest that are neither holes nor masked. | Cifras anteriores a la última que no faltan ni están bajo un cierre.
    verdict_latest.figures | INTEGER | figures | Figures before the newest that are neither holes nor masked. | Cifras anteriores a la última que no faltan ni están bajo un cierre.
    masks | TEXT | - | Acts whose closures are left out of the series, separated by spaces. | Actos cuyos cierres se dejan fuera de la serie, separados por espacios.
    expired_masks | TEXT | - | Closures that ran out without an announced end, separated by spaces. | Cierres que vencieron sin un fin anunciado, separados por espacios.
    event_watch.reason | TEXT | - | Why it is watched: announced, neighbour or route-closed. | Por qué se observa: announced (anunciado), neighbour (lugar vecino) o route-closed (ruta cerrada).
    watches_current.reason | TEXT | - | Why it is watched: announced, neighbour or route-closed. | Por qué se observa: announced (anunciado), neighbour (lugar vecino) o route-closed (ruta cerrada).
    opens_on | TEXT | - | First day of the watch. | Primer día de la observación.
    event_watch.expires_on | TEXT | - | Last day of the watch. | Último día de la observación.
    watches_current.expires_on | TEXT | - | Last day of the watch. | Último día de la observación.
    event_watch.expected | TEXT | - | Direction in which figures are expected to move: up, down, none or unknown. | Sentido en que se espera que cambien las cifras: up (suben), down (bajan), none (sin cambio) o unknown (desconocido).
    watches_current.expected | TEXT | - | Direction in which figures are expected to move: up, down, none or unknown. | Sentido en que se espera que cambien las cifras: up (suben), down (bajan), none (sin cambio) o unknown (desconocido).
    cell | TEXT | - | hit, miss, false-alarm or correct-silence. | hit (acierto), miss (omisión), false-alarm (falsa alarma) o correct-silence (silencio correcto).
    warned | INTEGER | - | 1 where a warning was given. | 1 si se avisó.
    happened | INTEGER | - | 1 where it came. | 1 si ocurrió.
    """
}
