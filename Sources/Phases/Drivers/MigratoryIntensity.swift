/// People of a nationality whom a source counted in a year, for every 10,000 inhabitants of their
/// country: a small country with many people on the way stands beside a large one.
package struct MigratoryIntensity: Sendable, Equatable {
  package let country: String
  package let year: Int
  package let people: Double
  package let inhabitants: Double
  /// Year of the number of inhabitants: the same, or the newest before it.
  package let inhabitantsYear: Int
  package let per10000: Double
  /// The same a year before; nil where that year is not whole.
  package let previous: Double?

  /// Inhabitants of more years ago than this say too little of today.
  package static let oldestInhabitants = 3

  /// - Parameters:
  ///   - flow: people by nationality and whole year.
  ///   - population: inhabitants by country and year.
  ///   - countries: whose intensity is asked for.
  /// - Returns: by the newest whole year of the flow, the highest first; countries without
  ///   inhabitants and without people are left out.
  package static func intensities(
    _ flow: YearlyFlow, population: YearlyFigures, countries: [String]
  ) -> [MigratoryIntensity] {
    guard let year = flow.years.last else { return [] }
    let found = countries.compactMap { country -> MigratoryIntensity? in
      guard let people = flow.people[country, year], people > 0,
        let now = inhabitants(population, country, year)
      else { return nil }
      let before =
        flow.years.contains(year - 1)
        ? inhabitants(population, country, year - 1).map {
          10_000 * (flow.people[country, year - 1] ?? 0) / $0.count
        } : nil
      return MigratoryIntensity(
        country: country, year: year, people: people, inhabitants: now.count,
        inhabitantsYear: now.year, per10000: 10_000 * people / now.count, previous: before)
    }
    return found.sorted { ($1.per10000, $0.country) < ($0.per10000, $1.country) }
  }

  private static func inhabitants(
    _ population: YearlyFigures, _ country: String, _ year: Int
  ) -> (year: Int, count: Double)? {
    guard let known = population.newest(country, by: year), year - known <= oldestInhabitants,
      let count = population[country, known], count > 0
    else { return nil }
    return (known, count)
  }
}

/// People whom a source counted by nationality and year.
package struct YearlyFlow: Sendable, Equatable {
  package let source: String
  /// People of whole years; a nationality without a figure in a whole year was not counted.
  package let people: YearlyFigures
  /// Whole years, ascending and without a gap before the last.
  package let years: [Int]

  /// Adds up months to years. A year counts where all of its months lie between the source's first
  /// and last month with a figure of any nationality, or where it has a figure of the whole year.
  /// For sources that write no row where nobody was counted: their absent rows are zeros.
  ///
  /// - Parameters:
  ///   - source: the source's name.
  ///   - monthly: counts by nationality, then year and month as 12 × year + month − 1.
  ///   - yearly: counts by nationality and year, for years without months.
  package init(
    source: String, monthly: [String: [Int: Double]], yearly: YearlyFigures = YearlyFigures()
  ) {
    self.source = source
    let months = monthly.values.flatMap(\.keys)
    // A month without a row between the first and the last counted nobody.
    let wholeByMonth = Set(
      months.min().flatMap { first in
        months.max().map { last in
          Array((first + 11) / 12..<max((first + 11) / 12, (last + 1) / 12))
        }
      } ?? [])
    let wholeByYear = Set(yearly.countries.flatMap { yearly.years($0) }).subtracting(wholeByMonth)
    var people = YearlyFigures()
    for (nationality, counts) in monthly {
      for (month, count) in counts where wholeByMonth.contains(month / 12) {
        people[nationality, month / 12] = (people[nationality, month / 12] ?? 0) + count
      }
    }
    for country in yearly.countries {
      for year in yearly.years(country) where wholeByYear.contains(year) {
        people[country, year] = yearly[country, year]
      }
    }
    self.people = people
    let whole = wholeByMonth.union(wholeByYear)
    var years: [Int] = []
    if var year = whole.max() {
      while whole.contains(year) {
        years.insert(year, at: 0)
        year -= 1
      }
    }
    self.years = years
  }
}
