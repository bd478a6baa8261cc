import Domain
import Testing

@testable import Warehouse

@Suite("Reference tables in the warehouse")
struct ReferenceTests {
  @Test("What was stored is read back, each table in the order of its codes")
  func roundTrip() throws {
    func words(_ text: String) -> Bilingual { Bilingual(en: text, es: "\(text) (es)") }
    let stored = ReferenceRows(
      countries: [
        Country(
          code: "HTI", alpha2: "HT", m49: "332", name: words("Haiti"),
          nationality: words("Haitian"), people: words("people"), isMember: false,
          m49Region: "019", m49Subregion: "029", scope: .regional),
        Country(
          code: "OOO", name: words("Other"), nationality: words(""), people: words("others"),
          kind: .special),
      ],
      places: [
        Place(
          code: "darien", kind: "area", country: "PAN", parent: "PAN", name: words("Darién"),
          officialName: "Darién", latitude: 8.1, longitude: -77.4),
        Place(code: "la-miel", kind: "port", name: words("La Miel")),
      ],
      indicators: [
        Indicator(
          code: "inflation", name: words("Inflation"), unit: "percent-a-year",
          unitName: words("% a year"), direction: .higherIsWorse, phase: .prevention,
          frequency: .year, decimals: 1, isAdditive: false, publisherCode: "FP.CPI.TOTL.ZG",
          definition: words("Change of prices"))
      ],
      codes: [
        Code(
          list: "age", code: "child", parent: "all", children: .all, name: words("Children"),
          definition: words("Younger than 18")),
        Code(list: "sex", code: "female", name: words("Women")),
      ],
      groups: [
        NationalityGroup(
          code: "chnv", name: words("CHNV"), people: words("people"), reason: words("parole"),
          source: "87 FR 63507",
          members: [
            .init(nationality: "CUB", from: Day("2023-01-05"), to: Day("2025-03-25")),
            .init(nationality: "VEN"),
          ])
      ])
    let test = try TestWarehouse()
    try test.warehouse.write { try $0.store(stored) }
    let read = try test.warehouse.read { try $0.reference() }
    #expect(read.countries.filter { ["HTI", "OOO"].contains($0.code) } == stored.countries)
    #expect(read.places.filter { ["darien", "la-miel"].contains($0.code) } == stored.places)
    #expect(read.indicators.first { $0.code == "inflation" } == stored.indicators.first)
    #expect(read.codes == stored.codes)
    #expect(read.groups == stored.groups)
  }
}
