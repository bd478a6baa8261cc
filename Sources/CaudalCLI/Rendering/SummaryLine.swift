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
    return "caudal run: \(parts.joined(separator: ", ")) in \(decimal(summary.seconds, 2)) s → "
      + summary.output
  }

  /// `late: panama-darien has nothing newer than 2024-03, issued on 2024-04-10 (as of 2024-12-31)`
  static func late(_ source: RunSummary.Source, on day: Day) -> String {
    let newest = source.newestPeriod.map { "nothing newer than \($0)" } ?? "no figure"
    let issued = source.newestIssue.map { ", issued on \($0)" } ?? ""
    return "\(source.freshness.rawValue): \(source.name) has \(newest)\(issued) (as of \(day))"
  }
}
