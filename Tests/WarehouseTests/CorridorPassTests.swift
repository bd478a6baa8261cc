import Domain
import GRDB
import Testing
import Warehouse

@Suite("What follows along the corridor")
struct CorridorPassTests {
  private func month(_ text: String) -> Period {
    Period(text) ?? Period(frequency: .month, ordinal: 0)
  }

  private func key(_ place: String, _ nationality: String = SeriesKey.whole) -> SeriesKey {
    SeriesKey(
      source: "flows", indicator: "crossings", place: place, nationality: nationality,
      frequency: .month)
  }

  /// A row with every field, and rows with as few as can be.
  private var outlook: [OutlookRow] {
    [
      OutlookRow(
        key: key("canoas"), target: .nowcast, steps: 1, order: 2, newest: month("2024-04"),
        period: month("2024-05"), lead: .measured,
        expectation: .init(
          people: 900, limits80: 700...1_200, limits95: 500...1_600, coverage80: 0.79),
        record: .init(
          trials: 48, error: 75, noChangeError: 100, historyError: 110, seasonError: 140,
          skill: 0.25, p: 0.01), isPseudoRealTime: true),
      OutlookRow(
        key: key("canoas"), target: .forecast, steps: 1, order: 2, newest: month("2024-04"),
        period: month("2024-05"), lead: .notBetter,
        record: .init(
          trials: 30, error: 101, noChangeError: 100, historyError: 90, seasonError: nil,
          skill: -0.01, p: 1)),
      OutlookRow(
        key: key("canoas", "HTI"), target: .nowcast, steps: 1, order: 2, newest: month("2024-04"),
        period: month("2024-05"), lead: .tooFew),
    ]
  }

  private var stocks: [StockRow] {
    [
      StockRow(
        key: key("canoas"), from: key("darien"), period: month("2024-03"), order: 2, inflow: 100,
        outflow: 0, waiting: 80...120, daysOfOutflow: nil, isSaturated: false),
      StockRow(
        key: key("canoas"), from: key("darien"), period: month("2024-04"), order: 2, inflow: 300,
        outflow: 90, waiting: 150...240, daysOfOutflow: 50, isSaturated: true),
    ]
  }

  private var flows: [CorridorFlowRow] {
    [
      CorridorFlowRow(key: key("darien"), period: month("2024-04"), order: 1, value: 300),
      CorridorFlowRow(key: key("canoas"), period: month("2024-04"), order: 2, value: 90),
    ]
  }

  private func store(_ test: TestWarehouse, asOf day: String, outlook: [OutlookRow]) throws {
    let pass = CorridorPass(
      run: test.run, asOf: try #require(Day(day)), version: 1, options: ["horizons": "3"])
    try test.warehouse.write {
      _ = try $0.store(pass, flows: flows, outlook: outlook, stocks: stocks)
    }
  }

  @Test("Flows, expectations and stocks are read as they were written, from south to north")
  func roundTrip() throws {
    let test = try TestWarehouse()
    try store(test, asOf: "2024-06-10", outlook: outlook)
    let pass = try #require(try test.warehouse.read { try $0.corridorPass() })
    #expect(pass.options == ["horizons": "3"])
    #expect(pass.version == 1)
    #expect(try test.warehouse.read { try $0.outlook() } == outlook)
    #expect(try test.warehouse.read { try $0.stocks() } == stocks)
    #expect(try test.warehouse.read { try $0.corridorFlows() } == flows)
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
    try store(test, asOf: "2024-06-10", outlook: outlook)
    try store(test, asOf: "2024-06-10", outlook: [])
    #expect(try test.warehouse.read { try $0.outlook() } == [])
    try store(test, asOf: "2024-07-10", outlook: outlook)
    #expect(try test.warehouse.read { try $0.corridorDays() }.count == 2)
    #expect(try test.warehouse.read { try $0.outlook() } == outlook)
    #expect(try test.warehouse.read { try $0.outlook(asOf: Day("2024-06-30")) } == [])
    #expect(try test.warehouse.read { try $0.corridorPass(asOf: Day("2024-06-09")) } == nil)
    #expect(try test.rows("SELECT count(*) FROM outlook") == ["3"])
  }

  @Test("The tables refuse a number without a measured lead, and bounds that cross")
  func refused() throws {
    let test = try TestWarehouse()
    try store(test, asOf: "2024-06-10", outlook: outlook)
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
    try store(test, asOf: "2024-06-10", outlook: outlook)
    try test.warehouse.write { try $0.removeCorridorPasses() }
    for table in ["corridor_pass", "corridor_flow", "outlook", "stock_month"] {
      #expect(try test.rows("SELECT count(*) FROM \(table)") == ["0"], "\(table)")
    }
  }
}
