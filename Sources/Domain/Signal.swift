/// A calibrated finding about a series: something changed, by so much, with so much evidence.
///
/// A signal is made by computation and is not an alert: people open, confirm and close alerts.
package struct Signal: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    /// A figure above what earlier figures led to expect.
    case surge
    /// A figure below what earlier figures led to expect.
    case drop
    /// Figures that add up to a change that none of them shows alone.
    case buildUp = "build-up"
    /// A level that has moved and stayed.
    case levelShift = "level-shift"
    /// A trend that has turned or changed its pace.
    case trendChange = "trend-change"
    /// A mix that turns: of nationalities, of regions, of children and adults.
    case composition
    /// The highest or lowest figure in many periods.
    case record
    /// The count at one place against that of the place before it on the route.
    case coverageRatio = "coverage-ratio"
    /// A publication that was expected and did not come.
    case silence
  }

  package enum Direction: String, Sendable, CaseIterable {
    case up, down
    /// Neither: a mix that turns, a publication that does not come.
    case none
  }

  /// What `value`, `expected`, `lower` and `upper` are.
  package enum Measure: String, Sendable, CaseIterable {
    /// Figures of the series' own unit.
    case count
    /// A part of a whole, 0 to 1.
    case share
    /// One count over another.
    case ratio
    /// Distance between two mixes, 0 (the same) to 1 (nothing in common).
    case distance
    /// Days after the day on which a publication was expected.
    case days
  }

  /// The word for the strength, by the q-value.
  package enum Grade: String, Sendable, CaseIterable, Comparable {
    case notable, strong
    case veryStrong = "very-strong"

    package static func < (left: Grade, right: Grade) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  package var kind: Kind
  package var direction: Direction
  package var measure: Measure
  /// What it is about; the nationality may be the code of a declared group.
  package var key: SeriesKey
  /// What of the whole: a nationality, a group, `extra-regional`, `children`, the place before; nil
  /// where the signal is about the series itself.
  package var part: String?
  /// The newest period that it judges.
  package var period: Period
  /// Where it began: the first period of a new level, of a build-up, of a new trend; for a record
  /// the last period with a figure as high or as low, nil where there was none.
  package var since: Period?
  package var value: Double?
  package var expected: Double?
  package var lower: Double?
  package var upper: Double?
  /// People or events above (positive) or below (negative) what was expected.
  package var difference: Double?
  /// The evidence as a standard normal score, at least 0.
  package var strength: Double
  package var grade: Grade
  /// Probability of as much evidence or more while nothing changes; nil for a silence.
  package var p: Double?
  /// The smallest level of the false-discovery control at which it is still a signal.
  package var q: Double?
  /// What the series is taken to be.
  package var models: [ModelNote]
  package var evidence: [SignalEvidence]
  /// Acts that concern the series and stand near in time, which does not make them causes.
  package var acts: [String]
  /// Whether a figure behind it counts as known by a declared lag.
  package var isPseudoRealTime: Bool
  /// The day until which an office has muted signals of this kind here; nil where none has.
  package var mutedUntil: Day?

  package init(
    kind: Kind, direction: Direction, measure: Measure = .count, key: SeriesKey,
    part: String? = nil, period: Period, since: Period? = nil, value: Double? = nil,
    expected: Double? = nil, lower: Double? = nil, upper: Double? = nil,
    difference: Double? = nil, strength: Double, grade: Grade = .notable, p: Double? = nil,
    q: Double? = nil, models: [ModelNote] = [], evidence: [SignalEvidence] = [],
    acts: [String] = [], isPseudoRealTime: Bool = false, mutedUntil: Day? = nil
  ) {
    self.kind = kind
    self.direction = direction
    self.measure = measure
    self.key = key
    self.part = part
    self.period = period
    self.since = since
    self.value = value
    self.expected = expected
    self.lower = lower
    self.upper = upper
    self.difference = difference
    self.strength = strength
    self.grade = grade
    self.p = p
    self.q = q
    self.models = models
    self.evidence = evidence
    self.acts = acts
    self.isPseudoRealTime = isPseudoRealTime
    self.mutedUntil = mutedUntil
  }
}

/// One thing that a model says of a series, with the weight of the models that say so.
package struct ModelNote: Sendable, Hashable {
  package enum Aspect: String, Sendable, CaseIterable {
    /// How the level moves.
    case level
    /// Whether there is a season.
    case season
    /// How widely figures scatter.
    case scatter
  }

  package var aspect: Aspect
  /// `steady`, `slow` or `fast`; `none` or `yearly`; `narrow` or `wide`.
  package var word: String
  /// 0 to 1.
  package var weight: Double

  package init(_ aspect: Aspect, _ word: String, weight: Double) {
    self.aspect = aspect
    self.word = word
    self.weight = weight
  }
}

/// Figures that a signal stands on.
package struct SignalEvidence: Sendable, Hashable {
  package var key: SeriesKey
  package var first: Period
  package var last: Period
  /// Issue date of the newest of them.
  package var newestIssue: Day
  package var isPseudoRealTime: Bool

  package init(
    key: SeriesKey, first: Period, last: Period, newestIssue: Day, isPseudoRealTime: Bool
  ) {
    self.key = key
    self.first = first
    self.last = last
    self.newestIssue = newestIssue
    self.isPseudoRealTime = isPseudoRealTime
  }
}

extension Signal {
  /// The first period of what it tells.
  package var began: Period { kind == .record ? period : since ?? period }
}
