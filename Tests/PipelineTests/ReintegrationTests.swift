import Domain
import Foundation
import Pipeline
import Testing
import Warehouse

@Suite("Reintegration in a run")
struct ReintegrationTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func copy(_ name: String, to target: String, _ project: TestProject) throws {
    let target = URL(filePath: project.folder(target))
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: Self.repository.appending(path: name), to: target)
  }

  /// A project with a report and the source of the submissions, as it ships: without a file.
  private func project() throws -> TestProject {
    let project = try TestProject()
    try project.addReport()
    try copy(
      "datasets/reintegration-submissions", to: "datasets/reintegration-submissions", project)
    return project
  }

  private func page(_ project: TestProject, _ language: String) throws -> String {
    // The newest, where runs of several days stand beside each other.
    let name = try #require(
      project.folder.files().filter {
        $0.contains("reports/output") && $0.hasSuffix("regional.\(language).html")
      }.max())
    return try project.folder.read(name)
  }

  /// A submission of Guatemala: a filled form of one quarter.
  private func submission(_ project: TestProject) throws {
    let folder = project.folder("datasets")
    let path = project.folder("datasets/reintegration-submissions/GTM-2024-05-20.csv")
    _ = try Submissions.writeForm(
      country: "GTM", quarter: "2024-Q1", to: path, datasets: folder)
    var form = try String(contentsOfFile: path, encoding: .utf8)
    form.replace("returned-people,female,adult,,", with: "returned-people,female,adult,800,")
    form.replace("returned-people,male,adult,,", with: "returned-people,male,adult,1000,")
    form.replace("returned-people,female,child,,", with: "returned-people,female,child,100,")
    form.replace("returned-people,male,child,,", with: "returned-people,male,child,100,")
    form.replace("people-reached,female,adult,,", with: "people-reached,female,adult,300,")
    form.replace("people-reached,male,adult,,", with: "people-reached,male,adult,200,")
    form.replace("people-reached,female,child,,", with: "people-reached,female,child,0,")
    form.replace("people-reached,male,child,,", with: "people-reached,male,child,0,")
    form.replace("people-documented,female,adult,,", with: "people-documented,female,adult,3,")
    form.replace("people-documented,male,adult,,", with: "people-documented,male,adult,0,")
    form.replace("people-documented,female,child,,", with: "people-documented,female,child,0,")
    form.replace("people-documented,male,child,,", with: "people-documented,male,child,0,")
    try project.folder.write(form, to: "datasets/reintegration-submissions/GTM-2024-05-20.csv")
  }

  @Test("Without a submission the source takes part in nothing, and the report names the countries")
  func none() throws {
    let project = try project()
    let summary = try project.run()
    #expect(summary.isGood)
    #expect(summary.outcome("ingest/reintegration-submissions") == nil)
    #expect(try page(project, "es").contains("No hay cifras de reintegración de Belice, Canadá"))
    #expect(try page(project, "en").contains("No figures on reintegration from Belize, Canada"))
  }

  @Test("A submission gives the cascade with limits, and hides what is small")
  func submitted() throws {
    let project = try project()
    try submission(project)
    let summary = try project.run()
    #expect(summary.states["ingest/reintegration-submissions"] == .done)
    let english = try page(project, "en")
    #expect(english.contains("has reported, until"))
    // 500 of 2,000.
    #expect(english.contains("25% (23%–27%)"))
    let data = try #require(
      project.folder.files().first { $0.hasSuffix("reintegration-cascade.csv") })
    let rows = try project.folder.read(data).split(whereSeparator: \.isNewline)
    let documented = try #require(rows.first { $0.contains("documented") })
    #expect(documented.contains(",suppressed,") && !documented.contains(",3,"))
    #expect(!english.contains("No figures on reintegration from Belize, Canada, Costa Rica, Guat"))
    #expect(try project.run().stages(.done).isEmpty)
  }

  @Test("The example gives the cascade of its country, and no figure of it reaches another")
  func example() throws {
    let project = try project()
    try copy("datasets/examples", to: "datasets/examples", project)
    #expect(try project.run().outcome("ingest/reintegration-example") == nil)
    #expect(
      try project.read {
        try $0.panel().filter { $0.key.source == "reintegration-example" }.isEmpty
      })
    #expect(try !page(project, "en").contains("reintegration-example"))

    // As a source of its own, it shows what is made of a submission.
    try copy(
      "datasets/examples/reintegration-example", to: "datasets/reintegration-example", project)
    project.today = "2025-06-30"
    let summary = try project.run { $0.asOf = Day("2025-05-15") }
    #expect(summary.states["ingest/reintegration-example"] == .done)
    let data = try #require(
      project.folder.files().last { $0.hasSuffix("reintegration-cascade.csv") })
    let rows = try project.folder.read(data).split(whereSeparator: \.isNewline).map(String.init)
    #expect(rows.count { $0.hasPrefix("XXX,") } == 6)
    let later = try #require(rows.first { $0.contains("linked-after-12-months") })
    #expect(later.contains("2024-Q1") && later.contains("2025-Q1"))
    #expect(try page(project, "en").contains("EXAMPLE"))
  }

  @Test("No pipeline that ships reads the example, or waits for the first submission")
  func shipped() throws {
    let path = Self.repository.appending(path: "pipelines/regional.yaml")
      .path(percentEncoded: false)
    let project = try Project(pipeline: path)
    var surveyor = try Surveyor(project)
    let names = surveyor.sourceNames()
    #expect(!names.contains("reintegration-example") && !names.contains("examples"))
    let pipeline = try PipelineReader.read(
      String(contentsOfFile: path, encoding: .utf8), file: path, sources: names)
    let sources = try surveyor.survey(pipeline).sources
    #expect(sources.count == names.count - 1)
    #expect(sources.allSatisfy { !$0.name.contains("reintegration") && !$0.files.isEmpty })
  }

  @Test("A submission with a fault is held back whole, and what was known before stands")
  func heldBack() throws {
    let project = try project()
    try submission(project)
    _ = try project.run()
    let form = try project.folder.read("datasets/reintegration-submissions/GTM-2024-05-20.csv")
    try project.folder.write(
      form.replacing("adult,800,", with: "adult,eight,"),
      to: "datasets/reintegration-submissions/GTM-2024-06-20.csv")
    let summary = try project.run()
    #expect(summary.states["ingest/reintegration-submissions"] == .degraded)
    let figures = try project.read {
      try $0.panel().filter {
        $0.key.indicator == "returned-people" && $0.key.sex == "female" && $0.key.age == "adult"
      }
    }
    #expect(figures.map(\.values) == [[800]])
  }
}
