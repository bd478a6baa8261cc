import Domain
import Reporting
import Testing
import Warehouse

/// Pages of a pipeline that looks at returns, reception and deaths.
@Suite("Returns and protection on the pages")
struct ReturnsPageTests {
  private let april = Period(frequency: .month, ordinal: (2021 - 1970) * 12 + 3)

  private func key(_ place: String, _ part: SeriesKey.Part? = nil, _ code: String = "") -> SeriesKey
  {
    var key = SeriesKey(
      source: place == "MEX" ? "mexico" : "guatemala",
      indicator: place == "MEX" ? "returns-carried-out" : "returns-received", place: place,
      frequency: .month)
    if let part { key[part] = code }
    return key
  }

  private var findings: ReturnFindings {
    var rows = ReturnsRows()
    rows.shares = [
      ReturnShareRow(
        key: key("GTM"), group: "children", period: april, months: 12, people: 5_845,
        whole: 57_408, notStated: 31, share: 5_845.0 / 57_408, limits: 0.0994...0.1043),
      ReturnShareRow(
        key: key("GTM"), group: "children", period: april.advanced(by: -12), months: 12,
        people: 900, whole: 3_000, notStated: 0, share: 0.3, limits: 0.28...0.32),
    ]
    rows.mirrors =
      (0..<14).map { step in
        let period = april.advanced(by: step - 13)
        let received: Double? = step == 13 ? nil : 150
        return MirrorRow(
          sender: "MEX", receiver: "GTM", period: period,
          sentKey: key("MEX", .nationality, "GTM"), receivedKey: key("GTM", .counterpart, "MEX"),
          sent: 100, received: received, notStated: 7, gap: received.map { $0 - 100 },
          relativeGap: received.map { ($0 - 100) / 125 }, isFlagged: received != nil)
      } + [
        MirrorRow(
          sender: "MEX", receiver: "HND", period: april, sentKey: key("MEX", .nationality, "HND"),
          receivedKey: nil, sent: 253, received: nil, notStated: 0, gap: nil, relativeGap: nil,
          isFlagged: false)
      ]
    rows.outlook = [
      ReceptionOutlookRow(
        key: key("GTM"), steps: 1, newest: april, period: april.advanced(by: 1), lead: .notBetter,
        expectation: nil, noChange: .init(people: 2_839, limits80: 2_177.4...3_977),
        record: .init(
          trials: 40, error: 1_370, noChangeError: 1_364, seasonError: 2_347, skill: -0.004, p: 1),
        isPseudoRealTime: true)
    ]
    rows.deaths = [
      death("USA", "newest", 343, nil, "encounters"),
      death("USA", "before", 505, nil, "encounters"),
      death(
        "PAN", "year", 147,
        .init(
          crossingsKey: SeriesKey(
            source: "darien", indicator: "crossings", place: "darien", frequency: .month),
          months: 12, deaths: 147, crossings: 248_284, perTenThousand: 5.92, limits: 5.0...6.96),
        "crossings"),
      death("PAN", "newest", 150, nil, "crossings"),
    ]
    return ReturnFindings(rows: rows)
  }

  private func death(
    _ place: String, _ window: String, _ deaths: Double, _ rate: DeathWindowRow.Rate?,
    _ denominator: String
  ) -> DeathWindowRow {
    DeathWindowRow(
      key: SeriesKey(
        source: "iom", indicator: "deaths-and-disappearances", place: place,
        category: "central-american-route", frequency: .month),
      window: window, first: april.advanced(by: window == "before" ? -23 : -11),
      last: april.advanced(by: window == "before" ? -12 : 0), months: 12, silentMonths: 2,
      deaths: deaths, limits: (deaths * 0.9)...(deaths * 1.1), denominator: denominator, rate: rate)
  }

  private func files(_ findings: ReturnFindings?) throws -> [String: String] {
    var model = Fixture.model()
    model.returned = findings
    return Dictionary(
      try ReportWriter(resources: reportsFolder).files(model, Fixture.options())
        .map { ($0.path, $0.contents) }, uniquingKeysWith: { first, _ in first })
  }

  @Test("Both sides of a mirror, the gap, missing months and pairs without a mirror are told")
  func mirror() throws {
    let files = try files(findings)
    let english = try #require(files["regional.en.html"])
    for text in [
      "says it returned 1,200 people", "says it received 1,800", "+600, or +40% of the mean",
      "In 13 of 13 months the gap was larger than 10%", "Without a mirror",
      "(253 people in twelve months to",
    ] {
      #expect(english.contains(text), "\(text)")
    }
    let spanish = try #require(files["regional.es.html"])
    for text in [
      "dice haber retornado a 1,200 personas", "dice haber recibido a 1,800", "Sin cifra espejo",
    ] {
      #expect(spanish.contains(text), "\(text)")
    }
    #expect(!spanish.contains("deportados"))
  }

  @Test("Shares have limits, and reception is told to have no measured lead and no capacity")
  func reception() throws {
    let files = try files(findings)
    let english = try #require(files["regional.en.html"])
    for text in [
      "5,845", "9.9% to 10.4%", "No lead is measured: of 1 forecast", "2,177 to 3,977",
      "No capacity of reception is declared",
    ] {
      #expect(english.contains(text), "\(text)")
    }
    #expect(
      try #require(files["regional.es.html"]).contains(
        "No se declara ninguna capacidad de recepción"))
  }

  @Test("Deaths are a minimum, with a rate only where crossings are counted")
  func protection() throws {
    let files = try files(findings)
    let english = try #require(files["regional.en.html"])
    for text in [
      "At least 493 people died or disappeared", "Every figure is a minimum",
      "none: encounters are no crossings", "5.9 (5.0 to 7.0)",
    ] {
      #expect(english.contains(text), "\(text)")
    }
    #expect(
      try #require(files["regional.es.html"]).contains(
        "Al menos 493 personas murieron o desaparecieron"))
    #expect(files.keys.contains { $0.contains("deaths") && $0.hasSuffix(".csv") })
  }

  @Test("A pipeline that does not look at returns has no section of protection")
  func none() throws {
    let english = try #require(try files(nil)["regional.en.html"])
    #expect(!english.contains("id=\"protection\""))
    #expect(!english.contains("id=\"mirror\""))
  }
}
