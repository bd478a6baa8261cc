package import Domain

/// One look along the corridor as of a day: what all its flows, expectations and stocks share.
package struct CorridorPass: Sendable, Equatable {
  package var run: RunID
  package var asOf: Day
  /// Raised whenever the same figures lead to other expectations or stocks.
  package var version: Int
  /// Every option and its value.
  package var options: [String: String]

  package init(run: RunID, asOf: Day, version: Int, options: [String: String]) {
    self.run = run
    self.asOf = asOf
    self.version = version
    self.options = options
  }
}

/// What was counted at a place of the route in a month, as the corridor takes it: everybody, or a
/// declared group of nationalities.
package struct CorridorFlowRow: Sendable, Equatable {
  package var key: SeriesKey
  package var period: Period
  /// Place along the route among those with figures, 1 for the southernmost.
  package var order: Int
  package var value: Double

  package init(key: SeriesKey, period: Period, order: Int, value: Double) {
    self.key = key
    self.period = period
    self.order = order
    self.value = value
  }
}

/// What may be expected of a place, for everybody, a nationality or a group; or that nothing may.
package struct OutlookRow: Sendable, Equatable {
  package enum Target: String, Sendable, CaseIterable {
    /// The month after the newest figure, from the neighbours' figures of that same month.
    case nowcast
    /// A month ahead of all figures.
    case forecast
  }

  /// Whether the expectation may be shown, and if not, why.
  package enum Lead: String, Sendable, CaseIterable {
    case measured
    /// Too few forecasts of the past could be judged.
    case tooShort = "too-short"
    /// They were no better than simple rules, or not by enough to rule out chance.
    case notBetter = "not-better"
    /// Better, but too few people are expected to speak of.
    case tooFew = "too-few"
    /// Better, but no neighbour has published more than the place itself.
    case notDue = "not-due"
  }

  /// The number of people with the limits that past errors give.
  package struct Expectation: Sendable, Equatable {
    package var people: Double
    package var limits80: ClosedRange<Double>?
    package var limits95: ClosedRange<Double>?
    /// Share of past figures within the limits of 80 % of their time.
    package var coverage80: Double?

    package init(
      people: Double, limits80: ClosedRange<Double>? = nil, limits95: ClosedRange<Double>? = nil,
      coverage80: Double? = nil
    ) {
      self.people = people
      self.limits80 = limits80
      self.limits95 = limits95
      self.coverage80 = coverage80
    }
  }

  /// How good the forecasts of the past were, beside simple rules.
  package struct Record: Sendable, Equatable {
    package var trials: Int
    /// Mean absolute errors, in people.
    package var error: Double
    package var noChangeError: Double
    package var historyError: Double
    package var seasonError: Double?
    /// Share of the no-change forecast's error that is taken away.
    package var skill: Double
    package var p: Double

    package init(
      trials: Int, error: Double, noChangeError: Double, historyError: Double,
      seasonError: Double?, skill: Double, p: Double
    ) {
      self.trials = trials
      self.error = error
      self.noChangeError = noChangeError
      self.historyError = historyError
      self.seasonError = seasonError
      self.skill = skill
      self.p = p
    }
  }

  package var key: SeriesKey
  package var target: Target
  /// Months after the newest figure.
  package var steps: Int
  /// Place along the route among those with figures, 1 for the southernmost.
  package var order: Int
  /// The newest month with a figure, and the month that is expected.
  package var newest: Period
  package var period: Period
  package var lead: Lead
  /// Nil unless the lead is measured.
  package var expectation: Expectation?
  /// Nil where the past was not judged.
  package var record: Record?
  package var isPseudoRealTime: Bool

  package init(
    key: SeriesKey, target: Target, steps: Int, order: Int, newest: Period, period: Period,
    lead: Lead, expectation: Expectation? = nil, record: Record? = nil,
    isPseudoRealTime: Bool = false
  ) {
    self.key = key
    self.target = target
    self.steps = steps
    self.order = order
    self.newest = newest
    self.period = period
    self.lead = lead
    self.expectation = expectation
    self.record = record
    self.isPseudoRealTime = isPseudoRealTime
  }
}

/// How many people wait between two places of the route at a month's end, between two bounds.
package struct StockRow: Sendable, Equatable {
  /// Those who go on, counted at the second place.
  package var key: SeriesKey
  /// Those who come in, counted at the first.
  package var from: SeriesKey
  package var period: Period
  /// The second place along the route among those with figures, at least 2.
  package var order: Int
  package var inflow: Double
  package var outflow: Double
  package var waiting: ClosedRange<Double>
  /// The lower bound in days of the month's outflow; nil where nobody goes on.
  package var daysOfOutflow: Double?
  /// Whether outflow shows a quota or the buses there are, not how many people come.
  package var isSaturated: Bool

  package init(
    key: SeriesKey, from: SeriesKey, period: Period, order: Int, inflow: Double, outflow: Double,
    waiting: ClosedRange<Double>, daysOfOutflow: Double?, isSaturated: Bool
  ) {
    self.key = key
    self.from = from
    self.period = period
    self.order = order
    self.inflow = inflow
    self.outflow = outflow
    self.waiting = waiting
    self.daysOfOutflow = daysOfOutflow
    self.isSaturated = isSaturated
  }
}
