import Domain
import Foundation
import Pipeline
import Testing
import Warehouse

/// What the signal stage says of Darién in the summer of 2021, with the figures that ship.
@Suite("Darién in the summer of 2021")
struct CorridorOf2021Tests {
  /// Signals as of a day, strongest first, as `nationality kind grade`.
  private func signals(asOf day: String) throws -> [String] {
    let folder = try TemporaryFolder()
    let repository = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    for name in [
      "datasets/panama-darien-by-nationality", "datasets/reference", "datasets/corridor",
      "datasets/events", "reports/messages",
    ] {
      let target = URL(filePath: folder(name))
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: repository.appending(path: name), to: target)
    }
    try folder.write(
      """
      version: 1
      title: {en: Darién, es: Darién}
      as_of: \(day)
      ingest: {sources: [panama-darien-by-nationality], when_late: tell}
      signal: {}
      """, to: "pipelines/darien.yaml")
    let moment = try #require(Moment("2025-06-30T06:00:00Z"))
    _ = try Runner(
      RunRequest(
        pipeline: folder("pipelines/darien.yaml"), threads: 2, command: "caudal run darien",
        now: { moment })
    ).run()
    return try Warehouse(path: folder("warehouse/darien.sqlite"), access: .reading).read {
      try $0.signals().map {
        "\($0.signal.key.nationality) \($0.signal.kind.rawValue) \($0.signal.grade.rawValue)"
      }
    }
  }

  @Test("With what was published by 31 July, Haitian families carry a strong signal of a surge")
  func july() throws {
    let found = try signals(asOf: "2021-07-31")
    #expect(found.contains("haitian-chilean-brazilian surge strong"))
    // Most people of Chilean nationality who cross are their children.
    #expect(found.contains { $0.hasPrefix("CHL surge") })
  }

  @Test("By 15 August the surge goes on, and builds up")
  func august() throws {
    let found = try signals(asOf: "2021-08-15")
    #expect(found.contains { $0.hasPrefix("haitian-chilean-brazilian surge") })
  }
}
