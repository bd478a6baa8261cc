extension DataDictionary {
  static let tableMeanings = """
    country | TABLE | - | Countries, territories and the special codes that publishers use for a nationality. | Países, territorios y los códigos especiales que las fuentes usan como nacionalidad.
    place | TABLE | - | Points, sectors, borders and countries at which people are counted. | Puntos, sectores, fronteras y países donde se cuenta a las personas.
    indicator | TABLE | - | What figures measure, with unit, phase of the strategy and definition. | Lo que miden las cifras, con unidad, fase de la estrategia y definición.
    code | TABLE | - | Words of the code lists: sexes, age groups, categories and others. | Palabras de las listas de códigos: sexos, grupos de edad, categorías y otras.
    nationality_group | TABLE | - | Nationalities whose flows are followed together, with the reason for it. | Nacionalidades cuyos flujos se siguen juntos, con el motivo.
    nationality_group_member | TABLE | - | The nationalities of each group and the days on which they count as a part of it. | Las nacionalidades de cada grupo y los días en que forman parte de él.
    calendar | TABLE | - | Days by number, as the keys of other tables use them. | Días por número, tal como los usan las claves de otras tablas.
    period | TABLE | - | Periods by number: days, ISO weeks, months, quarters and years, with their text. | Periodos por número: días, semanas ISO, meses, trimestres y años, con su texto.
    source | TABLE | - | Each product of each publisher, with licence, citation, calendar and declared lag. | Cada producto de cada fuente, con licencia, cita, calendario y rezago declarado.
    series | TABLE | - | What a series is about: one indicator of one source at one place for one group of people. | Lo que mide una serie: un indicador de una fuente en un lugar para un grupo de personas.
    file | TABLE | - | Every published file that was read, with its digest and what became of its rows. | Cada archivo publicado que se leyó, con su huella digital y lo que se hizo con sus filas.
    file_scope | TABLE | - | The indicators and periods for which a file speaks: what it leaves out there was withdrawn. | Los indicadores y periodos de los que habla un archivo: lo que allí omite fue retirado.
    file_silence | TABLE | - | Figures inside a file's scope of which it says nothing usable: they stand as before. | Cifras dentro del alcance de un archivo de las que nada utilizable dice: quedan como estaban.
    finding | TABLE | - | What the contracts found in the files; of each rule the first ones. | Lo que los contratos encontraron en los archivos; de cada regla, los primeros casos.
    finding_count | TABLE | - | How many findings of each rule a file has, kept or not. | Cuántos hallazgos de cada regla tiene un archivo, guardados o no.
    rejected_row | TABLE | - | Rows that were put aside, as they stand in the file. | Filas apartadas, tal como están en el archivo.
    correction | TABLE | - | Declared changes to known errors of publishers. | Cambios declarados a errores conocidos de las fuentes.
    applied_correction | TABLE | - | How many figures of a file each correction changed. | Cuántas cifras de un archivo cambió cada corrección.
    observation | TABLE | - | The figures: one row for each change from issue to issue; only added to. | Las cifras: una fila por cada cambio entre publicaciones; solo se agregan filas.
    run | TABLE | - | Executions of a pipeline. | Ejecuciones de un proceso.
    run_stage | TABLE | - | How every planned stage of a run ended, and why it ran or did not. | Cómo terminó cada etapa prevista de una ejecución y por qué corrió o no.
    method | TABLE | - | The methods that gave scores: parameters, columns, reference. | Los métodos que dieron puntajes: parámetros, columnas, referencia.
    scoring | TABLE | - | One method's pass over series, as of a day. | Una pasada de un método por las series, con lo conocido en un día.
    scored_series | TABLE | - | The series of a scoring and whether each could be judged. | Las series de una pasada y si cada una pudo ser evaluada.
    score | TABLE | - | What a method says of a series, row by row. | Lo que un método dice de una serie, fila por fila.
    forecast | TABLE | - | What a method expects of a series, period by period. | Lo que un método espera de una serie, periodo por periodo.
    signal_pass | TABLE | - | One look through all flows as of a day, with its options. | Una revisión de todos los flujos con lo conocido en un día, con sus opciones.
    signal | TABLE | - | Findings that survive multiple testing, each with a sentence. | Hallazgos que resisten la prueba múltiple, cada uno con una frase.
    signal_evidence | TABLE | - | The figures that each signal stands on. | Las cifras en que se apoya cada señal.
    series_verdict | TABLE | - | Whether each series could be judged, and why not. | Si cada serie pudo ser evaluada, y por qué no.
    event_watch | TABLE | - | Series that are watched because of an announced act. | Series que se observan por un acto anunciado.
    verification_cell | TABLE | - | The four names for what became of a warning or of its absence. | Los cuatro nombres de lo que resultó de un aviso o de su ausencia.
    alert | TABLE | - | Cases of the alert register; only added to. | Casos del registro de alertas; solo se agregan.
    alert_event | TABLE | - | What happened to each case, chained by digests; only added to. | Lo que ocurrió con cada caso, encadenado por huellas digitales; solo se agrega.
    corridor_place | TABLE | - | Places of the corridor in their order. | Lugares del corredor en su orden.
    corridor_leg | TABLE | - | Legs between places of the corridor, in both directions and by air. | Tramos entre lugares del corredor, en ambos sentidos y por aire.
    corridor_pass | TABLE | - | One look along the corridor as of a day, with its options. | Una revisión del corredor con lo conocido en un día, con sus opciones.
    corridor_flow | TABLE | - | Counts along the route, of everybody and of declared groups. | Conteos a lo largo de la ruta, de todas las personas y de grupos declarados.
    outlook | TABLE | - | What may be expected of each place, and whether its past allows to say so. | Lo que se puede esperar en cada lugar, y si su pasado permite decirlo.
    stock_month | TABLE | - | How many people wait between two places, between two bounds. | Cuántas personas esperan entre dos lugares, entre dos límites.
    driver_pass | TABLE | - | One look at the drivers as of a day, with its options. | Una revisión de los factores con lo conocido en un día, con sus opciones.
    driver_state | TABLE | - | Newest figure, latest change and trend of each indicator of each country of origin. | Última cifra, último cambio y tendencia de cada indicador de cada país de origen.
    driver_rank | TABLE | - | Score and rank of each country of origin, with the interval of the rank. | Puntaje y puesto de cada país de origen, con el intervalo del puesto.
    driver_choice | TABLE | - | How much each choice of method moves the ranks. | Cuánto mueve los puestos cada decisión de método.
    driver_model | TABLE | - | Whether indicators known before have beaten no change for a flow. | Si los indicadores conocidos antes superaron a suponer que nada cambia en un flujo.
    driver_association | TABLE | - | How each indicator goes with a flow, with limits. | Cómo acompaña cada indicador a un flujo, con límites.
    driver_intensity | TABLE | - | People counted for every 10,000 inhabitants, by source and nationality. | Personas contadas por cada 10,000 habitantes, por fuente y nacionalidad.
    returns_pass | TABLE | - | One look at returns and deaths as of a day, with its options. | Una revisión de retornos y muertes con lo conocido en un día, con sus opciones.
    return_share | TABLE | - | Shares of groups among returned people, with limits. | Proporciones de grupos entre las personas retornadas, con límites.
    return_mirror | TABLE | - | What a country says it returned beside what another says it received. | Lo que un país dice haber retornado junto a lo que otro dice haber recibido.
    reception_outlook | TABLE | - | What reception may expect, and whether the past allows to say so. | Lo que la recepción puede esperar, y si el pasado permite decirlo.
    reception_load | TABLE | - | Arrivals against the capacity that is declared. | Llegadas frente a la capacidad declarada.
    death_window | TABLE | - | Documented deaths of several months, per crossings where these are counted. | Muertes documentadas de varios meses, por cruces donde estos se cuentan.
    act | TABLE | - | Public acts and shocks that figures must be read with. | Actos públicos y sucesos con los que hay que leer las cifras.
    regime_change | TABLE | - | Changes of level in the published figures that a back-test looks for. | Cambios de nivel en las cifras publicadas que busca una prueba retrospectiva.
    data_dictionary | TABLE | - | What every table, view and column means: this table. | Lo que significa cada tabla, vista y columna: esta tabla.
    public_interface | TABLE | - | Which set of views and texts the file has. | Qué conjunto de vistas y textos tiene el archivo.
    canned_query | TABLE | - | Ready questions to the warehouse, in SQL that SQLite and DuckDB run. | Consultas listas para el almacén, en SQL que SQLite y DuckDB ejecutan.
    """

  static let identityColumns = """
    day_id | INTEGER | days | Days since 1970-01-01. | Días desde 1970-01-01.
    day | TEXT | - | The day, ISO 8601. | El día, ISO 8601.
    period_id | INTEGER | - | Number of the period: 8 × its ordinal + a code of the frequency. | Número del periodo: 8 × su ordinal + un código de la frecuencia.
    period | TEXT | - | The period: 2024-03-09, 2024-W09, 2024-03, 2024-Q1 or 2024. | El periodo: 2024-03-09, 2024-W09, 2024-03, 2024-Q1 o 2024.
    frequency | TEXT | - | day, week, month, quarter or year. | day (día), week (semana), month (mes), quarter (trimestre) o year (año).
    starts_on | TEXT | - | First day of the period. | Primer día del periodo.
    ends_on | TEXT | - | Last day of the period. | Último día del periodo.
    end_day | INTEGER | days | Last day of the period, as days since 1970-01-01. | Último día del periodo, en días desde 1970-01-01.
    month | TEXT | - | First day of the month. | Primer día del mes.
    country | TEXT | - | ISO 3166-1 alpha-3 code, or a special code such as OOO (other or unknown). | Código ISO 3166-1 alfa-3, o uno especial como OOO (otra o desconocida).
    place.country | TEXT | - | Country in which the place lies. | País en el que está el lugar.
    source.country | TEXT | - | Country of the publisher; empty for an international organisation. | País de la fuente; vacío si es un organismo internacional.
    source_freshness.country | TEXT | - | Country of the publisher; empty for an international organisation. | País de la fuente; vacío si es un organismo internacional.
    alpha_2 | TEXT | - | ISO 3166-1 alpha-2 code. | Código ISO 3166-1 alfa-2.
    m49 | TEXT | - | Number of the country in the UN's M49. | Número del país en la clasificación M49 de las Naciones Unidas.
    m49_region | TEXT | - | Region in M49; 019 is the Americas. | Región en M49; 019 son las Américas.
    m49_subregion | TEXT | - | Sub-region in M49. | Subregión en M49.
    name_en | TEXT | - | Name in English. | Nombre en inglés.
    name_es | TEXT | - | Name in Spanish. | Nombre en español.
    nationality_en | TEXT | - | Nationality in English, such as Haitian. | Nacionalidad en inglés, por ejemplo Haitian.
    nationality_es | TEXT | - | Nationality in Spanish, such as haitiana. | Nacionalidad en español, por ejemplo haitiana.
    people_en | TEXT | - | How people of the nationality are named in English. | Cómo se nombra en inglés a las personas de la nacionalidad.
    people_es | TEXT | - | How people of the nationality are named in Spanish. | Cómo se nombra en español a las personas de la nacionalidad.
    country.kind | TEXT | - | state, territory or special. | state (Estado), territory (territorio) o special (código especial).
    crm_member | INTEGER | - | 1 for a Member Country of the Regional Conference on Migration. | 1 si es País Miembro de la Conferencia Regional sobre Migración.
    scope | TEXT | - | regional (the Americas), extra-regional or unknown. | regional (las Américas), extra-regional (extrarregional) o unknown (desconocido).
    nationality_scope | TEXT | - | Whether the nationality is regional, extra-regional or unknown. | Si la nacionalidad es regional, extra-regional (extrarregional) o unknown (desconocida).
    parent | TEXT | - | The place or code that this one is a part of. | El lugar o código del que este forma parte.
    place.kind | TEXT | - | border-crossing, border-patrol-sector, country and others. | Tipo de lugar: border-crossing (paso fronterizo), border-patrol-sector (sector), country (país) y otros.
    official_name | TEXT | - | The publisher's own name of the place. | Nombre que la fuente da al lugar.
    latitude | REAL | degrees north | Latitude of the place. | Latitud del lugar.
    longitude | REAL | degrees east | Longitude of the place. | Longitud del lugar.
    list | TEXT | - | The list that the code belongs to. | Lista a la que pertenece el código.
    code | TEXT | - | The code. | El código.
    family | TEXT | - | Codes of one family divide the same whole. | Los códigos de una familia dividen un mismo total.
    children | TEXT | - | Whether the people counted are younger than 18: all, part or none. | Si las personas contadas son menores de 18 años: all (todas), part (parte) o none (ninguna).
    definition_en | TEXT | - | Definition in English. | Definición en inglés.
    definition_es | TEXT | - | Definition in Spanish. | Definición en español.
    nationality_group | TEXT | - | Code of the group of nationalities. | Código del grupo de nacionalidades.
    reason_en | TEXT | - | Why the nationalities are followed together, in English. | Por qué se siguen juntas las nacionalidades, en inglés.
    reason_es | TEXT | - | Why the nationalities are followed together, in Spanish. | Por qué se siguen juntas las nacionalidades, en español.
    nationality_group.source | TEXT | - | Where the reason is documented. | Dónde está documentado el motivo.
    valid_from | TEXT | - | First day on which the row holds; empty for no limit. | Primer día en que vale la fila; vacío si no hay límite.
    valid_to | TEXT | - | Last day on which the row holds; empty for no limit. | Último día en que vale la fila; vacío si no hay límite.
    table_name | TEXT | - | Name of the table or view. | Nombre de la tabla o vista.
    column_name | TEXT | - | Name of the column; empty in the row about the table itself. | Nombre de la columna; vacío en la fila sobre la tabla misma.
    data_dictionary.kind | TEXT | - | table or view. | table (tabla) o view (vista).
    data_dictionary.position | INTEGER | - | Place of the column in its table, from 1; 0 for the table itself. | Lugar de la columna en su tabla, desde 1; 0 para la tabla misma.
    type | TEXT | - | TEXT, INTEGER or REAL. | TEXT (texto), INTEGER (entero) o REAL (decimal).
    data_dictionary.unit | TEXT | - | Unit of a number; empty where it has none. | Unidad de un número; vacío si no tiene.
    meaning_en | TEXT | - | Meaning in English. | Significado en inglés.
    meaning_es | TEXT | - | Meaning in Spanish. | Significado en español.
    public_interface.digest | TEXT | - | Digest of the views and texts. | Huella digital de las vistas y los textos.
    name | TEXT | - | Name of the query. | Nombre de la consulta.
    canned_query.title_en | TEXT | - | The question in English. | La pregunta en inglés.
    canned_query.title_es | TEXT | - | The question in Spanish. | La pregunta en español.
    sql | TEXT | - | The query. | La consulta.
    """
}
