package import Domain

/// One period of a series as a chart shows it.
package struct SeriesPoint: Sendable, Equatable {
  package enum Alarm: Sendable, Equatable { case high, low }

  package var period: Period
  /// Nil where nobody published a figure; lines are not drawn across such periods.
  package var value: Double?
  /// Whether the publisher may still change the figure.
  package var isProvisional: Bool
  package var expected: Double?
  package var lower: Double?
  package var upper: Double?
  package var alarm: Alarm?

  package init(
    _ period: Period, value: Double?, isProvisional: Bool = false, expected: Double? = nil,
    lower: Double? = nil, upper: Double? = nil, alarm: Alarm? = nil
  ) {
    self.period = period
    self.value = value
    self.isProvisional = isProvisional
    self.expected = expected
    self.lower = lower
    self.upper = upper
    self.alarm = alarm
  }
}

extension [SeriesPoint] {
  /// Stretches of neighbouring periods for which `has` holds.
  func runs(where has: (SeriesPoint) -> Bool) -> [[SeriesPoint]] {
    var runs: [[SeriesPoint]] = []
    for point in self where has(point) {
      if let last = runs.last?.last, last.period.distance(to: point.period) == 1 {
        runs[runs.count - 1].append(point)
      } else {
        runs.append([point])
      }
    }
    return runs
  }

  /// The newest point that has a figure.
  var lastWithValue: SeriesPoint? { last { $0.value != nil } }
}
