import Domain
import Ingest
import Tabular
import Testing

private let contract = """
  format: month-table
  fixed: {indicator: irregular-situation-events, place: MEX}
  dialect: {encoding: detect, delimiter: detect, thousands: comma, zero: ["-"], missing: [n.d.]}
  layout:
    totals: [Total general]
    subtotals:
      position: above
      levels:
        - [América, África]
        - [América del Norte, América Central, Islas del Caribe]
  columns:
    label: nationality

  """

/// As a ministry's spreadsheet exports it: a title, a note mark, continents above their countries.
private let table = """
  Cuadro 3.1.1 Eventos de personas en situación migratoria irregular, 2024;;;;
  ;;;;
  País de nacionalidad;Enero;Febrero 1/;Marzo;Total
  Total general;1,236;29;15;1,280
  América;1,234;25;13;1,272
  América Central;1,230;20;10;1,260
  Honduras;1,230;-;10;1,240
  Guatemala;;20;n.d.;20
  Islas del Caribe;4;5;3;12
  Haití 1/;4;5;3;12
  África;2;4;2;8
  Camerún*;2;4;2;8
  ;;;;
  1/ Incluye a personas con solicitud en trámite;;;;
  Fuente: Unidad de Política Migratoria, SEGOB, 2024;;;;

  """

@Suite("Ministries' tables of months")
struct MonthTableTests {
  @Test("Labels and months become series; totals are checked and never loaded")
  func wholeTable() throws {
    let outcome = try ingest(table, by: contract)
    #expect(outcome.report.isAccepted, "\(outcome.reasons)")
    #expect(
      outcome.observations.map {
        "\($0.key.nationality) \($0.period) \($0.value ?? -1) \($0.line)"
      } == [
        "HND 2024-01 1230.0 7", "HND 2024-02 0.0 7", "HND 2024-03 10.0 7",
        "GTM 2024-02 20.0 8", "GTM 2024-03 -1.0 8", "HTI 2024-01 4.0 10", "HTI 2024-02 5.0 10",
        "HTI 2024-03 3.0 10", "CMR 2024-01 2.0 12", "CMR 2024-02 4.0 12", "CMR 2024-03 2.0 12",
      ])
    // Five rows of totals with four cells each, and the total of each of four countries.
    #expect(outcome.report.counts.totals == 24)
    #expect(outcome.report.counts.figures == 35)
  }

  @Test("The same table in Windows-1252 gives the same figures")
  func windows1252() throws {
    let bytes = table.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let ingest = try FileIngest(definition(contract), reference: shippedReference())
    let expected = try ingest.outcome(.bytes(Array(table.utf8)))
    #expect(try ingest.outcome(.bytes(bytes)).observations == expected.observations)
    let crlf = Array(table.replacing("\n", with: "\r\n").utf8)
    #expect(try ingest.outcome(.bytes(crlf)).observations == expected.observations)
  }

  @Test("A total that does not add up names its line, its column and the sum")
  func wrongTotals() throws {
    let wrong = table.replacing("África;2;4;2;8", with: "África;2;5;2;9")
    let outcome = try ingest(wrong, by: contract)
    #expect(!outcome.report.isAccepted)
    #expect(
      outcome.findings("totals").map { "\($0.line ?? 0) \($0.column ?? "") \($0.message)" } == [
        "11 Febrero `África` is 5, the rows that it adds up (1) give 4"
      ])
    let row = try ingest(
      table.replacing("Haití 1/;4;5;3;12", with: "Haití 1/;4;5;3;13"), by: contract)
    #expect(
      row.findings("totals").map(\.message) == [
        "the months of `Haití` add up to 12, its total is 13"
      ])
    let general = try ingest(
      table.replacing("Total general;1,236", with: "Total general;1,237"), by: contract)
    #expect(general.findings("totals").map(\.column) == ["Total", "Enero"])
  }

  @Test("Where the contract sets doubtful months apart, only they leave")
  func quarantinedTotals() throws {
    let wrong = table.replacing("África;2;4;2;8", with: "África;2;5;2;9")
    let outcome = try ingest(
      wrong, by: contract + "rules: {totals: {severity: quarantine, max_share: 0.2}}\n")
    #expect(outcome.report.isAccepted, "\(outcome.reasons)")
    #expect(!outcome.lines(.nationality).contains { $0.hasPrefix("CMR 2024-02") })
    #expect(outcome.observations.count == 10)
    #expect(outcome.held.count == 1)
    let warned = try ingest(wrong, by: contract + "rules: {totals: {severity: warn}}\n")
    #expect(warned.observations.count == 11)
  }

  @Test("Sub-totals may stand below, and months may carry their year or be in English")
  func below() throws {
    let text = """
      Arrivals by nationality
      Nationality,Nov-23,Dec-23,Jan-24,Total
      Haiti,1,2,3,6
      Cuba,1,1,1,3
      Caribbean,2,3,4,9
      Ghana,5,5,5,15
      Africa,5,5,5,15
      TOTAL,7,8,9,24
      Note: January is provisional

      """
    let other = """
      format: month-table
      fixed: {indicator: registrations, place: HND}
      layout:
        subtotals: {position: below, levels: [[Caribbean, Africa]]}
      columns:
        label: nationality

      """
    let outcome = try ingest(text, by: other)
    #expect(outcome.report.isAccepted, "\(outcome.reasons)")
    #expect(
      outcome.lines(.nationality) == [
        "HTI 2023-11 1.0", "HTI 2023-12 2.0", "HTI 2024-01 3.0", "CUB 2023-11 1.0",
        "CUB 2023-12 1.0", "CUB 2024-01 1.0", "GHA 2023-11 5.0", "GHA 2023-12 5.0",
        "GHA 2024-01 5.0",
      ])
    let wrong = try ingest(text.replacing("Africa,5,5,5", with: "Africa,6,5,5"), by: other)
    #expect(wrong.findings("totals").count == 2)
  }

  @Test("The year may stand in a column or in the contract; two in the title are no year")
  func years() throws {
    let withColumn = """
      Año;Nacionalidad;Enero;Febrero
      2022;Cuba;1;2
      2023;Cuba;3;4

      """
    let byColumn = contract.replacing("  totals:", with: "  year: Año\n  totals:")
    #expect(
      try ingest(withColumn, by: byColumn).lines(.nationality) == [
        "CUB 2022-01 1.0", "CUB 2022-02 2.0", "CUB 2023-01 3.0", "CUB 2023-02 4.0",
      ])
    let untitled = "Nacionalidad;Enero;Febrero\nCuba;1;2\n"
    let fixed = contract.replacing("  totals:", with: "  year: 2021\n  totals:")
    #expect(try ingest(untitled, by: fixed).observations.first?.period.description == "2021-01")
    let none = try ingest(untitled, by: contract)
    #expect(none.findings("layout").first?.message.contains("no year stands in the title") == true)
    let two = try ingest("Cuadro de 2023 y 2024;;\n" + untitled, by: contract)
    #expect(two.findings("layout").first?.message.contains("several years (2023, 2024)") == true)
  }

  @Test("Blanks of every kind stand between thousands where the contract says so")
  func blanks() throws {
    let text = "Total 2024;;\nNacionalidad;Enero;Febrero\nCuba;1 234;12\u{A0}345\n"
    let outcome = try ingest(
      text, by: contract.replacing("thousands: comma", with: "thousands: space"))
    #expect(outcome.observations.map(\.value) == [1_234, 12_345])
    let comma = try ingest(text, by: contract)
    #expect(comma.findings("not-a-number").count == 2)
  }

  @Test("A label that is no nationality is a finding for each of its months")
  func unknownLabel() throws {
    let outcome = try ingest(
      table.replacing("Camerún*", with: "Camerum"),
      by: contract + "rules: {unknown-code: {max_share: 0.2}}\n")
    #expect(outcome.findings("unknown-code").map(\.line) == [12, 12, 12])
    #expect(outcome.findings("unknown-code").first?.message.contains("did you mean") == true)
    #expect(outcome.report.isAccepted)
  }

  @Test("A second table below the first is not read over")
  func secondTable() throws {
    let outcome = try ingest(
      table + "Cuadro 2;;;;\nSexo;Enero;Febrero;Marzo;Total\nMujeres;1;2;3;6\n", by: contract)
    #expect(outcome.findings("layout").first?.line == 17)
    #expect(!outcome.report.isAccepted)
    let none = try ingest("a;b\n1;2\n", by: contract)
    #expect(none.findings("layout").count == 1)
    let odd = try ingest("2024\nNacionalidad;Enero;Febrero;Promedio\nCuba;1;2;1.5\n", by: contract)
    #expect(odd.findings("header").first?.message.contains("`Promedio` is neither a month") == true)
  }
}
