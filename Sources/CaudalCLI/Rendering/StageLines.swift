import Pipeline
import Warehouse

/// Lines about stages, in which stages of many sources that have the same to say share one line.
///
/// `score/stl/panama-darien` and twelve more that are all skipped for one reason are printed as
/// `skip  score/stl/* (13)`; `--verbose` and JSON list every stage.
struct StageLines {
  struct Line: Equatable {
    var name: StageName
    /// The first word: `run`, `skip`, `done`, `failed`, …
    var action: String
    var reason: String
    var message: String?
    var seconds: Double?
    var rowsIn = 0
    var rowsOut = 0
    var notJudged = 0
  }

  private let groups: Bool
  private let print: (String) -> Void
  private var open: [Line] = []

  init(groups: Bool, print: @escaping (String) -> Void) {
    self.groups = groups
    self.print = print
  }

  mutating func add(_ line: Line) {
    if let last = open.last, !groups || !shares(last, line) { flush() }
    open.append(line)
  }

  /// Prints what is still held back.
  mutating func flush() {
    defer { open = [] }
    guard let first = open.first else { return }
    guard open.count > 1 else { return print(text(first, name: first.name.description)) }
    var whole = first
    whole.reason = general(first)
    whole.seconds = first.seconds == nil ? nil : open.reduce(0) { $0 + ($1.seconds ?? 0) }
    whole.rowsIn = open.reduce(0) { $0 + $1.rowsIn }
    whole.rowsOut = open.reduce(0) { $0 + $1.rowsOut }
    whole.notJudged = open.reduce(0) { $0 + $1.notJudged }
    let name = ([first.name.kind.rawValue] + first.name.parts.dropLast() + ["*"])
      .joined(separator: "/")
    print(text(whole, name: "\(name) (\(open.count))"))
  }

  private func shares(_ left: Line, _ right: Line) -> Bool {
    left.name.kind == right.name.kind && left.name.parts.dropLast() == right.name.parts.dropLast()
      && left.action == right.action && left.message == nil && right.message == nil
      && general(left) == general(right)
  }

  /// The reason without the name of the stage's own source.
  private func general(_ line: Line) -> String {
    guard let source = line.name.parts.last else { return line.reason }
    return line.reason.replacing("ingest/\(source)", with: "its source")
  }

  private func text(_ line: Line, name: String) -> String {
    let action = line.action + String(repeating: " ", count: max(1, 9 - line.action.count))
    var text = "\(action)\(name) — \(line.reason)"
    if let seconds = line.seconds {
      let unit = line.name.kind == .score ? "series" : "rows"
      let notJudged = line.notJudged > 0 ? " (\(line.notJudged) not judged)" : ""
      text += ": \(line.rowsIn) \(unit) in\(notJudged), \(line.rowsOut) rows out, "
      text += "\(decimal(seconds, 2)) s"
    }
    if let message = line.message { text += "\n         \(message)" }
    return text
  }
}

extension StageLines.Line {
  init(_ entry: Plan.Entry) {
    let (action, reason) =
      switch entry.decision {
      case .run(let reason): ("run", reason)
      case .skip(let reason): ("skip", reason)
      case .remainDegraded(let reason): ("degraded", reason)
      case .block(let reason): ("blocked", reason)
      }
    self.init(name: entry.name, action: action, reason: reason)
  }

  init(_ outcome: StageOutcome) {
    let action = outcome.state == .skipped ? "skip" : outcome.state.rawValue
    self.init(
      name: outcome.name, action: action,
      reason: outcome.reason.split(separator: " — ", maxSplits: 1).last.map(String.init) ?? "",
      message: outcome.message,
      seconds: outcome.ran && outcome.state != .failed ? outcome.seconds : nil,
      rowsIn: outcome.rowsIn, rowsOut: outcome.rowsOut, notJudged: outcome.notJudged)
  }
}
