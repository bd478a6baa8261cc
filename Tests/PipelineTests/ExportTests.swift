import Configuration
import Domain
import Foundation
import Ingest
import Pipeline
import Tabular
import Testing
import Warehouse

@Suite("Exports")
struct ExportTests {
  private func export(
    _ project: TestProject, _ format: Export.Format, asOf: String? = nil,
    audience: Export.Audience = .public
  ) throws -> Export.Result {
    let place = try WarehousePlace(pipeline: project.folder("pipelines/small.yaml"), file: nil)
    return try Export(place, format: format, audience: audience, asOf: asOf.flatMap { Day($0) })
      .write(to: project.folder("out"))
  }

  @Test("A data package holds every figure with the tables that it refers to")
  func dataPackage() throws {
    let project = try TestProject()
    _ = try project.run()
    let result = try export(project, .datapackage)
    #expect(result.figures == 64)
    #expect(result.asOf == Day("2024-05-12"))
    let lines = try project.folder.read("out/figures.csv").split(separator: "\n")
    #expect(lines.count == 65)
    #expect(
      lines[1]
        == "flows,crossings,darien,PAN,HTI,all,all,all,all,month,2023-01,2023-01-01,2023-01-31,"
        + "10,people,A,2024-05-10,0")
    #expect(try project.folder.read("out/places.csv").contains("darien,"))
    #expect(try project.folder.read("out/sources.csv").contains("flows,Office,PAN,Flows,Flujos"))
    let descriptor = try project.folder.read("out/datapackage.json")
    #expect(descriptor.contains("\"$schema\" : \"https://datapackage.org/profiles/2.0/"))
  }

  @Test("An export as of a day holds what was known then")
  func asOf() throws {
    let project = try TestProject()
    try project.figures(
      "flows", "2024-06-10", months: 1...5, factor: 1, changing: ["2024-04 HTI": 500])
    _ = try project.run()
    _ = try export(project, .datapackage, asOf: "2024-05-31")
    #expect(try !project.folder.read("out/figures.csv").contains(",500,"))
    _ = try export(project, .datapackage)
    #expect(try project.folder.read("out/figures.csv").contains(",500,"))
  }

  @Test(
    "What goes out as HXL or SDMX-CSV comes in again with the same figures",
    arguments: [Export.Format.hxl, .sdmxCSV])
  func roundTrip(format: Export.Format) throws {
    let project = try TestProject()
    _ = try project.run()
    let file = try #require(try export(project, format).files.first)
    let columns =
      format == .hxl
      ? """
      "#meta+source": ignore
        "#indicator+code": indicator
        "#loc+code": place
        "#country+code": ignore
        "#population+nationality+code": {as: nationality, empty: all}
        "#population+counterpart+code": {as: counterpart, empty: all}
        "#population+category+code": {as: category, empty: all}
        "#population+sex+code": {as: sex, empty: all}
        "#population+age+code": {as: age, empty: all}
        "#frequency": ignore
        "#date+period": {as: period, type: month}
        "#date+start": ignore
        "#date+end": ignore
        "#value+num": {as: value, type: count}
        "#value+unit": ignore
        "#status+code": status
        "#date+issued": ignore
        "#meta+pseudo_real_time": ignore
      """
      : """
      SOURCE: ignore
        INDICATOR: indicator
        REF_AREA: place
        NATIONALITY: {as: nationality, words: {_T: all}}
        COUNTERPART: {as: counterpart, words: {_T: all}}
        CATEGORY: {as: category, words: {_T: all}}
        SEX: {as: sex, words: {_T: all}}
        AGE: {as: age, words: {_T: all}}
        UNIT_MEASURE: ignore
      """
    try project.folder.write(
      """
      source: again
      publisher: {name: Office, country: PAN}
      title: {en: Flows, es: Flujos}
      licence: {name: CC BY 4.0}
      citation: Office
      lag_days: 13
      format: \(format == .hxl ? "hxl" : "sdmx-csv")
      columns:
        \(columns)
      """, to: "again/source.yaml")
    let source: SourceFolder
    do throws(Problems) {
      source = try SourceFolder(path: project.folder("again"))
    } catch {
      Issue.record("\(error)")
      return
    }
    let reference = try ReferenceTables(folder: project.folder("datasets/reference"))
    var figures = 0
    var total = 0.0
    let report = try FileIngest(source.definition, reference: reference).run(
      .file(path: file), file: "again.csv", issued: Day("2024-05-12")
    ) { chunk in
      figures += chunk.observations.count
      total += chunk.observations.value.reduce(0, +)
    }
    #expect(report.verdict == .accepted, "\(report.findings.all)")
    #expect(figures == 64)
    let values = try project.read { try $0.panel() }.flatMap(\.values)
    #expect(total == values.reduce(0, +))
  }

  @Test("Figures that may not travel are left out, and the result says so")
  func sharing() throws {
    let project = try TestProject()
    try project.contract("others", place: "PAN", extra: "sharing: members")
    _ = try project.run()
    let result = try export(project, .hxl)
    #expect(result.leftOut == ["others"])
    #expect(result.figures == 32)
    let name = "out/small-2024-05-12.hxl.csv"
    #expect(try !project.folder.read(name).contains("others"))
    #expect(try export(project, .hxl, audience: .members).figures == 64)
    let failure = #expect(throws: Failure.self) { try export(project, .sqlite) }
    #expect(failure?.why.contains("others") == true)
    #expect(try export(project, .sqlite, audience: .office).files.count == 1)
  }

  @Test("What may not leave the house in a format is refused with the reason")
  func cap() throws {
    let project = try TestProject()
    _ = try project.run()
    let failure = #expect(throws: Failure.self) { try export(project, .cap) }
    #expect(failure?.code == .usage)
    #expect(failure?.what.contains("--audience public") == true)
    let copy = #expect(throws: Failure.self) { try export(project, .sqlite, asOf: "2024-05-20") }
    #expect(copy?.code == .usage)
  }
}
