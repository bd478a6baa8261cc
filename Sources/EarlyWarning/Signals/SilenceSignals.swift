package import Domain

/// How a publisher stands against the calendar that it declares.
package struct PublicationState: Sendable, Equatable {
  /// The whole of what the source counts.
  package var key: SeriesKey
  /// The newest period with figures.
  package var newest: Period
  /// How often a new period appears.
  package var every: Frequency
  /// Days after the end of a period by which its figures are expected.
  package var byDay: Int
  /// Days after that before the source counts as late.
  package var graceDays: Int
  package var newestIssue: Day

  package init(
    key: SeriesKey, newest: Period, every: Frequency, byDay: Int, graceDays: Int, newestIssue: Day
  ) {
    self.key = key
    self.newest = newest
    self.every = every
    self.byDay = byDay
    self.graceDays = graceDays
    self.newestIssue = newestIssue
  }

  package func freshness(on day: Day) -> Freshness {
    Freshness(newest: newest, every: every, byDay: byDay, graceDays: graceDays, on: day)
  }
}

/// A publication that was expected and did not come: *silence*. Not a finding of statistics: the
/// publisher's own calendar says it, so that it has no p-value and no part in the false-discovery
/// control.
enum SilenceSignals {
  static func signals(_ publications: [PublicationState], on day: Day) -> [Signal] {
    publications.compactMap { publication in
      let freshness = publication.freshness(on: day)
      guard freshness == .late || freshness == .silent else { return nil }
      var covered = Period(publication.every, containing: publication.newest.end)
      if covered.end > publication.newest.end { covered = covered.advanced(by: -1) }
      let missing = covered.advanced(by: 1)
      let due = missing.end.advanced(by: publication.byDay)
      let late = Double(due.distance(to: day))
      return Signal(
        kind: .silence, direction: .none, measure: .days, key: publication.key, period: missing,
        since: missing, value: late, expected: 0, lower: 0, upper: Double(publication.graceDays),
        strength: late / Double(max(1, publication.graceDays)),
        grade: freshness == .silent ? .strong : .notable,
        evidence: [
          SignalEvidence(
            key: publication.key, first: publication.newest, last: publication.newest,
            newestIssue: publication.newestIssue, isPseudoRealTime: false)
        ])
    }
  }
}
