import Domain
import EarlyWarning
import Testing

@Suite("Flows along the corridor")
struct CorridorFlowsTests {
  private func history(
    _ source: String, _ place: String, _ nationality: String, _ start: String, _ values: [Double]
  ) throws -> SeriesHistory {
    SeriesHistory(
      key: SeriesKey(
        source: source, indicator: "crossings", place: place, nationality: nationality,
        frequency: .month),
      start: try #require(Period(start)), values: values,
      newestIssue: try #require(Day("2024-05-10")), isPseudoRealTime: source == "late")
  }

  private func territory(_ places: [CorridorPlace]) -> Territory {
    let word = Bilingual(en: "x", es: "x")
    return Territory(
      places: [], countries: [],
      indicators: [
        Indicator(
          code: "crossings", name: word, unit: "people", unitName: word, direction: .neutral,
          phase: .monitoring, frequency: .month, isAdditive: true, definition: word)
      ],
      groups: [
        NationalityGroup(
          code: "haitian-chilean", name: word, people: word, reason: word, source: "made up",
          members: [.init(nationality: "HTI"), .init(nationality: "CHL")])
      ], corridor: places)
  }

  @Test("Places are aligned month by month, and a declared group is followed from one to the next")
  func alignment() throws {
    let places = [SimulatedCorridor.place("south", 1), SimulatedCorridor.place("late", 2)]
    let territory = territory(places)
    let families = FlowPanel(territory, absent: { _ in .zero }).families([
      try history("south", "south", "HTI", "2024-01", [10, 20, 30]),
      try history("south", "south", "CHL", "2024-02", [5, 6]),
      try history("late", "late", "HTI", "2024-02", [7]),
      try history("late", "late", "CHL", "2024-02", [1]),
    ])
    let graph = try CorridorGraph(places: places, legs: [])
    let flows = try #require(CorridorFlows(families, along: graph, territory))
    #expect(flows.start.description == "2024-01")
    #expect(flows.count == 3)
    #expect(flows.stages.map(\.place.place) == ["south", "late"])
    #expect(flows.stages[0].total == [10, 25, 36])
    #expect(flows.stages[0].newest == 2)
    #expect(flows.stages[1].newest == 1)
    #expect(flows.stages[1].isPseudoRealTime)
    #expect(flows.stages[1].total[1] == 8)
    #expect(flows.stages[1].total[0].isNaN && flows.stages[1].total[2].isNaN)
    let group = flows.along("haitian-chilean")
    #expect(group.map(\.place.place) == ["south", "late"])
    #expect(group[0].values == [10, 25, 36])
    #expect(flows.along("VEN").isEmpty)
    #expect(flows.along(SeriesKey.whole).count == 2)
    #expect(CorridorFlows([], along: graph, territory) == nil)
  }
}
