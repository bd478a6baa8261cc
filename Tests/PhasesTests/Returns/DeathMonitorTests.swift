import Domain
import Phases
import Statistics
import Testing

@Suite("Deaths and disappearances")
struct DeathMonitorTests {
  /// scipy 1.17.1: `chi2.ppf(a/2, 2x)/2` and `chi2.isf(a/2, 2x + 2)/2`; R's `poisson.test(x)$conf.int`
  /// gives the same for 26 and 172.
  @Test(
    "Garwood's limits are those of scipy and R",
    arguments: [
      (0.0, 0.95, 0.0, 3.6888794541139354), (1, 0.95, 0.025317807984289897, 5.571643390938898),
      (4, 0.95, 1.089865373626325, 10.241588675403694),
      (26, 0.95, 16.984063215596343, 38.096024083124995),
      (147, 0.95, 124.19755192585674, 172.7765666727483),
      (172, 0.95, 147.25516617235593, 199.7130009507095),
      (1_465, 0.95, 1_390.933352995077, 1_541.9864605867526),
      (10, 0.99, 3.716922131467116, 21.397827499654273),
      (3, 0.9, 0.8176914471639533, 7.753656527932727),
      (100_000, 0.95, 99_381.15266374472, 100_621.74473974388),
    ])
  func garwood(count: Double, level: Double, lower: Double, upper: Double) throws {
    let limits = try #require(Poisson.limits(ofCount: count, level: level))
    #expect(abs(limits.lowerBound - lower) <= 1e-11 * max(1, lower))
    #expect(abs(limits.upperBound - upper) <= 1e-11 * upper)
  }

  @Test("The limits cover at least their level, whatever the mean")
  func coverage() throws {
    for mean in [0.3, 1, 2.7, 6, 15, 40] {
      let law = Poisson(mean: mean)
      var covered = 0.0
      for count in 0..<150 {
        let limits = try #require(Poisson.limits(ofCount: Double(count)))
        if limits.contains(mean) { covered += law.mass(Double(count)) }
      }
      #expect(covered >= 0.95, "\(mean)")
      #expect(covered <= 1 + 1e-12)
    }
    #expect(Poisson.limits(ofCount: -1) == nil)
    #expect(Poisson.limits(ofCount: .nan) == nil)
    #expect(Poisson.limits(ofCount: 3, level: 1) == nil)
  }

  @Test("A rate scales with its crossings, and nobody who crossed gives none")
  func rate() throws {
    let rate = try #require(DeathRate(deaths: 147, crossings: 248_284))
    #expect(abs(rate.value - 5.920639267935107) < 1e-12)
    let half = try #require(DeathRate(deaths: 147, crossings: 124_142))
    #expect(abs(half.limits().upperBound - 2 * rate.limits().upperBound) < 1e-12)
    #expect(DeathRate(deaths: 3, crossings: 0) == nil)
    #expect(DeathRate(deaths: .nan, crossings: 10) == nil)
    #expect(DeathRate(deaths: -1, crossings: 10) == nil)
  }

  private func monitor() throws -> DeathMonitor {
    func flow(_ place: String, _ indicator: String) -> CountSeries {
      CountSeries(
        key: SeriesKey(source: place, indicator: indicator, place: place, frequency: .month),
        start: ShippedReturns.month("2024-01"), values: [100])
    }
    return DeathMonitor(
      deaths: try ShippedReturns.series(
        "iom-missing-migrants-americas", indicator: "deaths-and-disappearances"),
      flows: try ShippedReturns.darien() + [
        flow("HND", "registrations"), flow("MEX", "irregular-situation-events"),
        flow("usa-southwest-border", "encounters"),
      ],
      countries: ["darien": "PAN", "HND": "HND", "MEX": "MEX", "usa-southwest-border": "USA"])
  }

  /// Added up with Python's csv module from the two shipped files.
  @Test(
    "Panama's deaths stand against Darién's crossings, year by year",
    arguments: [
      (2015, 5.0, 29_289.0, 12), (2016, 30, 30_055, 12), (2020, 6, 6_465, 9),
      (2021, 26, 133_726, 12), (2022, 147, 248_284, 12), (2023, 93, 520_085, 12),
      (2024, 172, 302_203, 12), (2025, 4, 2_904, 4),
    ])
  func panama(year: Int, deaths: Double, crossings: Double, months: Int) throws {
    let window = try #require(
      try monitor().windows.first {
        $0.key.place == "PAN" && $0.kind == .year && $0.last.start.components.year == year
      })
    #expect(window.denominator == .crossings)
    let rate = try #require(window.rate)
    #expect(rate.deaths == deaths)
    #expect(rate.months == months)
    #expect(window.deaths == deaths)
    #expect(window.months == (year == 2025 ? 4 : 12))
    #expect(rate.crossings == crossings)
    #expect(abs(rate.perTenThousand - deaths / crossings * 10_000) < 1e-12)
    #expect(rate.limits.contains(rate.perTenThousand))
    #expect(rate.crossingsKey.place == "darien")
  }

  @Test("Where crossings are not counted there is a count and no rate, with the reason")
  func others() throws {
    let windows = try monitor().windows
    for (place, reason) in [
      ("HND", DeathMonitor.Denominator.registrations), ("MEX", .encounters), ("USA", .encounters),
      ("GTM", .none), ("COL", .none),
    ] {
      let own = windows.filter { $0.key.place == place }
      #expect(!own.isEmpty)
      #expect(own.allSatisfy { $0.denominator == reason && $0.rate == nil })
    }
    let usa = try #require(
      windows.first { $0.key.place == "USA" && $0.kind == .newest })
    #expect(usa.first == ShippedReturns.month("2024-05"))
    #expect(usa.last == ShippedReturns.month("2025-04"))
    #expect(usa.silentMonths == 0)
    #expect(usa.limits.contains(usa.deaths))
    // Every year of every country adds up to the file.
    #expect(windows.filter { $0.kind == .year }.reduce(0) { $0 + $1.deaths } == 11_120)
  }

  @Test("Nothing published gives no window, and two places of one country no rate")
  func none() throws {
    #expect(DeathMonitor(deaths: [], flows: [], countries: [:]).windows.isEmpty)
    let deaths = CountSeries(
      key: SeriesKey(source: "iom", indicator: "deaths", place: "PAN", frequency: .month),
      start: ShippedReturns.month("2024-01"), values: [3, .nan, 1])
    let flows = ["a", "b"].map {
      CountSeries(
        key: SeriesKey(source: $0, indicator: "crossings", place: $0, frequency: .month),
        start: ShippedReturns.month("2024-01"), values: [100, 100, 100])
    }
    let window = try #require(
      DeathMonitor(deaths: [deaths], flows: flows, countries: ["a": "PAN", "b": "PAN"]).windows
        .first)
    #expect(window.rate == nil)
    #expect(window.denominator == .none)
    #expect(window.deaths == 4)
    #expect(window.silentMonths == 1)
  }
}
