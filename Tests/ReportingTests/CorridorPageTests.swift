import Domain
import Reporting
import Testing

/// Pages of a pipeline that follows the corridor.
@Suite("The corridor on the pages")
struct CorridorPageTests {
  private let darien = Place(
    code: "darien", kind: "area", country: "PAN", parent: "PAN",
    name: Bilingual(en: "Darién", es: "Darién"))
  private let honduras = Place(
    code: "HND", kind: "country", country: "HND", name: Bilingual(en: "Honduras", es: "Honduras"))
  private let august = Period(frequency: .month, ordinal: (2021 - 1970) * 12 + 7)

  private var lead: CorridorFindings.Lead {
    CorridorFindings.Lead(
      place: honduras, group: nil, code: SeriesKey.whole, isNowcast: true, period: august,
      people: 20_480.4, limits80: 15_100...26_300, limits95: nil, skill: 0.246, trials: 48)
  }

  private var waiting: CorridorFindings.Waiting {
    CorridorFindings.Waiting(
      from: darien, to: honduras, group: Bilingual(en: "Andean Community", es: "Comunidad Andina"),
      code: "andean", period: august, inflow: 25_361, outflow: 9_000, people: 12_000...31_000,
      daysOfOutflow: 41.3, isSaturated: true)
  }

  private func files(_ corridor: CorridorFindings?) throws -> [String: String] {
    var model = Fixture.model()
    model.corridor = corridor
    return Dictionary(
      try ReportWriter(resources: reportsFolder).files(model, Fixture.options())
        .map { ($0.path, $0.contents) }, uniquingKeysWith: { first, _ in first })
  }

  @Test("What has beaten no change is shown with its range and what it gains")
  func leads() throws {
    let files = try files(CorridorFindings(leads: [lead], waiting: [], tried: 668))
    let english = try #require(files["regional.en.html"])
    #expect(english.contains("1 expectation for months to come has beaten"))
    #expect(english.contains("of 668 that were tried"))
    for cell in ["20,480", "15,100 to 26,300", "25%"] {
      #expect(english.contains(cell), "\(cell)")
    }
    #expect(!english.contains("No lead is measured:"))
    let spanish = try #require(files["regional.es.html"])
    #expect(spanish.contains("1 expectativa para los meses siguientes superó en el pasado"))
    #expect(spanish.contains("15,100 a 26,300"))
    #expect(spanish.contains("todas las nacionalidades"))
  }

  @Test("Where nothing has, the page says that no lead is measured")
  func none() throws {
    let files = try files(CorridorFindings(leads: [], waiting: [], tried: 668))
    #expect(
      try #require(files["regional.en.html"]).contains(
        "No lead is measured: of 668 expectations that were tried"))
    #expect(
      try #require(files["regional.es.html"]).contains(
        "No se mide ninguna anticipación: de 668 expectativas que se probaron"))
  }

  @Test("Who waits stands between two bounds, with the quota beside the days, and in an annex")
  func stocks() throws {
    let files = try files(CorridorFindings(leads: [lead], waiting: [waiting], tried: 668))
    let english = try #require(files["regional.en.html"])
    for cell in [
      "Darién → Honduras", "Andean Community", "12,000 to 31,000",
      "41 (quota or transport full)",
    ] {
      #expect(english.contains(cell), "\(cell)")
    }
    #expect(
      try #require(files["regional.es.html"]).contains("41 (cupo o transporte lleno)"))
    let annex = try #require(files["data/corridor-waiting.csv"])
    #expect(annex.contains("darien,HND,"))
    #expect(annex.contains("andean,2021-08,25361,9000,12000"))
    #expect(files["data/corridor-leads.csv"] != nil)
  }

  @Test("A pipeline that does not follow the corridor claims nothing of it")
  func unfollowed() throws {
    let files = try files(nil)
    #expect(
      try #require(files["regional.en.html"]).contains(
        "the order of the stretches is no forecast"))
    #expect(files["data/corridor-waiting.csv"] == nil)
  }
}
