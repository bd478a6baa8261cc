import Domain
import Testing
import Warehouse

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
      ],
      corridorPlaces: [
        CorridorPlace(
          place: "darien", position: 2, stage: "darien", country: "PAN", role: .transit,
          observedBy: ["flows", "others"]),
        CorridorPlace(
          place: "la-miel", position: 3, stage: "darien", country: "PAN", role: .seaEntry,
          observedBy: []),
      ],
      corridorLegs: [
        CorridorLeg(
          id: "darien-la-miel", from: "darien", to: "la-miel", direction: .southbound, mode: .foot,
          measure: .journey, nationalities: ["VEN", "COL"], validFrom: Day("2025-01-20"),
          hoursLow: 48, hoursHigh: 360, source: "press", quality: .press, note: words("On foot.")),
        CorridorLeg(
          id: "la-miel-darien", from: "la-miel", to: "darien", direction: .any, mode: .boat,
          measure: .lag, source: "counts", quality: .notUsable, note: words("By boat.")),
      ],
      acts: [
        PublicAct(
          id: "closure", announcedOn: try #require(Day("2020-03-12")),
          appliesOn: try #require(Day("2020-03-16")), until: Day("2021-01-29"),
          places: ["darien", "PAN"], mode: .land, kind: .mask, expected: .down,
          what: words("Borders close."), measuredOn: ["flows", "all"], before: 1_099, after: 0,
          ratio: 0, effect: .asExpected, source: "gazette", sourceKind: .official,
          confidence: .high),
        PublicAct(
          id: "opening", follows: "closure", announcedOn: try #require(Day("2021-01-29")),
          appliesOn: try #require(Day("2021-01-29")), places: ["darien"],
          nationalities: ["HTI", "chnv"], kind: .routeClosed, what: words("Borders open."),
          source: "press"),
      ],
      regimeChanges: [
        RegimeChange(
          id: "darien-2021-04", source: "flows", place: "darien", direction: .up,
          firstPeriod: try #require(Period("2021-04")), before: 1_222, after: 5_865, ratio: 4.8,
          acts: ["opening"], reference: "script"),
        RegimeChange(
          id: "necocli-2021", place: "necocli", nationality: "HTI", direction: .stock,
          firstPeriod: try #require(Period("2021-08")), after: 15_000, isInMask: true,
          isMajor: false, determined: .press, reference: "press"),
      ])
    let test = try TestWarehouse()
    try test.warehouse.write { try $0.store(stored) }
    let read = try test.warehouse.read { try $0.reference() }
    #expect(read.countries.filter { ["HTI", "OOO"].contains($0.code) } == stored.countries)
    #expect(read.places.filter { ["darien", "la-miel"].contains($0.code) } == stored.places)
    #expect(read.indicators.first { $0.code == "inflation" } == stored.indicators.first)
    #expect(read.codes == stored.codes)
    #expect(read.groups == stored.groups)
    #expect(read.corridorPlaces == stored.corridorPlaces)
    #expect(read.corridorLegs == stored.corridorLegs)
    #expect(read.acts == stored.acts)
    #expect(read.regimeChanges == stored.regimeChanges)
    // Declared tables are replaced whole; what figures refer to stays.
    try test.warehouse.write { try $0.store(ReferenceRows()) }
    let emptied = try test.warehouse.read { try $0.reference() }
    #expect(emptied.acts.isEmpty)
    #expect(emptied.groups.isEmpty)
    #expect(emptied.countries == read.countries)
  }
}
