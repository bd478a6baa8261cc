package import Domain
package import Statistics

/// A series with what its judge says of it, as known when its newest figure came.
struct SeriesView {
  let history: SeriesHistory
  /// By period of the history; nil where the judge says nothing.
  let readings: [PeriodReading?]
  let events: EventReading
  let models: [ModelNote]
  let options: SignalOptions

  init(
    history: SeriesHistory, reading: SeriesReading, options: SignalOptions
  ) {
    self.history = history
    var readings = [PeriodReading?](repeating: nil, count: history.values.count)
    for period in reading.periods where readings.indices.contains(period.index) {
      readings[period.index] = period
    }
    self.readings = readings
    events = reading.events
    models = reading.models
    self.options = options
  }

  var newest: Int { history.values.count - 1 }

  /// The reading of the newest period, where it was judged.
  var judged: PeriodReading? { judged(newest) }

  func judged(_ index: Int) -> PeriodReading? {
    guard readings.indices.contains(index), let reading = readings[index],
      reading.verdict == .judged
    else { return nil }
    return reading
  }

  func period(_ index: Int) -> Period { history.start.advanced(by: index) }

  /// Whether figures are large enough for a change of theirs to be told.
  func isSizable(_ values: Double...) -> Bool {
    (values.max() ?? 0) >= options.floor
  }

  func isMasked(_ index: Int) -> Bool {
    events.events.masked.contains { $0.contains(index) }
  }

  /// The figures before an index that are neither holes nor masked, newest first.
  func figures(before index: Int, count: Int) -> [Double] {
    var found: [Double] = []
    var place = index - 1
    while place >= 0, found.count < count {
      if !history.values[place].isNaN, !isMasked(place) { found.append(history.values[place]) }
      place -= 1
    }
    return found
  }

  /// A signal about the newest period, with what all kinds share.
  func signal(
    _ kind: Signal.Kind, _ direction: Signal.Direction, p: Double, since: Int? = nil,
    evidenceFrom first: Int
  ) -> Signal {
    var signal = Signal(
      kind: kind, direction: direction, key: history.key, period: history.end,
      since: since.map(period), strength: SignalStrength.score(p), p: p, models: models,
      evidence: [history.evidence(from: period(max(0, first)))],
      isPseudoRealTime: history.isPseudoRealTime)
    if let reading = judged {
      signal.value = reading.value
      signal.expected = SignalStrength.finite(reading.expected)
      signal.lower = SignalStrength.finite(reading.lower).map { max(0, $0) }
      signal.upper = SignalStrength.finite(reading.upper)
      signal.difference = signal.expected.map { reading.value - $0 }
    }
    return signal
  }
}

/// What a judge says of one series, with the acts that it was told.
package struct SeriesReading: Sendable {
  package var status: ScoreStatus
  package var periods: ArraySlice<PeriodReading>
  package var models: [ModelNote]
  package var events: EventReading

  package init(
    status: ScoreStatus, periods: ArraySlice<PeriodReading>, models: [ModelNote] = [],
    events: EventReading = .none
  ) {
    self.status = status
    self.periods = periods
    self.models = models
    self.events = events
  }

  package init(_ reading: DetectorReading, events: EventReading = .none) {
    self.init(
      status: reading.status, periods: reading.periods[...],
      models: reading.character.map(ModelNote.notes) ?? [], events: events)
  }
}

/// A test of one series, and the signals that it raises where it is selected.
struct Candidate {
  var p: Double
  var signals: [Signal]

  /// Nothing to test: counts among the tests all the same, so that looking at the figure first does
  /// not change how many tests there are.
  static let nothing = Candidate(p: 1, signals: [])
}

/// The strength of evidence on the scale of a standard normal score.
enum SignalStrength {
  /// - Parameter p: two-sided.
  static func score(_ p: Double) -> Double { max(0, -Normal.quantile(min(1, max(p, 1e-300)) / 2)) }

  /// The two-sided p-value of the smaller of two tails.
  static func twoSided(_ above: Double, _ below: Double) -> Double {
    min(1, max(0, 2 * min(above, below)))
  }

  static func grade(q: Double) -> Signal.Grade {
    if q <= 0.0001 { return .veryStrong }
    return q <= 0.01 ? .strong : .notable
  }

  static func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }
}
