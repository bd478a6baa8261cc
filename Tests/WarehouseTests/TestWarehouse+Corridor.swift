import Domain
import Testing
import Warehouse

/// What a look along the corridor may have written.
extension TestWarehouse {
  private static func month(_ text: String) -> Period {
    Period(text) ?? Period(frequency: .month, ordinal: 0)
  }

  private static func key(_ place: String, _ nationality: String = SeriesKey.whole) -> SeriesKey {
    SeriesKey(
      source: "flows", indicator: "crossings", place: place, nationality: nationality,
      frequency: .month)
  }

  /// A row with every field, and rows with as few as can be.
  static var outlook: [OutlookRow] {
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

  static var stocks: [StockRow] {
    [
      StockRow(
        key: key("canoas"), from: key("darien"), period: month("2024-03"), order: 2, inflow: 100,
        outflow: 0, waiting: 80...120, daysOfOutflow: nil, isSaturated: false),
      StockRow(
        key: key("canoas"), from: key("darien"), period: month("2024-04"), order: 2, inflow: 300,
        outflow: 90, waiting: 150...240, daysOfOutflow: 50, isSaturated: true),
    ]
  }

  static var corridorFlows: [CorridorFlowRow] {
    [
      CorridorFlowRow(key: key("darien"), period: month("2024-04"), order: 1, value: 300),
      CorridorFlowRow(key: key("canoas"), period: month("2024-04"), order: 2, value: 90),
    ]
  }

  /// Writes what a look along the corridor as of a day found, with rows of every sort.
  func storeCorridor(asOf day: String, outlook: [OutlookRow] = TestWarehouse.outlook) throws {
    let pass = CorridorPass(
      run: run, asOf: try #require(Day(day)), version: 1, options: ["horizons": "3"])
    try warehouse.write {
      _ = try $0.store(
        pass, flows: Self.corridorFlows, outlook: outlook, stocks: Self.stocks)
    }
  }
}
