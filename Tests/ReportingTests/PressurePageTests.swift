import Domain
import Reporting
import Testing
import Warehouse

/// Pages of a pipeline that looks at drivers.
@Suite("Reported pressures on the pages")
struct PressurePageTests {
  private func year(_ year: Int) -> Period { Period(frequency: .year, ordinal: year - 1970) }

  private func findings(_ verdict: DriverModelRow.Verdict) -> DriverFindings {
    DriverFindings(
      ranks: [
        DriverRankRow(
          country: "HTI", present: 7, wanted: 7,
          standing: .init(score: 71.4, rank: 1, lower: 1, median: 1, upper: 3)),
        DriverRankRow(country: "VEN", present: 3, wanted: 7, standing: nil),
      ],
      choices: [
        DriverChoiceRow(
          choice: "normalisation", firstOrder: 0.3, total: 0.52, draws: 10_000, meanShift: 1.74)
      ],
      models: [
        DriverModelRow(
          source: "darien", lag: 1, verdict: verdict, countries: 20, rows: 160, years: 2014...2021,
          withinShare: 0.1,
          associations: [
            .init(
              driver: "inflation", coefficient: 0.21, standardError: 0.05, limits: 0.11...0.31,
              p: 0.001)
          ],
          record: .init(
            forecasts: 120, error: 0.5, unchangedError: 0.6,
            skill: verdict == .better ? 0.167 : -0.02, p: 0.03))
      ],
      intensities: [
        DriverIntensityRow(
          source: "darien", country: "HTI", period: year(2020), people: 12_345,
          inhabitants: 11_000_000, inhabitantsYear: year(2020), per10000: 11.2, previous: 2.5)
      ])
  }

  private func files(_ findings: DriverFindings?) throws -> [String: String] {
    var model = Fixture.model()
    model.pressures = findings
    return Dictionary(
      try ReportWriter(resources: reportsFolder).files(model, Fixture.options())
        .map { ($0.path, $0.contents) }, uniquingKeysWith: { first, _ in first })
  }

  @Test("A rank stands with its interval, what moves it, and that it is no verdict")
  func ranking() throws {
    let files = try files(findings(.notBetter))
    let english = try #require(files["regional.en.html"])
    for words in [
      "It is no verdict on a country", "the scale on which indicators are compared", "52%",
      "by 1.7 places on average", "1 to 3", "7 of 7", "Without a rank", "from 2.5 to 11.2",
    ] {
      #expect(english.contains(words), "\(words)")
    }
    let spanish = try #require(files["regional.es.html"])
    for words in [
      "No es un juicio sobre ningún país", "1 a 3", "la escala en que se comparan", "Sin puesto",
    ] {
      #expect(spanish.contains(words), "\(words)")
    }
    #expect(try #require(files["data/pressure-ranks.csv"]).contains("HTI,1,1,1,3,71.4"))
    #expect(files["data/migratory-intensity.csv"] != nil)
  }

  @Test("Where indicators have not beaten no change the page says so, and never speaks of causes")
  func associations() throws {
    let worse = try #require(try files(findings(.notBetter))["regional.en.html"])
    #expect(worse.contains("have not beaten the assumption of no change"))
    #expect(worse.contains("0.11 to 0.31"))
    let better = try #require(try files(findings(.better))["regional.en.html"])
    #expect(better.contains("have beaten the assumption of no change, by +17%"))
    #expect(better.contains("That is an association, not a cause."))
    let short = try #require(try files(findings(.tooShort))["regional.es.html"])
    #expect(short.contains("muy pocos países o años"))
  }

  @Test("A pipeline that does not look at drivers claims nothing of them")
  func none() throws {
    let files = try files(nil)
    #expect(files["data/pressure-ranks.csv"] == nil)
    #expect(!(try #require(files["regional.en.html"])).contains("no verdict on a country"))
  }
}
