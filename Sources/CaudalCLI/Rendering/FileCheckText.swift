import Domain
import Ingest
import Pipeline

/// What is wrong with one file of figures, for people and for scripts.
enum FileCheckText {
  /// One line a finding: `gtm.csv:12: value: …, found `12a` (not-a-number)`.
  static func line(_ finding: Finding, file: String) -> String {
    var text = file
    if let line = finding.line { text += ":\(line)" }
    text += ": "
    if finding.severity == .warn { text += "warning: " }
    if let column = finding.column { text += "column \(column): " }
    if let value = finding.value, !finding.message.contains("`\(value)`") {
      text += "found `\(value)`: "
    }
    return text + "\(finding.message) (\(finding.rule))"
  }

  /// The line that stands where nothing is wrong.
  static func summary(_ report: SubmissionCheck.Report) -> String {
    var text = "ok: \(counted(report.filled, "figure"))"
    if report.empty > 0 { text += ", \(counted(report.empty, "row")) left empty" }
    // A file of many years is told by its bounds, not by a list of all of them.
    if report.subjects.count <= 12 { text += " (\(report.subjects.joined(separator: ", ")))" }
    return text
  }

  static func json(_ report: SubmissionCheck.Report) throws -> String {
    try JSONText.of(Answer(report))
  }

  private struct Answer: Encodable {
    struct Entry: Encodable {
      let severity: String
      let rule: String
      let line: Int?
      let column: String?
      let value: String?
      let message: String
    }

    let file: String
    let accepted: Bool
    let figures: Int
    let empty: Int
    let findings: [Entry]

    init(_ report: SubmissionCheck.Report) {
      file = report.file
      accepted = report.isAccepted
      figures = report.filled
      empty = report.empty
      findings = report.findings.map {
        Entry(
          severity: $0.severity.rawValue, rule: $0.rule, line: $0.line, column: $0.column,
          value: $0.value, message: $0.message)
      }
    }
  }
}
