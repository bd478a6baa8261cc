import Domain
import Statistics

/// What a driver says of a country: the newest figure with its age, the latest change, and the trend
/// with its limits.
package struct DriverState: Sendable, Equatable {
  /// Median change a year (Theil–Sen) with limits, and the test of no trend (Mann–Kendall).
  package struct Trend: Sendable, Equatable {
    package let slope: Double
    package let limits: ClosedRange<Double>
    package let p: Double
  }

  package let country: String
  package let driver: Driver
  /// Year of the newest figure, and years from it to the year of the look.
  package let year: Int
  package let age: Int
  package let value: Double
  /// The newest figure less that of the year before; nil where there is none.
  package let change: Double?
  /// Figures that the trend stands on.
  package let years: Int
  /// Nil where there are fewer than ``leastTrendYears`` figures.
  package let trend: Trend?

  /// With fewer figures no order of them is rare enough to be told from chance.
  package static let leastTrendYears = 8

  /// Reads the states of countries by a driver.
  ///
  /// Trends are those of the catalogue's methods `mann-kendall` (trend-free pre-whitening, since
  /// yearly figures depend on the years before) and `theil-sen`.
  ///
  /// - Parameters:
  ///   - figures: by year.
  ///   - countries: whose states are read; those without any figure are left out.
  ///   - year: the year of the look.
  ///   - trendYears: newest years that a trend is read from, up to the newest figure.
  package static func states(
    of driver: Driver, _ figures: YearlyFigures, countries: [String], in year: Int,
    trendYears: Int
  ) -> [DriverState] {
    let newest = countries.compactMap { country in
      figures.newest(country, by: year).map { (country, $0) }
    }
    let series = newest.map { figures.series($0, ($1 - trendYears + 1)...$1) }
    let starts = newest.map { _, last in
      Period(frequency: .year, ordinal: last - trendYears + 1 - 1970)
    }
    let trends = trends(series, starts: starts)
    return newest.enumerated().map { place, known in
      let (country, last) = known
      let value = figures[country, last] ?? .nan
      return DriverState(
        country: country, driver: driver, year: last, age: year - last, value: value,
        change: figures[country, last - 1].map { value - $0 },
        years: series[place].count { !$0.isNaN }, trend: trends[place])
    }
  }

  private static func trends(_ series: [[Double]], starts: [Period]) -> [Trend?] {
    guard
      let test = try? MannKendall.method.scorer(["variant": "trend-free-pre-whitening"]),
      let line = try? TheilSen.method.scorer(["confidence": "0.95"])
    else { return series.map { _ in nil } }
    let tests = PanelScorer(test, threads: 1).score(series, starts: starts)
    let lines = PanelScorer(line, threads: 1).score(series, starts: starts)
    return series.indices.map { index in
      guard series[index].count(where: { !$0.isNaN }) >= leastTrendYears,
        case .scored = lines[index].status, lines[index].cells.count >= 5,
        tests[index].cells.count >= 5
      else { return nil }
      let (slope, lower, upper) = (
        lines[index].cells[1], lines[index].cells[3], lines[index].cells[4]
      )
      let p = tests[index].cells[4]
      guard lower <= slope, slope <= upper else { return nil }
      // Figures that are all equal have no trend at all.
      return Trend(slope: slope, limits: lower...upper, p: p.isNaN ? 1 : p)
    }
  }
}
