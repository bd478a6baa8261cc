import Configuration
import Domain
import Pipeline
import Testing
import Warehouse

@Suite("The drivers stage")
struct DriversStageTests {
  private static let block = "drivers: {indicators: [pressures], flows: [flows], draws: 400}"

  /// Twelve countries of which each reports a little more pressure than the one before, and one that
  /// reports inflation alone; monthly counts of Haitian and Venezuelan nationality.
  private func project(_ block: String = DriversStageTests.block) throws -> TestProject {
    let project = try TestProject()
    try project.addSignals(block)
    try project.folder.write(
      """
      source: pressures
      publisher: {name: Bank}
      title: {en: Pressures, es: Presiones}
      licence: {name: CC BY 4.0}
      citation: Bank
      expected: {every: year, by_day: 300, grace_days: 60}
      lag_days: 60
      format: tidy
      columns:
        period: {as: period, type: year}
        place: {as: place, list: countries}
        indicator: indicator
        value: {as: value, type: number}
      """, to: "datasets/pressures/source.yaml")
    var lines = ["period,place,indicator,value"]
    for (place, country) in Self.countries.enumerated() {
      for year in 2012...2023 {
        let step = Double(place) + Double(year - 2012) / 10
        lines += [
          "\(year),\(country),population,\(1_000_000 * (place + 1))",
          "\(year),\(country),inflation,\(2 + step)",
        ]
        guard country != "CUB" else { continue }
        lines += [
          "\(year),\(country),unemployment,\(5 + step)",
          "\(year),\(country),income-per-person,\(20_000 - 900 * step)",
          "\(year),\(country),political-stability,\(1 - step / 10)",
          "\(year),\(country),age-dependency,\(50 + step)",
          "\(year),\(country),internal-displacements,\(100 * (place + 1) * (place + 1))",
        ]
      }
    }
    try project.folder.write(
      lines.joined(separator: "\n") + "\n", to: "datasets/pressures/2024-05-01.csv")
    var flows = ["period,nationality,value"]
    for year in 2014...2023 {
      for month in 1...12 {
        for (place, country) in Self.countries.enumerated() {
          flows.append(
            "\(year)-\(month < 10 ? "0" : "")\(month),\(country),\(100 + 10 * place + year - 2014)")
        }
      }
    }
    try project.folder.write(
      flows.joined(separator: "\n") + "\n", to: "datasets/flows/2024-05-10.csv")
    return project
  }

  private static let countries = [
    "PAN", "CRI", "DOM", "COL", "ECU", "PER", "SLV", "GTM", "HND", "NIC", "VEN", "HTI", "CUB",
  ]

  @Test("Countries are ranked by what is reported, and who reports too little is not")
  func ranking() throws {
    let project = try project()
    let summary = try project.run()
    #expect(summary.outcome("drivers")?.state == .done)
    #expect(summary.reason("drivers") == "run — first run")
    let found = try project.read { try $0.driverFindings() }
    #expect(found.ranks.first?.country == "HTI")
    #expect(found.ranks.first?.standing?.rank == 1)
    #expect(found.ranks.last?.country == "CUB")
    #expect(found.ranks.last?.standing == nil)
    #expect(found.ranks.last?.present == 1)
    #expect(found.ranks.count == 13)
    for rank in found.ranks {
      guard let standing = rank.standing else { continue }
      #expect(standing.lower <= standing.upper)
      #expect(rank.wanted == 7)
    }
    #expect(Set(found.choices.map(\.choice)).count == 6)
    #expect(found.choices.allSatisfy { $0.draws >= 400 })
    let inflation = try #require(
      found.states.first { $0.country == "HTI" && $0.driver == "inflation" })
    #expect(inflation.period == Period("2023"))
    #expect(inflation.age == 1)
    #expect(abs((inflation.change ?? 0) - 0.1) < 1e-9)
    #expect(inflation.pressure == 100)
    #expect((inflation.trend?.p ?? 1) < 0.01)
  }

  @Test("People on the way are counted for every 10,000 inhabitants, in whole years alone")
  func intensity() throws {
    let project = try project()
    _ = try project.run()
    let found = try project.read { try $0.driverFindings() }
    let panama = try #require(found.intensities.first { $0.country == "PAN" })
    #expect(panama.period == Period("2023"))
    #expect(panama.people == 12 * 109)
    #expect(panama.inhabitants == 1_000_000)
    #expect(abs(panama.per10000 - 13.08) < 1e-9)
    #expect(abs((panama.previous ?? 0) - 12.96) < 1e-9)
    // The country with the fewest inhabitants comes first.
    #expect(found.intensities.first?.country == "PAN")
    let model = try #require(found.models.first)
    #expect(model.source == "flows")
    #expect(model.verdict != .better)
  }

  @Test("Nothing changed: nothing runs. An option changed: the plan says which")
  func plan() throws {
    let project = try project()
    _ = try project.run()
    #expect(try project.run().reason("drivers")?.hasPrefix("skip — unchanged since run 1") == true)
    let file = "pipelines/small.yaml"
    try project.folder.write(
      project.folder.read(file).replacing("draws: 400", with: "draws: 400, normalisation: rank"),
      to: file)
    let plan = try Planner.plan(project.request())
    #expect(
      plan.entries.filter(\.decision.isRun).map { "\($0.name): \($0.decision.sentence)" }
        == ["drivers: run — option normalisation min-max → rank"])
  }

  @Test("One thread and two write the same")
  func threads() throws {
    let found = try [1, 2].map { threads in
      let project = try project()
      _ = try project.run { $0.threads = threads }
      return try project.read { try $0.driverFindings() }
    }
    #expect(found[0] == found[1])
  }

  @Test("A pipeline that no longer looks at drivers keeps nothing of them")
  func removed() throws {
    let project = try project()
    _ = try project.run()
    #expect(try project.read { try $0.driverPass() } != nil)
    let file = "pipelines/small.yaml"
    try project.folder.write(
      project.folder.read(file).replacing(Self.block, with: ""), to: file)
    _ = try project.run()
    #expect(try project.read { try $0.driverPass() } == nil)
    #expect(try project.read { try $0.driverFindings() } == DriverFindings())
  }

  @Test(
    "What is wrong in the block is told",
    arguments: [
      ("drivers: {flows: [flows]}", "indicators"),
      (
        "drivers: {indicators: [presures], flows: [flows]}",
        "unknown source of this pipeline `presures`; did you mean `pressures`?"
      ),
      (
        "drivers: {indicators: [pressures], flows: [flows], draws: 5}",
        "found `5`, expected a whole number from 100 to 1000000"
      ),
      (
        "drivers: {indicators: [pressures], flows: [flows], declared: {inflatoin: 2}}",
        "unknown key `inflatoin`; did you mean `inflation`?"
      ),
    ])
  func problems(block: String, message: String) throws {
    let project = try project(block)
    let report = try PipelineCheck.check(project.folder("pipelines/small.yaml"))
    #expect(report.problems.contains { $0.description.contains(message) }, "\(report.problems)")
  }
}
