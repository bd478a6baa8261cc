import Domain
import EarlyWarning
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

/// The history of Darién, looked at month by month with the rules that ship, as it was known then.
@Suite(
  "The past replayed through the alert register",
  .enabled(if: isOptimised, "the detector takes minutes without optimisation"))
struct AlertReplayTests {
  private final class Past {
    let folder: TemporaryFolder

    init() throws {
      folder = try TemporaryFolder()
      let manager = FileManager.default
      try manager.createDirectory(atPath: folder("reports"), withIntermediateDirectories: true)
      try manager.createDirectory(
        atPath: folder("pipelines"), withIntermediateDirectories: true)
      for name in [
        "datasets", "reports/templates", "reports/style", "reports/messages",
        "pipelines/alerts",
      ] {
        try manager.createSymbolicLink(
          atPath: folder(name), withDestinationPath: "\(repository)/\(name)")
      }
      try folder.write(
        """
        version: 1
        title: {en: Past, es: Pasado}
        ingest: {sources: [panama-darien-by-nationality], when_late: tell}
        signal: {false_signals_per_quarter: 1, q: 0.2}
        alert: {}
        """, to: "pipelines/past.yaml")
    }

    func look(_ day: String) throws {
      var request = RunRequest(
        pipeline: folder("pipelines/past.yaml"), threads: 2, command: "caudal run past",
        now: { Moment("\(day)T06:00:00Z") ?? Moment(seconds: 0) })
      request.asOf = Day(day)
      _ = try Runner(request).run()
    }

    var register: AlertRegister {
      get throws {
        AlertRegister(
          try WarehousePlace(pipeline: folder("pipelines/past.yaml"), file: nil))
      }
    }
  }

  @Test("The meeting of 1 October 2021 had a case of Haitian families since July's figures at most")
  func meeting() throws {
    let past = try Past()
    for month in 3...9 { try past.look("2021-0\(month)-15") }
    let register = try past.register
    let row = try #require(
      try register.list(all: true).first {
        $0.alert.subject.place == "darien" && $0.alert.subject.direction == .surge
          && $0.alert.subject.group == "haitian-chilean-brazilian"
      })
    let shown = try register.show(row.name)
    let formed = try #require(shown.events.first { $0.content.state == .forming })
    // July's figures were published by 13 August.
    #expect(formed.content.asOf <= (try #require(Day("2021-08-15"))))
    #expect(formed.content.route.contains("MEX"))
    #expect(formed.content.route.last == "USA")
    #expect(formed.content.told.contains("PAN"))
    #expect(formed.content.sentence.es.contains("personas de nacionalidad haitiana"))
    #expect(try register.verify().holds)

    // Its messages and its chain are there to read.
    let place = try WarehousePlace(pipeline: past.folder("pipelines/past.yaml"), file: nil)
    let files = try Export(place, format: .cap, audience: nil, asOf: nil)
      .write(to: past.folder("out")).files
    let first = try #require(files.first { $0.contains("haitian-chilean-brazilian-surge") })
    let message = try String(contentsOfFile: first, encoding: .utf8)
    #expect(message.contains("<msgType>Alert</msgType>"))
    #expect(message.contains("México, Estados Unidos"))
    let chain = try #require(try Explanations.explainAlert(row.name, in: place))
    let line = try #require(chain.chains.last?.answer.explanation.files.last)
    #expect(line.path.hasPrefix("panama-darien-by-nationality/"))
  }

  @Test("The collapse of 2025 opens a case of its own")
  func collapse() throws {
    let past = try Past()
    for day in ["2024-11-15", "2024-12-15", "2025-01-15", "2025-02-15", "2025-03-15", "2025-04-15"]
    {
      try past.look(day)
    }
    let cases = try past.register.list(all: true).filter {
      $0.alert.subject.direction == .collapse
    }
    let whole = try #require(cases.first { $0.alert.subject.group == "all" })
    #expect(whole.state == .forming)
    #expect(whole.newest.content.level == 4)
    #expect(cases.contains { $0.alert.subject.group == "VEN" })
  }
}
