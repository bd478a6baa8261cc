import Domain
import Testing
import Warehouse

@Suite("Scores")
struct ScoreTests {
  private let method = MethodDescription(
    name: "watch", version: 2, title: "Watch", purpose: "Watches.",
    parameters: ["alpha": "0.01: size \"of\" the test"], columns: ["value": "The figure."],
    references: ["First (2001)", "Second (2002)"], agreesWith: "itself")

  private func scoring(
    _ test: TestWarehouse, columns: [ScoreColumn], asOf: String = "2024-05-10",
    parameters: [String: String] = ["alpha": "0.01"], method: String = "watch"
  ) throws -> Scoring {
    Scoring(
      run: test.run, stage: "score/\(method)/flows", method: method, methodVersion: 2,
      parameters: parameters, asOf: try #require(Day(asOf)), columns: columns)
  }

  /// A warehouse with two series and the method described.
  private func warehouse() throws -> (test: TestWarehouse, series: [PanelSeries]) {
    let test = try TestWarehouse()
    try test.load(TestIssue("2024-05-10", "HTI 2024-03 12\nHTI 2024-04 30\nVEN 2024-04 5"))
    try test.warehouse.write { try $0.store(method) }
    return (test, try test.warehouse.read { try $0.panel() })
  }

  private func scored(
    _ series: PanelSeries, _ cells: [Double], status: String = "scored"
  ) -> ScoredSeries {
    ScoredSeries(
      series: series.id, start: series.start, status: status, cells: cells,
      newestIssue: series.newestIssue, isPseudoRealTime: series.isPseudoRealTime)
  }

  private let periodColumns = [
    ScoreColumn(name: "period", kind: .period), ScoreColumn(name: "value", kind: .number),
    ScoreColumn(name: "limit", kind: .number), ScoreColumn(name: "score", kind: .number),
    ScoreColumn(name: "outlier", kind: .flag), ScoreColumn(name: "memory", kind: .number),
    ScoreColumn(name: "trend", kind: .text, words: ["no trend", "increasing"]),
  ]

  @Test("What was stored comes back in the warehouse's columns, with the rest under its own name")
  func roundTrip() throws {
    let (test, series) = try warehouse()
    let stored = try test.warehouse.write { writer in
      try writer.store(
        scoring(test, columns: periodColumns),
        [
          scored(series[0], [0, 12, 20, 0.5, 0, 3.25, 0, 1, 30, 20, 1.5, 1, .nan, 1]),
          scored(series[1], [], status: "too-short"),
        ])
    }
    #expect(stored.rows == 2)
    let scores = try test.warehouse.read { try $0.scores(of: stored.id) }
    #expect(scores.map(\.status) == ["scored", "too-short"])
    #expect(scores.map(\.key.nationality) == ["HTI", "VEN"])
    let rows = scores[0].rows
    #expect(rows.map(\.period) == [Period("2024-03"), Period("2024-04")])
    #expect(rows.map(\.threshold) == [20, 20])
    #expect(rows.map(\.statistic) == [0.5, 1.5])
    #expect(rows.map(\.isAlarm) == [false, true])
    #expect(rows.map(\.label) == ["no trend", "increasing"])
    #expect(rows.map(\.other) == ["{\"memory\":3.25}", nil])
    #expect(rows[0].expected == nil)
    #expect(scores[1].rows.isEmpty)
    #expect(
      try test.rows("SELECT period, value, alarm FROM score_latest WHERE nationality = 'HTI'")
        == ["2024-03|12.0|0", "2024-04|30.0|1"])
    #expect(
      try test.rows("SELECT score_status, period FROM score_latest WHERE nationality = 'VEN'")
        == ["too-short|"])
  }

  @Test("A stage's pass over the same day takes the place and number of the one before")
  func replaced() throws {
    let (test, series) = try warehouse()
    let columns = [ScoreColumn(name: "z", kind: .number)]
    func store(_ z: Double, asOf: String, alpha: String = "0.01") throws -> ScoringID {
      try test.warehouse.write { writer in
        try writer.store(
          scoring(test, columns: columns, asOf: asOf, parameters: ["alpha": alpha]),
          [scored(series[0], [z])]
        ).id
      }
    }
    let first = try store(1, asOf: "2024-05-10")
    #expect(try store(2, asOf: "2024-05-10", alpha: "0.05") == first)
    #expect(try test.rows("SELECT z FROM score") == ["2.0"])
    let later = try store(3, asOf: "2024-06-10")
    #expect(try test.rows("SELECT z FROM score ORDER BY z") == ["2.0", "3.0"])
    #expect(try test.rows("SELECT z FROM score_latest") == ["3.0"])
    #expect(try test.warehouse.read { try $0.scorings(method: "watch") }.map(\.id) == [later])
    #expect(
      try test.warehouse.read { try $0.scorings(asOf: Day("2024-05-31")) }.map(\.id) == [first])
    #expect(try test.warehouse.read { try $0.scorings(asOf: Day("2024-05-01")) }.isEmpty)
    try test.warehouse.write { try $0.removeScorings(exceptOf: []) }
    #expect(try test.rows("SELECT count(*) FROM score") == ["0"])
  }

  @Test("Forecasts stand in a table of their own, with periods beyond the figures")
  func forecasts() throws {
    let (test, series) = try warehouse()
    let columns = [
      ScoreColumn(name: "horizon", kind: .integer), ScoreColumn(name: "period", kind: .period),
      ScoreColumn(name: "mean", kind: .number), ScoreColumn(name: "lower_80", kind: .number),
      ScoreColumn(name: "model", kind: .text, words: ["AAdN"]),
    ]
    let id = try test.warehouse.write { writer in
      try writer.store(
        scoring(test, columns: columns), [scored(series[0], [1, 2, 31, 20, 0, 2, 3, 32, 18, 0])]
      ).id
    }
    let forecasts = try test.warehouse.read { try $0.forecasts(of: id) }
    #expect(forecasts.count == 1)
    #expect(forecasts[0].rows.map(\.period) == [Period("2024-05"), Period("2024-06")])
    #expect(forecasts[0].rows.map(\.mean) == [31, 32])
    #expect(forecasts[0].rows.map(\.model) == ["AAdN", "AAdN"])
    #expect(try test.rows("SELECT period FROM forecast_latest") == ["2024-05", "2024-06"])
    #expect(try test.warehouse.verify().problems == [])
  }

  @Test("A method is described with what readers need, whatever characters stand in it")
  func methods() throws {
    let (test, _) = try warehouse()
    #expect(try test.warehouse.read { try $0.methods() } == [method])
  }

  @Test("A score without its method is refused")
  func unknownMethod() throws {
    let (test, series) = try warehouse()
    #expect(throws: Failure.self) {
      try test.warehouse.write { writer in
        try writer.store(
          scoring(test, columns: [ScoreColumn(name: "z", kind: .number)], method: "unknown"),
          [scored(series[0], [1])])
      }
    }
  }
}
