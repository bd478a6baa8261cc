package import Domain

/// What a method would have said on a day of the past.
package struct PastWarning: Sendable, Hashable {
  package enum Direction: String, Sendable, CaseIterable {
    case up, down
  }

  /// The method, as tables name it.
  package var method: String
  /// The day on which the desk would have looked.
  package var day: Day
  package var key: SeriesKey
  /// The newest period known then.
  package var period: Period
  package var direction: Direction
  /// The kind of signal; nil for a method that only raises alarms.
  package var kind: Signal.Kind?

  package init(
    method: String, day: Day, key: SeriesKey, period: Period, direction: Direction,
    kind: Signal.Kind? = nil
  ) {
    self.method = method
    self.day = day
    self.key = key
    self.period = period
    self.direction = direction
    self.kind = kind
  }
}
