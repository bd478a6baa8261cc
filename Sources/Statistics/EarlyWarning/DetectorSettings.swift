import Domain

/// What a user may ask of the detector.
package struct DetectorSettings: Sendable {
  package enum Direction: String, Sendable, CaseIterable { case up, down, both }

  /// Share of quiet periods that may give an alarm.
  package var falseAlarmRate: Double
  package var direction: Direction
  /// Judges only the last periods of each series.
  package var last: Int?
  /// Figures that stand before the first one judged; by frequency where nil.
  package var history: Int?
  /// Probabilities at which readings carry quantiles of the predictive distribution.
  package var levels: [Double]

  package init(
    falseAlarmRate: Double = 0.01, direction: Direction = .up, last: Int? = nil,
    history: Int? = nil, levels: [Double] = []
  ) {
    self.falseAlarmRate = falseAlarmRate
    self.direction = direction
    self.last = last
    self.history = history
    self.levels = levels
  }

  init(_ values: ParameterValues) {
    self.init(
      falseAlarmRate: values.number("false_alarm_rate") ?? 0.01,
      direction: values.choice("direction").flatMap(Direction.init) ?? .up,
      last: values.integer("last"), history: values.integer("history"))
  }

  /// Enough to know a level and roughly its scatter. What the season does is not known by then, and
  /// the expected range is wide accordingly: alarms are rarer than stated, not more frequent.
  func history(_ frequency: Frequency) -> Int {
    if let history { return history }
    return switch frequency {
    case .day: 14
    case .week: 8
    case .month: 6
    case .quarter: 5
    case .year: 4
    }
  }
}
