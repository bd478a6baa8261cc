package import Statistics

/// Countries of origin by the pressures that public indicators report of them, with how far a rank
/// depends on the choices by which it is made.
///
/// No rank is a verdict on a country: it says what indicators report, and its interval how surely.
package struct PressureIndex: Sendable {
  package struct Options: Sendable, Equatable {
    /// The choices that ranks are measured from.
    package var choices = IndexChoices()
    /// Share of the drivers that a country must have for a score.
    package var leastShare = 0.66
    /// Figures older than so many years do not count.
    package var oldest = 5
    /// Declared weights by driver; those without one weigh 1. Empty where nobody has declared any,
    /// and declared weights are then not drawn beside equal ones.
    package var declared: [Driver: Double] = [:]
    package var sensitivity = IndexSensitivity.Options()

    package init() {}
  }

  package struct Rank: Sendable, Equatable {
    package let country: String
    /// Drivers with a figure that is recent enough.
    package let present: Int
    /// Nil where they are too few.
    package let standing: Standing?
  }

  package struct Standing: Sendable, Equatable {
    package let score: Double
    package let rank: Int
    package let interval: IndexSensitivity.RankInterval
  }

  /// Ranks by country, in the order given.
  package let ranks: [Rank]
  package let sensitivity: IndexSensitivity
  /// Normalised figures within 1…100 by country, then driver of the index.
  package let pressures: [String: [Driver: Double]]
  package let drivers: [Driver]

  /// - Parameters:
  ///   - states: of the drivers of ``Driver/pressures``; others are left alone.
  ///   - countries: that are ranked.
  ///   - threads: workers; the result does not depend on them.
  package init(
    _ states: [DriverState], countries: [String], options: Options = Options(), threads: Int = 1
  ) {
    let drivers = Driver.pressures
    let known = Dictionary(
      states.filter { $0.age <= options.oldest }.map { ("\($0.country) \($0.driver)", $0.value) },
      uniquingKeysWith: { first, _ in first })
    let table = IndexTable(
      drivers.map { driver in
        IndexTable.Indicator(
          driver.rawValue, isHigherMore: driver.direction == .higherIsMore,
          weight: options.declared[driver] ?? 1)
      },
      values: countries.map { country in
        drivers.map { known["\(country) \($0)"] ?? .nan }
      })
    var draws = options.sensitivity
    if options.declared.isEmpty { draws.weights.removeAll { $0 == .declared } }
    let sensitivity = IndexSensitivity(
      table, nominal: options.choices, leastShare: options.leastShare, options: draws,
      threads: threads)
    let nominal = sensitivity.nominal
    var standings: [Int: Standing] = [:]
    var pressures: [String: [Driver: Double]] = [:]
    for (place, unit) in nominal.units.enumerated() {
      standings[unit] = Standing(
        score: nominal.scores[place], rank: nominal.ranks[place],
        interval: sensitivity.intervals[place])
      for (column, driver) in drivers.enumerated() where !nominal.normalised[place][column].isNaN {
        pressures[countries[unit], default: [:]][driver] = nominal.normalised[place][column]
      }
    }
    ranks = countries.enumerated().map { unit, country in
      Rank(country: country, present: table.present(unit), standing: standings[unit])
    }
    self.sensitivity = sensitivity
    self.pressures = pressures
    self.drivers = drivers
  }
}
