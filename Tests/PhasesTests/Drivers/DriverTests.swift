import Phases
import Statistics
import Testing

@Suite("Drivers out of indicators")
struct DriverTests {
  private func figures(_ rows: [(String, Int, Double)]) -> YearlyFigures {
    var figures = YearlyFigures()
    for (country, year, value) in rows { figures[country, year] = value }
    return figures
  }

  @Test("Ratios stand where both figures do, and growth where the year before does")
  func ratios() {
    let indicators = [
      "population": figures([("HTI", 2022, 10_000_000), ("HTI", 2023, 11_000_000)]),
      "internal-displacements": figures([("HTI", 2021, 5), ("HTI", 2022, 100_000)]),
      "income-per-person": figures([("HTI", 2021, 3_000), ("HTI", 2022, 2_940)]),
      "remittances-received": figures([("HTI", 2022, 4)]),
      "gross-domestic-product": figures([("HTI", 2022, 20), ("HTI", 2023, 0)]),
    ]
    let rate = Driver.displacementRate.figures(from: indicators)
    #expect(rate["HTI", 2022] == 100)
    #expect(rate["HTI", 2021] == nil)
    let growth = Driver.incomeGrowth.figures(from: indicators)
    #expect(abs((growth["HTI", 2022] ?? 0) + 2) < 1e-12)
    #expect(growth["HTI", 2021] == nil)
    #expect(Driver.remittancesShare.figures(from: indicators)["HTI", 2022] == 20)
    #expect(Driver.inflation.figures(from: indicators).countries.isEmpty)
  }

  @Test("Every driver of the index has a direction, and only those")
  func pressures() {
    #expect(Driver.pressures.count == 7)
    #expect(!Driver.pressures.contains(.netMigrationRate))
    #expect(Driver.allIndicators.contains("gross-domestic-product"))
  }

  @Test("A state has the newest figure with its age, the change against the year before, a trend")
  func states() throws {
    var rows = (2010...2022).map { ("HTI", $0, Double($0 - 2000)) }
    rows += [("VEN", 2014, 62), ("CUB", 2021, 5), ("CUB", 2022, 5.5), ("CUB", 2030, 9)]
    let states = DriverState.states(
      of: .inflation, figures(rows), countries: ["CUB", "HTI", "NIC", "VEN"], in: 2025,
      trendYears: 15)
    #expect(states.map(\.country) == ["CUB", "HTI", "VEN"])
    #expect(states[0].year == 2022)
    #expect(states[0].change == 0.5)
    #expect(states[0].trend == nil)
    #expect(states[1].age == 3)
    #expect(states[1].years == 13)
    let trend = try #require(states[1].trend)
    #expect(trend.slope == 1)
    #expect(trend.limits == 1...1)
    #expect(trend.p < 0.05)
    #expect(states[2].change == nil)
    #expect(states[2].age == 11)
  }

  @Test("Figures that stand still have no trend")
  func still() throws {
    let states = DriverState.states(
      of: .unemployment, figures((2010...2023).map { ("HTI", $0, 7) }), countries: ["HTI"],
      in: 2024, trendYears: 15)
    #expect(states[0].change == 0)
    #expect((states[0].trend?.p ?? 1) == 1)
  }
}

@Suite("Index of reported pressures")
struct PressureIndexTests {
  /// Countries A to J, each a little worse than the one before in everything.
  private var states: [DriverState] {
    Driver.pressures.flatMap { driver in
      var figures = YearlyFigures()
      for (place, country) in "ABCDEFGHIJ".enumerated() {
        let value = Double(place * place + 1)
        figures["\(country)", 2023] = driver.direction == .higherIsMore ? value : -value
      }
      if driver == .inflation { figures["J", 2023] = nil }
      if driver != .inflation { figures["K", 2015] = 5 }
      return DriverState.states(
        of: driver, figures, countries: figures.countries, in: 2025, trendYears: 15)
    }
  }

  private let countries = "ABCDEFGHIJK".map { "\($0)" }

  @Test("Who is worse in everything ranks before, whatever is chosen")
  func dominated() {
    let index = PressureIndex(states, countries: countries)
    for (place, rank) in index.ranks.prefix(9).enumerated() {
      #expect(rank.standing?.rank == 10 - place)
      #expect(rank.standing?.interval.lower == rank.standing?.interval.upper)
    }
    #expect(index.sensitivity.meanShift == 0)
    #expect(index.pressures["J"]?[.unemployment] == 100)
    #expect(index.pressures["A"]?[.incomeGrowth] == 1)
    #expect(index.pressures["J"]?[.inflation] == nil)
    #expect(index.ranks[9].present == 6)
  }

  @Test("Who has too few figures, or too old ones, has no rank")
  func missing() {
    let index = PressureIndex(states, countries: countries)
    #expect(index.ranks[10].present == 0)
    #expect(index.ranks[10].standing == nil)
    var options = PressureIndex.Options()
    options.leastShare = 1
    let strict = PressureIndex(states, countries: countries, options: options)
    #expect(strict.ranks[9].standing == nil)
    #expect(strict.ranks[8].standing?.rank == 1)
    options.oldest = 20
    options.leastShare = 0.5
    #expect(
      PressureIndex(states, countries: countries, options: options).ranks[10].standing != nil)
  }

  @Test("Nobody to rank is no trouble")
  func nobody() {
    #expect(PressureIndex([], countries: []).ranks.isEmpty)
    #expect(PressureIndex([], countries: ["HTI"]).ranks.first?.standing == nil)
  }
}

@Suite("Flows by nationality and year")
struct YearlyFlowTests {
  private func months(_ year: Int, _ months: Range<Int>, _ value: Double) -> [Int: Double] {
    Dictionary(uniqueKeysWithValues: months.map { (12 * year + $0, value) })
  }

  @Test("Only whole years count, and a year of months goes before a yearly figure")
  func wholeYears() {
    var haiti = months(2022, 0..<12, 10)
    haiti.merge(months(2023, 0..<12, 20)) { first, _ in first }
    haiti.merge(months(2024, 0..<4, 5)) { first, _ in first }
    var yearly = YearlyFigures()
    yearly["HTI", 2021] = 90
    yearly["HTI", 2022] = 1
    yearly["HTI", 2018] = 4
    let flow = YearlyFlow(
      source: "flows", monthly: ["HTI": haiti, "VEN": months(2023, 3..<6, 100)], yearly: yearly)
    #expect(flow.years == [2021, 2022, 2023])
    #expect(flow.people["HTI", 2022] == 120)
    #expect(flow.people["HTI", 2021] == 90)
    #expect(flow.people["VEN", 2023] == 300)
    #expect(flow.people["HTI", 2024] == nil)
  }

  @Test("Intensity is counted for every 10,000 inhabitants, with the year before beside it")
  func intensity() {
    var population = YearlyFigures()
    population["HTI", 2023] = 10_000_000
    population["HTI", 2022] = 5_000_000
    population["VEN", 2019] = 1_000
    population["CUB", 2023] = 1_000_000
    let flow = YearlyFlow(
      source: "flows",
      monthly: [
        "HTI": months(2023, 0..<12, 1_000).merging(months(2022, 0..<12, 100)) { first, _ in first },
        "VEN": months(2023, 0..<12, 1), "CUB": months(2023, 0..<12, 1_000),
      ])
    let found = MigratoryIntensity.intensities(
      flow, population: population, countries: ["CUB", "HTI", "NIC", "VEN"])
    #expect(found.map(\.country) == ["CUB", "HTI"])
    #expect(found[0].per10000 == 120)
    #expect(found[0].previous == nil)
    #expect(found[1].per10000 == 12)
    #expect(found[1].previous == 2.4)
    #expect(
      MigratoryIntensity.intensities(
        YearlyFlow(source: "none", monthly: [:]), population: population, countries: ["HTI"]) == [])
  }
}

@Suite("What goes with a flow")
struct FlowAssociationTests {
  /// Twenty countries and twelve years in which the change of the flow follows last year's inflation,
  /// or nothing.
  private func association(effect: Double, seed: UInt64 = 1) -> FlowAssociation {
    var generator = SplitMix64(seed: seed)
    func noise() -> Double { (0..<12).reduce(-6) { sum, _ in sum + generator.nextUnit() } }
    var inflation = YearlyFigures()
    var growth = YearlyFigures()
    var monthly: [String: [Int: Double]] = [:]
    let countries = (0..<20).map { "C\($0)" }
    for country in countries {
      var level = 6 + noise()
      for year in 2010...2022 {
        let pressure = noise()
        inflation[country, year] = 10 * pressure
        growth[country, year] = noise()
        level += effect * pressure + 0.3 * noise()
        for month in 0..<12 {
          monthly[country, default: [:]][12 * (year + 1) + month] =
            (pow2(level) / 12).rounded()
        }
      }
    }
    var options = FlowAssociation.Options()
    options.drivers = [.inflation, .incomeGrowth]
    return FlowAssociation(
      YearlyFlow(source: "flows", monthly: monthly),
      figures: [.inflation: inflation, .incomeGrowth: growth], countries: countries,
      options: options)
  }

  private func pow2(_ exponent: Double) -> Double {
    var result = 1.0
    var rest = exponent
    while rest >= 1 {
      result *= 2
      rest -= 1
    }
    return result * (1 + max(-0.5, rest))
  }

  @Test("What last year's driver moves is found, and beats no change")
  func found() throws {
    let result = association(effect: 0.9)
    #expect(result.verdict == .better)
    #expect(result.countries == 20)
    #expect(result.rows == 260)
    #expect(result.years == 2011...2023)
    let record = try #require(result.record)
    #expect(record.skill > 0.1)
    #expect(record.p < 0.05)
    let inflation = try #require(result.terms.first)
    #expect(inflation.driver == .inflation)
    #expect(inflation.limits.lowerBound > 0)
    #expect(inflation.limits.contains(inflation.coefficient))
  }

  @Test(
    "Where nothing moves the flow, nothing beats no change", arguments: 1...6 as ClosedRange<UInt64>
  )
  func nothing(seed: UInt64) throws {
    let result = association(effect: 0, seed: seed)
    #expect(result.verdict == .notBetter)
    #expect(try #require(result.record).skill < 0.05)
  }

  @Test("A panel that is too small is not judged")
  func small() {
    let flow = YearlyFlow(source: "flows", monthly: ["HTI": [24_000: 5]])
    let result = FlowAssociation(flow, figures: [:], countries: ["HTI"])
    #expect(result.verdict == .tooShort)
    #expect(result.terms.isEmpty)
    #expect(result.record == nil)
  }
}
