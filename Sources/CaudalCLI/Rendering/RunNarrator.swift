import Domain
import Pipeline
import Synchronization

/// Tells a run on standard error: a line a stage, and on a terminal a line of progress that is
/// drawn over and over.
final class RunNarrator: Sendable {
  private struct State {
    var lines: StageLines
    var drawn: ContinuousClock.Instant?
    var isDrawn = false
  }

  private let state: Mutex<State>
  private let isQuiet: Bool
  private let showsProgress: Bool

  init(isQuiet: Bool, isVerbose: Bool) {
    self.isQuiet = isQuiet
    showsProgress = Terminal.showsProgress && !isQuiet
    state = Mutex(State(lines: StageLines(groups: !isVerbose, print: Terminal.say)))
  }

  func hear(_ event: RunEvent) {
    guard !isQuiet else { return }
    state.withLock { state in
      switch event {
      case .note(let text):
        clear(&state)
        Terminal.say("note: \(text)")
      case .stageStarted(let name, _):
        draw("\(name)", &state)
      case .progress(let name, let done, let total, let unit):
        draw(progress(name, done, total, unit), &state)
      case .stageEnded(let outcome):
        clear(&state)
        state.lines.add(StageLines.Line(outcome))
      }
    }
  }

  /// Prints what is still held back and leaves a clean line.
  func end() {
    state.withLock { state in
      clear(&state)
      state.lines.flush()
    }
  }

  private func progress(_ name: StageName, _ done: Int, _ total: Int?, _ unit: String) -> String {
    guard let total, total > 0 else { return "\(name)  \(done) \(unit)" }
    let width = 24
    let filled = width * min(done, total) / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    return "\(name)  \(bar) \(done)/\(total) \(unit)"
  }

  /// Draws at most ten times a second.
  private func draw(_ text: String, _ state: inout State) {
    guard showsProgress else { return }
    let now = ContinuousClock.now
    if let drawn = state.drawn, drawn.duration(to: now) < .milliseconds(100) { return }
    state.drawn = now
    state.isDrawn = true
    Terminal.draw("\r\u{1B}[K\(text)")
  }

  private func clear(_ state: inout State) {
    guard state.isDrawn else { return }
    state.isDrawn = false
    state.drawn = nil
    Terminal.draw("\r\u{1B}[K")
  }
}
