import Domain
import Testing

private func freshness(_ newest: String?, _ day: String, every: Frequency = .month) -> Freshness? {
  Day(day).map {
    Freshness(
      newest: newest.flatMap { Period($0) }, every: every, byDay: 15, graceDays: 10, on: $0)
  }
}

@Suite("Freshness")
struct FreshnessTests {
  @Test(
    "A source is fresh, due, late and then silent as its calendar runs on",
    arguments: [
      ("2024-03-15", Freshness.fresh), ("2024-03-16", .due), ("2024-03-25", .due),
      ("2024-03-26", .late), ("2024-05-25", .late), ("2024-05-26", .silent),
    ])
  func calendar(day: String, expected: Freshness) {
    // January is there; February ends on the 29th and is expected by 15 March.
    #expect(freshness("2024-01", day) == expected)
  }

  @Test("What never arrived is silent")
  func never() { #expect(freshness(nil, "2024-03-01") == .silent) }

  @Test("Months count for a quarterly calendar once the quarter is whole")
  func quarterly() {
    #expect(freshness("2024-03", "2024-07-10", every: .quarter) == .fresh)
    #expect(freshness("2024-02", "2024-04-20", every: .quarter) == .due)
    #expect(freshness("2024-02", "2024-07-10", every: .quarter) == .late)
  }

  @Test("Whole years count for a monthly calendar up to December")
  func yearly() { #expect(freshness("2023", "2024-02-10") == .fresh) }
}
