import Domain
import Pipeline
import Warehouse

/// The last line of a run, which scripts look for.
enum SummaryLine {
  /// `caudal run: 14 done, 31 skipped, 1 failed, 2 blocked in 12.4 s → reports/output/…`
  static func text(_ summary: RunSummary) -> String {
    var parts = ["\(summary.count(.done)) done", "\(summary.count(.skipped)) skipped"]
    for state in [StageState.failed, .blocked, .degraded] where summary.count(state) > 0 {
      parts.append("\(summary.count(state)) \(state.rawValue)")
    }
    if !summary.late.isEmpty { parts.append("\(counted(summary.late.count, "source")) late") }
    let held = summary.sources.reduce(0) { $0 + $1.heldBack.count }
    if held > 0 { parts.append("\(counted(held, "file")) held back") }
    parts += alerts(summary)
    return "caudal run: \(parts.joined(separator: ", ")) in \(decimal(summary.seconds, 2)) s → "
      + summary.output
  }

  /// `1 new alert, 3 alerts nobody has looked at (oldest 41 days), 1 alert expired undecided`
  private static func alerts(_ summary: RunSummary) -> [String] {
    guard let tally = summary.alerts else { return [] }
    var parts: [String] = []
    if summary.newAlerts > 0 { parts.append("\(counted(summary.newAlerts, "new alert"))") }
    if tally.untriaged > 0 {
      parts.append(
        "\(counted(tally.untriaged, "alert")) nobody has looked at (oldest "
          + "\(counted(tally.oldestDays ?? 0, "day")))")
    }
    if tally.expired > 0 {
      parts.append("\(counted(tally.expired, "alert")) expired undecided")
    }
    return parts
  }

  /// `late: panama-darien has nothing newer than 2024-03, issued on 2024-04-10 (as of 2024-12-31)`
  static func late(_ source: RunSummary.Source, on day: Day) -> String {
    let newest = source.newestPeriod.map { "nothing newer than \($0)" } ?? "no figure"
    let issued = source.newestIssue.map { ", issued on \($0)" } ?? ""
    return "\(source.freshness.rawValue): \(source.name) has \(newest)\(issued) (as of \(day))"
  }
}
