import Domain
import GRDB
import Testing
import Warehouse

@Suite("What follows along the corridor")
struct CorridorPassTests {
  @Test("Flows, expectations and stocks are read as they were written, from south to north")
  func roundTrip() throws {
    let test = try TestWarehouse()
    try test.storeCorridor(asOf: "2024-06-10")
    let pass = try #require(try test.warehouse.read { try $0.corridorPass() })
    #expect(pass.options == ["horizons": "3"])
    #expect(pass.version == 1)
    #expect(try test.warehouse.read { try $0.outlook() } == TestWarehouse.outlook)
    #expect(try test.warehouse.read { try $0.stocks() } == TestWarehouse.stocks)
    #expect(try test.warehouse.read { try $0.corridorFlows() } == TestWarehouse.corridorFlows)
    #expect(
      try test.rows("SELECT place, period, value FROM corridor_flows ORDER BY route_order")
        == ["darien|2024-04|300.0", "canoas|2024-04|90.0"])
    #expect(
      try test.rows(
        """
        SELECT place, nationality, target, period, lead, expected, upper_95, skill
        FROM corridor_outlook ORDER BY series_id, target DESC
        """) == [
          "canoas|all|nowcast|2024-05|measured|900.0|1600.0|0.25",
          "canoas|all|forecast|2024-05|not-better|||-0.01",
          "canoas|HTI|nowcast|2024-05|too-few|||",
        ])
    #expect(
      try test.rows(
        """
        SELECT from_place, place, period, waiting_low, waiting_high, days_of_outflow, saturated
        FROM waiting_stock ORDER BY period
        """) == [
          "darien|canoas|2024-03|80.0|120.0||0", "darien|canoas|2024-04|150.0|240.0|50.0|1",
        ])
  }

  @Test("A look as of the same day is replaced, one as of another day stands beside it")
  func replaced() throws {
    let test = try TestWarehouse()
    try test.storeCorridor(asOf: "2024-06-10")
    try test.storeCorridor(asOf: "2024-06-10", outlook: [])
    #expect(try test.warehouse.read { try $0.outlook() } == [])
    try test.storeCorridor(asOf: "2024-07-10")
    #expect(try test.warehouse.read { try $0.corridorDays() }.count == 2)
    #expect(try test.warehouse.read { try $0.outlook() } == TestWarehouse.outlook)
    #expect(try test.warehouse.read { try $0.outlook(asOf: Day("2024-06-30")) } == [])
    #expect(try test.warehouse.read { try $0.corridorPass(asOf: Day("2024-06-09")) } == nil)
    #expect(try test.rows("SELECT count(*) FROM outlook") == ["3"])
  }

  @Test("The tables refuse a number without a measured lead, and bounds that cross")
  func refused() throws {
    let test = try TestWarehouse()
    try test.storeCorridor(asOf: "2024-06-10")
    for change in [
      "UPDATE outlook SET expected = 5 WHERE lead = 'not-better'",
      "UPDATE outlook SET lead = 'measured' WHERE expected IS NULL",
      "UPDATE outlook SET p = 1.5", "UPDATE stock_month SET waiting_low = waiting_high + 1",
      "UPDATE stock_month SET waiting_low = -1", "UPDATE corridor_pass SET as_of = 'soon'",
    ] {
      #expect(throws: (any Error).self, "\(change)") {
        try test.warehouse.write { try $0.db.execute(sql: change) }
      }
    }
  }

  @Test("A pipeline that no longer follows the corridor leaves nothing of it")
  func removed() throws {
    let test = try TestWarehouse()
    try test.storeCorridor(asOf: "2024-06-10")
    try test.warehouse.write { try $0.removeCorridorPasses() }
    for table in ["corridor_pass", "corridor_flow", "outlook", "stock_month"] {
      #expect(try test.rows("SELECT count(*) FROM \(table)") == ["0"], "\(table)")
    }
  }
}
