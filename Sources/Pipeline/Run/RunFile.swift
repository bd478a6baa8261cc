import Domain
import FoundationEssentials
import Warehouse

/// `run.json`: what a run did, for scripts. The fields only grow; `format` changes when one goes.
package struct RunFile: Encodable {
  struct Stage: Encodable {
    var stage: String
    var state: String
    var reason: String
    var message: String?
    var key: String?
    var seconds: Double
    var rowsIn: Int
    var rowsOut: Int
  }

  struct Source: Encodable {
    var source: String
    var freshness: String
    var newestIssue: String?
    var newestPeriod: String?
    var heldBack: [String]
  }

  struct Alerts: Encodable {
    let opened: Int
    let open: Int
    let untriaged: Int
    let oldestUntriagedDays: Int?
    let expired: Int
  }

  let format = 1
  let pipeline: String
  let run: Int64
  let asOf: String
  let startedAt: String
  let seconds: Double
  let isGood: Bool
  let version: String
  let command: String
  let warehouse: String
  let published: String?
  let output: String
  let counts: [String: Int]
  let stages: [Stage]
  let sources: [Source]
  let alerts: Alerts?

  package init(_ summary: RunSummary) {
    func milliseconds(_ seconds: Double) -> Double { (seconds * 1_000).rounded() / 1_000 }
    pipeline = summary.pipeline
    run = summary.run
    asOf = summary.asOf.description
    startedAt = summary.startedAt.description
    seconds = milliseconds(summary.seconds)
    isGood = summary.isGood
    version = summary.version
    command = summary.command
    warehouse = summary.warehouse
    published = summary.published
    output = summary.output
    counts = Dictionary(
      StageState.allCases.map { ($0.rawValue, summary.count($0)) },
      uniquingKeysWith: { first, _ in first })
    stages = summary.outcomes.map {
      Stage(
        stage: $0.name.description, state: $0.state.rawValue, reason: $0.reason,
        message: $0.message, key: $0.key, seconds: milliseconds($0.seconds), rowsIn: $0.rowsIn,
        rowsOut: $0.rowsOut)
    }
    sources = summary.sources.map {
      Source(
        source: $0.name, freshness: $0.freshness.rawValue,
        newestIssue: $0.newestIssue?.description, newestPeriod: $0.newestPeriod?.description,
        heldBack: $0.heldBack)
    }
    alerts = summary.alerts.map {
      Alerts(
        opened: summary.newAlerts, open: $0.open, untriaged: $0.untriaged,
        oldestUntriagedDays: $0.oldestDays, expired: $0.expired)
    }
  }

  /// The file's text: keys in alphabetical order, so that two runs can be compared line by line.
  package func text() throws -> String { try JSONText.of(self) }

  func write(to path: String) throws { try WholeFile.write(text(), to: path) }
}
