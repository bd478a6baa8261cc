package import Domain

/// Compares what would have been said with what happened.
///
/// - A *warning* begins with the first period of a series in which a method speaks in one direction,
///   and goes on while it speaks again within two periods: an office is told once.
/// - An *event* is a change of level of a series, by its first period. It is a hit where a method
///   judged a period from the one before to two after it, in the event's direction; otherwise a miss.
/// - A warning is a false alarm where no event of its series (or of a group with its nationality)
///   and direction begins from five periods before to one after any period that it judged.
package struct Verification: Sendable {
  /// Periods before an event's first in which a warning is of it, and after.
  package static let window = -1...2
  /// Periods after an event's first in which a warning is no false alarm.
  package static let aftermath = 5
  /// Days after an event's first period that the range must hold, so that it could be told at all.
  package static let patience = 90
  /// Periods without a word after which a warning is a new one.
  package static let silence = 2

  /// An event with what one method made of it.
  package struct Outcome: Sendable, Equatable {
    package var method: String
    package var event: RegimeChange
    package var cell: VerificationCell
    /// The first day on which the method warned of it.
    package var warnedOn: Day?
    /// Days from the warning to the first day of the new level: negative after it began.
    package var leadToEvent: Int?
    /// Days from the warning to the last day of the period with the extreme figure.
    package var leadToPeak: Int?
  }

  /// A warning with whether anything followed.
  package struct Judgement: Sendable, Equatable {
    package var first: PastWarning
    /// The last period in which the method spoke.
    package var last: Period
    /// Hit or false alarm.
    package var cell: VerificationCell
    /// Events that it was of.
    package var events: [String]
  }

  private let events: [RegimeChange]
  /// Also those that are too small or lie in a closure: no warning of them is false.
  private let all: [RegimeChange]
  private let groups: [String: Set<String>]

  /// - Parameters:
  ///   - events: every change of level that the register holds.
  ///   - sources: sources that are looked through; changes of others are nobody's misses.
  ///   - groups: declared groups of nationalities.
  ///   - range: days between which an event's first period begins.
  package init(
    _ events: [RegimeChange], of sources: Set<String>, groups: [NationalityGroup],
    between range: ClosedRange<Day>
  ) {
    all = events.filter { event in
      (event.source.map(sources.contains) ?? false)
        && (event.direction == .up || event.direction == .down)
    }
    self.events = all.filter {
      $0.isMajor && !$0.isInMask && range.contains($0.firstPeriod.start)
        && range.contains($0.firstPeriod.end.advanced(by: Self.patience))
    }
    self.groups = Dictionary(
      groups.map { ($0.code, Set($0.members.map(\.nationality))) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether the register of changes covers a series: only there can a warning be held against it.
  package func covers(_ key: SeriesKey) -> Bool {
    key.frequency == .month && isMargin(key)
      && all.contains {
        $0.source == key.source && $0.nationality == key.nationality
          && $0.place == key.place
      }
  }

  /// Events that are looked for.
  package var targets: [RegimeChange] { events }

  // MARK: Events

  /// What a method made of every event.
  ///
  /// - Parameters:
  ///   - warnings: of this method.
  ///   - peak: the last day of the period with the extreme figure after an event.
  package func outcomes(
    of method: String, _ warnings: [PastWarning], peak: (RegimeChange) -> Day?
  ) -> [Outcome] {
    events.map { event in
      let found = warnings.filter { warning in
        isSame(event, warning)
          && Self.window.contains(event.firstPeriod.distance(to: warning.period))
      }
      let day = found.map(\.day).min()
      return Outcome(
        method: method, event: event, cell: VerificationCell(warned: day != nil, happened: true),
        warnedOn: day, leadToEvent: day.map { $0.distance(to: event.firstPeriod.start) },
        leadToPeak: day.flatMap { day in peak(event).map { day.distance(to: $0) } })
    }
  }

  private func isSame(_ event: RegimeChange, _ warning: PastWarning) -> Bool {
    event.source == warning.key.source && event.place == warning.key.place
      && event.nationality == warning.key.nationality && isMargin(warning.key)
      && event.direction.rawValue == warning.direction.rawValue
      && event.firstPeriod.frequency == warning.period.frequency
  }

  private func isMargin(_ key: SeriesKey) -> Bool {
    SeriesKey.Part.allCases.allSatisfy {
      $0 == .place || $0 == .nationality || $0 == .indicator || key[$0] == SeriesKey.whole
    }
  }

  // MARK: Warnings

  /// The warnings of one method about the series that the register covers.
  package func judgements(_ warnings: [PastWarning]) -> [Judgement] {
    var judgements: [Judgement] = []
    let own = warnings.filter { covers($0.key) }.sorted { $0.period.ordinal < $1.period.ordinal }
    var open: [Subject: Int] = [:]
    var judged: [[Period]] = []
    for warning in own {
      let subject = Subject(key: warning.key, direction: warning.direction)
      if let place = open[subject],
        judgements[place].last.distance(to: warning.period) <= Self.silence
      {
        judgements[place].last = warning.period
        judged[place].append(warning.period)
        if warning.day < judgements[place].first.day { judgements[place].first = warning }
        continue
      }
      open[subject] = judgements.count
      judged.append([warning.period])
      judgements.append(
        Judgement(first: warning, last: warning.period, cell: .falseAlarm, events: []))
    }
    for index in judgements.indices {
      let near = all.filter { event in
        isRelated(event, judgements[index].first)
          && judged[index].contains { period in
            (-1...Self.aftermath).contains(event.firstPeriod.distance(to: period))
          }
      }
      judgements[index].events = near.map(\.id)
      judgements[index].cell = VerificationCell(warned: true, happened: !near.isEmpty)
    }
    return judgements
  }

  private struct Subject: Hashable {
    let key: SeriesKey
    let direction: PastWarning.Direction
  }

  /// The same series, or a group that holds its nationality, or the other way round.
  private func isRelated(_ event: RegimeChange, _ warning: PastWarning) -> Bool {
    guard event.source == warning.key.source, event.place == warning.key.place,
      event.direction.rawValue == warning.direction.rawValue,
      event.firstPeriod.frequency == warning.period.frequency
    else { return false }
    let (left, right) = (event.nationality, warning.key.nationality)
    return left == right || groups[left]?.contains(right) == true
      || groups[right]?.contains(left) == true
  }
}
