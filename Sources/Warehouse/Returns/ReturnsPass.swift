package import Domain

/// One look at returns and deaths as of a day: what all its rows share.
package struct ReturnsPass: Sendable, Equatable {
  package var run: RunID
  package var asOf: Day
  /// Raised whenever the same figures lead to other rows.
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

/// Everything that one look at returns and deaths gave.
package struct ReturnsRows: Sendable, Equatable {
  package var shares: [ReturnShareRow] = []
  package var mirrors: [MirrorRow] = []
  package var outlook: [ReceptionOutlookRow] = []
  package var loads: [ReceptionLoadRow] = []
  package var deaths: [DeathWindowRow] = []

  package init() {}

  package var count: Int {
    shares.count + mirrors.count + outlook.count + loads.count + deaths.count
  }
}

/// The share of a group among returned people, with Wilson's limits.
package struct ReturnShareRow: Sendable, Equatable {
  package var key: SeriesKey
  /// `children`, `unaccompanied-children`, `women-and-girls` or `assisted`.
  package var group: String
  /// The newest month, and how many months end with it.
  package var period: Period
  package var months: Int
  package var people: Double
  package var whole: Double
  /// People of whom the source does not say whether they belong to the group.
  package var notStated: Double
  package var share: Double
  package var limits: ClosedRange<Double>

  package init(
    key: SeriesKey, group: String, period: Period, months: Int, people: Double, whole: Double,
    notStated: Double, share: Double, limits: ClosedRange<Double>
  ) {
    self.key = key
    self.group = group
    self.period = period
    self.months = months
    self.people = people
    self.whole = whole
    self.notStated = notStated
    self.share = share
    self.limits = limits
  }
}

/// A month of what one country says it returned beside what another says it received.
package struct MirrorRow: Sendable, Equatable {
  package var sender: String
  package var receiver: String
  package var period: Period
  /// Nil where no source has the figure.
  package var sentKey: SeriesKey?
  package var receivedKey: SeriesKey?
  package var sent: Double?
  package var received: Double?
  /// Received from a country that is not stated.
  package var notStated: Double
  package var gap: Double?
  package var relativeGap: Double?
  /// Whether the relative gap is larger than the pipeline allows without a remark.
  package var isFlagged: Bool

  package init(
    sender: String, receiver: String, period: Period, sentKey: SeriesKey?, receivedKey: SeriesKey?,
    sent: Double?, received: Double?, notStated: Double, gap: Double?, relativeGap: Double?,
    isFlagged: Bool
  ) {
    self.sender = sender
    self.receiver = receiver
    self.period = period
    self.sentKey = sentKey
    self.receivedKey = receivedKey
    self.sent = sent
    self.received = received
    self.notStated = notStated
    self.gap = gap
    self.relativeGap = relativeGap
    self.isFlagged = isFlagged
  }
}

/// How many returned people reception has to be ready for in a month, or that nothing is known beyond
/// the range of no change.
package struct ReceptionOutlookRow: Sendable, Equatable {
  package enum Lead: String, Sendable, CaseIterable {
    case measured
    case notBetter = "not-better"
    case tooShort = "too-short"
  }

  /// Mean absolute errors of forecasts made in the past, in people.
  package struct Record: Sendable, Equatable {
    package var trials: Int
    package var error: Double
    package var noChangeError: Double
    package var seasonError: Double?
    package var skill: Double
    package var p: Double

    package init(
      trials: Int, error: Double, noChangeError: Double, seasonError: Double?, skill: Double,
      p: Double
    ) {
      self.trials = trials
      self.error = error
      self.noChangeError = noChangeError
      self.seasonError = seasonError
      self.skill = skill
      self.p = p
    }
  }

  package var key: SeriesKey
  package var steps: Int
  package var newest: Period
  package var period: Period
  package var lead: Lead
  /// Nil unless the lead is measured.
  package var expectation: OutlookRow.Expectation?
  /// The newest figure with the range of what came after such figures.
  package var noChange: OutlookRow.Expectation
  /// Nil where no forecast of the past could be judged.
  package var record: Record?
  package var isPseudoRealTime: Bool

  package init(
    key: SeriesKey, steps: Int, newest: Period, period: Period, lead: Lead,
    expectation: OutlookRow.Expectation?, noChange: OutlookRow.Expectation, record: Record?,
    isPseudoRealTime: Bool
  ) {
    self.key = key
    self.steps = steps
    self.newest = newest
    self.period = period
    self.lead = lead
    self.expectation = expectation
    self.noChange = noChange
    self.record = record
    self.isPseudoRealTime = isPseudoRealTime
  }
}

/// How full reception was or would be in a month.
package struct ReceptionLoadRow: Sendable, Equatable {
  package enum Basis: String, Sendable, CaseIterable {
    /// Arrivals that were counted.
    case counted
    /// Arrivals of a forecast with measured skill.
    case expected
    /// The newest arrivals taken as they are.
    case noChange = "no-change"
  }

  package var key: SeriesKey
  package var period: Period
  package var basis: Basis
  package var arrivalsPerDay: Double
  package var stayDays: Double
  package var places: Double
  package var present: Double
  package var load: Double
  package var limits80: ClosedRange<Double>?

  package init(
    key: SeriesKey, period: Period, basis: Basis, arrivalsPerDay: Double, stayDays: Double,
    places: Double, present: Double, load: Double, limits80: ClosedRange<Double>?
  ) {
    self.key = key
    self.period = period
    self.basis = basis
    self.arrivalsPerDay = arrivalsPerDay
    self.stayDays = stayDays
    self.places = places
    self.present = present
    self.load = load
    self.limits80 = limits80
  }
}

/// Deaths and disappearances of several months, per 10,000 crossings where these are counted.
package struct DeathWindowRow: Sendable, Equatable {
  package struct Rate: Sendable, Equatable {
    package var crossingsKey: SeriesKey
    /// The window's months for which crossings are known, and the deaths in these.
    package var months: Int
    package var deaths: Double
    package var crossings: Double
    package var perTenThousand: Double
    package var limits: ClosedRange<Double>

    package init(
      crossingsKey: SeriesKey, months: Int, deaths: Double, crossings: Double,
      perTenThousand: Double, limits: ClosedRange<Double>
    ) {
      self.crossingsKey = crossingsKey
      self.months = months
      self.deaths = deaths
      self.crossings = crossings
      self.perTenThousand = perTenThousand
      self.limits = limits
    }
  }

  package var key: SeriesKey
  /// `year`, `newest` (twelve months) or `before` (the twelve before).
  package var window: String
  package var first: Period
  package var last: Period
  package var months: Int
  package var silentMonths: Int
  package var deaths: Double
  package var limits: ClosedRange<Double>
  /// `crossings`, or why there is no rate: `registrations`, `encounters`, `none`.
  package var denominator: String
  package var rate: Rate?

  package init(
    key: SeriesKey, window: String, first: Period, last: Period, months: Int, silentMonths: Int,
    deaths: Double, limits: ClosedRange<Double>, denominator: String, rate: Rate?
  ) {
    self.key = key
    self.window = window
    self.first = first
    self.last = last
    self.months = months
    self.silentMonths = silentMonths
    self.deaths = deaths
    self.limits = limits
    self.denominator = denominator
    self.rate = rate
  }
}
