import Domain
import GRDB
import Testing
import Warehouse

/// What a look at the drivers may have written.
extension TestWarehouse {
  private static func year(_ text: String) -> Period {
    Period(text) ?? Period(frequency: .year, ordinal: 0)
  }

  /// Rows with every field, and rows with as few as can be.
  static var driverFindings: DriverFindings {
    DriverFindings(
      states: [
        DriverStateRow(
          country: "HTI", driver: "inflation", period: year("2022"), age: 3, value: 34,
          change: 17.5, years: 15, trend: .init(slope: 1.5, limits: 0.5...2.5, p: 0.01),
          pressure: 88),
        DriverStateRow(
          country: "VEN", driver: "population", period: year("2023"), age: 2, value: 28_000_000,
          change: nil, years: 1, trend: nil, pressure: nil),
      ],
      ranks: [
        DriverRankRow(
          country: "HTI", present: 8, wanted: 8,
          standing: .init(score: 71.5, rank: 1, lower: 1, median: 1.5, upper: 4)),
        DriverRankRow(country: "VEN", present: 3, wanted: 8, standing: nil),
      ],
      choices: [
        DriverChoiceRow(
          choice: "normalisation", firstOrder: 0.4, total: 0.6, draws: 10_000, meanShift: 1.25),
        DriverChoiceRow(
          choice: "outliers", firstOrder: -0.01, total: 0.1, draws: 10_000, meanShift: 1.25),
      ],
      models: [
        DriverModelRow(
          source: "flows", lag: 1, verdict: .better, countries: 12, rows: 100, years: 2015...2024,
          withinShare: 0.2,
          associations: [
            .init(
              driver: "inflation", coefficient: 0.2, standardError: 0.05, limits: 0.1...0.3,
              p: 0.002)
          ],
          record: .init(forecasts: 60, error: 0.4, unchangedError: 0.5, skill: 0.2, p: 0.03)),
        DriverModelRow(
          source: "others", lag: 1, verdict: .tooShort, countries: 0, rows: 0, years: nil,
          withinShare: nil, associations: [], record: nil),
      ],
      intensities: [
        DriverIntensityRow(
          source: "flows", country: "VEN", period: year("2024"), people: 56_000,
          inhabitants: 28_000_000, inhabitantsYear: year("2023"), per10000: 20, previous: nil),
        DriverIntensityRow(
          source: "flows", country: "HTI", period: year("2024"), people: 1_200,
          inhabitants: 12_000_000, inhabitantsYear: year("2023"), per10000: 1, previous: 3),
      ])
  }

  /// Writes what a look at the drivers as of a day found, with rows of every sort.
  func storeDrivers(
    asOf day: String, _ findings: DriverFindings = TestWarehouse.driverFindings
  ) throws {
    let pass = DriverPass(
      run: run, asOf: try #require(Day(day)), version: 1, options: ["lag": "1"])
    try warehouse.write { writer in
      for code in ["HTI", "VEN"] {
        try writer.db.execute(
          sql: """
            INSERT OR IGNORE INTO country (country, name_en, name_es, nationality_en,
              nationality_es, people_en, people_es, kind, crm_member, scope)
            VALUES (?1, ?1, ?1, ?1, ?1, ?1, ?1, 'state', 0, 'regional')
            """, arguments: [code])
      }
      _ = try writer.store(pass, findings)
    }
  }
}
