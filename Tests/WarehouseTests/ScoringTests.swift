import Domain
import Testing
import Warehouse

@Suite("Scorings")
struct ScoringTests {
  private func store(
    _ test: TestWarehouse, stage: String = "score/ears/flows", alpha: String = "0.01",
    asOf: String = "2024-05-10", alarm: Double = 1
  ) throws -> ScoringID {
    try test.warehouse.write { writer in
      try writer.store(
        MethodDescription(
          name: "ears", version: 1, title: "EARS", purpose: "Counts.", parameters: [:],
          columns: [:], references: [], agreesWith: "surveillance"))
      let series = try writer.reader.panel()
      return try writer.store(
        Scoring(
          run: test.run, stage: stage, method: "ears", methodVersion: 1,
          parameters: ["alpha": alpha], asOf: Day(asOf) ?? Day(ordinal: 0),
          columns: [
            ScoreColumn(name: "period", kind: .period), ScoreColumn(name: "alarm", kind: .flag),
          ]),
        series.map {
          ScoredSeries(
            series: $0.id, start: $0.start, status: "scored", cells: [0, alarm],
            newestIssue: $0.newestIssue, isPseudoRealTime: false)
        }
      ).id
    }
  }

  private func warehouse() throws -> TestWarehouse {
    let test = try TestWarehouse()
    try test.load(TestIssue("2024-05-10", "HTI 2024-03 12"))
    return test
  }

  @Test("A stage's pass for the same day is replaced, also by other parameters, under its number")
  func replaced() throws {
    let test = try warehouse()
    let first = try store(test)
    _ = try store(test, asOf: "2024-06-10")
    #expect(try store(test, alpha: "0.005", alarm: 0) == first)
    #expect(
      try test.rows("SELECT scoring_id, parameters, as_of FROM scoring ORDER BY 1")
        == [#"1|{"alpha":"0.005"}|2024-05-10"#, #"2|{"alpha":"0.01"}|2024-06-10"#])
    #expect(try test.rows("SELECT alarm FROM score WHERE scoring_id = 1") == ["0"])
  }

  @Test("The newest scoring of a stage as of a day is one, whatever its parameters were before")
  func newest() throws {
    let test = try warehouse()
    _ = try store(test)
    _ = try store(test, alpha: "0.005", asOf: "2024-06-10")
    let all = try test.warehouse.read { try $0.scorings(method: "ears") }
    #expect(all.map(\.asOf.description) == ["2024-06-10"])
    let then = try test.warehouse.read { try $0.scorings(asOf: Day("2024-05-31")) }
    #expect(then.map(\.asOf.description) == ["2024-05-10"])
  }

  @Test("Scorings of stages that a pipeline no longer has are taken out")
  func removed() throws {
    let test = try warehouse()
    _ = try store(test)
    _ = try store(test, stage: "score/old/flows")
    try test.warehouse.write { try $0.removeScorings(exceptOf: ["score/ears/flows"]) }
    #expect(try test.rows("SELECT stage FROM scoring") == ["score/ears/flows"])
    #expect(try test.rows("SELECT count(*) FROM score") == ["1"])
  }
}
