import Foundation
import Statistics

/// Which drivers go with a flow in the years that follow, within countries and years, and whether
/// they have beaten the forecast that nothing changes.
///
/// The flow of a nationality and year, as log(people + 1), on drivers of an earlier year, each in its
/// own standard deviations, with a level for each country and each year (two-way fixed effects).
/// Errors of one country may depend on each other in any way (clustered, t with countries − 1 degrees
/// of freedom). Apart from that, the change of log(people + 1) is forecast year by year by an elastic
/// net that has seen earlier years alone, and judged beside no change.
///
/// What goes together need not be cause and effect: other things that change with a driver, and acts
/// at borders along the way, are in these figures too.
package struct FlowAssociation: Sendable, Equatable {
  package struct Options: Sendable, Equatable {
    /// Years by which drivers come before the flow.
    package var lag = 1
    package var drivers: [Driver] = [
      .unemployment, .inflation, .incomeGrowth, .politicalStability, .remittancesShare,
    ]
    /// Share of the no-change forecast's error that has to be taken away.
    package var leastSkill = 0.05
    /// Bearable probability of so much skill by chance.
    package var level = 0.05
    /// Countries below which nothing is fitted: cluster-robust errors need many.
    package var leastCountries = 10

    package init() {}
  }

  package enum Verdict: String, Sendable {
    case better
    case notBetter = "not-better"
    case tooShort = "too-short"
  }

  /// Change of the flow's logarithm that goes with one standard deviation of a driver.
  package struct Term: Sendable, Equatable {
    package let driver: Driver
    package let coefficient: Double
    package let standardError: Double
    package let limits: ClosedRange<Double>
    package let p: Double
  }

  /// Forecasts of the past beside no change; errors are mean absolute ones of log(people + 1).
  package struct Record: Sendable, Equatable {
    package let forecasts: Int
    package let years: Int
    package let error: Double
    package let unchangedError: Double
    package let skill: Double
    package let p: Double
  }

  package let source: String
  package let lag: Int
  package let verdict: Verdict
  package let countries: Int
  package let rows: Int
  package let years: ClosedRange<Int>?
  package let withinShare: Double?
  package let terms: [Term]
  package let record: Record?

  /// - Parameters:
  ///   - flow: people by nationality and whole year.
  ///   - figures: of the drivers.
  ///   - countries: that may enter; one enters with the years in which all drivers have a figure.
  package init(
    _ flow: YearlyFlow, figures: [Driver: YearlyFigures], countries: [String],
    options: Options = Options()
  ) {
    let panel = FlowPanel(flow, figures, countries, options)
    let fit = panel.countries.count >= options.leastCountries ? panel.fit() : nil
    let record = panel.countries.count >= options.leastCountries ? panel.record() : nil
    source = flow.source
    lag = options.lag
    self.countries = panel.countries.count
    rows = panel.rows.count
    years = panel.rows.map(\.year).min().flatMap { first in
      panel.rows.map(\.year).max().map { first...$0 }
    }
    terms = fit?.terms ?? []
    withinShare = fit?.share
    self.record = record
    if let record, fit != nil {
      verdict =
        record.skill >= options.leastSkill && record.p <= options.level ? .better : .notBetter
    } else {
      verdict = .tooShort
    }
  }
}

/// Rows of countries and years in which the flow and all drivers have a figure.
private struct FlowPanel {
  struct Row {
    let country: String
    let year: Int
    let level: Double
    /// Against the year before; nil for the first year.
    let change: Double?
    let drivers: [Double]
  }

  let rows: [Row]
  let countries: [String]
  private let drivers: [Driver]

  init(
    _ flow: YearlyFlow, _ figures: [Driver: YearlyFigures], _ countries: [String],
    _ options: FlowAssociation.Options
  ) {
    drivers = options.drivers
    var rows: [Row] = []
    for country in countries {
      let levels = flow.years.map { Self.scaled(flow.people[country, $0] ?? 0) }
      // Who was never counted has no flow that could go with anything.
      guard levels.contains(where: { $0 > 0 }) else { continue }
      for (place, year) in flow.years.enumerated() {
        let known = options.drivers.compactMap { driver in
          figures[driver]?[country, year - options.lag].map {
            Self.hasLongTail(driver) ? Self.scaled($0) : $0
          }
        }
        guard known.count == options.drivers.count else { continue }
        rows.append(
          Row(
            country: country, year: year, level: levels[place],
            change: place > 0 ? levels[place] - levels[place - 1] : nil, drivers: known))
      }
    }
    self.rows = rows
    self.countries = Set(rows.map(\.country)).sorted()
  }

  /// log(1 + x), with the sign of x: hyperinflation must not be the whole regression.
  private static func scaled(_ value: Double) -> Double {
    let size = log1p(abs(value))
    return value < 0 ? -size : size
  }

  private static func hasLongTail(_ driver: Driver) -> Bool {
    driver == .inflation || driver == .displacementRate
  }

  /// Two-way fixed effects; a driver that does not vary within countries and years is left out.
  func fit() -> (terms: [FlowAssociation.Term], share: Double)? {
    let numbers = Dictionary(
      uniqueKeysWithValues: countries.enumerated().map { ($1, $0) })
    let units = rows.map { numbers[$0.country] ?? 0 }
    var used = Array(drivers.indices)
    while !used.isEmpty {
      let columns = used.map { column in Self.standardised(rows.map { $0.drivers[column] }) }
      do throws(RegressionError) {
        let fit = try FixedEffects(
          Matrix(columns: columns), rows.map(\.level), units: units, periods: rows.map(\.year))
        return (terms(fit, used, units), fit.rSquared)
      } catch {
        guard case .collinear(let column) = error else { return nil }
        used.remove(at: column)
      }
    }
    return nil
  }

  private func terms(_ fit: FixedEffects, _ used: [Int], _ units: [Int]) -> [FlowAssociation.Term] {
    let errors = fit.sandwich.clustered(units, .degrees(coefficients: used.count)).standardErrors
    let student = StudentT(degrees: Double(countries.count - 1))
    let reach = student.quantile(0.975)
    return used.enumerated().map { place, column in
      let (estimate, error) = (fit.coefficients[place], errors[place])
      let p = error > 0 ? min(1, 2 * student.tails(abs(estimate / error)).upper) : 1
      return FlowAssociation.Term(
        driver: drivers[column], coefficient: estimate, standardError: error,
        limits: (estimate - reach * error)...(estimate + reach * error), p: p)
    }
  }

  private static func standardised(_ values: [Double]) -> [Double] {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)).squareRoot()
    return deviation > 0 ? values.map { ($0 - mean) / deviation } : values.map { _ in 0 }
  }

  /// Forecasts of the changes from earlier years alone; nil where fewer than five years have any.
  func record() -> FlowAssociation.Record? {
    let judged = rows.filter { $0.change != nil }
    let changes = judged.map { $0.change ?? 0 }
    let years = judged.map(\.year)
    guard
      let forecasts = try? RollingElasticNet.forecasts(
        judged.map(\.drivers), changes, times: years),
      !forecasts.isEmpty
    else { return nil }
    var gains: [Int: (sum: Double, count: Int)] = [:]
    var (error, unchanged) = (0.0, 0.0)
    for forecast in forecasts {
      let change = changes[forecast.row]
      let (own, none) = (abs(change - forecast.value), abs(change))
      error += own
      unchanged += none
      let known = gains[years[forecast.row]] ?? (0, 0)
      gains[years[forecast.row]] = (known.sum + none - own, known.count + 1)
    }
    guard gains.count >= Self.leastYears, unchanged > 0 else { return nil }
    let means = gains.sorted { $0.key < $1.key }.map { $0.value.sum / Double($0.value.count) }
    let n = Double(forecasts.count)
    return FlowAssociation.Record(
      forecasts: forecasts.count, years: gains.count, error: error / n,
      unchangedError: unchanged / n, skill: 1 - error / unchanged, p: SignFlips.p(means))
  }

  /// With fewer years no order of signs is rare enough.
  private static let leastYears = 5
}
