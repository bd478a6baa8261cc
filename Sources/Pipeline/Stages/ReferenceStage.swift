import Domain
import Ingest
import Warehouse

/// `ingest/reference`: brings countries, places, indicators and code lists into the warehouse.
///
/// Every source's figures refer to them, so this stage comes first and all others wait for it.
struct ReferenceStage: Stage {
  static let version = 1

  let name = StageName(.ingest, "reference")

  func prepare(_ knowledge: Knowledge, _ bench: Workbench) -> Preparation {
    Preparation(
      ingredients: Ingredients(
        schema: Warehouse.schemaVersion, code: "reference", version: Self.version,
        inputs: bench.survey.referenceInputs))
  }

  func perform(_ work: StageWork) throws -> StageResult {
    let tables = work.bench.survey.reference
    try work.writer.store(
      ReferenceRows(
        countries: tables.countries, places: places(tables), indicators: tables.indicators,
        codes: tables.codes, groups: tables.nationalityGroups))
    let rows =
      tables.countries.count + tables.places.count + tables.indicators.count + tables.codes.count
      + tables.nationalityGroups.count
    return StageResult(rowsIn: rows, rowsOut: rows)
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
