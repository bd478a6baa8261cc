package import Domain

/// How one figure moved from issue to issue.
package struct Revision: Sendable, Equatable {
  package struct Step: Sendable, Equatable {
    package var issuedOn: Day
    /// Nil where the issue no longer carried the figure.
    package var value: Double?

    package init(issuedOn: Day, value: Double?) {
      self.issuedOn = issuedOn
      self.value = value
    }
  }

  package var source: String
  package var key: SeriesKey
  package var period: Period
  /// Oldest issue first; at least two.
  package var steps: [Step]

  package init(source: String, key: SeriesKey, period: Period, steps: [Step]) {
    self.source = source
    self.key = key
    self.period = period
    self.steps = steps
  }

  /// The newest figure against the first one, as a share of the first; nil where one is missing or
  /// the first is zero.
  package var change: Double? {
    guard let first = steps.first?.value, let last = steps.last?.value, first != 0 else {
      return nil
    }
    return last / first - 1
  }
}
