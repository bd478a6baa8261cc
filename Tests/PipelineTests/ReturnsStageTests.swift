import Configuration
import Domain
import Foundation
import Pipeline
import Testing
import Warehouse

@Suite("The returns stage")
struct ReturnsStageTests {
  /// The sources of returns, deaths and crossings that ship, and nothing else.
  private func project(_ block: String = "returns: {}") throws -> TestProject {
    let project = try TestProject()
    try project.addSignals(block)
    for name in [
      "mexico-returns-by-nationality", "guatemala-returned", "iom-missing-migrants-americas",
    ] {
      try project.copySource(name)
    }
    let file = "pipelines/small.yaml"
    let text = try project.folder.read(file)
    // The scores of these sources are other tests' business.
    let head = try #require(text.components(separatedBy: "score:").first)
    try project.folder.write(head + block + "\n", to: file)
    // Crossings are counted at one place of the country, as they are in the sources that ship.
    try project.folder.remove("datasets/others")
    project.today = "2025-06-30"
    return project
  }

  @Test("Shares, mirror figures, outlook and deaths of the files that ship stand in the warehouse")
  func real() throws {
    let project = try project()
    let summary = try project.run()
    #expect(summary.outcome("returns")?.state == .done)
    #expect(summary.reason("returns") == "run — first run")
    let rows = try project.read { try $0.returns() }
    let february = try #require(
      rows.mirrors.first { $0.receiver == "GTM" && $0.period == Period("2025-02") })
    #expect(february.sender == "MEX")
    #expect(february.sent == 205)
    #expect(february.received == 837)
    #expect(february.notStated == 2_241)
    #expect(february.isFlagged)
    let children = try #require(
      rows.shares.first {
        $0.key.place == "GTM" && $0.key.counterpart == SeriesKey.whole && $0.group == "children"
          && $0.months == 12 && $0.period == Period("2025-04")
      })
    #expect(children.people == 5_845)
    #expect(children.whole == 57_408)
    #expect(Set(rows.outlook.map(\.lead)) == [.notBetter])
    #expect(rows.outlook.allSatisfy { $0.expectation == nil && $0.noChange.limits80 != nil })
    // Nobody has declared places or a mean stay.
    #expect(rows.loads.isEmpty)
    // The small project counts crossings in Darién in 2023 and 2024.
    let panama = try #require(
      rows.deaths.first {
        $0.key.place == "PAN" && $0.window == "year" && $0.first == Period("2023-01")
      })
    #expect(panama.deaths == 93)
    #expect(panama.rate?.months == 12)
    #expect(panama.rate?.crossingsKey.place == "darien")
    #expect(rows.deaths.filter { $0.key.place == "USA" }.allSatisfy { $0.rate == nil })
  }

  @Test("Nothing changed: nothing runs. An option changed: the plan says which")
  func plan() throws {
    let project = try project()
    _ = try project.run()
    #expect(try project.run().reason("returns")?.hasPrefix("skip — unchanged since run 1") == true)
    let file = "pipelines/small.yaml"
    try project.folder.write(
      project.folder.read(file).replacing("returns: {}", with: "returns: {mirror_gap: 0.5}"),
      to: file)
    let plan = try Planner.plan(project.request())
    #expect(
      plan.entries.filter(\.decision.isRun).map { "\($0.name): \($0.decision.sentence)" }
        == ["returns: run — option mirror_gap 0.1 → 0.5"])
  }

  @Test("Declared places and a mean stay give a load, for what was counted and what may come")
  func capacity() throws {
    let project = try project()
    try project.folder.write(
      """
      source: capacity
      publisher: {name: Office, country: GTM}
      title: {en: Capacity, es: Capacidad}
      licence: {name: CC BY 4.0}
      citation: Office
      expected: {every: month, by_day: 15, grace_days: 10}
      lag_days: 13
      format: tidy
      columns:
        period: {as: period, type: month}
        place: {as: place, list: countries}
        indicator: {as: indicator, only: [reception-places, mean-stay-days]}
        value: {as: value, type: number}
      """, to: "datasets/capacity/source.yaml")
    try project.folder.write(
      """
      period,place,indicator,value
      2025-01,GTM,mean-stay-days,1.5
      2025-01,GTM,reception-places,100

      """, to: "datasets/capacity/2025-06-01.csv")
    #expect(try project.run().outcome("returns")?.state == .done)
    let loads = try project.read { try $0.returns() }.loads
    #expect(loads.map(\.basis) == [.counted, .noChange, .noChange, .noChange])
    let april = try #require(loads.first)
    #expect(april.period == Period("2025-04"))
    #expect(abs(april.load - 2_839.0 / 30 * 1.5 / 100) < 1e-12)
    let may = try #require(loads.dropFirst().first)
    #expect(abs(may.load - 2_839.0 / 31 * 1.5 / 100) < 1e-12)
    #expect(try #require(may.limits80).contains(may.load))
  }

  @Test("A pipeline that no longer looks at returns keeps nothing of them")
  func removed() throws {
    let project = try project()
    _ = try project.run()
    let file = "pipelines/small.yaml"
    try project.folder.write(
      project.folder.read(file).replacing("returns: {}", with: ""), to: file)
    _ = try project.run()
    #expect(try project.read { try $0.returnsPass() } == nil)
  }

  @Test("Without a source of returns or deaths nothing is said of them, and nothing fails")
  func noFigures() throws {
    let project = try TestProject()
    try project.addSignals("returns: {}")
    #expect(try project.run().outcome("returns")?.state == .done)
    #expect(try project.read { try $0.returns() } == ReturnsRows())
  }

  @Test(
    "What is wrong in the block is told",
    arguments: [
      ("returns: {mirror_gab: 3}", "unknown key `mirror_gab`; did you mean `mirror_gap`?"),
      ("returns: {horizons: 0}", "found `0`, expected a whole number from 1 to 12"),
      ("returns: {mirror_gap: 3}", "found `3`, expected a number from 0.0 to 2.0"),
    ])
  func problems(block: String, message: String) throws {
    let project = try project(block)
    let report = try PipelineCheck.check(project.folder("pipelines/small.yaml"))
    #expect(report.problems.contains { $0.description.contains(message) }, "\(report.problems)")
    #expect(throws: Problems.self) { try project.run() }
  }
}
