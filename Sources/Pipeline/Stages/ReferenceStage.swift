import Domain
import Ingest
import Warehouse

/// `ingest/reference`: brings countries, places, indicators and code lists into the warehouse, and
/// the corridor and public acts beside them.
///
/// Every source's figures refer to them, so this stage comes first and all others wait for it.
struct ReferenceStage: Stage {
  static let version = 2

  let name = StageName(.ingest, "reference")

  func prepare(_ knowledge: Knowledge, _ bench: Workbench) -> Preparation {
    Preparation(
      ingredients: Ingredients(
        schema: Warehouse.schemaVersion, code: "reference", version: Self.version,
        inputs: bench.survey.referenceInputs + bench.survey.circumstances))
  }

  func perform(_ work: StageWork) throws -> StageResult {
    let tables = work.bench.survey.reference
    var rows = ReferenceRows(
      countries: tables.countries, places: places(tables), indicators: tables.indicators,
      codes: tables.codes, groups: tables.nationalityGroups)
    try addCorridor(to: &rows, tables, datasets: work.bench.project.needed("datasets"))
    try work.writer.store(rows)
    let count =
      tables.countries.count + tables.places.count + rows.indicators.count + rows.codes.count
      + rows.groups.count + rows.corridorPlaces.count + rows.corridorLegs.count + rows.acts.count
      + rows.regimeChanges.count
    return StageResult(rowsIn: count, rowsOut: count)
  }

  /// The corridor and the register of acts; a project may do without them.
  private func addCorridor(
    to rows: inout ReferenceRows, _ tables: ReferenceTables, datasets: String
  ) throws {
    if Path.isFolder("\(datasets)/corridor") {
      let corridor = try CorridorTables(folder: "\(datasets)/corridor", reference: tables)
      rows.corridorPlaces = corridor.places
      rows.corridorLegs = corridor.legs
    }
    if Path.isFolder("\(datasets)/events") {
      let events = try EventTables(folder: "\(datasets)/events", reference: tables)
      rows.acts = events.acts
      rows.regimeChanges = events.regimeChanges
    }
  }

  /// The places, and every country as one: national figures stand at the country as a whole.
  private func places(_ tables: ReferenceTables) -> [Place] {
    let known = Set(tables.places.map(\.code))
    return tables.places
      + tables.countries.filter { !known.contains($0.code) }.map {
        Place(code: $0.code, kind: "country", country: $0.code, name: $0.name)
      }
  }
}
