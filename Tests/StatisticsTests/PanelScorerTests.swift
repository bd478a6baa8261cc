import Domain
import Statistics
import Testing

@Test("A series scores the same alone and in a panel")
func aloneAndInCompany() throws {
  let scorer = try #require(Catalogue.method(named: "mann-kendall")).scorer()
  let start = try #require(Period("2020-01"))
  let panel = (0..<37).map { row in (0..<(20 + row % 3)).map { Double(($0 * (row + 3)) % 13) } }
  let together = PanelScorer(scorer, threads: 2).score(panel, starts: panel.map { _ in start })
  for (series, score) in zip(panel, together) {
    #expect(PanelScorer(scorer, threads: 1).score([series], starts: [start]) == [score])
  }
}
