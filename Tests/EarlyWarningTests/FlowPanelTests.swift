import Domain
import EarlyWarning
import Testing

@Suite("Flows from published cells")
struct FlowPanelTests {
  private static let word = Bilingual(en: "x", es: "x")

  private var territory: Territory {
    let parents: [(String, String?)] = [
      ("border", nil), ("patrol", "border"), ("ports", "border"), ("east", "patrol"),
      ("west", "patrol"),
    ]
    return Territory(
      places: parents.map {
        Place(code: $0.0, kind: "sector", country: "XAA", parent: $0.1, name: Self.word)
      },
      countries: [],
      indicators: [
        Indicator(
          code: "crossings", name: Self.word, unit: "people", unitName: Self.word,
          direction: .neutral, phase: .monitoring, frequency: .month, isAdditive: true,
          definition: Self.word)
      ])
  }

  private func history(_ place: String, _ start: String, _ values: [Double]) throws -> SeriesHistory
  {
    SeriesHistory(
      key: SeriesKey(
        source: "flows", indicator: "crossings", place: place, frequency: .month),
      start: try #require(Period(start)), values: values,
      newestIssue: try #require(Day("2024-08-10")), isPseudoRealTime: false)
  }

  @Test("Figures of a whole border do not make its sectors zero before sectors were published")
  func sectorsBeginLater() throws {
    let families = FlowPanel(territory, absent: { _ in .zero }).families([
      try history("patrol", "2024-01", [50, 60]), try history("ports", "2024-01", [5, 6, 7, 8, 9]),
      try history("east", "2024-03", [30, 31, 32]), try history("west", "2024-04", [41]),
    ])
    let family = try #require(families.first)
    #expect(families.count == 1)
    #expect(family.whole.key.place == "border")
    #expect(family.whole.values == [55, 66, 37, 80, 41])
    let places = Dictionary(
      uniqueKeysWithValues: family.parts(by: .place).map { ($0.code, $0.history) })
    // The first month in which a sector of the patrol was published, not the first of the border.
    #expect(places["east"]?.start.description == "2024-03")
    #expect(places["east"]?.values == [30, 31, 32])
    // Nobody in the west while the east was published is nobody.
    #expect(places["west"]?.start.description == "2024-03")
    #expect(places["west"]?.values == [0, 41, 0])
    #expect(places["patrol"]?.values == [50, 60, 30, 72, 32])
  }
}
