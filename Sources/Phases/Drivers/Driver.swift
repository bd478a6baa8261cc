/// What a public indicator reports of a country's circumstances, in a form that compares countries.
package enum Driver: String, Sendable, CaseIterable {
  case unemployment
  case inflation
  case incomePerPerson = "income-per-person"
  /// Change of income per person against the year before, in percent.
  case incomeGrowth = "income-growth"
  case politicalStability = "political-stability"
  case ageDependency = "age-dependency"
  /// New internal displacements in the year for every 10,000 inhabitants.
  case displacementRate = "displacement-rate"
  /// Remittances received, in percent of the gross domestic product.
  case remittancesShare = "remittances-share"
  case birthRate = "birth-rate"
  /// People who came to live less people who left, for every 10,000 inhabitants.
  case netMigrationRate = "net-migration-rate"
  case population

  /// Which way a figure is a pressure; nil where it is neither.
  package enum Direction: Sendable {
    case higherIsMore
    case lowerIsMore
  }

  package var direction: Direction? {
    switch self {
    case .unemployment, .inflation, .ageDependency, .displacementRate: .higherIsMore
    case .incomePerPerson, .incomeGrowth, .politicalStability: .lowerIsMore
    // Whether these press people to leave or hold them is a question, not a reading.
    case .remittancesShare, .birthRate, .netMigrationRate, .population: nil
    }
  }

  /// Indicators of the reference tables that the driver is made of; the first has to be there.
  package var indicators: [String] {
    switch self {
    case .incomeGrowth: [Driver.incomePerPerson.rawValue]
    case .displacementRate: ["internal-displacements", Driver.population.rawValue]
    case .remittancesShare: ["remittances-received", "gross-domestic-product"]
    case .netMigrationRate: ["net-migration", Driver.population.rawValue]
    default: [rawValue]
    }
  }

  /// Every indicator that some driver is made of.
  package static let allIndicators = Set(allCases.flatMap(\.indicators))

  /// Drivers that are read as pressures: those of the index.
  package static let pressures = allCases.filter { $0.direction != nil }

  /// The driver's figures out of those of the indicators.
  ///
  /// A ratio stands where both of its figures are there, and where what divides is above 0.
  package func figures(from indicators: [String: YearlyFigures]) -> YearlyFigures {
    guard let base = indicators[self.indicators[0]] else { return YearlyFigures() }
    switch self {
    case .incomeGrowth:
      return base.map { value, country, year in
        base[country, year - 1].flatMap { $0 > 0 ? 100 * (value / $0 - 1) : nil }
      }
    case .displacementRate, .netMigrationRate:
      return Self.ratio(base, indicators[self.indicators[1]], times: 10_000)
    case .remittancesShare: return Self.ratio(base, indicators[self.indicators[1]], times: 100)
    default: return base
    }
  }

  private static func ratio(
    _ base: YearlyFigures, _ other: YearlyFigures?, times factor: Double
  ) -> YearlyFigures {
    base.map { value, country, year in
      other?[country, year].flatMap { $0 > 0 ? factor * value / $0 : nil }
    }
  }
}
