import Domain
import EarlyWarning
import Pipeline
import Warehouse

/// The register for people.
enum AlertText {
  static func list(_ rows: [AlertRow], on day: Day) -> [String] {
    guard !rows.isEmpty else { return ["no open case"] }
    var table = TextTable(["alert", "state", "level", "since", "attention"])
    for row in rows {
      table.add([
        row.name, row.state.rawValue, "\(row.newest.content.level)", row.since.description,
        attention(row, on: day),
      ])
    }
    return table.lines
  }

  /// What a person has to do about a case.
  static func attention(_ row: AlertRow, on day: Day) -> String {
    let exercise = row.alert.subject.isExercise ? "exercise; " : ""
    if row.isExpired(on: day) {
      return exercise + "EXPIRED, UNDECIDED since \(row.newest.content.expiresOn ?? day)"
    }
    if let days = row.untriagedDays(on: day) {
      return exercise + "nobody has looked at it for \(counted(days, "day"))"
    }
    if let last = row.newest.content.expiresOn { return exercise + "until \(last)" }
    switch row.newest.content.kind {
    case .easingProposed: return exercise + "easing is proposed"
    case .closingProposed: return exercise + "closing is proposed"
    case .voided: return exercise + "a revision took the evidence away"
    default: return exercise.isEmpty ? "–" : "exercise"
    }
  }

  static func lines(
    _ shown: AlertRegister.Shown, _ language: AlertLanguage, on day: Day
  ) -> [String] {
    let row = shown.row
    let newest = row.newest.content
    var lines = [
      "\(row.name): \(row.state.rawValue), level \(newest.level), since \(row.since)",
      "  \(language.pick(row.place)); group \(row.alert.subject.group); "
        + row.alert.subject.direction.rawValue,
      "  \(attention(row, on: day))",
    ]
    if let proposal = shown.standing.proposal {
      lines.append("  computation proposes to \(proposal.rawValue); an office decides")
    }
    if let since = shown.standing.silentSince {
      lines.append("  without news since \(shown.standing.newest ?? since)")
    }
    lines.append("  ahead on the route: " + list(newest.route))
    lines.append("  told: " + list(newest.told))
    lines.append("")
    for event in shown.events {
      let content = event.content
      lines.append(
        "\(event.number). \(content.asOf) \(content.kind.rawValue) → \(content.state.rawValue)"
          + (content.office.map { " by \($0)" } ?? "")
          + (content.second.map { " with \($0)" } ?? "")
          + (content.reasonCode.map { " (\($0))" } ?? ""))
      lines.append("   \(language.pick(content.sentence))")
      if let note = content.note { lines.append("   “\(note)”") }
    }
    return lines
  }

  private static func list(_ words: [String]) -> String {
    words.isEmpty ? "–" : words.joined(separator: ", ")
  }

  /// What a decision has made of a case.
  static func taken(_ event: AlertEvent) -> String {
    let content = event.content
    return "\(event.alert.id): \(content.state.rawValue), level \(content.level)"
      + (content.expiresOn.map { ", until \($0)" } ?? "")
      + " (event \(event.number), digest \(event.digest.prefix(12)))"
  }

  static func checklist(
    _ items: [AlertChecklist.Item], _ language: AlertLanguage
  ) -> [String] {
    var table = TextTable(["item", "from", "within", "role", "what"])
    for item in items {
      table.add([
        item.id, item.state.rawValue, item.hours.map { "\($0) h" } ?? "before each",
        language.pick(item.role), language.pick(item.action),
      ])
    }
    return table.lines
  }

  static func checklist(
    _ entries: [AlertChecklist.Entry], _ language: AlertLanguage
  ) -> [String] {
    guard !entries.isEmpty else { return ["nothing is due yet"] }
    var table = TextTable(["item", "due", "state", "role", "what", "proof"])
    for entry in entries {
      table.add([
        entry.item.id, entry.due?.description ?? "before each",
        entry.isDone ? "done" : entry.isOverdue ? "OVERDUE" : "open",
        language.pick(entry.item.role), language.pick(entry.item.action),
        language.pick(entry.item.proof),
      ])
    }
    return table.lines
  }

  static func lines(_ proof: AlertRegister.Proof) -> [String] {
    var lines = proof.faults.map { fault in
      "\(fault.alert) event \(fault.number) (\(fault.sequence) of the register): "
        + "\(fault.kind.rawValue): \(fault.why)"
    }
    if proof.isHeadMissing { lines.append("the register does not hold the given digest") }
    if proof.holds {
      lines.append(
        "the chain holds: \(counted(proof.events, "event")) of \(counted(proof.cases, "case"))")
    }
    lines.append("digest \(proof.head)")
    return lines
  }
}
