import Domain
import Ingest
import Testing

private func rows(_ column: String, _ value: String) -> String {
  "period,nationality,value,\(column)\n2024-01,HTI,5,\(value)\n2024-02,HTI,5,\(value)\n"
}

@Suite("Data about people")
struct PersonalDataTests {
  @Test(
    "A file with a column that looks like data about a person is refused whole",
    arguments: [
      "Nombre", "Nombres y apellidos", "NOMBRE COMPLETO", "first_name", "Last Name", "full-name",
      "Apellidos", "Pasaporte", "passport_number", "No. de pasaporte", "Cédula", "DNI", "CURP",
      "Fecha de nacimiento", "fecha_nacimiento", "Date of Birth", "birthdate", "DOB", "Teléfono",
      "phone number", "Celular", "E-mail", "correo electrónico", "Domicilio", "Número de documento",
      "Alien Number", "fotografía", "A-Number", "Name", "Nombre de la persona",
      "Documento de identidad", "Correo electrónico de contacto", "Nro. de documento",
    ])
  func columns(name: String) throws {
    let contract = crossings + "  \"\(name)\": ignore\n"
    let outcome = try ingest(rows(name, "x"), by: contract)
    #expect(!outcome.report.isAccepted)
    #expect(outcome.report.findings.rules.map(\.rule) == ["personal-data"])
    #expect(outcome.observations.isEmpty)
    #expect(outcome.reasons.count == 1)
  }

  @Test(
    "Names of countries, ports and indicators name no person",
    arguments: [
      "Country Name", "Port Name", "Nombre del país", "nombre_entidad", "Indicator Name",
      "Documentos emitidos", "Correos del Estado", "notes", "observaciones", "Sexo", "edad",
      "Contactados", "nombramientos", "Tipo de documento", "document type", "Demographic name",
      "Pasaportes emitidos", "A number of people", "Personas con teléfonos entregados",
    ])
  func harmlessColumns(name: String) throws {
    let outcome = try ingest(rows(name, "x"), by: crossings + "  \"\(name)\": ignore\n")
    #expect(outcome.report.isAccepted, "\(outcome.reasons)")
  }

  @Test(
    "Values give a person away as well, and are not repeated",
    arguments: [
      "maria.perez@example.org", "contacto: j_lopez@correo.example.hn", "+507 6123-4567",
      "+5215512345678", "AB1234567", "G12345678", "8-123-4567", "0801-1990-12345",
      "PEGM900101MDFRRR09",
    ])
  func values(value: String) throws {
    let text = rows("remark", "\"\(value)\"") + "2024-03,Hiti,5,x\n"
    let outcome = try ingest(text, by: crossings + "  remark: ignore\n")
    #expect(!outcome.report.isAccepted)
    #expect(outcome.report.findings.rules.map(\.rule) == ["personal-data"])
    let finding = try #require(outcome.findings("personal-data").first)
    #expect(finding.line == 2)
    #expect(finding.column == "remark")
    #expect(finding.value == nil)
    #expect(finding.row == nil)
    #expect(!"\(outcome.report)".contains(value))
    #expect(!outcome.leftOut.contains { "\($0)".contains(value) })
  }

  @Test("What was found before forgets its values when the file is refused")
  func forgets() throws {
    let text =
      "period,nationality,value,remark\n2024-01,María Pérez,5,x\n2024-02,HTI,5,a@b.example.org\n"
    let outcome = try ingest(text, by: crossings + "  remark: ignore\n")
    #expect(outcome.report.findings.count(of: .quarantine) == 1)
    #expect(!"\(outcome.report)".contains("María"))
  }

  @Test(
    "A breakdown with numbers of documents is refused too", arguments: ["12345678", "AB123456"])
  func breakdown(value: String) throws {
    let outcome = try ingest(
      "period,nationality,value\n2024-01,HTI,5\n2024-02,\(value),5\n", by: crossings)
    #expect(outcome.report.findings.rules.map(\.rule) == ["personal-data"])
  }

  @Test(
    "Dates, coordinates, codes and figures are no data about a person",
    arguments: [
      "2024-03-09", "2024-W09", "POINT (-72.09944 45.005)", "SL.UEM.TOTL.ZS", "1,234,567",
      "12345678", "-332495231967.189", "https://www.cbp.gov/newsroom/stats", "FY2024-2025",
      "10:30:00", "@inm", "a@b", "2024-01-0",
    ])
  func harmlessValues(value: String) throws {
    let outcome = try ingest(rows("remark", "\"\(value)\""), by: crossings + "  remark: ignore\n")
    #expect(outcome.report.isAccepted, "\(outcome.reasons)")
  }
}
