package import Domain

/// The figures of one series as they were known on a day: one value a period, NaN for a hole.
package struct SeriesHistory: Sendable, Equatable {
  package var key: SeriesKey
  package var start: Period
  /// Never empty.
  package var values: [Double]
  /// Issue date of the newest figure among them.
  package var newestIssue: Day
  /// Whether a figure counts as known by its declared lag.
  package var isPseudoRealTime: Bool

  package init(
    key: SeriesKey, start: Period, values: [Double], newestIssue: Day, isPseudoRealTime: Bool
  ) {
    precondition(!values.isEmpty, "a history has at least one period")
    precondition(key.frequency == start.frequency, "a history has the frequency of its key")
    self.key = key
    self.start = start
    self.values = values
    self.newestIssue = newestIssue
    self.isPseudoRealTime = isPseudoRealTime
  }

  /// The period of the last value.
  package var end: Period { start.advanced(by: values.count - 1) }

  /// The figure of a period of the series' frequency; NaN outside the series.
  package subscript(period: Period) -> Double {
    let index = start.distance(to: period)
    return values.indices.contains(index) ? values[index] : .nan
  }

  /// What a signal cites: the figures from a period on.
  package func evidence(from first: Period) -> SignalEvidence {
    SignalEvidence(
      key: key, first: max(first, start), last: end, newestIssue: newestIssue,
      isPseudoRealTime: isPseudoRealTime)
  }
}
