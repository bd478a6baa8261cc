package import Domain
import Statistics

/// Looks again as a desk would have looked on days of the past, from the newest day to the oldest.
///
/// Going backwards, one reading of a long history serves every shorter one that was told the same
/// acts and had the same figures; only what was known otherwise then is read anew.
package struct BacktestWalk: Sendable {
  private let desk: SignalDesk
  private let judge: any SeriesJudge
  private let methods: [AlarmMethod]
  private let threads: Int

  private var readings = PrefixShelf<DetectorReading>()
  private var alarms: [PrefixShelf<[Int]>]

  /// Names of the two ways in which signals warn.
  package static let allSignals = "early-warning"
  package static let strongSignals = "early-warning-strong"

  /// - Parameters:
  ///   - desk: what looks for signals; its judge must judge all periods.
  ///   - judge: the desk's judge.
  ///   - methods: what it is compared with.
  ///   - threads: workers; at least 1.
  package init(
    _ desk: SignalDesk, judge: any SeriesJudge, methods: [AlarmMethod], threads: Int
  ) {
    self.desk = desk
    self.judge = judge
    self.methods = methods
    self.threads = threads
    alarms = methods.map { _ in PrefixShelf() }
  }

  /// What each method would have said on a day of the figures known then.
  ///
  /// - Parameter isWatched: series of which alarms of the methods compared are wanted.
  package mutating func look(
    _ series: [SeriesHistory], on day: Day, isWatched: (SeriesKey) -> Bool
  ) -> [PastWarning] {
    let families = desk.families(series)
    let histories = families.flatMap(\.histories)
    return signals(families, histories, on: day) + compared(histories, on: day, isWatched)
  }

  // MARK: Signals

  private mutating func signals(
    _ families: [FlowFamily], _ histories: [SeriesHistory], on day: Day
  ) -> [PastWarning] {
    let known = histories.map { desk.events(of: $0, on: day) }
    let missing = histories.indices.filter { index in
      readings.reading(of: histories[index], events: known[index].events) == nil
    }
    let read = judge.readings(
      of: missing.map {
        JudgedSeries(
          start: histories[$0].start, values: histories[$0].values, events: known[$0].events)
      })
    for (index, reading) in zip(missing, read) {
      readings.add(reading, of: histories[index], events: known[index].events)
    }
    var events: [SeriesKey: EventReading] = [:]
    for (history, known) in zip(histories, known) { events[history.key] = known }
    let round = desk.look(families, on: day) { history in
      guard let known = events[history.key],
        let reading = readings.reading(of: history, events: known.events)
      else { return nil }
      let count = history.values.count
      return SeriesReading(
        status: reading.status, periods: reading.periods.prefix { $0.index < count },
        events: known)
    }
    return round.signals.flatMap { signal in warnings(signal, on: day) }
  }

  private func warnings(_ signal: Signal, on day: Day) -> [PastWarning] {
    guard signal.part == nil, signal.mutedUntil == nil, signal.kind != .silence else { return [] }
    let direction: PastWarning.Direction
    switch signal.direction {
    case .up: direction = .up
    case .down: direction = .down
    case .none: return []
    }
    let warning = PastWarning(
      method: Self.allSignals, day: day, key: signal.key, period: signal.period,
      direction: direction, kind: signal.kind)
    guard signal.grade > .notable else { return [warning] }
    var strong = warning
    strong.method = Self.strongSignals
    return [warning, strong]
  }

  // MARK: Methods that it is compared with

  private mutating func compared(
    _ histories: [SeriesHistory], on day: Day, _ isWatched: (SeriesKey) -> Bool
  ) -> [PastWarning] {
    let watched = histories.filter { isWatched($0.key) }
    var warnings: [PastWarning] = []
    for (place, method) in methods.enumerated() {
      let missing = watched.filter { alarms[place].reading(of: $0, events: .none) == nil }
      let found = method.alarms(
        missing.map { JudgedSeries(start: $0.start, values: $0.values) }, threads: threads)
      for (history, periods) in zip(missing, found) {
        alarms[place].add(periods, of: history, events: .none)
      }
      for history in watched {
        let newest = history.values.count - 1
        guard history.values[newest] >= desk.options.floor,
          alarms[place].reading(of: history, events: .none)?.contains(newest) == true
        else { continue }
        warnings.append(
          PastWarning(
            method: method.name, day: day, key: history.key, period: history.end,
            direction: .up))
      }
    }
    return warnings
  }
}
