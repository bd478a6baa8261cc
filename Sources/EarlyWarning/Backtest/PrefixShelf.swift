import Domain
import Statistics

/// Keeps what a method said of series. A method that uses the past alone says the same of a period
/// whatever comes after it, so that one reading of a long history serves every shorter one.
struct PrefixShelf<Reading: Sendable>: Sendable {
  private struct Run: Sendable {
    var start: Period
    var values: [Double]
    var events: KnownEvents
    var reading: Reading
  }

  private var runs: [SeriesKey: [Run]] = [:]

  /// The reading of a history that begins with this one and that was told the same.
  func reading(of history: SeriesHistory, events: KnownEvents) -> Reading? {
    let count = history.values.count
    return runs[history.key]?.first { run in
      run.start == history.start && run.values.count >= count
        && zip(run.values, history.values).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
        && run.events.within(count) == events.within(count)
    }?.reading
  }

  mutating func add(_ reading: Reading, of history: SeriesHistory, events: KnownEvents) {
    runs[history.key, default: []].append(
      Run(start: history.start, values: history.values, events: events, reading: reading))
  }
}

extension KnownEvents {
  /// What is known of the first periods alone.
  fileprivate func within(_ count: Int) -> KnownEvents {
    KnownEvents(
      masked: masked.map { $0.clamped(to: 0..<count) }.filter { !$0.isEmpty },
      changes: changes.filter { $0.period < count })
  }
}
