import Domain
import Phases
import Statistics
import Testing

@Suite("Reception")
struct ReceptionTests {
  private func series(_ values: [Double], place: String = "GTM") -> CountSeries {
    CountSeries(
      key: SeriesKey(
        source: "s", indicator: "returns-received", place: place, frequency: .month),
      start: ShippedReturns.month("2018-01"), values: values)
  }

  /// A level that wanders by chance alone: nothing about its next month can be known.
  private func wandering(_ count: Int, seed: UInt64) -> [Double] {
    var random = SplitMix64(seed: seed)
    var level = 2_000.0
    return (0..<count).map { _ in
      level *= 0.75 + 0.5 * Double(random.next() % 10_000) / 10_000
      level = min(20_000, max(200, level))
      return level.rounded()
    }
  }

  @Test("Of a level that wanders by chance no lead is said to be measured, and its range is shown")
  func wandering() {
    let lines = (1...20).map { series(wandering(90, seed: UInt64($0)), place: "P\($0)") }
    let entries = ReceptionOutlook(lines).entries
    #expect(entries.count == 60)
    #expect(entries.count { $0.verdict == .measured } <= 3)
    for entry in entries where entry.verdict != .measured {
      #expect(entry.expectation == nil)
      #expect(entry.noChange.limits80?.contains(entry.noChange.people) == true)
      #expect(entry.skill.trials == 48)
    }
  }

  @Test("A season under chance is forecast, better than no change and last year, within its limits")
  func seasonal() throws {
    var random = SplitMix64(seed: 5)
    let season: [Double] = [0.5, 0.6, 0.9, 1.2, 1.5, 1.6, 1.5, 1.3, 1.0, 0.8, 0.6, 0.5]
    let values = (0..<96).map { index -> Double in
      let chance = 0.85 + 0.3 * Double(random.next() % 1_000) / 1_000
      return (1_000 * season[index % 12] * chance).rounded()
    }
    let entries = ReceptionOutlook([series(values)]).entries
    #expect(entries.map(\.verdict) == [.measured, .measured, .measured])
    for entry in entries {
      let expectation = try #require(entry.expectation)
      let coming = 1_000 * season[(95 + entry.steps) % 12]
      #expect(abs(expectation.people / coming - 1) < 0.15)
      #expect(entry.skill.skill > 0.3)
      #expect(entry.period == entry.newest.advanced(by: entry.steps))
      #expect(try #require(expectation.limits80).contains(expectation.people))
      #expect(entry.noChange.people == values.last)
    }
  }

  @Test("A forecast of the past uses nothing that came after it")
  func causal() {
    let whole = wandering(80, seed: 11)
    var options = ReceptionOutlook.Options()
    options.horizons = 1
    let early = ReceptionOutlook([series(Array(whole.prefix(60)))], options).entries[0]
    var changed = whole
    for index in 60..<80 { changed[index] *= 7 }
    let other = ReceptionOutlook([series(Array(changed.prefix(60)))], options).entries[0]
    #expect(early == other)
  }

  @Test("The company of other lines changes no line's figures")
  func company() {
    let one = series(wandering(70, seed: 3))
    let alone = ReceptionOutlook([one]).entries
    let among = ReceptionOutlook([series(wandering(80, seed: 4), place: "HND"), one]).entries
      .filter { $0.key == one.key }
    #expect(alone.map(\.noChange) == among.map(\.noChange))
    #expect(alone.map(\.skill) == among.map(\.skill))
  }

  @Test(
    "A line that is too short, empty, constant or full of holes is no lead and no trap",
    arguments: [
      [], [5], [.nan, .nan], [Double](repeating: 0, count: 60), [Double](repeating: 7, count: 60),
      [Double](repeating: 3, count: 20),
      (0..<60).map { $0 % 2 == 0 ? Double.nan : Double($0) },
      (0..<60).map { $0 == 40 ? 1e300 : 4 }, (0..<60).map { $0 == 59 ? 1e15 : 4 },
    ] as [[Double]])
  func hostile(values: [Double]) {
    for entry in ReceptionOutlook([series(values)]).entries {
      #expect(entry.verdict != .measured)
      #expect(entry.noChange.people.isFinite)
      #expect(!entry.skill.error.isNaN)
    }
  }

  @Test("Load is arrivals a day times mean stay over places")
  func load() throws {
    let capacity = ReceptionLoad.Capacity(
      places: 200, stayDays: 3, placesOf: ShippedReturns.month("2025-01"),
      stayOf: ShippedReturns.month("2025-01"))
    let april = try #require(
      ReceptionLoad(arrivals: 3_000, in: ShippedReturns.month("2025-04"), capacity))
    #expect(april.arrivalsPerDay == 100)
    #expect(april.present == 300)
    #expect(april.load == 1.5)
    // The same people in a shorter month are more a day.
    let february = try #require(
      ReceptionLoad(arrivals: 3_000, in: ShippedReturns.month("2025-02"), capacity))
    #expect(february.load > april.load)
    for (places, stay) in [(0.0, 3.0), (200, 0), (.nan, 3), (200, .infinity)] {
      var broken = capacity
      (broken.places, broken.stayDays) = (places, stay)
      #expect(ReceptionLoad(arrivals: 5, in: april.period, broken) == nil)
    }
    #expect(ReceptionLoad(arrivals: -1, in: april.period, capacity) == nil)
  }

  @Test(
    "The newest capacity declared for a month or an earlier one counts, of both figures or none")
  func capacity() throws {
    func figures(_ indicator: String, _ period: String, _ values: [Double]) throws -> CountSeries {
      let start = try #require(Period(period))
      return CountSeries(
        key: SeriesKey(
          source: "c", indicator: indicator, place: "GTM", frequency: start.frequency),
        start: start, values: values)
    }
    let places = try figures("reception-places", "2024-Q1", [100, 120, .nan, 150])
    let stay = try figures("mean-stay-days", "2024", [2])
    let month = ShippedReturns.month("2024-08")
    #expect(ReceptionLoad.Capacity([places], of: "GTM", for: month) == nil)
    #expect(ReceptionLoad.Capacity([places, stay], of: "HND", for: month) == nil)
    let known = try #require(ReceptionLoad.Capacity([places, stay], of: "GTM", for: month))
    #expect(known.places == 120)
    #expect(known.stayDays == 2)
    #expect(known.placesOf == Period("2024-Q2"))
    #expect(
      ReceptionLoad.Capacity(
        [places, stay], of: "GTM", for: ShippedReturns.month("2025-03"))?.places == 150)
  }

  /// Errors of no change computed with Python from the two files of 2025-06-19.
  @Test(
    "No lead is measured on the real returns, and no change errs as much as Python says",
    arguments: [
      ("MEX", "all", [1668.25, 2072.7916666666665, 2257.0833333333335]),
      ("GTM", "all", [1364.25, 1791.4102564102564, 1832.3684210526317]),
      ("MEX", "GTM", [776.3541666666666, 885.7291666666666, 946.8125]),
    ])
  func real(place: String, nationality: String, errors: [Double]) throws {
    let line = try #require(
      try ShippedReturns.lines().first {
        $0.key.place == place && $0.key.nationality == nationality
          && $0.key.counterpart == SeriesKey.whole
      })
    let entries = ReceptionOutlook([line.counts]).entries
    for (entry, error) in zip(entries, errors) {
      #expect(entry.verdict == .notBetter)
      #expect(entry.expectation == nil)
      #expect(abs(entry.skill.noChangeError - error) < 1e-9 * error)
      #expect(entry.noChange.limits80?.contains(entry.noChange.people) == true)
    }
  }
}
