import Domain
import GRDB
import Testing
import Warehouse

@Suite("What public indicators report of countries of origin")
struct DriverPassTests {
  private func warehouse() throws -> TestWarehouse {
    try TestWarehouse(sources: [.named("flows", lagDays: 10), .named("others", lagDays: 10)])
  }

  @Test("What a look found is read as it was written, the greatest reported pressure first")
  func roundTrip() throws {
    let test = try warehouse()
    try test.storeDrivers(asOf: "2025-06-10")
    let pass = try #require(try test.warehouse.read { try $0.driverPass() })
    #expect(pass.options == ["lag": "1"])
    #expect(try test.warehouse.read { try $0.driverFindings() } == TestWarehouse.driverFindings)
    #expect(
      try test.rows(
        """
        SELECT country, index_rank, rank_low, rank_high, drivers_present FROM driver_ranking
        ORDER BY country
        """) == ["HTI|1|1.0|4.0|8", "VEN||||3"])
    #expect(
      try test.rows(
        """
        SELECT country, driver, period, age_years, driver_value, year_change, trend_slope, pressure
        FROM driver_states ORDER BY country
        """) == [
          "HTI|inflation|2022|3|34.0|17.5|1.5|88.0", "VEN|population|2023|2|28000000.0|||",
        ])
    #expect(
      try test.rows("SELECT choice, total_order FROM driver_choices ORDER BY total_order DESC")
        == ["normalisation|0.6", "outliers|0.1"])
    #expect(
      try test.rows(
        """
        SELECT source, model_verdict, first_year, last_year, forecast_skill FROM driver_models
        ORDER BY source
        """) == ["flows|better|2015|2024|0.2", "others|too-short|||"])
    #expect(
      try test.rows("SELECT source, driver, lag_years, coefficient_high FROM driver_associations")
        == ["flows|inflation|1|0.3"])
    #expect(
      try test.rows(
        """
        SELECT country, period, inhabitants_year, per_10000, previous_per_10000
        FROM migratory_intensity ORDER BY per_10000 DESC
        """) == ["VEN|2024|2023|20.0|", "HTI|2024|2023|1.0|3.0"])
  }

  @Test("A look as of the same day is replaced, one as of another day stands beside it")
  func replaced() throws {
    let test = try warehouse()
    try test.storeDrivers(asOf: "2025-06-10")
    try test.storeDrivers(asOf: "2025-06-10", DriverFindings())
    #expect(try test.warehouse.read { try $0.driverFindings() } == DriverFindings())
    try test.storeDrivers(asOf: "2025-07-10")
    #expect(try test.warehouse.read { try $0.driverDays() }.count == 2)
    #expect(
      try test.warehouse.read { try $0.driverFindings(asOf: Day("2025-06-30")) }
        == DriverFindings())
    #expect(try test.warehouse.read { try $0.driverPass(asOf: Day("2025-06-09")) } == nil)
    #expect(try test.rows("SELECT count(*) FROM driver_association") == ["1"])
  }

  @Test("The tables refuse a rank without a score, an interval that crosses and a false boast")
  func refused() throws {
    let test = try warehouse()
    try test.storeDrivers(asOf: "2025-06-10")
    for change in [
      "UPDATE driver_rank SET index_score = NULL WHERE country = 'HTI'",
      "UPDATE driver_rank SET index_rank = 1, index_score = 50 WHERE country = 'VEN'",
      "UPDATE driver_rank SET rank_high = 0.5 WHERE country = 'HTI'",
      "UPDATE driver_model SET model_verdict = 'better', forecast_skill = -0.1",
      "UPDATE driver_association SET coefficient = 5",
      "UPDATE driver_intensity SET inhabitants = 0", "UPDATE driver_state SET age_years = -1",
      "UPDATE driver_state SET country = 'ZZZ'", "UPDATE driver_pass SET as_of = 'soon'",
    ] {
      #expect(throws: (any Error).self, "\(change)") {
        try test.warehouse.write { try $0.db.execute(sql: change) }
      }
    }
  }

  @Test("A pipeline that no longer looks at drivers leaves nothing of them")
  func removed() throws {
    let test = try warehouse()
    try test.storeDrivers(asOf: "2025-06-10")
    try test.warehouse.write { try $0.removeDriverPasses() }
    for table in [
      "driver_pass", "driver_state", "driver_rank", "driver_choice", "driver_model",
      "driver_association", "driver_intensity",
    ] {
      #expect(try test.rows("SELECT count(*) FROM \(table)") == ["0"], "\(table)")
    }
  }
}
