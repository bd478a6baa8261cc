import Domain
import Reporting

/// A small report made of real figures: people through Darién by nationality, January 2020 to
/// August 2021 (Servicio Nacional de Migración de Panamá, issue of 2025-05-13), with ranges, alarms,
/// revisions and drivers that are invented to meet every kind of sentence.
enum Fixture {
  /// Turns every text that could come from data into another, for tests with hostile names.
  typealias Disguise = (String) -> String

  static let asOf = Day(ordinal: 18_900)  // 2021-09-30

  static func options(
    languages: [Language] = [.es, .en], country: String? = nil,
    locales: [Language: NumberLocale] = [:]
  ) -> ReportOptions {
    ReportOptions(
      pipeline: "meeting", title: Bilingual(en: "Meeting", es: "Reunión"), asOf: asOf,
      languages: languages, locales: locales, country: country, command: "caudal run meeting",
      version: "test")
  }

  /// The report of these files on a shelf.
  static func entry(_ folder: String, _ files: [ReportWriter.File]) -> ShelfEntry {
    ShelfEntry(
      title: Bilingual(en: "Meeting", es: "Reunión"), asOf: asOf, run: "14", folder: folder,
      pages: Dictionary(
        files.compactMap { file in file.page.map { (file.path, $0) } },
        uniquingKeysWith: { first, _ in first }))
  }

  static func model(_ disguise: @escaping Disguise = { $0 }) -> ReportModel {
    func words(_ en: String, _ es: String) -> Bilingual {
      Bilingual(en: disguise(en), es: disguise(es))
    }
    let countries = FixtureCountries(words).all
    let crossings = indicator("crossings", "people", .monitoring, words)
    let darien = Place(
      code: "darien", kind: "area", country: "PAN", parent: "PAN", name: words("Darién", "Darién"))
    let honduras = Place(
      code: "HND", kind: "country", country: "HND", name: words("Honduras", "Honduras"))
    let flow = darienFlow(crossings, darien, countries)
    let registrations = Flow(
      id: "hnd-registrations", source: "honduras",
      indicator: indicator("registrations", "people", .monitoring, words), place: honduras,
      total: series("honduras", "registrations", "HND", FixtureFigures.honduras))
    let returns = Flow(
      id: "gtm-returns-received", source: "guatemala",
      indicator: indicator("returns-received", "people", .assistedReturn, words),
      place: Place(
        code: "GTM", kind: "country", country: "GTM", name: words("Guatemala", "Guatemala")),
      total: series("guatemala", "returns-received", "GTM", FixtureFigures.guatemala),
      kinds: [("MEX", 0.9), ("USA", 0.1)].map { code, share in
        var part = series(
          "guatemala", "returns-received", "GTM",
          FixtureFigures.guatemala.mapValues { ($0 * share).rounded() })
        part.key.counterpart = code
        return Flow.Part(name: countries[code]?.name ?? words(code, code), series: part)
      })
    return ReportModel(
      cover: .init(
        pipeline: "meeting", title: words("Second meeting", "Segunda reunión"), asOf: asOf,
        previousAsOf: asOf.advanced(by: -91), run: disguise("14"), version: disguise("test"),
        command: disguise("caudal run meeting --as-of 2021-09-30")),
      countries: countries, flows: [flow, registrations], returns: [returns],
      drivers: drivers(words), sources: sources(disguise, words),
      revisions: revisions(flow),
      methods: [
        MethodNote(
          name: "ears", title: disguise("EARS"), version: 1, parameters: disguise("baseline = 7"),
          references: disguise("Hutwagner 2003"), agreesWith: disguise("R surveillance"))
      ],
      stages: ["COL", "PAN", "CRI", "HND", "USA"].map { code in
        RouteStage(
          country: code, name: countries[code]?.name ?? words(code, code),
          flow: ["PAN": "darien-crossings", "HND": "hnd-registrations"][code],
          airEntries: code == "HND" ? ["CUB"] : [])
      },
      legs: [
        RouteLeg(from: 0, to: 1, direction: .northbound, hoursLow: 48, hoursHigh: 360),
        RouteLeg(
          from: 1, to: 3, direction: .northbound, hoursLow: 384, hoursHigh: 792, isLag: true),
        RouteLeg(from: 3, to: 0, direction: .southbound),
      ],
      acts: [
        PublicAct(
          id: "quota", announcedOn: Day(ordinal: 18_850), appliesOn: Day(ordinal: 18_850),
          places: ["darien"], kind: .level,
          what: words("Quota of 650 a day.", "Cuota de 650 al día."), source: disguise("press")),
        PublicAct(
          id: "ahead", announcedOn: Day(ordinal: 18_895), appliesOn: Day(ordinal: 18_910),
          places: ["HND"], kind: .announcement,
          what: words("A visa is announced.", "Se anuncia una visa."), source: disguise("press")),
      ],
      previousFlows: [earlier(flow), earlier(registrations)])
  }

  private static func darienFlow(
    _ indicator: Indicator, _ place: Place, _ countries: [String: Country]
  ) -> Flow {
    var whole = series("darien", "crossings", "darien", FixtureFigures.darien)
    whole.isSum = true
    return Flow(
      id: "darien-crossings", source: "darien", indicator: indicator, place: place,
      total: judged(whole),
      nationalities: FixtureFigures.nationalities.map { code, figures in
        var part = series("darien", "crossings", "darien", figures)
        part.key.nationality = code
        return Flow.Part(
          name: countries[code]?.name ?? Bilingual(en: code, es: code), series: judged(part))
      })
  }

  static func indicator(
    _ code: String, _ unit: String, _ phase: Indicator.Phase,
    _ words: (String, String) -> Bilingual = { Bilingual(en: $0, es: $1) }
  ) -> Indicator {
    Indicator(
      code: code, name: words("Indicator \(code)", "Indicador \(code)"), unit: unit,
      unitName: words(unit, unit == "people" ? "personas" : unit), direction: .neutral,
      phase: phase, frequency: phase == .prevention ? .year : .month,
      decimals: phase == .prevention ? 1 : 0, isAdditive: phase != .prevention,
      definition: words("", ""))
  }

  static func series(
    _ source: String, _ indicator: String, _ place: String, _ figures: [String: Double],
    frequency: Frequency = .month
  ) -> FigureSeries {
    let known = Dictionary(
      figures.compactMap { text, value in Period(text).map { ($0, value) } },
      uniquingKeysWith: { first, _ in first })
    let periods = known.keys.sorted()
    guard let first = periods.first, let last = periods.last else {
      return FigureSeries(
        key: SeriesKey(source: source, indicator: indicator, place: place, frequency: frequency),
        points: [])
    }
    return FigureSeries(
      key: SeriesKey(source: source, indicator: indicator, place: place, frequency: frequency),
      points: (0...first.distance(to: last)).map {
        let period = first.advanced(by: $0)
        return .init(period, value: known[period])
      }, newestIssue: asOf, isPseudoRealTime: true)
  }

  /// A range around the mean of the three months before, and an alarm outside it.
  private static func judged(_ series: FigureSeries) -> FigureSeries {
    var series = series
    series.method = "ears"
    for (index, point) in series.points.enumerated() where index >= 3 {
      let before = series.points[(index - 3)..<index].compactMap(\.value)
      guard before.count == 3 else { continue }
      let mean = before.reduce(0, +) / 3
      series.points[index].expected = mean
      series.points[index].lower = mean * 0.5
      series.points[index].upper = mean * 1.8
      series.points[index].isAlarm =
        point.value.map { $0 > mean * 1.8 || $0 < mean * 0.5 } ?? false
      series.points[index].isProvisional = index == series.points.count - 1
    }
    return series
  }

  /// A flow without its last three months and with one figure that was revised since.
  private static func earlier(_ flow: Flow) -> Flow {
    var flow = flow
    flow.total.points.removeLast(3)
    if let value = flow.total.points.first?.value { flow.total.points[0].value = value + 1 }
    return flow
  }

  private static func drivers(_ words: (String, String) -> Bilingual) -> [Driver] {
    ["HTI", "CUB", "VEN", "PAN"].flatMap { country in
      ["income-per-person", "inflation", "unemployment"].enumerated().map { place, code in
        var indicator = indicator(code, "percent", .prevention, words)
        indicator.decimals = place
        let figures = Dictionary(
          uniqueKeysWithValues: (2010...2019).map {
            ("\($0)", Double($0 - 2000) * Double(place + 1))
          })
        return Driver(
          country: country, indicator: indicator,
          series: series("world-bank", code, country, figures, frequency: .year),
          trend: .init(slope: 1, lower: 0.5, upper: 1.5, p: place == 0 ? 0.001 : 0.4))
      }
    }
  }

  private static func sources(
    _ disguise: Disguise, _ words: (String, String) -> Bilingual
  ) -> [SourceState] {
    [("darien", "PAN"), ("honduras", "HND"), ("guatemala", "GTM"), ("world-bank", nil)].map {
      code, country in
      SourceState(
        code: code, publisher: disguise("Publisher of \(code)"), country: country,
        title: words("Figures of \(code)", "Cifras de \(code)"),
        url: code == "darien" ? disguise("javascript:alert(1)") : "https://example.org/\(code)",
        licence: disguise("CC BY 4.0"), citation: disguise("Publisher of \(code), figures."),
        notes: words("A note.", "Una nota."), lagDays: 13, isPseudoRealTime: code == "darien",
        freshness: code == "honduras" ? .late : .fresh, newestPeriod: Period("2021-08"),
        firstPeriod: Period("2020-01"), newestIssue: asOf, indicators: ["crossings"],
        files: [
          .init(
            path: "\(code)/2021-09-10.csv", issuedOn: asOf.advanced(by: -20), rows: 120, new: 100),
          .init(
            path: disguise("\(code)/2021-09-20.csv"), issuedOn: asOf.advanced(by: -10),
            isHeldBack: code == "darien", reason: disguise("The file has 20 rows."), rows: 20),
        ],
        findings: code == "darien"
          ? [
            .init(
              file: disguise("darien/2021-09-20.csv"), rule: disguise("rows-vs-previous"),
              severity: .error, count: 1, example: disguise("The file has 20 rows."))
          ] : [])
    }
  }

  private static func revisions(_ flow: Flow) -> [Revision] {
    (1...3).compactMap { month in
      Period("2021-0\(month)").map { period in
        Revision(
          source: flow.source, key: flow.total.key, period: period,
          steps: [
            .init(issuedOn: asOf.advanced(by: -60), value: 1000),
            .init(issuedOn: asOf.advanced(by: -30), value: 1000 - Double(month) * 4),
          ])
      }
    }
  }
}
