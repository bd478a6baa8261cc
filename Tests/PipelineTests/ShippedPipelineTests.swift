import Domain
import Foundation
import Pipeline
import Testing
import Warehouse

#if DEBUG
  private let isOptimised = false
#else
  private let isOptimised = true
#endif

private let repository = URL(filePath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().path(percentEncoded: false)

/// The project that ships, its figures and templates by links, its output in a folder of its own.
private func shippedProject() throws -> TemporaryFolder {
  let folder = try TemporaryFolder()
  let manager = FileManager.default
  try manager.createDirectory(atPath: folder("reports"), withIntermediateDirectories: true)
  try manager.copyItem(atPath: "\(repository)/pipelines", toPath: folder("pipelines"))
  for name in ["datasets", "reports/templates", "reports/style", "reports/messages"] {
    try manager.createSymbolicLink(
      atPath: folder(name), withDestinationPath: "\(repository)/\(name)")
  }
  return folder
}

private func run(_ pipeline: String, in folder: TemporaryFolder) throws -> RunSummary {
  try Runner(
    RunRequest(
      pipeline: folder("pipelines/\(pipeline).yaml"), threads: 2, command: "caudal run",
      now: { Moment("2025-07-01T06:00:00Z") ?? Moment(seconds: 0) })
  ).run()
}

@Suite(
  "The pipelines that ship, on the figures that ship",
  .enabled(if: isOptimised, "the methods take minutes without optimisation"))
struct ShippedPipelineTests {
  @Test("The pipeline of the second meeting sees the Darién of 2021, as it was known then")
  func meeting() throws {
    let folder = try shippedProject()
    let name = "2021-10-01-second-meeting"
    let summary = try run(name, in: folder)
    #expect(summary.isGood)
    #expect(summary.outcomes.allSatisfy { $0.state == .done })
    #expect(summary.output.hasSuffix("reports/output/\(name)/2021-09-30"))
    let warehouse = try SQLiteFile(folder("warehouse/\(name).sqlite"))

    // August 2021 is the newest month that could be known; all of it is history of later issues.
    #expect(
      try warehouse.rows(
        """
        SELECT max(period), min(pseudo_real_time), max(as_of) FROM score
          JOIN scoring USING (scoring_id) JOIN scored_series USING (scoring_id, series_id)
          JOIN period USING (period_id) JOIN series USING (series_id)
        WHERE place = 'darien' AND method = 'ears'
        """) == ["2021-08|1|2021-09-30"])

    // The surge of people of Haitian nationality is marked while it goes on.
    let alarms = try warehouse.rows(
      """
      SELECT period, CAST(value AS INTEGER) FROM score JOIN scoring USING (scoring_id)
        JOIN period USING (period_id) JOIN series USING (series_id)
      WHERE place = 'darien' AND nationality = 'HTI' AND method = 'ears' AND alarm = 1
        AND sex = 'all' AND period >= '2021-06' ORDER BY period
      """)
    #expect(alarms == ["2021-06|5293", "2021-07|13141"])

    #expect(try run(name, in: folder).stages(.done).isEmpty)
  }

  @Test("The regional pipeline holds back the broken issues and keeps every good figure")
  func regional() throws {
    let folder = try shippedProject()
    let summary = try run("regional", in: folder)
    #expect(summary.isGood)
    let heldBack = summary.sources.flatMap(\.heldBack)
    #expect(heldBack.contains("panama-darien-by-nationality/2025-04-28.csv"))
    let warehouse = try SQLiteFile(folder("warehouse/regional.sqlite"))
    #expect(
      try warehouse.rows(
        "SELECT count(*) FROM observation WHERE status = 'W'"
      ).first.flatMap { Int($0) } ?? -1 >= 0)
    // Every row of every accepted file is accounted for.
    #expect(
      try warehouse.rows(
        """
        SELECT count(*) FROM file WHERE verdict = 'accepted' AND rows_in <> new + revised
          + unchanged + added + totals + left_out + dropped + quarantined + rejected
        """) == ["0"])
    #expect(try warehouse.rows("SELECT count(*) FROM scored_series WHERE status = ''") == ["0"])
  }
}
