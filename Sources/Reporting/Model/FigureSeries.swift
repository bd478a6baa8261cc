package import Domain

/// The figures of one series as a report shows them: what was published, what was expected.
package struct FigureSeries: Sendable, Equatable {
  /// One period of the series; the axis has no gaps, a period without a figure has no value.
  package struct Point: Sendable, Equatable {
    package var period: Period
    package var value: Double?
    /// Whether the publisher has marked the figure as one that may still change.
    package var isProvisional: Bool
    package var expected: Double?
    package var lower: Double?
    package var upper: Double?
    /// The surprise of the figure as a standard normal score.
    package var z: Double?
    package var p: Double?
    /// Whether the method raised an alarm; its side follows from the expected figure.
    package var isAlarm: Bool
    /// Whether there was a range, so wide that it said nothing and was left out.
    package var hadRangeTooWide = false

    package init(
      _ period: Period, value: Double?, isProvisional: Bool = false, expected: Double? = nil,
      lower: Double? = nil, upper: Double? = nil, z: Double? = nil, p: Double? = nil,
      isAlarm: Bool = false
    ) {
      self.period = period
      self.value = value
      self.isProvisional = isProvisional
      self.expected = expected
      self.lower = lower
      self.upper = upper
      self.z = z
      self.p = p
      self.isAlarm = isAlarm
    }

    /// The side of an alarm: above what was expected, or below.
    package var alarm: Alarm? {
      guard isAlarm, let value else { return nil }
      if let expected { return value >= expected ? .above : .below }
      if let upper, value > upper { return .above }
      if let lower, value < lower { return .below }
      return .above
    }
  }

  package enum Alarm: String, Sendable, Equatable { case above, below }

  package var key: SeriesKey
  package var points: [Point]
  /// The method whose expected range the points carry, nil where the series was not judged.
  package var method: String?
  /// Issue date of the newest figure.
  package var newestIssue: Day?
  /// Whether what was known is decided by a declared lag instead of an issue date.
  package var isPseudoRealTime: Bool
  /// Whether the figures are sums of the source's parts, since it publishes no total.
  package var isSum: Bool

  package init(
    key: SeriesKey, points: [Point], method: String? = nil, newestIssue: Day? = nil,
    isPseudoRealTime: Bool = false, isSum: Bool = false
  ) {
    self.key = key
    self.points = points
    self.method = method
    self.newestIssue = newestIssue
    self.isPseudoRealTime = isPseudoRealTime
    self.isSum = isSum
  }
}

extension FigureSeries.Point {
  /// Whether the figure can be compared with what was expected.
  package var hasRange: Bool { lower != nil && upper != nil }

  /// A range wider than so many times the figure in it holds every figure that anybody would have
  /// thought of, unless its limits are close to each other.
  package static let widestRange = (figures: 5.0, limits: 25.0)

  /// Leaves a range out that says nothing: a figure of 73 between 0 and 42,207, after the flow of
  /// the years to which it is compared has gone. A range that the figure is outside of always says
  /// something.
  package mutating func dropRangeThatSaysNothing() {
    guard let value, let lower, let upper, !isAlarm, value >= lower, value <= upper else { return }
    guard upper - max(0, lower) > Self.widestRange.figures * max(value, 10),
      upper > Self.widestRange.limits * max(0, lower)
    else { return }
    (self.lower, self.upper) = (nil, nil)
    hadRangeTooWide = true
  }
}

extension FigureSeries {
  /// The newest period that has a figure.
  package var latest: Point? { points.last { $0.value != nil } }

  /// The figure of a period, nil where there is none.
  package func value(_ period: Period) -> Double? {
    guard let first = points.first?.period, first.frequency == period.frequency else { return nil }
    let index = period.ordinal - first.ordinal
    return points.indices.contains(index) ? points[index].value : nil
  }

  /// The figure of a year before a period, for frequencies with a season.
  package func yearBefore(_ period: Period) -> Double? {
    value(period.advanced(by: -period.frequency.seasonLength))
  }

  /// The sum of the figures of the `count` periods that end with the newest one, holes left out.
  package func sum(last count: Int) -> Double {
    guard let end = points.lastIndex(where: { $0.value != nil }) else { return 0 }
    return points[max(0, end - count + 1)...end].compactMap(\.value).reduce(0, +)
  }

  /// The largest figure and its first period.
  package var highest: Point? {
    points.filter { $0.value != nil }.max { left, right in
      ((left.value ?? 0), -left.period.ordinal) < ((right.value ?? 0), -right.period.ordinal)
    }
  }

  /// The points of the last `count` periods of the axis.
  package func last(_ count: Int) -> FigureSeries {
    var shorter = self
    shorter.points = Array(points.suffix(count))
    return shorter
  }
}
