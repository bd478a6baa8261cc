package import Domain

/// Turns what one look found into what it says of cases.
///
/// - A signal belongs to the segment whose place it is about (or is part of) and whose sources it
///   comes from, where it is about a whole, a nationality or a group that the segment follows.
/// - A nationality that belongs to a group which the segment follows speaks for the group.
/// - What is above is a surge, what is below a collapse; at places where people are counted on
///   their way back, what is above is a reversal. A turning mix is a case of its own. A coverage
///   ratio opens none: it may tell of registration and not of people.
/// - Signals that an office has muted open nothing while the mute lasts.
package struct AlertReader: Sendable {
  private let rules: AlertRules
  private let territory: Territory

  package init(_ rules: AlertRules, territory: Territory) {
    self.rules = rules
    self.territory = territory
  }

  /// A signal and its number in the warehouse.
  package struct Found: Sendable {
    package var signal: Signal
    package var number: Int64?

    package init(_ signal: Signal, number: Int64? = nil) {
      self.signal = signal
      self.number = number
    }
  }

  /// What is known of a series that was looked at.
  package struct Judged: Sendable {
    package var key: SeriesKey
    package var verdict: SeriesVerdict
    /// The newest period.
    package var period: Period

    package init(_ key: SeriesKey, _ verdict: SeriesVerdict, period: Period) {
      self.key = key
      self.verdict = verdict
      self.period = period
    }
  }

  /// What a look says of every subject that it found something about, or that has a case.
  ///
  /// - Parameters:
  ///   - found: the signals.
  ///   - judged: every series that was looked at.
  ///   - watches: the watches on announced acts that are open.
  ///   - cases: the newest case of every subject that has one.
  ///   - figure: what is known now of a figure; the outer nil where it cannot be told.
  ///   - day: the day whose knowledge is used.
  /// - Returns: by subject.
  package func readings(
    _ found: [Found], judged: [Judged], watches: [EventWatch], cases: [AlertStanding],
    on day: Day, figure: (AlertEvidence.Figure) throws -> Double??
  ) rethrows -> [AlertReading] {
    var readings: [AlertSubject: AlertReading] = [:]
    var silent: Set<String> = []
    var muted: Set<AlertSubject> = []
    for item in found {
      let signal = item.signal
      if signal.kind == .silence { silent.insert(signal.key.source) }
      guard let subject = subject(of: signal) else { continue }
      if signal.mutedUntil.map({ day <= $0 }) ?? false {
        muted.insert(subject)
        continue
      }
      var reading = readings[subject] ?? AlertReading(subject, isJudged: false)
      reading.evidence.append(AlertEvidence(signal, number: item.number))
      reading.people = max(reading.people, people(signal))
      reading.level = max(reading.level, level(signal))
      reading.period = max(reading.period ?? signal.period, signal.period)
      readings[subject] = reading
    }
    for watch in watches where watch.isOpen(on: day) {
      guard let subject = subject(of: watch) else { continue }
      var reading = readings[subject] ?? AlertReading(subject, isJudged: false)
      let evidence = AlertEvidence(watch)
      // One act at one place is said once, however many series it concerns.
      if !reading.evidence.contains(where: { $0.act == evidence.act }) {
        reading.evidence.append(evidence)
      }
      readings[subject] = reading
    }
    for standing in cases where readings[standing.alert.subject] == nil {
      guard !standing.alert.subject.isExercise else { continue }
      readings[standing.alert.subject] = AlertReading(standing.alert.subject, isJudged: false)
    }
    add(judged, silent, to: &readings)
    // What nobody wanted to hear is not calm.
    for subject in muted { readings[subject]?.isJudged = false }
    addNeighbours(to: &readings)
    let standings = Dictionary(
      cases.map { ($0.alert.subject, $0) }, uniquingKeysWith: { first, _ in first })
    for subject in readings.keys {
      for figures in (standings[subject]?.evidence ?? []).compactMap(\.figure) {
        if let known = try figure(figures) { readings[subject]?.figures[figures] = known }
      }
    }
    return readings.values.sorted { $0.subject < $1.subject }
  }

  // MARK: Subjects

  /// The subject that a signal is about; nil where it belongs to no segment.
  package func subject(of signal: Signal) -> AlertSubject? {
    guard let segment = segment(of: signal.key) else { return nil }
    let direction: AlertDirection
    switch (signal.kind, signal.direction) {
    case (.composition, _): direction = .composition
    case (.coverageRatio, _), (.silence, _), (_, .none): return nil
    case (_, .up):
      direction =
        segment.directions.contains(.reversal)
          && territory.direction(of: signal.key.indicator) == .southbound ? .reversal : .surge
    case (_, .down): direction = .collapse
    }
    guard segment.directions.contains(direction) else { return nil }
    if direction == .composition {
      return AlertSubject(place: segment.place, direction: direction)
    }
    return group(signal.key.nationality, segment, in: signal.period).map {
      AlertSubject(place: segment.place, group: $0, direction: direction)
    }
  }

  private func subject(of watch: EventWatch) -> AlertSubject? {
    guard let segment = segment(of: watch.key) else { return nil }
    let direction: AlertDirection
    switch watch.expected {
    case .up: direction = .surge
    case .down: direction = .collapse
    // What nobody expects to change in one direction is a case of none.
    case .none, .unknown: return nil
    }
    guard segment.directions.contains(direction) else { return nil }
    let period = Period(.day, containing: watch.opensOn)
    return group(watch.key.nationality, segment, in: period).map {
      AlertSubject(place: segment.place, group: $0, direction: direction)
    }
  }

  private func segment(of key: SeriesKey) -> AlertRules.Segment? {
    guard
      // A figure a quarter or a year comes too late to warn of anything.
      [.day, .week, .month].contains(key.frequency),
      [key.counterpart, key.category, key.sex, key.age].allSatisfy({ $0 == SeriesKey.whole })
    else { return nil }
    let place = territory.top(of: key.place)
    // A part of a place speaks for itself only: its whole is watched on its own.
    guard place == key.place else { return nil }
    return rules.segments.first { $0.place == place && $0.sources.contains(key.source) }
  }

  /// The group that a series speaks for; nil for a group that the segment does not follow, and for
  /// people whose nationality nobody knows.
  private func group(
    _ nationality: String, _ segment: AlertRules.Segment, in period: Period
  ) -> String? {
    if nationality == SeriesKey.whole || segment.groups.contains(nationality) {
      return nationality
    }
    let followed = territory.groups.first { group in
      segment.groups.contains(group.code)
        && group.members.contains { $0.nationality == nationality && $0.counts(in: period) }
    }
    if let followed { return followed.code }
    return territory.scope(of: nationality) == .unknown ? nil : nationality
  }

  // MARK: Sizes

  private func people(_ signal: Signal) -> Double {
    if let difference = signal.difference { return abs(difference) }
    switch signal.measure {
    case .count: return abs((signal.value ?? 0) - (signal.expected ?? 0))
    // A mix is tested among a hundred people at least; how many it concerns is not said.
    case .share, .distance: return .infinity
    case .ratio, .days: return 0
    }
  }

  /// 1 to 4, by how many times the figure is what was expected, or the other way round.
  private func level(_ signal: Signal) -> Int {
    guard signal.measure == .count, let value = signal.value, let expected = signal.expected else {
      return 1
    }
    // Half a person: a figure of none has a factor too.
    let factor =
      signal.direction == .down
      ? (expected + 0.5) / (value + 0.5) : (value + 0.5) / (expected + 0.5)
    let level = 1 + rules.levels.count { factor >= $0 }
    return min(4, level)
  }

  // MARK: What stands beside the signals

  private func add(
    _ judged: [Judged], _ silent: Set<String>, to readings: inout [AlertSubject: AlertReading]
  ) {
    for (subject, reading) in readings {
      guard let segment = rules.segment(subject.place) else { continue }
      let own = judged.filter { item in
        item.key.place == subject.place && segment.sources.contains(item.key.source)
          && self.segment(of: item.key) != nil && item.key.nationality == subject.group
      }
      var reading = reading
      reading.isSilent = segment.sources.allSatisfy(silent.contains)
      if let newest = own.max(by: { $0.period.end < $1.period.end }) {
        reading.isJudged = newest.verdict == .judged
        reading.period = max(reading.period ?? newest.period, newest.period)
      }
      readings[subject] = reading
    }
  }

  /// Segments next to each other, in the order of the rules, that show the same.
  private func addNeighbours(to readings: inout [AlertSubject: AlertReading]) {
    let order = rules.segments.map(\.place)
    func isLoud(_ place: String, like subject: AlertSubject) -> Bool {
      var other = subject
      other.place = place
      guard let reading = readings[other] else { return false }
      return reading.strength >= rules.watch.strength
        && reading.people >= (rules.segment(place)?.people ?? rules.watch.people)
    }
    for subject in readings.keys {
      guard let index = order.firstIndex(of: subject.place) else { continue }
      let near = [index - 1, index + 1].filter(order.indices.contains).map { order[$0] }
      let loud = near.count { isLoud($0, like: subject) }
      readings[subject]?.neighbours = 1 + loud
    }
  }
}
