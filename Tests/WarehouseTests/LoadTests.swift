import Domain
import Testing

@testable import Warehouse

@Suite("Loading a file")
struct LoadTests {
  private let all = """
    SELECT nationality, period, calendar.day, value, status, line
    FROM observation JOIN series USING (series_id) JOIN period USING (period_id)
      JOIN calendar ON calendar.day_id = observation.issued_day
    ORDER BY nationality, period, calendar.day
    """

  @Test("Only what is new or changed is written, and what is gone is withdrawn")
  func changes() throws {
    let test = try TestWarehouse()
    let first = try test.load(
      TestIssue("2024-02-10", "HTI 2024-01 10\nVEN 2024-01 20\nECU 2024-01 -"))
    #expect(first.new == 3)
    let second = try test.load(
      TestIssue("2024-03-10", "HTI 2024-01 12\nHTI 2024-02 7\nVEN 2024-02 30\nECU 2024-01 -"))
    #expect(second.new == 2)
    #expect(second.revised == 1)
    #expect(second.unchanged == 1)
    #expect(second.withdrawn == 1)
    #expect(second.revisions.raised == 1)
    #expect(second.revisions.largest?.to == 12)
    #expect(
      try test.rows(all) == [
        "ECU|2024-01|2024-02-10||M|4",
        "HTI|2024-01|2024-02-10|10.0|A|2", "HTI|2024-01|2024-03-10|12.0|A|2",
        "HTI|2024-02|2024-03-10|7.0|A|3",
        "VEN|2024-01|2024-02-10|20.0|A|3", "VEN|2024-01|2024-03-10||W|",
        "VEN|2024-02|2024-03-10|30.0|A|4",
      ])
  }
}
