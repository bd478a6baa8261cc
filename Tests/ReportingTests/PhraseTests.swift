import Domain
import Reporting
import Testing

/// Sentences that come from figures, read in both languages.
@Suite("Sentences from figures")
struct PhraseTests {
  private func watched(
    _ values: [Double?], indicator: String = "crossings", nationality: String? = nil,
    range: ClosedRange<Double>? = nil, alarms: Set<Int> = []
  ) -> Watched {
    let countries = FixtureCountries { Bilingual(en: $0, es: $1) }.all
    let first = Period(frequency: .month, ordinal: 617)  // 2021-06
    var series = FigureSeries(
      key: SeriesKey(source: "s", indicator: indicator, place: "darien", frequency: .month),
      points: values.enumerated().map { index, value in
        .init(
          first.advanced(by: index), value: value, lower: range?.lowerBound,
          upper: range?.upperBound, isAlarm: alarms.contains(index))
      })
    series.key.nationality = nationality ?? SeriesKey.whole
    let unit =
      ["encounters", "irregular-situation-events"].contains(indicator) ? "events" : "people"
    let place = Place(
      code: "darien", kind: "area", country: "PAN",
      name: countries["PAN"]?.name ?? .init(en: "", es: ""))
    return Watched(
      flow: Flow(
        id: "f", source: "s", indicator: Fixture.indicator(indicator, unit, .monitoring),
        place: place, total: series), nationality: nationality, series: series)
  }

  private func say(_ language: Language, _ make: (Phrases) -> Message) throws -> String {
    let texts = try texts(language)
    let phrases = Phrases(countries: FixtureCountries { Bilingual(en: $0, es: $1) }.all)
    let words = texts.say(make(phrases))
    #expect(texts.problems == [])
    return words
  }

  @Test(
    "The level tells more, fewer, the same, none, one, from none and missing",
    arguments: [
      (
        [10, 20],
        "En julio de 2021 se contaron 20 personas en tránsito irregular por Panamá, 2 veces la cifra de junio de 2021 (10).",
        "In July 2021, 20 people in irregular transit through Panama were counted, 2 times the figure of June 2021 (10)."
      ),
      (
        [100, 131],
        "En julio de 2021 se contaron 131 personas en tránsito irregular por Panamá, 31% más que en junio de 2021 (100).",
        "In July 2021, 131 people in irregular transit through Panama were counted, 31% more than in June 2021 (100)."
      ),
      (
        [100, 60],
        "En julio de 2021 se contaron 60 personas en tránsito irregular por Panamá, 40% menos que en junio de 2021 (100).",
        "In July 2021, 60 people in irregular transit through Panama were counted, 40% fewer than in June 2021 (100)."
      ),
      (
        [5, 5],
        "En julio de 2021 se contaron 5 personas en tránsito irregular por Panamá, lo mismo que en junio de 2021 (5).",
        "In July 2021, 5 people in irregular transit through Panama were counted, the same as in June 2021 (5)."
      ),
      (
        [4, 0],
        "En julio de 2021 no se contó ninguna persona en tránsito irregular por Panamá, 100% menos que en junio de 2021 (4).",
        "In July 2021, no people in irregular transit through Panama were counted, 100% fewer than in June 2021 (4)."
      ),
      (
        [0, 1],
        "En julio de 2021 se contó 1 persona en tránsito irregular por Panamá; la cifra de junio de 2021 fue 0.",
        "In July 2021, 1 person in irregular transit through Panama was counted; the figure of June 2021 was 0."
      ),
      (
        [nil, 7],
        "En julio de 2021 se contaron 7 personas en tránsito irregular por Panamá; de junio de 2021 no hay cifra.",
        "In July 2021, 7 people in irregular transit through Panama were counted; there is no figure for June 2021."
      ),
      ([nil, nil], "Panamá: no hay ninguna cifra", "Panama: there is no figure"),
    ] as [([Double?], String, String)])
  func level(values: [Double?], es: String, en: String) throws {
    #expect(try say(.es) { $0.level(watched(values)) } == es)
    #expect(try say(.en) { $0.level(watched(values)) } == en)
  }

  @Test(
    "Every indicator counts none, one and many in words that agree",
    arguments: Phrases.indicators + ["population"], [0.0, 1, 1234])
  func counted(indicator: String, value: Double) throws {
    for nationality in [nil, "HTI", "OOO"] {
      let watched = watched([value], indicator: indicator, nationality: nationality)
      let es = try say(.es) { $0.counted(value, watched) }
      let en = try say(.en) { $0.counted(value, watched) }
      #expect(!es.contains("{") && !en.contains("{"))
      if value == 1 {
        #expect(
          es.hasPrefix("1 persona") || es.hasPrefix("1 evento ") || es.hasPrefix("1 encuentro "))
        #expect(!es.hasPrefix("1 personas") && !en.hasPrefix("1 people"))
        #expect(!es.contains("registradas") && !es.contains("retornadas"))
      }
      if value == 1234 { #expect(es.hasPrefix("1,234 ") && en.hasPrefix("1,234 ")) }
      if value == 0 { #expect(es.hasPrefix("ning") && en.hasPrefix("no ")) }
    }
  }

  @Test("A figure outside its range says on which side, and earlier alarms are named")
  func ranges() throws {
    let above = watched([40, 90], range: 10...50, alarms: [1])
    #expect(
      try say(.es) { $0.expected(above.series.points[1]) }
        == ", por encima de lo esperado (entre 10 y 50)")
    let below = watched([40, 5], range: 10...50, alarms: [1])
    #expect(
      try say(.en) { $0.expected(below.series.points[1]) }
        == ", below what was expected (between 10 and 50)")
    let recent = watched([90, 80, 40], range: 10...50, alarms: [0, 1])
    #expect(
      try say(.es) { $0.recent(recent) }
        == " Estuvo por encima de lo esperado en junio y julio de 2021.")
    #expect(try say(.en) { $0.recent(above) } == "")
  }

  @Test("A range that holds every figure one would think of is left out, and said to be so")
  func wideRanges() throws {
    func point(_ value: Double, _ range: ClosedRange<Double>, isAlarm: Bool = false)
      -> FigureSeries.Point
    {
      var point = FigureSeries.Point(
        Period(frequency: .month, ordinal: 617), value: value, lower: range.lowerBound,
        upper: range.upperBound, isAlarm: isAlarm)
      point.dropRangeThatSaysNothing()
      return point
    }
    #expect(!point(73, 0...42_207).hasRange && point(73, 0...42_207).hadRangeTooWide)
    #expect(point(73, 0...300).hasRange)
    // Outside its range, a figure always says something.
    #expect(point(50_000, 0...42_207).hasRange)
    #expect(point(5000, 100...42_207, isAlarm: true).hasRange)
    // Limits near each other, a figure near the lower one.
    #expect(point(1100, 1000...20_000).hasRange)
    #expect(try say(.en) { $0.expected(point(73, 0...42_207)) } == "")
  }

  @Test("The level tells the figure of a year before, where there is one")
  func yearBefore() throws {
    let series = watched([29_259] + Array(repeating: 100, count: 11) + [73])
    #expect(
      try say(.en) { $0.level(series) }
        == "In June 2022, 73 people in irregular transit through Panama were counted, 27% fewer than in May 2022 (100); a year before, 29,259."
    )
    #expect(try say(.es) { $0.level(series) }.hasSuffix("(100); un año antes, 29,259."))
  }

  @Test("Titles state the finding, and a fall to a handful is told by figures")
  func titles() throws {
    var values: [Double?] = Array(repeating: 29_259, count: 12)
    values.append(73)
    #expect(
      try say(.es) { $0.title(watched(values)) }
        == "Panamá: 73 personas en junio de 2022, frente a 29,259 un año antes")
    #expect(
      try say(.en) { $0.title(watched([nil])) } == "Panama: there is no figure")
    let rising = watched((0..<24).map { Double(100 + $0) }, range: 0...90, alarms: [23])
    #expect(
      try say(.en) { $0.title(rising) }
        == "Panama: 123 people in May 2023, above what was expected and the highest figure since June 2021"
    )
  }

  @Test("A description tells extremes, alarms and gaps, each once and in the plural that fits")
  func description() throws {
    let series = watched([40, nil, 90], range: 10...50, alarms: [2]).series
    let measure = Message("measure.composition", ["indicator": .text("X")])
    let es = try say(.es) { $0.description(series, measure: measure) }
    #expect(es.contains("1 período queda por encima de lo esperado y ninguno por debajo."))
    #expect(es.contains("Falta 1 período."))
    let en = try say(.en) { $0.description(watched([1, 2]).series, measure: measure) }
    #expect(!en.contains("missing") && !en.contains("above"))
  }
}
