import Configuration
import Domain
import Ingest
import Tabular
import Testing

/// Good rows to stand beside a bad one, so that a share limit does not decide the case.
private let good = (1...12).flatMap { month in
  ["HTI", "CUB", "VEN", "ECU", "COL"].map { "2023-\(month < 10 ? "0" : "")\(month),\($0),\(month)" }
}

private func table(_ rows: String...) -> String {
  (["period,nationality,value"] + good + rows).joined(separator: "\n") + "\n"
}

@Suite("Rows and their contract")
struct ContractTests {
  @Test("Rows that keep the contract become observations in the file's order, with their line")
  func goodRows() throws {
    let outcome = try ingest(
      "period,nationality,value\n2024-01,HTI,1851\n2024-02,Haití,0\n2024-01,cuba,3\n", by: crossings
    )
    #expect(outcome.report.isAccepted)
    #expect(
      outcome.lines(.indicator, .place, .nationality) == [
        "crossings darien HTI 2024-01 1851.0", "crossings darien HTI 2024-02 0.0",
        "crossings darien CUB 2024-01 3.0",
      ])
    #expect(outcome.observations.map(\.line) == [2, 3, 4])
    #expect(outcome.report.series.count == 2)
    #expect(outcome.report.series[0].sex == SeriesKey.whole)
    #expect(outcome.report.series[0].source == "test-source")
    #expect(outcome.report.scope.periods[.month]?.count == 2)
    #expect(outcome.report.scope.indicators == ["crossings"])
    #expect(outcome.report.scope.withdraws)
    #expect(outcome.report.asPrevious?.rows == 3)
    #expect(outcome.report.asPrevious?.total == 1854)
  }

  @Test(
    "A bad cell costs its row, and the finding says where, what and why",
    arguments: [
      ("2023-13,HTI,5", "not-a-period", "period", "2023-13", "rejected", "`2023-13` is no month"),
      ("2023-1,HTI,5", "not-a-period", "period", "2023-1", "rejected", "`2023-1` is no month"),
      ("2023-01-01,HTI,5", "wrong-frequency", "period", "2023-01-01", "quarantined", "is a day"),
      ("2023,HTI,5", "wrong-frequency", "period", "2023", "quarantined", "is a year"),
      ("1023-01,HTI,5", "not-a-period", "period", "1023-01", "rejected", "outside 1900"),
      ("2023-01,AGO,1.5", "not-a-number", "value", "1.5", "rejected", "no count"),
      ("2023-01,AGO,\"1,500\"", "not-a-number", "value", "1,500", "rejected", "no count"),
      ("2023-01,AGO,", "not-a-number", "value", "", "rejected", "the cell is empty"),
      ("2023-01,AGO,ND", "not-a-number", "value", "ND", "rejected", "no count"),
      ("2023-01,,5", "empty-cell", "nationality", "", "quarantined", "the cell is empty"),
      (
        "2023-01,Hati,5", "unknown-code", "nationality", "Hati", "quarantined",
        "did you mean `Haití`?"
      ),
      ("2025-06,HTI,5", "partial-period", "period", "2025-06", "quarantined", "ends on 2025-06-30"),
      ("2026-01,HTI,5", "partial-period", "period", "2026-01", "quarantined", "was issued on"),
      ("2023-01,AGO,5,6", "column-count", nil, nil, "rejected", "4 columns stand here"),
      ("2023-01,AGO", "column-count", nil, nil, "rejected", "2 columns stand here"),
      ("2023-01,\"AGO,5", "line-break-in-quotes", "column 2", nil, "rejected", "does not close"),
      ("2023-01,A\"GO,5", "stray-quote", "column 2", nil, "rejected", "quotes stand around"),
    ] as [(String, String, String?, String?, String, String)])
  func badCells(
    row: String, rule: String, column: String?, value: String?, action: String, words: String
  ) throws {
    let outcome = try ingest(table(row), by: crossings)
    #expect(outcome.report.isAccepted, "\(outcome.reasons)")
    #expect(outcome.observations.count == good.count)
    let finding = try #require(outcome.findings(rule).first, "\(outcome.report.findings)")
    #expect(finding.line == good.count + 2)
    #expect(finding.column == column)
    #expect(finding.value == value)
    #expect(finding.action.rawValue == action)
    #expect(finding.message.contains(words), "\(finding.message)")
    #expect(outcome.leftOut == [finding])
    if finding.row != nil { #expect(finding.row == row) }
    let counts = outcome.report.counts
    #expect(counts.figures == good.count + 1)
    #expect(counts.rejected + counts.quarantined == 1)
    // A row whose series or period is unknown could be any figure of the file.
    #expect(outcome.report.scope.withdraws == (outcome.held.count == 1))
  }

  @Test("Everything that is wrong with one row is told at once")
  func severalFaults() throws {
    let outcome = try ingest(table("2023-14,Xanadu,many"), by: crossings)
    #expect(
      Set(outcome.report.findings.all.map(\.rule)) == [
        "not-a-period", "unknown-code", "not-a-number",
      ])
    #expect(outcome.report.counts.rejected == 1)
    #expect(outcome.report.counts.quarantined == 0)
  }

  @Test("A figure that left keeps its cell, so that nobody takes it as withdrawn")
  func heldCells() throws {
    let outcome = try ingest(table("2024-01,HTI,none"), by: crossings)
    let cell = try #require(outcome.held.first)
    #expect(outcome.report.series[Int(cell.series)].nationality == "HTI")
    #expect(Period(frequency: .month, ordinal: Int(cell.period)).description == "2024-01")
    #expect(outcome.report.scope.withdraws)
  }

  @Test("Too large a share of bad rows holds the whole file back")
  func share() throws {
    let bad = ["2024-01,X1,1", "2024-01,X2,1"]
    let outcome = try ingest(table(bad[0], bad[1]), by: crossings)
    #expect(!outcome.report.isAccepted)
    #expect(
      outcome.reasons == ["unknown-code: 2 of 62 rows (3.2 %) break the rule, at most 2 % may"])
    #expect(outcome.report.asPrevious == nil)
    let lenient = crossings + "rules:\n  unknown-code: {max_share: 0.05}\n"
    #expect(try ingest(table(bad[0], bad[1]), by: lenient).report.isAccepted)
    let strict = crossings + "rules:\n  unknown-code: {severity: error}\n"
    let refused = try ingest(table(bad[0]), by: strict)
    #expect(!refused.report.isAccepted)
    #expect(refused.findings("unknown-code").first?.action == .heldBack)
  }

  @Test("Of many findings of one rule the first 200 are kept, and the report says so")
  func bound() throws {
    let bad = (1...3_118).map { "2024-01,X\($0),1" }
    let outcome = try ingest(
      (["period,nationality,value"] + bad).joined(separator: "\n"), by: crossings)
    let rule = try #require(outcome.report.findings.rules.first { $0.rule == "unknown-code" })
    #expect(rule.first.count == 200)
    #expect(rule.bound == "first 200 of 3,118")
    #expect(outcome.report.counts.quarantined == 3_118)
    // Every row itself is handed on.
    #expect(outcome.leftOut.count == 3_118)
    #expect(outcome.leftOut.last?.row == "2024-01,X3118,1")
  }

  @Test("A range is kept, and a warning lets the figure pass")
  func range() throws {
    let contract = """
      format: tidy
      fixed: {indicator: crossings, place: darien}
      columns:
        period: {as: period, type: month}
        nationality: nationality
        value: {as: value, type: number, min: -5, max: 100}

      """
    let bad = try ingest(table("2024-01,HTI,100.5", "2024-02,HTI,-5"), by: contract)
    #expect(bad.findings("out-of-range").map(\.message) == ["100.5 is more than 100"])
    #expect(bad.observations.count == good.count + 1)
    let warned = try ingest(
      table("2024-01,HTI,100.5"), by: contract + "rules:\n  out-of-range: {severity: warn}\n")
    #expect(warned.observations.count == good.count + 1)
    #expect(warned.findings("out-of-range").first?.action == .kept)
    #expect(warned.report.isAccepted)
  }

  @Test("Words for missing and for zero are those of the contract")
  func missingAndZero() throws {
    let contract =
      crossings + """
        dialect: {missing: [empty, ND, ".."], zero: ["-"]}

        """
    let outcome = try ingest(
      table("2024-01,HTI,", "2024-02,HTI,ND", "2024-03,HTI,..", "2024-04,HTI,-", "2024-05,HTI, 7 "),
      by: contract)
    let last = outcome.observations.suffix(5)
    #expect(last.map(\.status) == [.missing, .missing, .missing, .normal, .normal])
    #expect(last.map(\.value) == [nil, nil, nil, 0, 7])
  }

  @Test("A status column carries SDMX's letters")
  func statuses() throws {
    let contract =
      crossings.replacing("  value:", with: "  status: {as: status, optional: true}\n  value:")
      + "dialect: {missing: [empty]}\n"
    let rows = [
      "2024-01,HTI,A,1", "2024-02,HTI,P,2", "2024-03,HTI,E,3", "2024-04,HTI,B,4", "2024-05,HTI,M,",
      "2024-06,HTI,Q,", "2024-07,HTI,,7", "2024-08,HTI,,",
    ]
    let outcome = try ingest(
      (["period,nationality,status,value"] + rows).joined(separator: "\n"), by: contract)
    #expect(outcome.report.isAccepted, "\(outcome.reasons)")
    #expect(outcome.observations.map(\.status.code).joined() == "APEBMQAM")
    let bad = try ingest(
      "period,nationality,status,value\n2024-01,HTI,F,1\n2024-02,HTI,M,5\n2024-03,HTI,W,\n",
      by: contract)
    #expect(bad.findings("unknown-status").map(\.line) == [2, 3, 4])
    #expect(try ingest(table(), by: contract).observations.count == good.count)
  }

  @Test("Two rows with one key break the contract, and the finding names both lines")
  func duplicates() throws {
    let outcome = try ingest(table("2023-03,Haití,9", "2023-03,HTI,10"), by: crossings)
    #expect(!outcome.report.isAccepted)
    let findings = outcome.findings("duplicate")
    #expect(findings.map(\.line) == [62, 63])
    #expect(
      findings.first?.message
        == "the key (2023-03, nationality `Haití`) stands already on line 12")
    #expect(findings.last?.message.hasSuffix("stands already on line 12") == true)
  }

  @Test("Where the contract adds duplicates up, their sum is the figure")
  func addedDuplicates() throws {
    let contract = crossings + "duplicates: add\n"
    let outcome = try ingest(
      table("2023-03,Haití,9", "2023-03,HTI,10", "2023-04,HTI,1"), by: contract)
    #expect(outcome.report.isAccepted)
    #expect(outcome.lines(.nationality).contains("HTI 2023-03 22.0"))
    #expect(outcome.lines(.nationality).contains("HTI 2023-04 5.0"))
    #expect(outcome.report.counts.added == 3)
    #expect(outcome.report.counts.observations == good.count)
    // A sum with a part that left would be too small.
    let partial = try ingest(table("2023-03,Haití,9", "2023-03,HTI,x"), by: contract)
    #expect(!partial.lines(.nationality).contains { $0.hasPrefix("HTI 2023-03") })
    #expect(partial.report.counts.quarantined == 1)
    #expect(partial.report.counts.rejected == 1)
  }

  @Test("A breakdown that is summed away is checked and added up, and its rows have one key each")
  func summedAway() throws {
    let contract = crossings.replacing("  value:", with: "  sex: {as: sum, list: sex}\n  value:")
    let outcome = try ingest(
      """
      period,nationality,sex,value
      2024-01,HTI,male,3
      2024-01,HTI,Mujeres,4
      2024-02,HTI,male,5
      """, by: contract)
    #expect(outcome.lines(.nationality, .sex) == ["HTI all 2024-01 7.0", "HTI all 2024-02 5.0"])
    #expect(outcome.report.counts.added == 1)
    let twice = try ingest(
      "period,nationality,sex,value\n2024-01,HTI,male,3\n2024-01,HTI,hombres,4\n", by: contract)
    #expect(twice.findings("duplicate").count == 1)
    let unknown = try ingest(
      "period,nationality,sex,value\n2024-01,HTI,mal,3\n2024-01,HTI,female,4\n", by: contract)
    #expect(unknown.findings("unknown-code").first?.message.contains("`male`") == true)
  }

  @Test("A sum with a part whose breakdown is unknown is not given, and its cell is held")
  func unknownPartOfSum() throws {
    let contract =
      crossings.replacing("  value:", with: "  sex: {as: sum, list: sex}\n  value:")
      + "rules: {unknown-code: {max_share: 0.5}}\n"
    let outcome = try ingest(
      "period,nationality,sex,value\n2024-01,HTI,male,3\n2024-01,HTI,whatever,4\n2024-02,HTI,male,5\n",
      by: contract)
    #expect(outcome.lines(.nationality) == ["HTI 2024-02 5.0"])
    #expect(outcome.held.count == 2)
    #expect(outcome.report.scope.withdraws)
  }

  @Test("Rows may be kept or left out by the codes of their words")
  func onlyByCode() throws {
    let contract = crossings.replacing(
      "nationality: nationality", with: "nationality: {as: nationality, ONLY}")
    let text = "period,nationality,value\n2024-01,Haití,3\n2024-01,CUBA,4\n2024-01,Venezuela,5\n"
    #expect(
      try ingest(text, by: contract.replacing("ONLY", with: "only: [HTI, cuba]"))
        .lines(.nationality) == ["HTI 2024-01 3.0", "CUB 2024-01 4.0"])
    #expect(
      try ingest(text, by: contract.replacing("ONLY", with: "leave_out: [VEN, HAITI]"))
        .lines(.nationality) == ["CUB 2024-01 4.0"])
  }

  @Test("Words, vocabularies, codes with an end, rows kept and left out are the contract's")
  func columnRules() throws {
    let contract = """
      format: tidy
      fixed: {indicator: encounters, place: USA}
      columns:
        month: {as: period, type: month}
        who:
          as: nationality
          words: {Extracontinentales: OOO, not given: XXX}
          until: {XXX: 2023-06}
          leave_out: [Total]
        group: {as: [sex, age], words: {sin dato: [unknown, unknown]}}
        what: {as: category, only: [FMUA]}
        n: {as: value, type: count}

      """
    let rows = (1...9).map { "2023-0\($0),HTI,women,FMUA,\($0)" }
    func run(_ more: String...) throws -> Outcome {
      try ingest(
        (["month,who,group,what,n"] + rows + more).joined(separator: "\n"),
        by: contract + "rules:\n  expired-code: {max_share: 0.2}\n")
    }
    let outcome = try run(
      "2023-01,EXTRACONTINENTALES,boys,FMUA,4", "2023-02,Total,men,FMUA,99",
      "2023-03,CUB,men,UAC,5", "2023-06,not given,sin dato,FMUA,6",
      "2023-07,not given,sin dato,FMUA,7")
    #expect(outcome.report.isAccepted, "\(outcome.reasons)")
    #expect(
      outcome.lines(.nationality, .sex, .age, .category).suffix(2) == [
        "OOO male child family-members 2023-01 4.0",
        "XXX unknown unknown family-members 2023-06 6.0",
      ])
    #expect(outcome.observations.first?.key.sex == "female")
    #expect(outcome.observations.first?.key.age == "adult")
    #expect(outcome.report.counts.leftOut == 2)
    #expect(outcome.findings("expired-code").map(\.line) == [15])
  }

  @Test("A header that is not the declared one is told whole, with the nearest names")
  func header() throws {
    let outcome = try ingest("period,nationalty,value,value,remarks\n", by: crossings)
    #expect(!outcome.report.isAccepted)
    #expect(
      outcome.findings("header").map(\.message) == [
        "the column `value` stands twice",
        "the column `nationality` is missing; the file has `nationalty`",
        "the column `nationalty` is not declared; the contract has `nationality`: say in `columns` "
          + "what it means, or `ignore` it",
        "the column `remarks` is not declared: say in `columns` what it means, or `ignore` it",
      ])
    #expect(try !ingest("", by: crossings).report.isAccepted)
    let bodyless = try ingest("period,nationality,value\n\n\n", by: crossings)
    #expect(bodyless.findings("empty-file").count == 1)
    #expect(!bodyless.report.isAccepted)
  }

  @Test("Blank lines and lines of delimiters below a table are nothing")
  func blankLines() throws {
    let outcome = try ingest(table("", ",,,,", ",,"), by: crossings)
    #expect(outcome.observations.count == good.count)
    #expect(outcome.report.counts.figures == good.count + 1)
    // As wide as the table and empty: a row that lacks everything.
    #expect(outcome.report.counts.rejected == 1)
  }

  @Test("Numbers follow the declared marks, and letters the declared or detected encoding")
  func dialects() throws {
    let contract =
      crossings + """
        dialect: {encoding: detect, delimiter: detect, thousands: point, decimal: comma}

        """
    let text = "period;nationality;value\r\n2024-01;Haití;1.234\r\n2024-02;Perú;12\r\n"
    for bytes in [
      Array(text.utf8), Array("\u{FEFF}\(text)".utf8),
      text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) },
    ] {
      let outcome = try FileIngest(definition(contract), reference: shippedReference())
        .outcome(.bytes(bytes))
      #expect(outcome.lines(.nationality) == ["HTI 2024-01 1234.0", "PER 2024-02 12.0"])
    }
    let declared = try FileIngest(definition(crossings), reference: shippedReference())
      .outcome(.bytes(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }))
    #expect(declared.findings("header").count == 4)
  }

  @Test("Without an issue date nothing is loaded")
  func issueDate() throws {
    let outcome = try ingest(table(), by: crossings + "issued: given\n", issued: nil)
    #expect(!outcome.report.isAccepted)
    #expect(outcome.findings("issue-date").count == 1)
    #expect(outcome.observations.isEmpty)
  }
}
