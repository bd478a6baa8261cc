import Configuration
import Domain
import Foundation
import Ingest
import Tabular
import Testing

private func submissions() throws -> SourceDefinition {
  try SourceFolder(path: root.appending(path: "datasets/reintegration-submissions").path)
    .definition
}

private func form(_ country: String = "GTM") throws -> String {
  let reference = try shippedReference()
  let form = SubmissionForm(try submissions(), reference: reference)
  return form.text(
    country: try form.country(named: country), quarter: try #require(Period("2025-Q1")))
}

private func check(
  _ text: String, on day: String = "2025-05-15"
) throws -> SubmissionCheck.Report {
  try SubmissionCheck(
    FileIngest(submissions(), reference: shippedReference()), isSubmission: true
  ).run(.bytes(Array(text.utf8)), file: "gtm.csv", issued: Day(day))
}

/// The form with numbers in the rows that a test names by indicator, sex and age.
private func filled(_ values: [String: String]) throws -> String {
  try form().split(separator: "\n").map { line in
    var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    if cells[2] != "indicator" { cells[5] = values[cells[2...4].joined(separator: " ")] ?? "7" }
    return cells.joined(separator: ",")
  }.joined(separator: "\n") + "\n"
}

@Suite("Submissions")
struct SubmissionTests {
  @Test("The form has every indicator of the contract, and its blank rows break no rule but one")
  func blank() throws {
    let lines = try form().split(separator: "\n")
    #expect(lines.count == 1 + 16 * 5 + 3)
    #expect(lines[1].hasPrefix("GTM,2025-Q1,returned-people,female,adult,,"))
    #expect(!lines.contains { $0.contains("school-enrolment") && $0.contains("adult") })
    let report = try check(form())
    #expect(report.findings.map(\.rule) == ["nothing-filled"])
    #expect(!report.isAccepted && report.empty == lines.count - 1)
  }

  @Test("A filled form is accepted, with windows' semicolons and letters as well")
  func accepted() throws {
    let text = try filled([:])
    let report = try check(text)
    #expect(report.isAccepted, "\(report.findings)")
    #expect(report.filled == 83 && report.findings.isEmpty)
    #expect(report.subjects == ["GTM 2025-Q1"])
    let excel = "\u{FEFF}" + text.replacing(",", with: ";").replacing("\n", with: "\r\n")
    #expect(try check(excel).filled == 83)
    let western = try #require(
      text.replacing(",", with: ";").data(using: .windowsCP1252, allowLossyConversion: true))
    let bytes = try SubmissionCheck(
      FileIngest(submissions(), reference: shippedReference()), isSubmission: true
    ).run(.bytes([UInt8](western)), file: "gtm.csv", issued: Day("2025-05-15"))
    #expect(bytes.filled == 83, "\(bytes.findings)")
  }

  @Test("Every fault is told at once, each with its line, column, value and rule")
  func faults() throws {
    var lines = try filled([:]).split(separator: "\n").map(String.init)
    lines[1] = lines[1].replacing(",7,", with: ",seven,")
    lines[2] = lines[2].replacing("male", with: "mal")
    lines[3] = lines[3].replacing("2025-Q1", with: "2025-13")
    lines[4] = lines[4].replacing("returned-people", with: "crossings")
    lines[5] = lines[5].replacing("unknown,unknown", with: "all,all")
    lines[6] = lines[6].replacing(",7,", with: ",-7,")
    lines[7] = lines[7].replacing("GTM", with: "FRA")
    lines[8] = lines[8].replacing(",7,", with: ",7.5,")
    lines[9] = lines[10]
    lines[11] += ",more"
    let report = try check(lines.joined(separator: "\n") + "\n")
    let found = report.findings.map { "\($0.line ?? 0) \($0.column ?? "") \($0.rule)" }
    let expected = [
      "2 value not-a-number", "3 sex unknown-code", "4 quarter not-a-period",
      "5 indicator unknown-code", "6 sex unknown-code", "7 value not-a-number",
      "8 country unknown-code", "9 value not-a-number",
    ]
    for one in expected { #expect(found.contains(one), "\(one) in \(found)") }
    #expect(report.findings.contains { $0.rule == "duplicate" })
    #expect(report.findings.contains { $0.line == 12 && $0.rule.contains("column") })
    #expect(report.findings.first { $0.line == 2 }?.value == "seven")
    #expect(report.findings.first { $0.line == 3 }?.message.contains("`male`") == true)
    #expect(!report.isAccepted)
  }

  @Test("A quarter that has not ended, another country's rows and names of people are faults")
  func wholeFile() throws {
    #expect(
      try check(filled([:]), on: "2025-02-15").findings.contains { $0.rule == "partial-period" })
    let two =
      try filled([:])
      + form("HND").split(separator: "\n").dropFirst()
      .joined(separator: "\n").replacing(",,Personas", with: ",,Personas") + "\n"
    #expect(try check(two).findings.contains { $0.rule == "one-country" && $0.value == "GTM, HND" })
    let personal = try filled([:]).replacing("remark", with: "full name")
    let report = try check(personal)
    #expect(!report.isAccepted)
    #expect(report.findings.contains { $0.rule == "personal-data" || $0.rule == "header" })
  }

  @Test("A part above its whole is a warning on its line and holds nothing back")
  func partAboveWhole() throws {
    let report = try check(
      filled(["people-documented female adult": "90", "people-reached female adult": "80"]))
    let finding = try #require(report.findings.first)
    #expect(report.findings.count == 1 && report.isAccepted)
    #expect(finding.rule == "part-above-whole" && finding.value == "90")
    #expect(finding.message == "people-documented is larger than people-reached (80 on line 7)")
  }

  @Test(
    "A country is found by its code or its name, and a near miss names it",
    arguments: ["GTM", "gtm", "Guatemala", "guatemala"])
  func country(text: String) throws {
    let form = SubmissionForm(try submissions(), reference: try shippedReference())
    #expect(try form.country(named: text).code == "GTM")
    let near = #expect(throws: Failure.self) { try form.country(named: "Guatmala") }
    #expect(near?.why.contains("GTM") == true && near?.code == .usage)
    let far = #expect(throws: Failure.self) { try form.country(named: "Atlantis") }
    #expect(far?.why.contains("BLZ Belize") == true)
    #expect(form.countries.count == 11 && form.countries.allSatisfy(\.isMember))
  }

  @Test("The example is held to the same contract, but for its country, and keeps it")
  func example() throws {
    let path = root.appending(path: "datasets/examples/reintegration-example").path
    let example = try SourceFolder(path: path)
    let real = try submissions()
    func comparable(_ definition: SourceDefinition) -> [ColumnRule] {
      definition.columns.map { column in
        var column = column
        column.line = 0
        if column.name == "country" { column.accepts = [] }
        return column
      }
    }
    #expect(comparable(example.definition) == comparable(real))
    let issue = try #require(try example.issues().first)
    let report = try SubmissionCheck(
      FileIngest(example.definition, reference: shippedReference()), isSubmission: true
    ).run(issue.input, file: issue.name, issued: issue.issued)
    #expect(report.isAccepted, "\(report.findings)")
    #expect(report.subjects.count == 5 && report.filled == 385)
    // In the folder of the real submissions it would be held back.
    let strict = try SubmissionCheck(
      FileIngest(real, reference: shippedReference()), isSubmission: true
    ).run(issue.input, file: issue.name, issued: issue.issued)
    #expect(!strict.isAccepted && strict.findings.allSatisfy { $0.column == "country" })
  }
}
