import Configuration
import Domain
import Pipeline
import Statistics
import Testing
import Warehouse

@Suite("The corridor stage")
struct CorridorStageTests {
  private static let darien = "panama-darien-by-nationality"
  private static let honduras = "honduras-arrivals-by-nationality"

  /// Two places of the corridor. Honduras counts four fifths of those whom Darién counts in the same
  /// month, and publishes a month later: its month can be known from Darién's.
  private func project(_ block: String = "corridor: {}") throws -> TestProject {
    let project = try TestProject()
    try project.addSignals(block)
    try project.contract(Self.darien)
    try project.contract(Self.honduras, place: "HND")
    var random = SplitMix64(seed: 7)
    var level = 2_000.0
    var (south, north) = (["period,nationality,value"], ["period,nationality,value"])
    for index in 0..<72 {
      let month = Period(frequency: .month, ordinal: Self.first.ordinal + index)
      level = min(20_000, max(400, level * (0.6 + 0.9 * Double(random.next() % 1_000) / 1_000)))
      let people = Int(level)
      south += ["\(month),HTI,\(people / 3)", "\(month),VEN,\(people - people / 3)"]
      guard index < 71 else { continue }
      let counted = people * 4 / 5
      north += ["\(month),HTI,\(counted / 3)", "\(month),VEN,\(counted - counted / 3)"]
    }
    try project.folder.write(
      south.joined(separator: "\n") + "\n", to: "datasets/\(Self.darien)/2024-06-10.csv")
    try project.folder.write(
      north.joined(separator: "\n") + "\n", to: "datasets/\(Self.honduras)/2024-06-05.csv")
    return project
  }

  private static let first = Period("2018-06") ?? Period(frequency: .month, ordinal: 0)

  @Test("A month that a neighbour has published is expected, with limits, and nothing beyond it")
  func outlook() throws {
    let project = try project()
    let summary = try project.run()
    #expect(summary.outcome("corridor")?.state == .done)
    #expect(summary.reason("corridor") == "run — first run")
    let rows = try project.read { try $0.outlook() }
    let nowcast = try #require(
      rows.first {
        $0.key.place == "HND" && $0.key.nationality == SeriesKey.whole && $0.target == .nowcast
      })
    #expect(nowcast.lead == .measured)
    #expect(nowcast.period == Period("2024-05"))
    #expect(nowcast.newest == Period("2024-04"))
    #expect(nowcast.order == 2)
    let record = try #require(nowcast.record)
    #expect(record.trials >= 24)
    #expect(record.skill > 0.3)
    #expect(record.error < record.noChangeError)
    let expectation = try #require(nowcast.expectation)
    let newest = try #require(
      try project.read { try $0.corridorFlows() }.last { $0.order == 1 })
    #expect(newest.period == Period("2024-05"))
    #expect(abs(expectation.people / (newest.value * 0.8) - 1) < 0.25)
    #expect(try #require(expectation.limits80).contains(expectation.people))
    #expect(rows.allSatisfy { ($0.lead == .measured) == ($0.expectation != nil) })
    // Darién's level wanders: nothing can be said of the months ahead of it.
    #expect(
      rows.filter { $0.key.place == "darien" && $0.target == .forecast }
        .allSatisfy { $0.lead == .notBetter })
    // A place and its nationalities add up.
    let parts = rows.filter {
      $0.key.place == "HND" && $0.target == .nowcast && ["HTI", "VEN"].contains($0.key.nationality)
    }
    #expect(parts.count == 2)
    if parts.allSatisfy({ $0.lead == .measured }) {
      let sum = parts.compactMap(\.expectation?.people).reduce(0, +)
      #expect(abs(sum - expectation.people) < 1e-6 * expectation.people)
    }
  }

  @Test(
    "Who waits between two places stands between two bounds, for everybody and each nationality")
  func stocks() throws {
    let project = try project("corridor: {months: 12}")
    _ = try project.run()
    let stocks = try project.read { try $0.stocks() }
    #expect(Set(stocks.map(\.key.nationality)).isSuperset(of: [SeriesKey.whole, "HTI", "VEN"]))
    #expect(stocks.allSatisfy { $0.from.place == "darien" && $0.key.place == "HND" })
    let everybody = stocks.filter { $0.key.nationality == SeriesKey.whole }
    #expect(everybody.count == 12)
    #expect(everybody.last?.period == Period("2024-04"))
    for month in everybody {
      #expect(month.waiting.lowerBound >= 0)
      // The share that both places count is the same always: nobody is left behind.
      #expect(month.waiting.upperBound <= month.inflow * 0.05)
    }
  }

  @Test("Nothing changed: nothing runs. An option changed: the plan says which")
  func plan() throws {
    let project = try project()
    _ = try project.run()
    #expect(try project.run().reason("corridor")?.hasPrefix("skip — unchanged since run 1") == true)
    let file = "pipelines/small.yaml"
    try project.folder.write(
      project.folder.read(file).replacing("corridor: {}", with: "corridor: {horizons: 1}"), to: file
    )
    let plan = try Planner.plan(project.request())
    #expect(
      plan.entries.filter(\.decision.isRun).map { "\($0.name): \($0.decision.sentence)" }
        == ["corridor: run — option horizons 3 → 1"])
    // A new file of a source beside the corridor runs nothing here.
    try project.figures("others", "2024-06-08", months: 1...5, factor: 2)
    try project.folder.write(
      project.folder.read(file).replacing("corridor: {horizons: 1}", with: "corridor: {}"), to: file
    )
    let again = try project.run()
    #expect(again.reason("corridor")?.hasPrefix("skip") == true)
  }

  @Test("A pipeline that no longer follows the corridor keeps nothing of it")
  func removed() throws {
    let project = try project()
    _ = try project.run()
    #expect(try !project.read { try $0.outlook() }.isEmpty)
    let file = "pipelines/small.yaml"
    try project.folder.write(
      project.folder.read(file).replacing("corridor: {}", with: ""), to: file)
    _ = try project.run()
    #expect(try project.read { try $0.corridorPass() } == nil)
    #expect(try project.read { try $0.outlook() } == [])
  }

  @Test("Without a source at any place of the corridor nothing is said of it, and nothing fails")
  func noFigures() throws {
    let project = try TestProject()
    try project.addSignals("corridor: {}")
    #expect(try project.run().outcome("corridor")?.state == .done)
    #expect(try project.read { try $0.corridorPass() } != nil)
    #expect(try project.read { try $0.outlook() } == [])
    #expect(try project.read { try $0.stocks() } == [])
  }

  @Test(
    "What is wrong in the block is told",
    arguments: [
      ("corridor: {horizon: 3}", "unknown key `horizon`; did you mean `horizons`?"),
      ("corridor: {horizons: 0}", "found `0`, expected a whole number from 1 to 12"),
      ("corridor: {false_share: 1}", "found `1`, expected a number between 0.0 and 1.0"),
      ("corridor: {trials: 3}", "found `3`, expected a whole number from 24 to 600"),
    ])
  func problems(block: String, message: String) throws {
    let project = try project(block)
    let report = try PipelineCheck.check(project.folder("pipelines/small.yaml"))
    #expect(report.problems.contains { $0.description.contains(message) }, "\(report.problems)")
    #expect(throws: Problems.self) { try project.run() }
  }

  @Test("A leg from its end to its end stops the run before anything is changed")
  func brokenCorridor() throws {
    let project = try project()
    let file = "datasets/corridor/legs.csv"
    try project.folder.write(
      project.folder.read(file).replacing(
        "necocli-acandi,necocli,acandi", with: "necocli-acandi,nowhere,acandi"),
      to: file)
    #expect(throws: Problems.self) { try project.run() }
  }
}
