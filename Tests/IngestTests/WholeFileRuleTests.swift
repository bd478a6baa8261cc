import Domain
import Foundation
import Ingest
import Tabular
import Testing

func fixture(_ name: String) throws -> TabularInput {
  let path = try #require(Bundle.module.path(forResource: "Fixtures/\(name)", ofType: nil))
  return .file(path: path)
}

private let publisherStyle = """
  format: tidy
  fixed: {indicator: crossings, place: darien}
  columns:
    month: MONTH
    nationality: nationality
    count: {as: value, type: count}
  rules:
    gaps: {allow: [2020-04, 2020-05, 2020-07]}

  """

private func darien(_ month: String) throws -> Outcome {
  try FileIngest(
    definition(publisherStyle.replacing("MONTH", with: month)), reference: shippedReference()
  ).outcome(fixture("panama-darien-publisher-style.csv"))
}

@Suite("Rules about the whole file")
struct WholeFileRuleTests {
  @Test("Whole years dated January among months hold the publisher's Darién file back")
  func wholeYears() throws {
    let outcome = try darien("{as: period, type: month}")
    #expect(!outcome.report.isAccepted)
    let finding = try #require(outcome.findings("frequency-change").first)
    #expect(finding.value == "2010-01 … 2019-01")
    #expect(finding.message.contains("declare them with `whole_years`"))
  }

  @Test("A contract can type them as years")
  func asYears() throws {
    let outcome = try darien(
      "{as: period, type: month, whole_years: {from: 2010-01, to: 2019-01, take: as-years}}")
    #expect(outcome.report.isAccepted, "\(outcome.reasons)")
    #expect(outcome.lines(.nationality).contains("CUB 2016 7383.0"))
    let years = outcome.observations.filter { $0.period.frequency == .year }
    #expect(years.allSatisfy { ("2010"..."2019").contains($0.period.description) })
    let cuban = years.first { $0.key.nationality == "CUB" && $0.period.description == "2010" }
    #expect(cuban?.value == 79)
    let months = outcome.observations.filter { $0.period.frequency == .month }
    #expect(months.first?.period.description == "2020-01")
    #expect(outcome.report.findings.isEmpty)
    // The surge before the Conference's second meeting.
    let haitian = months.filter {
      $0.key.nationality == "HTI" && $0.period.description >= "2021-05"
    }
    #expect(haitian.map(\.value).prefix(4) == [1851, 5293, 13141, 17279])
  }

  @Test("Or leave them out of the monthly series")
  func leftOut() throws {
    let outcome = try darien(
      "{as: period, type: month, whole_years: {from: 2010-01, to: 2019-01, take: leave-out}}")
    #expect(outcome.report.isAccepted)
    #expect(outcome.observations.allSatisfy { $0.period.frequency == .month })
    #expect(outcome.report.counts.leftOut > 0)
  }

  @Test("A month among the declared whole years is a finding")
  func monthAmongYears() throws {
    let contract = publisherStyle.replacing(
      "MONTH",
      with: "{as: period, type: month, whole_years: {from: 2010-01, to: 2019-01, take: as-years}}")
    let rows =
      (2010...2019).map { "\($0)-01,CUB,1" }
      + (1...60).map { index in
        "202\(index / 12)-\(index % 12 < 9 ? "0" : "")\(index % 12 + 1),CUB,1"
      }
    let outcome = try ingest(
      (["month,nationality,count"] + rows + ["2015-06,CUB,1"]).joined(separator: "\n"), by: contract
    )
    #expect(outcome.findings("wrong-frequency").map(\.value) == ["2015-06"])
  }

  @Test("Quarters dated on their first month are found as well, sparse months are not")
  func quarters() throws {
    func run(_ months: [String]) throws -> Outcome {
      try ingest(
        (["period,nationality,value"] + months.map { "\($0),HTI,1" }).joined(separator: "\n"),
        by: crossings)
    }
    let quarters = ["2020-01", "2020-04", "2020-07", "2020-10", "2021-01", "2021-04"]
    #expect(
      try run(quarters + ["2021-05", "2021-06", "2021-07"]).findings("frequency-change").first?
        .value == "2020-01 … 2021-01")
    #expect(
      try run(["2020-01", "2020-04", "2021-01", "2022-01"]).findings("frequency-change") == [])
    #expect(
      try run(["2019-01", "2020-01", "2021-01"]).findings("frequency-change").first?.value
        == "2019-01 … 2021-01")
    #expect(
      try run(["2020-05", "2021-05", "2022-05", "2023-05"]).findings("frequency-change") == [])
  }

  @Test("A month without any figure is a gap unless the contract knows it")
  func gaps() throws {
    let text = "period,nationality,value\n2020-01,HTI,1\n2020-03,HTI,1\n2020-06,HTI,1\n"
    let outcome = try ingest(text, by: crossings)
    #expect(outcome.report.isAccepted)
    #expect(outcome.findings("gaps").map(\.value) == ["2020-02", "2020-04", "2020-05"])
    let known = try ingest(
      text, by: crossings + "rules:\n  gaps: {allow: [2020-02, 2020-04, 2020-05]}\n")
    #expect(known.report.findings.isEmpty)
    let strict = try ingest(text, by: crossings + "rules:\n  gaps: {severity: error}\n")
    #expect(strict.reasons.count == 1)
  }

  @Test("Far fewer rows, a smaller sum or an older end than before hold an issue back")
  func previous() throws {
    let text = "period,nationality,value\n2024-01,HTI,5\n2024-02,HTI,5\n"
    let day = try #require(Day("2025-03-01"))
    func run(rows: Int, total: Double = 10, newest: String = "2024-02", _ rules: String = "")
      throws -> Outcome
    {
      let newest = try #require(Period(newest))
      return try ingest(
        text, by: crossings + rules,
        previous: PreviousIssue(
          issued: day, rows: rows, total: total, newest: [newest.frequency: newest.ordinal]))
    }
    #expect(try run(rows: 2).report.isAccepted)
    let few = try run(rows: 3)
    #expect(
      few.reasons == [
        "rows-vs-previous: the file has 2 rows, the issue of 2025-03-01 has 3; at least 80 % of "
          + "them are expected"
      ])
    #expect(try run(rows: 2, total: 100).report.isAccepted)
    let less = try run(rows: 2, total: 100, "rules:\n  total-vs-previous: {at_least: 0.9}\n")
    #expect(less.findings("total-vs-previous").count == 1)
    let older = try run(rows: 2, newest: "2024-03")
    #expect(older.findings("newest-period").first?.message.contains("ends with 2024-02") == true)
    #expect(try run(rows: 2, newest: "2024").findings("newest-period").count == 1)
    let warned = try run(rows: 9, "rules:\n  rows-vs-previous: {severity: warn}\n")
    #expect(warned.report.isAccepted)
  }

  @Test("An older issue that is loaded late may end earlier")
  func lateOlderIssue() throws {
    let outcome = try ingest(
      "period,nationality,value\n2024-01,HTI,5\n", by: crossings, issued: "2024-03-01",
      previous: PreviousIssue(
        issued: try #require(Day("2025-03-01")), rows: 1, total: 5,
        newest: [.month: Period(.month, containing: try #require(Day("2025-01-01"))).ordinal]))
    #expect(outcome.report.isAccepted)
  }

  @Test("The month that Honduras took on 10 March 2025 before it was over does not get in")
  func partialMonth() throws {
    let rows = (1...60).map { index in
      "\(2020 + (index - 1) / 12)-\((index - 1) % 12 < 9 ? "0" : "")\((index - 1) % 12 + 1),900"
    }
    let contract = """
      format: tidy
      fixed: {indicator: registrations, place: HND}
      columns:
        month: {as: period, type: month}
        count: {as: value, type: count}

      """
    let outcome = try ingest(
      (["month,count"] + rows + ["2025-01,2612", "2025-02,2508", "2025-03,356"]).joined(
        separator: "\n"), by: contract, issued: "2025-03-10")
    #expect(outcome.report.isAccepted)
    #expect(outcome.findings("partial-period").map(\.value) == ["2025-03"])
    #expect(outcome.observations.last?.period.description == "2025-02")
    let warned = try ingest(
      "month,count\n2025-02,2508\n2025-03,356\n",
      by: contract + "rules: {partial-period: {severity: warn}}\n", issued: "2025-03-10")
    #expect(warned.observations.map(\.status) == [.normal, .provisional])
    let onTheLastDay = try ingest("month,count\n2025-02,2508\n", by: contract, issued: "2025-02-28")
    #expect(onTheLastDay.report.isAccepted)
  }

  @Test("Totals among the rows are checked and never loaded")
  func totals() throws {
    let contract = crossings.replacing(
      "  nationality: nationality", with: "  nationality: {as: nationality, totals: [Total]}")
    let text = """
      period,nationality,value
      2024-01,HTI,5
      2024-01,CUB,6
      2024-01,Total,11
      2024-02,TOTAL,9
      2024-02,HTI,5
      2024-02,CUB,5

      """
    let outcome = try ingest(text, by: contract)
    #expect(outcome.report.counts.totals == 2)
    #expect(!outcome.report.isAccepted)
    #expect(
      outcome.findings("totals").map(\.message) == [
        "the parts of 2024-02 add up to 10, the file's total is 9"
      ])
    #expect(outcome.findings("totals").first?.line == 5)
    let tolerant = try ingest(text, by: contract + "rules:\n  totals: {tolerance: 1}\n")
    #expect(tolerant.report.isAccepted)
    #expect(tolerant.observations.count == 4)
    let apart = try ingest(
      text, by: contract + "rules:\n  totals: {severity: quarantine, max_share: 0.5}\n")
    #expect(apart.report.isAccepted, "\(apart.reasons)")
    #expect(apart.lines(.nationality) == ["HTI 2024-01 5.0", "CUB 2024-01 6.0"])
    #expect(apart.held.count == 2)
    let warned = try ingest(text, by: contract + "rules:\n  totals: {severity: warn}\n")
    #expect(warned.observations.count == 4)
    let twice = try ingest(
      text.replacing("TOTAL,9", with: "TOTAL,10") + "2024-02,total,12\n", by: contract)
    #expect(twice.findings("totals").map(\.line) == [8])
  }
}
