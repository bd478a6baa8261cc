import Domain
import Testing
import Warehouse

@Suite("Where a figure or score comes from")
struct ExplainTests {
  private func warehouse() throws -> TestWarehouse {
    let test = try TestWarehouse()
    try test.warehouse.write { writer in
      try writer.store(
        [
          DeclaredCorrection(
            name: "decimal-slip", appliesTo: "HTI 2024-03", action: "scale", value: 0.1,
            expected: 120, reason: "A slip.", provider: "Desk", state: "open"),
          DeclaredCorrection(
            name: "unused", appliesTo: "VEN", action: "drop", reason: "None.", provider: "Desk",
            reportedOn: Day("2024-05-01"), state: "reported"),
        ], of: "flows")
    }
    var first = TestIssue("2024-05-10", "HTI 2024-03 12\nHTI 2024-04 30")
    first.corrections = ["decimal-slip": 1]
    try test.load(first)
    try test.load(TestIssue("2024-06-10", "HTI 2024-03 13\nHTI 2024-04 30\nHTI 2024-05 40"))
    return test
  }

  @Test(
    "The name of a piece of evidence is read back as it was written",
    arguments: ["figure/12/2021-08", "score/7/12/2021-W08", "score/7/12"])
  func names(text: String) {
    #expect(Evidence(text)?.description == text)
  }

  @Test(
    "Other names are no evidence",
    arguments: ["", "figure/12", "figure/x/2021-08", "score/7", "alert/7/12", "score/7/12/2021-13"])
  func noNames(text: String) {
    #expect(Evidence(text) == nil)
  }

  @Test("A figure leads to its issues, files, lines, corrections, source and run")
  func figure() throws {
    let test = try warehouse()
    let evidence = try #require(Evidence("figure/1/2024-03"))
    let explanation = try #require(try test.warehouse.read { try $0.explain(evidence) })
    #expect(explanation.key.nationality == "HTI")
    #expect(explanation.source.code == "flows")
    #expect(explanation.figure?.value == 13)
    #expect(explanation.figure?.line == 2)
    #expect(explanation.history?.steps.map(\.value) == [12, 13])
    #expect(explanation.files.map(\.path) == ["flows/2024-05-10.csv", "flows/2024-06-10.csv"])
    #expect(explanation.corrections.map(\.name) == ["decimal-slip"])
    #expect(explanation.runs.map(\.id) == [test.run])
    #expect(explanation.figuresKnown == 3)
    let then = try #require(
      try test.warehouse.read { try $0.explain(evidence, asOf: Day("2024-05-31")) })
    #expect(then.figure?.value == 12)
    #expect(then.figuresKnown == 2)
    #expect(then.files.map(\.path) == ["flows/2024-05-10.csv"])
  }

  @Test("A score leads to its method, parameters and the figures known on its day")
  func score() throws {
    let test = try warehouse()
    let scoring = try test.warehouse.write { writer in
      try writer.store(
        MethodDescription(
          name: "watch", version: 1, title: "Watch", purpose: "Watches.", parameters: [:],
          columns: [:], references: [], agreesWith: "itself"))
      let series = try writer.reader.panel(asOf: Day("2024-05-31"))[0]
      return try writer.store(
        Scoring(
          run: test.run, stage: "score/watch/flows", method: "watch", methodVersion: 1,
          parameters: ["alpha": "0.01"], asOf: #require(Day("2024-05-31")),
          columns: [
            ScoreColumn(name: "period", kind: .period), ScoreColumn(name: "z", kind: .number),
          ]),
        [
          ScoredSeries(
            series: series.id, start: series.start, status: "scored", cells: [0, 0.5, 1, 4.5],
            newestIssue: series.newestIssue, isPseudoRealTime: false)
        ]
      ).id
    }
    func explain(_ name: String) throws -> Explanation? {
      let evidence = try #require(Evidence(name))
      return try test.warehouse.read { try $0.explain(evidence) }
    }
    let explanation = try #require(try explain("score/\(scoring.rawValue)/1/2024-04"))
    #expect(explanation.score?.rows.map(\.z) == [4.5])
    #expect(explanation.score?.scoring.parameters == ["alpha": "0.01"])
    #expect(explanation.score?.method.title == "Watch")
    #expect(explanation.figure?.value == 30)
    #expect(explanation.figuresKnown == 2)
    let whole = try explain("score/\(scoring.rawValue)/1")
    #expect(whole?.score?.rows.count == 2)
    #expect(whole?.figure?.period == Period("2024-04"))
    for name in ["score/\(scoring.rawValue)/1/2024-06", "score/99/1", "figure/9/2024-03"] {
      #expect(try explain(name) == nil)
    }
  }

  @Test("A score of a sum leads to the parts that were added up")
  func sum() throws {
    let test = try TestWarehouse()
    try test.load(
      TestIssue("2024-05-10", "HTI 2024-03 12\nHTI 2024-04 30\nVEN 2024-04 5\nVEN 2024-05 6"))
    let scoring = try test.warehouse.write { writer in
      try writer.store(
        MethodDescription(
          name: "watch", version: 1, title: "Watch", purpose: "Watches.", parameters: [:],
          columns: [:], references: [], agreesWith: "itself"))
      let panel = try writer.withSums(writer.reader.panel())
      let total = try #require(panel.first { $0.key.nationality == SeriesKey.whole })
      #expect(total.values == [12, 35, 6])
      return try writer.store(
        Scoring(
          run: test.run, stage: "score/watch/flows", method: "watch", methodVersion: 1,
          parameters: [:], asOf: total.newestIssue,
          columns: [
            ScoreColumn(name: "period", kind: .period), ScoreColumn(name: "z", kind: .number),
          ]),
        [
          ScoredSeries(
            series: total.id, start: total.start, status: "scored", cells: [0, 0.5, 1, 4.5],
            newestIssue: total.newestIssue, isPseudoRealTime: false)
        ])
    }
    let series = try #require(try test.warehouse.read { try $0.scores(of: scoring.id) }.first)
      .series
    func explain(_ period: String) throws -> Explanation? {
      let name = "score/\(scoring.id.rawValue)/\(series.rawValue)\(period)"
      let evidence = try #require(Evidence(name))
      return try test.warehouse.read { try $0.explain(evidence) }
    }
    let april = try #require(try explain("/2024-04"))
    #expect(april.parts.map(\.key.nationality) == ["HTI", "VEN"])
    #expect(april.parts.map(\.figure.value) == [30, 5])
    #expect(april.figure == nil)
    #expect(april.figuresKnown == 4)
    #expect(april.files.map(\.path) == ["flows/2024-05-10.csv"])
    #expect(try explain("/2024-03")?.parts.map(\.key.nationality) == ["HTI"])
    #expect(try explain("")?.parts.map(\.figure.value) == [6])
  }

  @Test("Corrections that are no longer declared stay where they were applied, and only there")
  func corrections() throws {
    let test = try warehouse()
    try test.warehouse.write { try $0.store([DeclaredCorrection](), of: "flows") }
    #expect(
      try test.warehouse.read { try $0.corrections(of: "flows") }.map(\.name) == ["decimal-slip"])
    #expect(
      try test.rows("SELECT correction, path, figures FROM correction_applied")
        == ["decimal-slip|flows/2024-05-10.csv|1"])
  }
}

@Suite("Figures and sources on a day")
struct FiguresTests {
  @Test("Figures carry status, issue, file and line, and withdrawn ones stay among them")
  func figures() throws {
    let test = try TestWarehouse()
    try test.load(TestIssue("2024-05-10", "HTI 2024-03 12\nHTI 2024-04 -\nVEN 2024-03 1"))
    try test.load(TestIssue("2024-06-10", "HTI 2024-03 12\nHTI 2024-04 7"))
    let latest = try test.warehouse.read { try $0.figures() }
    #expect(latest.map(\.key.nationality) == ["HTI", "VEN"])
    #expect(latest[0].figures.map(\.value) == [12, 7])
    #expect(latest[0].figures.map(\.issuedOn) == [Day("2024-05-10"), Day("2024-06-10")])
    #expect(latest[0].figures.map(\.line) == [2, 3])
    #expect(latest[1].figures.map(\.status) == [.withdrawn])
    let then = try test.warehouse.read { try $0.figures(asOf: Day("2024-05-31")) }
    #expect(then[0].figures.map(\.status) == [.normal, .missing])
    let filtered = try test.warehouse.read {
      try $0.figures(filter: PanelFilter(nationalities: ["HTI"], from: Day("2024-03-02")))
    }
    #expect(filtered.flatMap(\.figures).map(\.period) == [Period("2024-04")])
  }

  @Test("Figures and panel know the same on every day")
  func sameAsPanel() throws {
    let test = try TestWarehouse(sources: [.named("flows", lagDays: 20)])
    try test.load(TestIssue("2024-05-10", "HTI 2024-03 12\nHTI 2024-04 30\nVEN 2024-03 1"))
    try test.load(TestIssue("2024-06-10", "HTI 2024-03 13\nHTI 2024-04 30\nHTI 2024-05 8"))
    for day in ["2024-04-19", "2024-04-20", "2024-05-20", "2024-06-09", "2024-06-10"] {
      let panel = try test.warehouse.read { try $0.panel(asOf: Day(day)) }
      let figures = try test.warehouse.read { try $0.figures(asOf: Day(day)) }
        .filter { series in series.figures.contains { $0.value != nil } }
      #expect(panel.map(\.key) == figures.map(\.key))
      #expect(panel.map(\.values) == figures.map { $0.figures.compactMap(\.value) })
      #expect(
        panel.map(\.isPseudoRealTime)
          == figures.map { $0.figures.contains { $0.isPseudoRealTime } })
      // The public view tells the same by its own columns.
      let view = try test.rows(
        """
        SELECT nationality, value FROM observation_history
        WHERE known_on <= '\(day)' AND (superseded_on IS NULL OR superseded_on > '\(day)')
          AND value IS NOT NULL
        ORDER BY series_id, period
        """)
      let expected = panel.flatMap { series in
        series.values.map { "\(series.key.nationality)|\($0)" }
      }
      #expect(view == expected)
    }
  }

  @Test("A source tells how far it had come on a day, and how fresh that was")
  func sources() throws {
    var source = SourceDescription.named("flows", lagDays: 20)
    source.expected = SourceDescription.Expectation(every: .month, byDay: 15, graceDays: 5)
    let test = try TestWarehouse(sources: [source, .named("quiet")])
    try test.load(TestIssue("2024-05-10", "HTI 2024-03 12\nHTI 2024-04 30\nHTI 2023 90"))
    try test.load(TestIssue("2024-06-10", "HTI 2024-05 31"))
    let status = try test.warehouse.read { try $0.sources(asOf: Day("2024-05-31")) }
    #expect(status.map(\.source.code) == ["flows", "quiet"])
    #expect(status[0].source == source)
    #expect(status[0].newestPeriod == Period("2024-04"))
    #expect(status[0].firstPeriod == Period("2023"))
    #expect(status[0].newestIssue == Day("2024-05-10"))
    #expect(status[0].indicators == ["crossings"])
    #expect(status[1].newestPeriod == nil)
    let latest = try test.warehouse.read { try $0.sources() }[0]
    #expect(latest.newestPeriod == Period("2024-05"))
    let days = ["2024-07-14", "2024-07-16", "2024-07-21", "2024-12-01"].compactMap { Day($0) }
    #expect(days.map { latest.freshness(on: $0) } == [.fresh, .due, .late, .silent])
    #expect(status[1].freshness(on: days[0]) == .unknown)
    #expect(
      try test.rows(
        """
        SELECT newest_period, newest_issued_on, next_due_on, late_after, files
        FROM source_freshness WHERE source = 'flows'
        """) == ["2024-05|2024-06-10|2024-07-15|2024-07-20|2"])
  }
}
