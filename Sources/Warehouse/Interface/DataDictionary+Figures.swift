extension DataDictionary {
  static let seriesColumns = """
    series_id | INTEGER | - | Number of the series in this warehouse. | Número de la serie en este almacén.
    indicator | TEXT | - | Code of what is measured. | Código de lo que se mide.
    indicator_en | TEXT | - | Name of the indicator in English. | Nombre del indicador en inglés.
    indicator_es | TEXT | - | Name of the indicator in Spanish. | Nombre del indicador en español.
    unit | TEXT | - | Unit of the indicator: people, events and others. | Unidad del indicador: people (personas), events (eventos) y otras.
    unit_en | TEXT | - | Name of the unit in English. | Nombre de la unidad en inglés.
    unit_es | TEXT | - | Name of the unit in Spanish. | Nombre de la unidad en español.
    indicator.direction | TEXT | - | higher-is-worse, lower-is-worse or neutral. | higher-is-worse (más es peor), lower-is-worse (menos es peor) o neutral.
    phase | TEXT | - | Phase of the Conference's strategy: I prevention, II monitoring, III alert, IV assisted return, V reintegration. | Fase de la estrategia de la Conferencia: I prevención, II monitoreo, III alerta, IV retorno asistido, V reintegración.
    indicator.frequency | TEXT | - | How often the indicator is usually published. | Con qué frecuencia suele publicarse el indicador.
    decimals | INTEGER | digits | Decimals that a reader should see. | Decimales que conviene mostrar.
    additive | INTEGER | - | 1 where figures of parts may be added up. | 1 si las cifras de las partes se pueden sumar.
    publisher_code | TEXT | - | The publisher's own code of the indicator. | Código que la fuente da al indicador.
    place | TEXT | - | Code of the place. | Código del lugar.
    place_en | TEXT | - | Name of the place in English. | Nombre del lugar en inglés.
    place_es | TEXT | - | Name of the place in Spanish. | Nombre del lugar en español.
    nationality | TEXT | - | Nationality of the people counted, ISO 3166-1 alpha-3; all for all together. | Nacionalidad de las personas contadas, ISO 3166-1 alfa-3; all si van todas juntas.
    counterpart | TEXT | - | The other country of a movement: from where people were returned, or where they go; all for none. | El otro país de un movimiento: desde dónde fueron retornadas las personas o a dónde van; all si no hay.
    category | TEXT | - | A kind within the indicator, such as a kind of return or a route; all for all together. | Un tipo dentro del indicador, como un tipo de retorno o una ruta; all si van todos juntos.
    sex | TEXT | - | Sex of the people counted; all for all together. | Sexo de las personas contadas; all si van todos juntos.
    age | TEXT | - | Age group of the people counted; all for all together. | Grupo de edad de las personas contadas; all si van todos juntos.
    value | REAL | unit of the indicator | The figure; empty where the status has none. | La cifra; vacía si el estado no lleva valor.
    status | TEXT | - | A normal, B break, E estimated, P provisional, C corrected, M missing, Q withheld by the publisher, W withdrawn. | A normal, B ruptura, E estimada, P preliminar, C corregida, M faltante, Q reservada por la fuente, W retirada.
    line | INTEGER | - | Line of the file; empty for a withdrawal, or where an older file loaded later made a repeated figure a change. | Línea del archivo; vacía si es un retiro, o si un archivo anterior cargado después convirtió una repetición en cambio.
    superseded_on | TEXT | - | Day on which a newer issue replaced the figure; empty for the newest. | Día en que otra publicación reemplazó la cifra; vacío si es la última.
    known_on | TEXT | - | Day from which the figure counts as known: its issue, or for history from before the first issue the end of the period and the declared lag. | Día desde el que la cifra cuenta como conocida: su publicación o, para la historia anterior a la primera, el fin del periodo más el rezago declarado.
    first_period | TEXT | - | First period with a figure. | Primer periodo con cifra.
    newest_period | TEXT | - | Newest period with a figure. | Último periodo con cifra.
    newest_ends_on | TEXT | - | Last day of the newest period. | Último día del último periodo.
    figures | INTEGER | figures | How many figures there are. | Cuántas cifras hay.
    applied_correction.figures | INTEGER | figures | How many figures of the file were changed. | Cuántas cifras del archivo se cambiaron.
    correction_applied.figures | INTEGER | figures | How many figures of the file were changed. | Cuántas cifras del archivo se cambiaron.
    issues | INTEGER | issues | From how many issues they come. | De cuántas publicaciones vienen.
    previous_issued_on | TEXT | - | Issue of the figure before. | Publicación de la cifra anterior.
    previous_value | REAL | unit of the indicator | The figure before. | La cifra anterior.
    previous_status | TEXT | - | Status of the figure before. | Estado de la cifra anterior.
    change | REAL | unit of the indicator | The figure minus the one before. | La cifra menos la anterior.
    relative_change | REAL | share | The figure divided by the one before, minus 1. | La cifra dividida por la anterior, menos 1.
    """

  static let sourceColumns = """
    source_id | INTEGER | - | Number of the source in this warehouse. | Número de la fuente en este almacén.
    source | TEXT | - | Code of the source, one product of one publisher. | Código de la fuente, un producto de una institución.
    publisher | TEXT | - | Who publishes the figures. | Quién publica las cifras.
    title_en | TEXT | - | Title in English. | Título en inglés.
    title_es | TEXT | - | Title in Spanish. | Título en español.
    url | TEXT | - | Where the figures are published. | Dónde se publican las cifras.
    licence | TEXT | - | Licence of the figures. | Licencia de las cifras.
    licence_url | TEXT | - | Where the licence stands. | Dónde está la licencia.
    citation | TEXT | - | How to cite the source. | Cómo citar la fuente.
    owner | TEXT | - | Who decides what happens with the figures, where it is not the publisher. | Quién decide sobre las cifras, si no es quien las publica.
    sharing | TEXT | - | How far the figures may travel: public, members or office. | Hasta dónde pueden circular las cifras: public (público), members (países miembros) u office (la oficina).
    notes_en | TEXT | - | What a reader must know, in English. | Lo que hay que saber al leerlas, en inglés.
    notes_es | TEXT | - | What a reader must know, in Spanish. | Lo que hay que saber al leerlas, en español.
    every | TEXT | - | How often a new period appears. | Cada cuánto aparece un nuevo periodo.
    by_day | INTEGER | days | Days from the end of a period until its figures are expected. | Días desde el fin del periodo hasta que se esperan sus cifras.
    grace_days | INTEGER | days | Days after that before the source counts as late. | Días de gracia antes de considerar tardía la fuente.
    expected_every | TEXT | - | How often a new period is expected. | Cada cuánto se espera un nuevo periodo.
    expected_by_day | INTEGER | days | Days from the end of a period until its figures are expected. | Días desde el fin del periodo hasta que se esperan sus cifras.
    lag_days | INTEGER | days | Days from the end of a period until its figure is usually known. | Días desde el fin del periodo hasta que su cifra suele conocerse.
    pseudo_real_time | INTEGER | - | 1 where a declared lag, not an issue date, decides what was known. | 1 si un rezago declarado, y no una fecha de publicación, decide qué se conocía.
    newest_issued_on | TEXT | - | Day of the newest accepted issue. | Día de la última publicación aceptada.
    files | INTEGER | files | How many files were read. | Cuántos archivos se leyeron.
    files_held_back | INTEGER | files | How many of them were held back. | Cuántos de ellos quedaron retenidos.
    next_due_on | TEXT | - | Day by which the next figures are expected. | Día para el que se esperan las próximas cifras.
    late_after | TEXT | - | Last day on which the next figures are not late. | Último día en que las próximas cifras no son tardías.
    """

  static let fileColumns = """
    file_id | INTEGER | - | Number of the file in this warehouse. | Número del archivo en este almacén.
    path | TEXT | - | Path of the file below the folder of the figures. | Ruta del archivo bajo la carpeta de las cifras.
    digest | TEXT | - | SHA-256 of the content, hexadecimal. | SHA-256 del contenido, hexadecimal.
    bytes | INTEGER | bytes | Size of the file. | Tamaño del archivo.
    issued_on | TEXT | - | Day on which the publisher issued the figures. | Día en que la fuente publicó las cifras.
    issued_day | INTEGER | days | Day of issue, as days since 1970-01-01. | Día de publicación, en días desde 1970-01-01.
    verdict | TEXT | - | accepted or held-back. | accepted (aceptado) o held-back (retenido).
    file.reason | TEXT | - | Why the file was held back, a line a reason. | Por qué se retuvo el archivo, un motivo por línea.
    file_read.reason | TEXT | - | Why the file was held back, a line a reason. | Por qué se retuvo el archivo, un motivo por línea.
    withdraws | INTEGER | - | 1 where a figure that the file leaves out was withdrawn. | 1 si una cifra que el archivo omite fue retirada.
    rows_in | INTEGER | rows | Rows that went in. | Filas que entraron.
    rows_out | INTEGER | rows | Rows that came out. | Filas que salieron.
    new | INTEGER | figures | Figures that no earlier issue had. | Cifras que ninguna publicación anterior tenía.
    revised | INTEGER | figures | Figures that differ from the issue before. | Cifras que difieren de la publicación anterior.
    unchanged | INTEGER | figures | Figures that stand as before and were not written again. | Cifras que siguen igual y no se escribieron de nuevo.
    withdrawn | INTEGER | figures | Earlier figures that the file no longer carries. | Cifras anteriores que el archivo ya no trae.
    added | INTEGER | rows | Rows added to another row's figure. | Filas sumadas a la cifra de otra fila.
    totals | INTEGER | rows | Rows that are sums of others: checked, never loaded. | Filas que son sumas de otras: se verifican y no se cargan.
    left_out | INTEGER | rows | Rows that the contract leaves out. | Filas que el contrato deja fuera.
    dropped | INTEGER | rows | Rows that a correction dropped. | Filas que una corrección descartó.
    quarantined | INTEGER | rows | Rows that a rule put aside. | Filas que una regla apartó.
    rejected | INTEGER | rows | Rows that cannot be read as figures. | Filas que no se pueden leer como cifras.
    total_of_values | REAL | - | Sum of the values loaded. | Suma de los valores cargados.
    first_period_id | INTEGER | - | Number of the first period for which the file speaks. | Número del primer periodo del que habla el archivo.
    last_period_id | INTEGER | - | Number of the last period for which the file speaks. | Número del último periodo del que habla el archivo.
    finding_id | INTEGER | - | Number of the finding. | Número del hallazgo.
    severity | TEXT | - | error (the file is held back), quarantine (the row is put aside) or warn. | error (se retiene el archivo), quarantine (se aparta la fila) o warn (aviso).
    rule | TEXT | - | The rule that was broken. | La regla incumplida.
    findings | INTEGER | findings | How many there are. | Cuántos hay.
    finding.line | INTEGER | - | Line of the file; empty for a finding about the file. | Línea del archivo; vacía si el hallazgo es sobre el archivo.
    finding_latest.line | INTEGER | - | Line of the file; empty for a finding about the file. | Línea del archivo; vacía si el hallazgo es sobre el archivo.
    rejected_row.line | INTEGER | - | Line of the file. | Línea del archivo.
    field | TEXT | - | Column of the file. | Columna del archivo.
    finding.value | TEXT | - | The value as it stands in the file. | El valor tal como está en el archivo.
    finding_latest.value | TEXT | - | The value as it stands in the file. | El valor tal como está en el archivo.
    message | TEXT | - | What was found, in a sentence. | Lo que se encontró, en una frase.
    action | TEXT | - | What was done: held-back, quarantined, rejected, kept or corrected. | Lo que se hizo: held-back (retenido), quarantined (apartado), rejected (rechazado), kept (conservado) o corrected (corregido).
    record | TEXT | - | The row as it stands in the file. | La fila tal como está en el archivo.
    correction | TEXT | - | Name of the correction. | Nombre de la corrección.
    applies_to | TEXT | - | The figures that it changes. | Las cifras que cambia.
    correction.action | TEXT | - | drop, override, scale or flag. | drop (descartar), override (reemplazar), scale (multiplicar) o flag (marcar).
    correction_applied.action | TEXT | - | drop, override, scale or flag. | drop (descartar), override (reemplazar), scale (multiplicar) o flag (marcar).
    correction.value | REAL | - | The figure or factor that it gives. | La cifra o el factor que da.
    correction_applied.value | REAL | - | The figure or factor that it gives. | La cifra o el factor que da.
    correction.expected | REAL | - | The publisher's figure: another one ends the correction. | La cifra de la fuente: otra distinta termina la corrección.
    correction_applied.expected | REAL | - | The publisher's figure: another one ends the correction. | La cifra de la fuente: otra distinta termina la corrección.
    correction.reason | TEXT | - | Why the publisher's figure is not right. | Por qué la cifra de la fuente no es correcta.
    correction_applied.reason | TEXT | - | Why the publisher's figure is not right. | Por qué la cifra de la fuente no es correcta.
    provider | TEXT | - | Who found the error or gave the figure. | Quién encontró el error o dio la cifra.
    reported_on | TEXT | - | Day on which the publisher was told. | Día en que se avisó a la fuente.
    correction.state | TEXT | - | open, reported, acknowledged or fixed-upstream. | open (abierta), reported (informada), acknowledged (reconocida) o fixed-upstream (corregida por la fuente).
    correction_applied.state | TEXT | - | open, reported, acknowledged or fixed-upstream. | open (abierta), reported (informada), acknowledged (reconocida) o fixed-upstream (corregida por la fuente).
    """
}
