extension DataDictionary {
  static let runColumns = """
    run_id | INTEGER | - | Number of the run in this warehouse. | Número de la ejecución en este almacén.
    pipeline | TEXT | - | Name of the pipeline. | Nombre del proceso.
    as_of | TEXT | - | Day whose knowledge was used. | Día cuyo conocimiento se usó.
    started_at | TEXT | - | When it began, UTC. | Cuándo empezó, UTC.
    finished_at | TEXT | - | When it ended, UTC; empty where it was interrupted. | Cuándo terminó, UTC; vacío si fue interrumpida.
    state | TEXT | - | How it ended: done, skipped, failed, blocked or degraded. | Cómo terminó: done (hecha), skipped (omitida), failed (fallida), blocked (bloqueada) o degraded (degradada).
    run.state | TEXT | - | running, done, failed or interrupted. | running (en curso), done (hecha), failed (fallida) o interrupted (interrumpida).
    run_summary.state | TEXT | - | running, done, failed or interrupted. | running (en curso), done (hecha), failed (fallida) o interrupted (interrumpida).
    version | TEXT | - | Version of Caudal. | Versión de Caudal.
    command | TEXT | - | The command as it was given. | El comando tal como se dio.
    position | INTEGER | - | Place of the stage in its run, from 1. | Lugar de la etapa en su ejecución, desde 1.
    stage | TEXT | - | Name of the stage. | Nombre de la etapa.
    kind | TEXT | - | ingest, score, signal, alert or report. | ingest (lectura), score (puntaje), signal (señal), alert (alerta) o report (informe).
    reason | TEXT | - | Why the stage ran or did not. | Por qué la etapa corrió o no.
    run_stage.message | TEXT | - | What went wrong or is worth saying. | Lo que falló o conviene decir.
    stage_latest.message | TEXT | - | What went wrong or is worth saying. | Lo que falló o conviene decir.
    key | TEXT | - | Digest of everything that the result depends on. | Huella digital de todo aquello de lo que depende el resultado.
    inputs | TEXT | - | What went into the key, a JSON object. | Lo que compone la clave, un objeto JSON.
    seconds | REAL | seconds | Time that it took. | Tiempo que tomó.
    done | INTEGER | stages | Stages that did their work. | Etapas que hicieron su trabajo.
    skipped | INTEGER | stages | Stages that had nothing to do. | Etapas que no tenían nada que hacer.
    failed | INTEGER | stages | Stages that failed. | Etapas que fallaron.
    blocked | INTEGER | stages | Stages that could not run. | Etapas que no pudieron correr.
    degraded | INTEGER | stages | Stages that ran on an older issue. | Etapas que corrieron con una publicación anterior.
    """

  static let scoreColumns = """
    method | TEXT | - | Name of the method. | Nombre del método.
    method.version | INTEGER | - | Version of the method: raised whenever results change. | Versión del método: sube cada vez que cambian los resultados.
    method_version | INTEGER | - | Version of the method. | Versión del método.
    title | TEXT | - | Title of the method. | Título del método.
    purpose | TEXT | - | What it is for, in a sentence. | Para qué sirve, en una frase.
    parameters | TEXT | - | Parameters and their values, a JSON object. | Parámetros y sus valores, un objeto JSON.
    method.parameters | TEXT | - | Parameters and their meaning, a JSON object. | Parámetros y su significado, un objeto JSON.
    columns | TEXT | - | The method's columns and their meaning, a JSON object. | Las columnas del método y su significado, un objeto JSON.
    reference | TEXT | - | Papers, a line each. | Publicaciones, una por línea.
    agrees_with | TEXT | - | The implementation whose values the tests hold this one against. | La implementación con cuyos valores se compara en las pruebas.
    scoring_id | INTEGER | - | Number of the scoring. | Número de la pasada.
    scored_series.status | TEXT | - | scored, or why there is no score. | scored (evaluada), o por qué no hay puntaje.
    score_status | TEXT | - | scored, or why there is no score. | scored (evaluada), o por qué no hay puntaje.
    newest_issue | TEXT | - | Issue date of the newest figure used. | Fecha de publicación de la cifra más reciente usada.
    row_number | INTEGER | - | Number of the row within the series, from 0. | Número de la fila dentro de la serie, desde 0.
    n | INTEGER | figures | Figures that were used. | Cifras usadas.
    expected | REAL | unit of the indicator | What the method expected. | Lo que el método esperaba.
    lower | REAL | - | Lower limit: of the expected figure, or of the slope. | Límite inferior: de la cifra esperada o de la pendiente.
    upper | REAL | - | Upper limit: of the expected figure, or of the slope. | Límite superior: de la cifra esperada o de la pendiente.
    trend | REAL | unit of the indicator | Trend of the decomposition. | Tendencia de la descomposición.
    trend_latest.trend | TEXT | - | increasing, decreasing or no trend. | increasing (creciente), decreasing (decreciente) o no trend (sin tendencia).
    seasonal | REAL | unit of the indicator | Season of the decomposition. | Estacionalidad de la descomposición.
    remainder | REAL | unit of the indicator | What trend and season leave. | Lo que queda sin tendencia ni estacionalidad.
    weight | REAL | - | Robustness weight of the figure, 0 to 1. | Peso de robustez de la cifra, de 0 a 1.
    statistic | REAL | - | The method's own statistic. | El estadístico propio del método.
    threshold | REAL | - | The limit that the statistic is compared with. | El límite con el que se compara el estadístico.
    z | REAL | - | Surprise of the figure as a standard normal score, or the test's standard score. | Sorpresa de la cifra como puntaje normal estándar, o puntaje estándar de la prueba.
    p | REAL | probability | Probability under the hypothesis of no change. | Probabilidad bajo la hipótesis de que no hay cambio.
    alarm | INTEGER | - | 1 where the method raised an alarm. | 1 si el método dio una alarma.
    tau | REAL | - | Kendall's rank correlation with time. | Correlación de rangos de Kendall con el tiempo.
    slope | REAL | unit of the indicator a period | Change a period. | Cambio por periodo.
    intercept | REAL | unit of the indicator | Level of the line at the first period. | Nivel de la línea en el primer periodo.
    mean_before | REAL | unit of the indicator | Level before the break. | Nivel antes de la ruptura.
    mean_after | REAL | unit of the indicator | Level after the break. | Nivel después de la ruptura.
    label | TEXT | - | The method's word for the row. | La palabra del método para la fila.
    other | TEXT | - | What only this method has, a JSON object. | Lo que solo tiene este método, un objeto JSON.
    horizon | INTEGER | periods | Periods ahead. | Periodos hacia adelante.
    mean | REAL | unit of the indicator | Expected figure. | Cifra esperada.
    lower_80 | REAL | unit of the indicator | Lower limit at 80 percent. | Límite inferior al 80 por ciento.
    upper_80 | REAL | unit of the indicator | Upper limit at 80 percent. | Límite superior al 80 por ciento.
    lower_95 | REAL | unit of the indicator | Lower limit at 95 percent. | Límite inferior al 95 por ciento.
    upper_95 | REAL | unit of the indicator | Upper limit at 95 percent. | Límite superior al 95 por ciento.
    model | TEXT | - | The model that was chosen. | El modelo elegido.
    log_likelihood | REAL | - | Log-likelihood of the model. | Log-verosimilitud del modelo.
    aicc | REAL | - | Corrected Akaike criterion of the model. | Criterio de Akaike corregido del modelo.
    """

  static let alertColumns = """
    direction | TEXT | - | surge, collapse, reversal, stock or composition. | surge (aumento), collapse (caída), reversal (reversión), stock (personas en espera) o composition (composición).
    alert | TEXT | - | Name of the case. | Nombre del caso.
    opened_on | TEXT | - | Day on which the case was opened. | Día en que se abrió el caso.
    exercise | INTEGER | - | 1 for an exercise. | 1 si es un ejercicio.
    sequence | INTEGER | - | Number of the event in the whole register, from 1 without a gap. | Número del evento en todo el registro, desde 1 y sin saltos.
    second_office | TEXT | - | The office that agreed, where two must. | La oficina que estuvo de acuerdo, cuando deben ser dos.
    told | TEXT | - | Who is told: countries, their consulates and offices, separated by spaces. | A quién se avisa: países, sus consulados y oficinas, separados por espacios.
    route | TEXT | - | The countries ahead on the route, in its order, separated by spaces. | Los países que siguen en la ruta, en su orden, separados por espacios.
    number | INTEGER | - | Number of the event within its case, from 1. | Número del evento dentro de su caso, desde 1.
    events | INTEGER | events | How many events the case has. | Cuántos eventos tiene el caso.
    happened_at | TEXT | - | When it happened, UTC. | Cuándo ocurrió, UTC.
    changed_at | TEXT | - | When the newest event happened, UTC. | Cuándo ocurrió el último evento, UTC.
    event | TEXT | - | What happened. | Qué ocurrió.
    alert_event.state | TEXT | - | State after the event: watch, forming, confirmed, active, easing, closed or dismissed. | Estado tras el evento: watch (vigilancia), forming (formación), confirmed (presencia confirmada), active (activada), easing (distensión), closed (cerrada) o dismissed (descartada).
    alert_history.state | TEXT | - | State after the event: watch, forming, confirmed, active, easing, closed or dismissed. | Estado tras el evento: watch (vigilancia), forming (formación), confirmed (presencia confirmada), active (activada), easing (distensión), closed (cerrada) o dismissed (descartada).
    alerts_current.state | TEXT | - | watch, forming, confirmed, active, easing, closed or dismissed. | watch (vigilancia), forming (formación), confirmed (presencia confirmada), active (activada), easing (distensión), closed (cerrada) o dismissed (descartada).
    level | INTEGER | - | Level, 1 to 4. | Nivel, de 1 a 4.
    expires_on | TEXT | - | Day on which an active alert runs out. | Día en que vence una alerta activada.
    office | TEXT | - | The office that decided; empty for computation. | La oficina que decidió; vacío si fue el cálculo.
    reason_code | TEXT | - | Why, as a code: the rule, the reason of a dismissal, or the item of the checklist. | Por qué, como código: la regla, el motivo del descarte o el punto de la lista de protección.
    alert_event.reason | TEXT | - | Why, in words. | Por qué, en palabras.
    alert_history.reason | TEXT | - | Why, in words. | Por qué, en palabras.
    evidence | TEXT | - | The figures and scores behind it, JSON. | Las cifras y puntajes que lo sustentan, JSON.
    alert_event.digest | TEXT | - | SHA-256 of the event's text and of the digest before it in the register. | SHA-256 del texto del evento y de la huella anterior del registro.
    alert_history.digest | TEXT | - | SHA-256 of the event's text and of the digest before it in the register. | SHA-256 del texto del evento y de la huella anterior del registro.
    previous_digest | TEXT | - | Digest of the event before it in the register. | Huella digital del evento anterior del registro.
    """

  static let corridorColumns = """
    corridor_place.position | INTEGER | - | Order of the place along the corridor, from the south. | Orden del lugar en el corredor, desde el sur.
    corridor_place.stage | TEXT | - | Stage of the corridor. | Tramo del corredor.
    role | TEXT | - | What the place is for people on the way: departure, transit, border, reception, destination, air-entry or sea-entry. | Qué es el lugar para las personas en camino: departure (salida), transit (tránsito), border (frontera), reception (recepción), destination (destino), air-entry (entrada aérea) o sea-entry (entrada por mar).
    corridor_place.country | TEXT | - | Country in which the place lies. | País en el que está el lugar.
    observed_by | TEXT | - | Sources that count people there, separated by spaces. | Fuentes que cuentan personas allí, separadas por espacios.
    leg | TEXT | - | Name of the leg. | Nombre del tramo.
    from_place | TEXT | - | Where the leg begins. | Dónde empieza el tramo.
    to_place | TEXT | - | Where the leg ends. | Dónde termina el tramo.
    corridor_leg.direction | TEXT | - | northbound, southbound or any. | northbound (hacia el norte), southbound (hacia el sur) o any (cualquiera).
    act.direction | TEXT | - | northbound, southbound or any. | northbound (hacia el norte), southbound (hacia el sur) o any (cualquiera).
    mode | TEXT | - | How people travel: foot, bus, boat, air or mixed. | Cómo se viaja: foot (a pie), bus (autobús), boat (lancha), air (por aire) o mixed (varios).
    act.mode | TEXT | - | The ways that it concerns: land, air, sea or any. | Las vías a las que se refiere: land (tierra), air (aire), sea (mar) o any (todas).
    measure | TEXT | - | journey (time on the way) or lag (delay between the counts at both ends). | journey (tiempo en camino) o lag (rezago entre los conteos de ambos extremos).
    nationalities | TEXT | - | Nationalities that it concerns, separated by spaces; all for all. | Nacionalidades a las que se refiere, separadas por espacios; all si son todas.
    hours_low | REAL | hours | Shortest time. | Tiempo más corto.
    hours_typical | REAL | hours | Typical time. | Tiempo típico.
    hours_high | REAL | hours | Longest time. | Tiempo más largo.
    distance_km | REAL | kilometres | Distance. | Distancia.
    people_per_day | REAL | people a day | People a day that it carries. | Personas al día que transitan.
    corridor_leg.source | TEXT | - | Where the facts stand. | Dónde constan los datos.
    quality | TEXT | - | How well it is known: measured, institution, press, assumed, unknown or not-usable. | Qué tan bien se conoce: measured (medido), institution (institución), press (prensa), assumed (supuesto), unknown (desconocido) o not-usable (no utilizable).
    note_en | TEXT | - | Note in English. | Nota en inglés.
    note_es | TEXT | - | Note in Spanish. | Nota en español.
    act | TEXT | - | Name of the act. | Nombre del acto.
    follows | TEXT | - | The act that it follows. | El acto al que sigue.
    announced_on | TEXT | - | Day on which it was announced. | Día en que se anunció.
    applies_on | TEXT | - | Day from which it applies. | Día desde el que rige.
    ended_on | TEXT | - | Day on which it ended; empty where it has not. | Día en que terminó; vacío si sigue.
    end_announced_on | TEXT | - | Day on which its end was announced. | Día en que se anunció su fin.
    measured_on | TEXT | - | Sources whose figures were compared, separated by spaces. | Fuentes cuyas cifras se compararon, separadas por espacios.
    value_before | REAL | unit of the indicator | Figure before. | Cifra anterior.
    value_after | REAL | unit of the indicator | Figure after. | Cifra posterior.
    ratio | REAL | share | Figure after, divided by the figure before. | Cifra posterior dividida por la anterior.
    regime_change | TEXT | - | Name of the change. | Nombre del cambio.
    regime_change.direction | TEXT | - | up, down, reversal (people travel the other way) or stock (people wait). | up (sube), down (baja), reversal (se viaja en sentido contrario) o stock (personas en espera).
    regime_change.first_period | TEXT | - | First period of the new level. | Primer periodo del nuevo nivel.
    in_mask | INTEGER | - | 1 where a declared closure covers the period. | 1 si un cierre declarado cubre el periodo.
    major | INTEGER | - | 1 where a back-test counts it. | 1 si una prueba retrospectiva lo cuenta.
    determined | TEXT | - | How it was found: computed, institution or press. | Cómo se encontró: computed (calculado), institution (institución) o press (prensa).
    acts | TEXT | - | Acts near in time, separated by spaces; they need not be its causes. | Actos cercanos en el tiempo, separados por espacios; no son necesariamente su causa.
    regime_change.reference | TEXT | - | Where it is documented. | Dónde está documentado.
    regime_change.nationality | TEXT | - | Nationality, group or scope; all for all. | Nacionalidad, grupo o ámbito; all si son todas.
    effect | TEXT | - | What the figures did: as-expected, contrary, no-change or not-measured. | Lo que hicieron las cifras: as-expected (lo esperado), contrary (lo contrario), no-change (sin cambio) o not-measured (no medido).
    source_kind | TEXT | - | official, institution or press. | official (oficial), institution (institución) o press (prensa).
    confidence | TEXT | - | How sure the facts are: high, medium or low. | Qué tan seguros son los datos: high (alta), medium (media) o low (baja).
    places | TEXT | - | Places and countries that it concerns, separated by spaces. | Lugares y países a los que se refiere, separados por espacios.
    act.kind | TEXT | - | What it does to figures: mask, level, slope, coverage, route-closed or announcement. | Qué hace con las cifras: mask (sin cifras), level (nivel), slope (pendiente), coverage (cobertura), route-closed (ruta cerrada) o announcement (anuncio).
    act.expected | TEXT | - | Direction in which figures were expected to move: up, down, none or unknown. | Sentido en que se esperaba que cambiaran las cifras: up (suben), down (bajan), none (sin cambio) o unknown (desconocido).
    what_en | TEXT | - | What happened, in English. | Qué ocurrió, en inglés.
    what_es | TEXT | - | What happened, in Spanish. | Qué ocurrió, en español.
    act.source | TEXT | - | Where it is documented. | Dónde está documentado.
    """
}
