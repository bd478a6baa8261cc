import Domain
import Testing
import Warehouse

@Suite("What was known before there were issues")
struct PanelHistoryTests {
  private func panel(_ test: TestWarehouse, _ day: String) throws -> PanelSeries? {
    let panel = try test.warehouse.read { try $0.panel(asOf: Day(day)) }
    #expect(panel.count <= 1)
    return panel.first
  }

  @Test("The history in a source's first issue counts as known by the lag, and is marked")
  func history() throws {
    let test = try TestWarehouse(sources: [.named("flows", lagDays: 13)])
    try test.load(TestIssue("2025-02-13", "HTI 2021-07 17\nHTI 2021-08 23\nHTI 2021-09 24"))
    try test.load(TestIssue("2025-03-10", "HTI 2021-07 18\nHTI 2021-08 23\nHTI 2021-09 24"))
    let then = try panel(test, "2021-09-30")
    #expect(then?.values == [17, 23])
    #expect(then?.isPseudoRealTime == true)
    #expect(then?.newestIssue == Day("2021-09-13"))
    #expect(try panel(test, "2021-09-12")?.values == [17])
    #expect(try panel(test, "2021-08-12") == nil)
    #expect(try panel(test, "2025-02-13")?.values == [17, 23, 24])
    #expect(try panel(test, "2025-02-13")?.isPseudoRealTime == false)
    #expect(try panel(test, "2025-03-10")?.values == [18, 23, 24])
  }

  @Test("What a later issue brings was not known before that issue, whatever the lag")
  func later() throws {
    let test = try TestWarehouse(sources: [.named("flows", lagDays: 13)])
    try test.load(TestIssue("2025-02-13", "HTI 2025-01 7"))
    try test.load(TestIssue("2025-05-13", "HTI 2025-01 7\nHTI 2025-02 8"))
    #expect(try panel(test, "2025-04-30")?.values == [7])
    #expect(try panel(test, "2025-05-13")?.values == [7, 8])
  }

  @Test("Of a source declared pseudo real time, later issues bring history too")
  func declared() throws {
    let test = try TestWarehouse(
      sources: [.named("flows", lagDays: 13, isPseudoRealTime: true)])
    try test.load(TestIssue("2025-02-13", "HTI 2025-01 7"))
    try test.load(TestIssue("2025-05-13", "HTI 2025-01 7\nHTI 2025-02 8"))
    #expect(try panel(test, "2025-03-13")?.values == [7, 8])
    #expect(try panel(test, "2025-03-13")?.isPseudoRealTime == true)
  }
}
