import Domain
import GRDB
import Testing
import Warehouse

@Suite("What is known of returns and deaths")
struct ReturnsPassTests {
  private func warehouse() throws -> TestWarehouse {
    try TestWarehouse(sources: [.named("flows", lagDays: 10), .named("others", lagDays: 10)])
  }

  @Test("What a look found is read as it was written")
  func roundTrip() throws {
    let test = try warehouse()
    try test.storeReturns(asOf: "2025-06-10")
    let pass = try #require(try test.warehouse.read { try $0.returnsPass() })
    #expect(pass.options == ["mirror_gap": "0.1"])
    let read = try test.warehouse.read { try $0.returns() }
    let written = TestWarehouse.returnsRows
    #expect(read.shares == written.shares)
    #expect(read.mirrors == written.mirrors)
    #expect(Set(read.outlook.map(\.steps)) == [1, 2])
    for row in written.outlook { #expect(read.outlook.contains(row)) }
    for row in written.loads { #expect(read.loads.contains(row)) }
    for row in written.deaths { #expect(read.deaths.contains(row)) }
    #expect(read.count == written.count)
  }

  @Test("The views say it to other programs, a side that nobody publishes as an empty cell")
  func views() throws {
    let test = try warehouse()
    try test.storeReturns(asOf: "2025-06-10")
    #expect(
      try test.rows(
        """
        SELECT sender, receiver, sent, received, gap, sent_source, received_source
        FROM return_mirrors ORDER BY receiver
        """) == ["MEX|GTM|30.0|90.0|60.0|flows|flows", "MEX|HND|12.0|||flows|"])
    #expect(
      try test.rows("SELECT people_group, people, whole, not_stated FROM return_shares")
        == ["children|15.0|148.0|7.0"])
    #expect(
      try test.rows(
        "SELECT lead, expected, no_change FROM reception_expected ORDER BY place, steps")
        == ["measured|900.0|800.0", "not-better||800.0", "too-short||4.0"])
    #expect(
      try test.rows("SELECT basis, reception_load FROM reception_loads ORDER BY period")
        == ["counted|1.5", "no-change|1.45"])
    #expect(
      try test.rows(
        """
        SELECT time_window, deaths, denominator, crossings_place, rate_deaths, death_rate
        FROM deaths_monitored ORDER BY time_window
        """) == ["newest|26.0|crossings|canoas|25.0|25.0", "year|0.0|none|||"])
  }

  @Test("A look as of the same day is replaced, one as of another day stands beside it")
  func replaced() throws {
    let test = try warehouse()
    try test.storeReturns(asOf: "2025-06-10")
    try test.storeReturns(asOf: "2025-06-10", ReturnsRows())
    #expect(try test.warehouse.read { try $0.returns() } == ReturnsRows())
    try test.storeReturns(asOf: "2025-07-10")
    #expect(try test.warehouse.read { try $0.returnsDays() }.count == 2)
    #expect(
      try test.warehouse.read { try $0.returns(asOf: Day("2025-06-30")) } == ReturnsRows())
    #expect(try test.warehouse.read { try $0.returnsPass(asOf: Day("2025-06-09")) } == nil)
    #expect(try test.rows("SELECT count(*) FROM return_share") == ["1"])
  }

  @Test("The tables refuse what cannot be: a part above its whole, a gap without two sides")
  func refused() throws {
    let test = try warehouse()
    try test.storeReturns(asOf: "2025-06-10")
    for change in [
      "UPDATE return_share SET people = 149", "UPDATE return_share SET people_group = 'elders'",
      "UPDATE return_mirror SET gap = 3 WHERE receiver = 'HND'",
      "UPDATE return_mirror SET gap = NULL WHERE receiver = 'GTM'",
      "UPDATE return_mirror SET relative_gap = 2.5", "UPDATE return_mirror SET sent = -1",
      "UPDATE reception_outlook SET expected = NULL WHERE lead = 'measured'",
      "UPDATE reception_outlook SET expected = 5 WHERE lead = 'not-better'",
      "UPDATE reception_load SET places = 0",
      "UPDATE death_window SET death_rate = NULL WHERE time_window = 'newest'",
      "UPDATE death_window SET denominator = 'encounters' WHERE time_window = 'newest'",
      "UPDATE death_window SET silent_months = 13", "UPDATE returns_pass SET as_of = 'soon'",
    ] {
      #expect(throws: (any Error).self, "\(change)") {
        try test.warehouse.write { try $0.db.execute(sql: change) }
      }
    }
  }

  @Test("A pipeline that no longer looks at returns leaves nothing of them")
  func removed() throws {
    let test = try warehouse()
    try test.storeReturns(asOf: "2025-06-10")
    try test.warehouse.write { try $0.removeReturnsPasses() }
    for table in [
      "returns_pass", "return_share", "return_mirror", "reception_outlook", "reception_load",
      "death_window",
    ] {
      #expect(try test.rows("SELECT count(*) FROM \(table)") == ["0"], "\(table)")
    }
  }
}
