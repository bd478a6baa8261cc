import Domain
import Testing
import Warehouse

/// What a look at returns and deaths may have written.
extension TestWarehouse {
  private static func month(_ text: String) -> Period {
    Period(text) ?? Period(frequency: .month, ordinal: 0)
  }

  private static func key(_ place: String, _ nationality: String = SeriesKey.whole) -> SeriesKey {
    SeriesKey(
      source: "flows", indicator: "crossings", place: place, nationality: nationality,
      frequency: .month)
  }

  /// Rows with every field, and rows with as few as can be.
  static var returnsRows: ReturnsRows {
    let (newest, next) = (month("2024-04"), month("2024-05"))
    var rows = ReturnsRows()
    rows.shares = [
      ReturnShareRow(
        key: key("canoas"), group: "children", period: newest, months: 12, people: 15, whole: 148,
        notStated: 7, share: 15.0 / 148, limits: 0.06...0.16)
    ]
    rows.mirrors = [
      MirrorRow(
        sender: "MEX", receiver: "GTM", period: newest, sentKey: key("canoas"),
        receivedKey: key("darien"), sent: 30, received: 90, notStated: 5, gap: 60, relativeGap: 1,
        isFlagged: true),
      MirrorRow(
        sender: "MEX", receiver: "HND", period: newest, sentKey: key("canoas", "HTI"),
        receivedKey: nil, sent: 12, received: nil, notStated: 0, gap: nil, relativeGap: nil,
        isFlagged: false),
    ]
    rows.outlook = [
      ReceptionOutlookRow(
        key: key("canoas"), steps: 1, newest: newest, period: next, lead: .measured,
        expectation: .init(
          people: 900, limits80: 700...1_200, limits95: 500...1_600, coverage80: 0.79),
        noChange: .init(people: 800, limits80: 600...1_000, limits95: 400...1_500),
        record: .init(
          trials: 48, error: 75, noChangeError: 100, seasonError: 140, skill: 0.25, p: 0.01),
        isPseudoRealTime: true),
      ReceptionOutlookRow(
        key: key("canoas"), steps: 2, newest: newest, period: month("2024-06"), lead: .notBetter,
        expectation: nil, noChange: .init(people: 800, limits80: 500...1_100),
        record: .init(
          trials: 47, error: 101, noChangeError: 100, seasonError: nil, skill: -0.01, p: 1),
        isPseudoRealTime: true),
      ReceptionOutlookRow(
        key: key("darien"), steps: 1, newest: newest, period: next, lead: .tooShort,
        expectation: nil, noChange: .init(people: 4), record: nil, isPseudoRealTime: false),
    ]
    rows.loads = [
      ReceptionLoadRow(
        key: key("canoas"), period: newest, basis: .counted, arrivalsPerDay: 30, stayDays: 3,
        places: 60, present: 90, load: 1.5, limits80: nil),
      ReceptionLoadRow(
        key: key("canoas"), period: next, basis: .noChange, arrivalsPerDay: 29, stayDays: 3,
        places: 60, present: 87, load: 1.45, limits80: 1.1...1.9),
    ]
    rows.deaths = [
      DeathWindowRow(
        key: key("darien"), window: "newest", first: month("2023-05"), last: newest, months: 12,
        silentMonths: 4, deaths: 26, limits: 17...38.1, denominator: "crossings",
        rate: .init(
          crossingsKey: key("canoas"), months: 11, deaths: 25, crossings: 10_000,
          perTenThousand: 25, limits: 16.2...36.9)),
      DeathWindowRow(
        key: key("darien"), window: "year", first: month("2024-01"), last: newest, months: 4,
        silentMonths: 4, deaths: 0, limits: 0...3.7, denominator: "none", rate: nil),
    ]
    return rows
  }

  /// Writes what a look at returns as of a day found, with rows of every sort.
  func storeReturns(asOf day: String, _ rows: ReturnsRows = TestWarehouse.returnsRows) throws {
    let pass = ReturnsPass(
      run: run, asOf: try #require(Day(day)), version: 1, options: ["mirror_gap": "0.1"])
    try warehouse.write { _ = try $0.store(pass, rows) }
  }
}
