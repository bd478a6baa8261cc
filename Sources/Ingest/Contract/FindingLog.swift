import Domain

/// Gathers the findings of a file: a bounded number of each rule, and how many there are.
struct FindingLog {
  private struct Entry {
    var severity: Finding.Severity
    var first: [Finding]
    var count: Int
  }

  private var entries: [String: Entry] = [:]
  /// Rows that broke a rule and left because of it, by the rule's setting.
  private(set) var left: [ContractRule: Int] = [:]
  /// Reasons to hold the file back.
  private(set) var reasons: [String] = []

  mutating func add(_ finding: Finding, rule: ContractRule) {
    var entry =
      entries[finding.rule] ?? Entry(severity: finding.severity, first: [], count: 0)
    entry.count += 1
    if entry.first.count < FindingSummary.bound { entry.first.append(finding) }
    entries[finding.rule] = entry
    if finding.action == .heldBack, entry.count == 1 { reasons.append(reason(finding)) }
    if finding.action == .rejected || finding.action == .quarantined {
      left[rule, default: 0] += 1
    }
  }

  /// Counts a row that left without a finding of its own.
  mutating func countLeft(_ rule: ContractRule) { left[rule, default: 0] += 1 }

  mutating func hold(_ reason: String) { reasons.append(reason) }

  private func reason(_ finding: Finding) -> String {
    let place = finding.line.map { "line \($0): " } ?? ""
    return "\(finding.rule): \(place)\(finding.message)"
  }

  /// Forgets every value and row, because one of them may be about a person.
  mutating func forgetValues() {
    for (rule, entry) in entries {
      var entry = entry
      for index in entry.first.indices {
        entry.first[index].value = nil
        entry.first[index].row = nil
        // Messages repeat values.
        if rule != ContractRule.personalData.rawValue {
          entry.first[index].message = "the file is refused, so that this is not repeated here"
        }
      }
      entries[rule] = entry
    }
    reasons = reasons.filter { $0.hasPrefix(ContractRule.personalData.rawValue) }
  }

  /// Fills in the lines on which duplicates stand first.
  mutating func amend(rule: ContractRule, _ change: (inout Finding) -> Void) {
    guard var entry = entries[rule.rawValue] else { return }
    for index in entry.first.indices { change(&entry.first[index]) }
    entries[rule.rawValue] = entry
  }

  func first(of rule: ContractRule) -> [Finding] { entries[rule.rawValue]?.first ?? [] }

  var summary: FindingSummary {
    let order: [Finding.Severity: Int] = [.error: 0, .quarantine: 1, .warn: 2]
    return FindingSummary(
      rules: entries.map { rule, entry in
        FindingSummary.Rule(
          rule: rule, severity: entry.severity, first: entry.first, count: entry.count)
      }.sorted { left, right in
        let first = order[left.severity] ?? 0
        let second = order[right.severity] ?? 0
        return first == second ? left.rule < right.rule : first < second
      })
  }
}
