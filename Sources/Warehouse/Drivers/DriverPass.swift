package import Domain

/// One look at the drivers as of a day: what all its states, ranks and associations share.
package struct DriverPass: Sendable, Equatable {
  package var run: RunID
  package var asOf: Day
  /// Raised whenever the same figures lead to other results.
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

/// Everything that one look at the drivers found.
package struct DriverFindings: Sendable, Equatable {
  package var states: [DriverStateRow]
  package var ranks: [DriverRankRow]
  package var choices: [DriverChoiceRow]
  package var models: [DriverModelRow]
  package var intensities: [DriverIntensityRow]

  package init(
    states: [DriverStateRow] = [], ranks: [DriverRankRow] = [], choices: [DriverChoiceRow] = [],
    models: [DriverModelRow] = [], intensities: [DriverIntensityRow] = []
  ) {
    self.states = states
    self.ranks = ranks
    self.choices = choices
    self.models = models
    self.intensities = intensities
  }
}

/// What an indicator says of a country: the newest figure with its age, the latest change, and the
/// trend with its limits.
package struct DriverStateRow: Sendable, Equatable {
  /// Median change a year, with limits at 95 percent and the test of no trend.
  package struct Trend: Sendable, Equatable {
    package var slope: Double
    package var limits: ClosedRange<Double>
    package var p: Double

    package init(slope: Double, limits: ClosedRange<Double>, p: Double) {
      self.slope = slope
      self.limits = limits
      self.p = p
    }
  }

  package var country: String
  /// Code of the driver: an indicator, or a ratio made of indicators.
  package var driver: String
  /// Year of the newest figure.
  package var period: Period
  /// Years from that year to the year of the look.
  package var age: Int
  package var value: Double
  /// The newest figure less that of the year before; nil where there is none.
  package var change: Double?
  /// Figures that the trend stands on.
  package var years: Int
  /// Nil where there are too few figures.
  package var trend: Trend?
  /// Place between the least (1) and the greatest (100) pressure among the countries; nil where the
  /// driver is no part of the index.
  package var pressure: Double?

  package init(
    country: String, driver: String, period: Period, age: Int, value: Double, change: Double?,
    years: Int, trend: Trend?, pressure: Double?
  ) {
    self.country = country
    self.driver = driver
    self.period = period
    self.age = age
    self.value = value
    self.change = change
    self.years = years
    self.trend = trend
    self.pressure = pressure
  }
}

/// A country's place by the index of pressures that public indicators report.
package struct DriverRankRow: Sendable, Equatable {
  /// The nominal score and rank, with the ranks that other choices give.
  package struct Standing: Sendable, Equatable {
    /// 1 to 100.
    package var score: Double
    /// 1 for the greatest reported pressure.
    package var rank: Int
    /// Ranks that 5, 50 and 95 percent of the draws do not exceed.
    package var lower: Double
    package var median: Double
    package var upper: Double

    package init(score: Double, rank: Int, lower: Double, median: Double, upper: Double) {
      self.score = score
      self.rank = rank
      self.lower = lower
      self.median = median
      self.upper = upper
    }
  }

  package var country: String
  package var present: Int
  package var wanted: Int
  /// Nil where too few indicators are reported.
  package var standing: Standing?

  package init(country: String, present: Int, wanted: Int, standing: Standing?) {
    self.country = country
    self.present = present
    self.wanted = wanted
    self.standing = standing
  }
}

/// How much of the movement of ranks a choice of method accounts for.
package struct DriverChoiceRow: Sendable, Equatable {
  package var choice: String
  /// Sobol' indices of first order and in total.
  package var firstOrder: Double
  package var total: Double
  /// Draws, and the mean over them of the mean absolute shift of ranks: of all choices together.
  package var draws: Int
  package var meanShift: Double

  package init(choice: String, firstOrder: Double, total: Double, draws: Int, meanShift: Double) {
    self.choice = choice
    self.firstOrder = firstOrder
    self.total = total
    self.draws = draws
    self.meanShift = meanShift
  }
}

/// What goes with the flow that a source counts, and whether it has beaten no change.
package struct DriverModelRow: Sendable, Equatable {
  package enum Verdict: String, Sendable, CaseIterable {
    case better
    case notBetter = "not-better"
    case tooShort = "too-short"
  }

  /// A driver's coefficient: change of the flow's logarithm that goes with one standard deviation.
  package struct Association: Sendable, Equatable {
    package var driver: String
    package var coefficient: Double
    package var standardError: Double
    package var limits: ClosedRange<Double>
    package var p: Double

    package init(
      driver: String, coefficient: Double, standardError: Double, limits: ClosedRange<Double>,
      p: Double
    ) {
      self.driver = driver
      self.coefficient = coefficient
      self.standardError = standardError
      self.limits = limits
      self.p = p
    }
  }

  /// Forecasts of the past, beside the figure of the year before taken as it is.
  package struct Record: Sendable, Equatable {
    package var forecasts: Int
    package var error: Double
    package var unchangedError: Double
    package var skill: Double
    package var p: Double

    package init(forecasts: Int, error: Double, unchangedError: Double, skill: Double, p: Double) {
      self.forecasts = forecasts
      self.error = error
      self.unchangedError = unchangedError
      self.skill = skill
      self.p = p
    }
  }

  package var source: String
  package var lag: Int
  package var verdict: Verdict
  package var countries: Int
  package var rows: Int
  package var years: ClosedRange<Int>?
  /// Share of the variation within countries and years that the drivers account for.
  package var withinShare: Double?
  package var associations: [Association]
  package var record: Record?

  package init(
    source: String, lag: Int, verdict: Verdict, countries: Int, rows: Int,
    years: ClosedRange<Int>?, withinShare: Double?, associations: [Association], record: Record?
  ) {
    self.source = source
    self.lag = lag
    self.verdict = verdict
    self.countries = countries
    self.rows = rows
    self.years = years
    self.withinShare = withinShare
    self.associations = associations
    self.record = record
  }
}

/// People of a nationality whom a source counted in a year, for every 10,000 inhabitants of their
/// country.
package struct DriverIntensityRow: Sendable, Equatable {
  package var source: String
  package var country: String
  package var period: Period
  package var people: Double
  package var inhabitants: Double
  /// Year of the number of inhabitants.
  package var inhabitantsYear: Period
  package var per10000: Double
  /// The same a year before; nil where nothing was published of it.
  package var previous: Double?

  package init(
    source: String, country: String, period: Period, people: Double, inhabitants: Double,
    inhabitantsYear: Period, per10000: Double, previous: Double?
  ) {
    self.source = source
    self.country = country
    self.period = period
    self.people = people
    self.inhabitants = inhabitants
    self.inhabitantsYear = inhabitantsYear
    self.per10000 = per10000
    self.previous = previous
  }
}
