import Domain
import Foundation
import Testing
import Warehouse

/// Mexico's eight months of January to August 2024 were lowered between two issues, as figures of
/// small nationalities were taken out of the table.
@Suite("Mexico's revision of January to August 2024")
struct RealRevisionTests {
  /// An issue from `Fixtures`, columns period, nationality and value.
  private func issue(_ day: String) throws -> TestIssue {
    let url = try #require(
      Bundle.module.url(forResource: "Fixtures/mexico-\(day)", withExtension: "csv"))
    let rows = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst()
    return TestIssue(
      day,
      rows.map { row in
        let cells = row.split(separator: ",")
        return "\(cells[1]) \(cells[0]) \(cells[2])"
      }.joined(separator: "\n"))
  }

  private func loaded(_ days: [String]) throws -> TestWarehouse {
    let test = try TestWarehouse()
    for day in days { try test.load(issue(day)) }
    return test
  }

  private static let before: [Double] = [
    113_839, 118_865, 117_973, 114_514, 125_499, 121_589, 116_243, 96_563,
  ]
  private static let after: [Double] = [
    113_347, 118_334, 117_667, 114_344, 125_302, 121_349, 115_937, 96_184,
  ]

  @Test(
    "The same question has the answer that was published then",
    arguments: [["2025-02-07", "2025-06-19"], ["2025-06-19", "2025-02-07"]])
  func asOf(order: [String]) throws {
    let test = try loaded(order)
    for (day, values) in [("2025-03-01", Self.before), ("2025-07-01", Self.after)] {
      let total = try test.warehouse.read { try $0.panel(asOf: Day(day)) }
        .first { $0.key.nationality == "all" }
      #expect(total?.values == values)
      #expect(total?.start == Period("2024-01"))
      #expect(total?.isPseudoRealTime == false)
      let view = try test.rows(
        """
        SELECT value FROM observation_history
        WHERE nationality = 'all' AND issued_on <= '\(day)'
          AND (superseded_on IS NULL OR superseded_on > '\(day)')
        ORDER BY period
        """)
      #expect(view == values.map { "\($0)" })
    }
    #expect(
      try test.rows(
        "SELECT value FROM observation_latest WHERE nationality = 'all' ORDER BY period")
        == Self.after.map { "\($0)" })
  }

  @Test("Only what changed is written, and what the newer issue lacks is withdrawn")
  func counts() throws {
    let test = try loaded(["2025-02-07"])
    let outcome = try test.load(issue("2025-06-19"))
    #expect(outcome.revised == 8)
    #expect(outcome.unchanged == 24)
    #expect(outcome.withdrawn == 6)
    #expect(outcome.revisions.lowered == 8)
    #expect(outcome.revisions.raised == 0)
    #expect(outcome.revisions.largest?.from == 118_865)
    #expect(outcome.revisions.largest?.to == 118_334)
    #expect(
      try test.rows(
        "SELECT period, value, status FROM observation_latest WHERE nationality = 'ALB'")
        == ["2024-01||W", "2024-02||W", "2024-04||W", "2024-06||W", "2024-07||W", "2024-08||W"])
    #expect(try test.warehouse.verify().problems == [])
  }

  @Test("The size of each revision is reported, in SQL and in Swift")
  func revisions() throws {
    let test = try loaded(["2025-02-07", "2025-06-19"])
    #expect(
      try test.rows(
        """
        SELECT period, previous_issued_on, issued_on, change FROM revision
        WHERE nationality = 'all' ORDER BY period
        """)
        == zip(Self.before, Self.after).enumerated().map { index, pair in
          "2024-0\(index + 1)|2025-02-07|2025-06-19|\(pair.1 - pair.0)"
        })
    let revisions = try test.warehouse.read { try $0.revisions() }
    #expect(revisions.count == 14)
    let first = try #require(revisions.first { $0.key.nationality == "all" })
    #expect(first.steps.map(\.value) == [113_839, 113_347])
    #expect(first.steps.map(\.issuedOn) == [Day("2025-02-07"), Day("2025-06-19")])
    #expect(try test.warehouse.read { try $0.revisions(asOf: Day("2025-03-01")) }.isEmpty)
    #expect(try test.warehouse.read { try $0.revisions(since: Day("2025-06-19")) }.isEmpty)
    #expect(try test.warehouse.read { try $0.revisions(since: Day("2025-06-18")) }.count == 14)
  }
}
