import Domain
import Phases
import Statistics
import Warehouse

/// What is found of the drivers, in the warehouse's form.
struct DriverRows {
  let findings: DriverFindings

  init(
    _ tables: DriverTables, _ drivers: PipelineFile.Drivers, year: Int, threads: Int
  ) {
    let countries = tables.countries(
      most: drivers.countries, leastPeople: drivers.leastPeople)
    let figures = Dictionary(
      uniqueKeysWithValues: Driver.allCases.map { ($0, $0.figures(from: tables.indicators)) })
    let states = Driver.allCases.flatMap { driver in
      DriverState.states(
        of: driver, figures[driver] ?? YearlyFigures(), countries: countries, in: year,
        trendYears: drivers.trendYears)
    }
    let index = PressureIndex(
      states, countries: countries, options: drivers.index, threads: threads)
    let population = figures[.population] ?? YearlyFigures()
    var findings = DriverFindings()
    findings.states = states.map { state in
      DriverStateRow(state, pressure: index.pressures[state.country]?[state.driver])
    }
    findings.ranks = index.ranks.map { DriverRankRow($0, wanted: index.drivers.count) }
    findings.choices = DriverChoiceRow.rows(index)
    for flow in tables.flows {
      findings.models.append(
        DriverModelRow(
          FlowAssociation(
            flow, figures: figures, countries: countries, options: drivers.association)))
      findings.intensities += MigratoryIntensity.intensities(
        flow, population: population, countries: countries
      ).map { DriverIntensityRow($0, source: flow.source) }
    }
    self.findings = findings
  }
}

extension Period {
  fileprivate init(year: Int) { self.init(frequency: .year, ordinal: year - 1970) }
}

extension DriverStateRow {
  init(_ state: DriverState, pressure: Double?) {
    self.init(
      country: state.country, driver: state.driver.rawValue, period: Period(year: state.year),
      age: state.age, value: state.value, change: state.change, years: state.years,
      trend: state.trend.map { Trend(slope: $0.slope, limits: $0.limits, p: $0.p) },
      pressure: pressure)
  }
}

extension DriverRankRow {
  init(_ rank: PressureIndex.Rank, wanted: Int) {
    self.init(
      country: rank.country, present: rank.present, wanted: wanted,
      standing: rank.standing.map {
        Standing(
          score: $0.score, rank: $0.rank, lower: Double($0.interval.lower),
          median: Double($0.interval.median), upper: Double($0.interval.upper))
      })
  }
}

extension DriverChoiceRow {
  static func rows(_ index: PressureIndex) -> [DriverChoiceRow] {
    zip(IndexSensitivity.Choice.allCases, index.sensitivity.indices).map { choice, found in
      DriverChoiceRow(
        choice: choice.rawValue, firstOrder: found.firstOrder, total: found.total,
        draws: index.sensitivity.draws, meanShift: index.sensitivity.meanShift)
    }
  }
}

extension DriverModelRow {
  init(_ found: FlowAssociation) {
    let verdict: Verdict =
      switch found.verdict {
      case .better: .better
      case .notBetter: .notBetter
      case .tooShort: .tooShort
      }
    self.init(
      source: found.source, lag: found.lag, verdict: verdict, countries: found.countries,
      rows: found.rows, years: found.years, withinShare: found.withinShare,
      associations: found.terms.map {
        Association(
          driver: $0.driver.rawValue, coefficient: $0.coefficient,
          standardError: $0.standardError, limits: $0.limits, p: $0.p)
      },
      record: found.record.map {
        Record(
          forecasts: $0.forecasts, error: $0.error, unchangedError: $0.unchangedError,
          skill: $0.skill, p: $0.p)
      })
  }
}

extension DriverIntensityRow {
  init(_ found: MigratoryIntensity, source: String) {
    self.init(
      source: source, country: found.country, period: Period(year: found.year),
      people: found.people, inhabitants: found.inhabitants,
      inhabitantsYear: Period(year: found.inhabitantsYear), per10000: found.per10000,
      previous: found.previous)
  }
}
