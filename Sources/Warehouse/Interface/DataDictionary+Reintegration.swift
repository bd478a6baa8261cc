extension DataDictionary {
  static let reintegrationColumns = """
    step | TEXT | - | Step of the cascade: returned, reached, documented, linked, linked-after-6-months or linked-after-12-months. | Paso de la cascada: returned (retornadas), reached (atendidas), documented (documentadas), linked (vinculadas), linked-after-6-months o linked-after-12-months (siguen vinculadas a los 6 o 12 meses).
    step_order | INTEGER | - | Place of the step in the cascade, from 1. | Lugar del paso en la cascada, desde 1.
    group_count | INTEGER | groups | Groups by sex and age that have a number; the form asks for four, and one of unknown people. | Grupos por sexo y edad que tienen un número; el formulario pide cuatro, y uno de personas sin datos.
    cohort_period | TEXT | - | The quarter of the people that the step is divided by: for those still linked after 6 and 12 months, two and four quarters before. | El trimestre de las personas entre las que se divide el paso: para quienes siguen vinculadas a los 6 y 12 meses, dos y cuatro trimestres antes.
    reintegration_cascade.previous_value | REAL | people | People of the step before, in the quarter of the people. | Personas del paso anterior, en el trimestre de esas personas.
    returned_value | REAL | people | Returned people, in the quarter of the people; for schools the children among them. | Personas retornadas, en el trimestre de esas personas; para la escuela, las niñas, niños y adolescentes entre ellas.
    of_previous | REAL | share | The figure divided by the step before; above 1 where it is larger. | La cifra dividida entre el paso anterior; mayor que 1 si la supera.
    of_returned | REAL | share | The figure divided by the returned people; above 1 where it is larger. | La cifra dividida entre las personas retornadas; mayor que 1 si las supera.
    """
}
