import Domain
import Foundation
import Ingest
import Tabular
import Testing

/// Whole issues as taken over from the publishers, on machines that have them beside the
/// repository.
@Suite("Whole issues as taken over", .enabled(if: shared("data") != nil))
struct WholeIssuesTests {
  private func ingest(
    _ file: String, _ table: String, issued: String = "2025-06-19", previous: PreviousIssue? = nil
  ) throws -> Outcome {
    let path = try #require(shared("data/\(file)"))
    return try FileIngest(definition(table), reference: shippedReference())
      .outcome(.file(path: path), issued: issued, previous: previous)
  }

  private let registrations = """
    format: tidy
    fixed: {indicator: registrations, place: HND}
    columns:
      month: {as: period, type: month}
      nationality: {as: nationality, words: {STL: LCA}}
      count: {as: value, type: count}
    rules: {gaps: {allow: [2020-04, 2020-05]}}

    """

  @Test("Honduras: 33 nationalities that stand twice break the contract, and add up to the total")
  func honduras() throws {
    let file = "honduras-arrivals-by-nationality/2025-06-19.csv"
    let strict = try ingest(file, registrations)
    #expect(!strict.report.isAccepted)
    #expect(strict.report.findings.rules.first { $0.rule == "duplicate" }?.count == 35)
    let first = strict.findings("duplicate").first
    #expect(first?.line == 2152)
    #expect(first?.message.hasSuffix("stands already on line 2078") == true)

    let added = try ingest(file, registrations + "duplicates: add\n")
    #expect(added.report.isAccepted, "\(added.reasons)")
    #expect(added.report.counts.added == 35)
    let total = try ingest(
      "honduras-arrivals/2025-06-19.csv",
      """
      format: tidy
      fixed: {indicator: registrations, place: HND}
      columns:
        month: {as: period, type: month}
        count: {as: value, type: count}

      """)
    let from2018 = total.observations.filter { $0.period.description >= "2018" }
    #expect(
      added.report.totalOfValues == from2018.reduce(0) { $0 + ($1.value ?? 0) })
  }

  @Test("Darién as published: every issue is held back for its whole years dated January")
  func darien() throws {
    let table = """
      format: tidy
      fixed: {indicator: crossings, place: darien}
      columns:
        month: {as: period, type: month}
        nationality: {as: nationality, words: {TIB: CHN}}
        count: {as: value, type: count}
      duplicates: add
      rules: {gaps: {allow: [2020-04, 2020-05, 2020-07]}, unknown-code: {max_share: 0.05}}

      """
    for day in ["2025-02-13", "2025-03-10", "2025-05-13"] {
      let outcome = try ingest("panama-darien-by-nationality/\(day).csv", table, issued: day)
      #expect(outcome.findings("frequency-change").first?.value == "2010-01 … 2019-01", "\(day)")
    }
    let typed = table.replacing(
      "type: month}",
      with: "type: month, whole_years: {from: 2010-01, to: 2019-01, take: as-years}}")
    let good = try ingest(
      "panama-darien-by-nationality/2025-03-10.csv", typed, issued: "2025-03-10")
    #expect(good.report.isAccepted, "\(good.reasons) \(good.report.findings)")
    let year2015 = good.observations.filter { $0.period.description == "2015" }
    #expect(year2015.reduce(0) { $0 + ($1.value ?? 0) } == 29_289)
    let broken = try ingest(
      "panama-darien-by-nationality/2025-04-28.csv", typed, issued: "2025-04-28",
      previous: good.report.asPrevious)
    #expect(broken.reasons.contains { $0.contains("the file has 477 rows") })
  }

  @Test("The USA's issue of 2025-04-28 lost the nationality, and is held back for it")
  func southwest() throws {
    let table = """
      format: tidy
      fixed: {indicator: encounters}
      columns:
        month: {as: period, type: month}
        component: {as: sum}
        area: {as: place, empty: usa-southwest-border}
        authority: {as: sum}
        type: {as: sum}
        demographic: category
        nationality: {as: nationality, empty: XXX, until: {XXX: 2019-09}}
        count: {as: value, type: count}

      """
    let file = "usa-southwest-encounters"
    let good = try ingest("\(file)/2025-02-07.csv", table, issued: "2025-02-07")
    #expect(good.report.isAccepted, "\(good.reasons)")
    #expect(good.report.counts.figures == 34_958)
    let broken = try ingest("\(file)/2025-04-28.csv", table, issued: "2025-04-28")
    #expect(broken.reasons.contains { $0.hasPrefix("expired-code") })
    #expect(try ingest("\(file)/2025-06-19.csv", table).report.isAccepted)
  }

  @Test("Every nationality that publishers wrote is known")
  func nationalities() throws {
    let table = """
      format: tidy
      fixed: {indicator: irregular-situation-events, place: MEX}
      columns:
        month: {as: period, type: month}
        nationality: nationality
        count: {as: value, type: count}
      duplicates: add

      """
    for day in ["2025-02-07", "2025-05-13", "2025-06-04", "2025-06-19"] {
      let outcome = try ingest(
        "mexico-irregular-situation-by-nationality/\(day).csv", table, issued: day)
      #expect(outcome.report.isAccepted, "\(day): \(outcome.reasons)")
      #expect(outcome.report.findings.isEmpty, "\(outcome.report.findings)")
    }
  }
}
