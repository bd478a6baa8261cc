import Domain
import Foundation
import Reporting
import Testing
import Warehouse

@Suite("Sentences of signals")
struct SignalSentenceTests {
  private static let reference = ReferenceRows(
    countries: [
      Country(
        code: "HTI", name: Bilingual(en: "Haiti", es: "Haití"),
        nationality: Bilingual(en: "Haitian", es: "haitiana"),
        people: Bilingual(
          en: "people of Haitian nationality", es: "personas de nacionalidad haitiana"))
    ],
    places: [
      Place(code: "darien", kind: "border", name: Bilingual(en: "Darién", es: "Darién")),
      Place(code: "HND", kind: "country", name: Bilingual(en: "Honduras", es: "Honduras")),
    ],
    indicators: [
      Indicator(
        code: "crossings", name: Bilingual(en: "Irregular crossings", es: "Cruces irregulares"),
        unit: "people", unitName: Bilingual(en: "people", es: "personas"), direction: .neutral,
        phase: .monitoring, frequency: .month, isAdditive: true,
        definition: Bilingual(en: "", es: ""))
    ],
    codes: [
      Code(list: "sex", code: "female", name: Bilingual(en: "Women", es: "Mujeres"))
    ],
    groups: [
      NationalityGroup(
        code: "families", name: Bilingual(en: "Families", es: "Familias"),
        people: Bilingual(
          en: "people of Haitian or Chilean nationality",
          es: "personas de nacionalidad haitiana o chilena"),
        reason: Bilingual(en: "x", es: "x"), source: "made up",
        members: [.init(nationality: "HTI"), .init(nationality: "CHL")])
    ],
    acts: [
      PublicAct(
        id: "act", announcedOn: Day(ordinal: 0), appliesOn: Day(ordinal: 0), places: ["darien"],
        kind: .level, what: Bilingual(en: "A rule changes.", es: "Cambia una regla."), source: "x")
    ])

  private static func month(_ text: String) -> Period {
    Period(text) ?? Period(frequency: .month, ordinal: 0)
  }

  private static func signal(
    _ kind: Signal.Kind, _ direction: Signal.Direction, _ change: (inout Signal) -> Void = { _ in }
  ) -> Signal {
    var signal = Signal(
      kind: kind, direction: direction,
      key: SeriesKey(
        source: "darien", indicator: "crossings", place: "darien", nationality: "HTI",
        frequency: .month),
      period: month("2021-06"), since: month("2021-03"), value: 5293, expected: 1337, lower: 413,
      upper: 5014, difference: 3956, strength: 3)
    change(&signal)
    return signal
  }

  static let examples: [(Signal, es: String, en: String)] = [
    (
      signal(.surge, .up),
      "En junio de 2021 se contaron 5,293 personas de nacionalidad haitiana en tránsito irregular por Darién: 3,956 más de lo que cabía esperar (entre 413 y 5,014).",
      "In June 2021, 5,293 people of Haitian nationality in irregular transit through Darién were counted: 3,956 more than was to be expected (between 413 and 5,014)."
    ),
    (
      signal(.surge, .up) { $0.upper = 6000 },
      "En junio de 2021 se contaron 5,293 personas de nacionalidad haitiana en tránsito irregular por Darién: 3,956 más de lo que cabía esperar (cerca de 1,337).",
      "In June 2021, 5,293 people of Haitian nationality in irregular transit through Darién were counted: 3,956 more than was to be expected (about 1,337)."
    ),
    (
      signal(.drop, .down) {
        $0.value = 1
        $0.difference = -1336
        $0.key.nationality = "all"
      },
      "En junio de 2021 se contó 1 persona en tránsito irregular por Darién: 1,336 menos de lo que cabía esperar (entre 413 y 5,014).",
      "In June 2021, 1 person in irregular transit through Darién was counted: 1,336 fewer than was to be expected (between 413 and 5,014)."
    ),
    (
      signal(.drop, .down) {
        $0.value = 0
        $0.difference = -1337
      },
      "En junio de 2021 no se contó ninguna persona de nacionalidad haitiana en tránsito irregular por Darién: 1,337 menos de lo que cabía esperar (entre 413 y 5,014).",
      "In June 2021, no people of Haitian nationality in irregular transit through Darién were counted: 1,337 fewer than was to be expected (between 413 and 5,014)."
    ),
    (
      signal(.surge, .up) {
        $0.key.nationality = "families"
        $0.upper = 5_000
      },
      "En junio de 2021 se contaron 5,293 personas de nacionalidad haitiana o chilena en tránsito irregular por Darién: 3,956 más de lo que cabía esperar (entre 413 y 5,000).",
      "In June 2021, 5,293 people of Haitian or Chilean nationality in irregular transit through Darién were counted: 3,956 more than was to be expected (between 413 and 5,000)."
    ),
    (
      signal(.drop, .down) {
        $0.key.nationality = "all"
        $0.key.sex = "female"
        $0.value = 20
        $0.difference = -1317
      },
      "En junio de 2021 se contaron 20 personas (mujeres) en tránsito irregular por Darién: 1,317 menos de lo que cabía esperar (entre 413 y 5,014).",
      "In June 2021, 20 people (women) in irregular transit through Darién were counted: 1,317 fewer than was to be expected (between 413 and 5,014)."
    ),
    (
      signal(.record, .up),
      "En junio de 2021 se contaron 5,293 personas de nacionalidad haitiana en tránsito irregular por Darién: la cifra más alta desde marzo de 2021.",
      "In June 2021, 5,293 people of Haitian nationality in irregular transit through Darién were counted: the highest figure since March 2021."
    ),
    (
      signal(.buildUp, .up) { $0.difference = 9000 },
      "Desde marzo de 2021 las cifras suman 9,000 personas más de lo que cabía esperar, poco a poco: en junio de 2021 se contaron 5,293 personas de nacionalidad haitiana en tránsito irregular por Darién.",
      "Since March 2021, figures add up to 9,000 people more than was to be expected, little by little: in June 2021, 5,293 people of Haitian nationality in irregular transit through Darién were counted."
    ),
    (
      signal(.levelShift, .up) {
        $0.key.nationality = "all"
        $0.key.sex = "female"
      },
      "Darién, mujeres: desde marzo de 2021 el nivel es más alto y se mantiene: cerca de 5,293 personas por mes; antes, cerca de 1,337.",
      "Darién, women: since March 2021 the level is higher and stays so: about 5,293 people a month; before, about 1,337."
    ),
    (
      signal(.trendChange, .down) {
        $0.value = 0.5
        $0.expected = 2.25
      },
      "Darién, nacionalidad haitiana: la tendencia cambió a la baja hacia marzo de 2021. En los últimos doce meses: 50% menos; antes, en el mismo tiempo: 2.3 veces.",
      "Darién, Haitian nationality: the trend turned downwards around March 2021. Over the last twelve months: 50% less; before, over the same time: 2.3 times."
    ),
    (
      signal(.composition, .up) {
        $0.part = "children"
        $0.key.nationality = "all"
        $0.value = 0.21
        $0.expected = 0.125
      },
      "La composición cambia en Darién (Cruces irregulares): las niñas, niños y adolescentes son el 21% del total en junio de 2021; lo usual era el 13%.",
      "The mix turns at Darién (Irregular crossings): children make up 21% of all in June 2021; 13% was usual."
    ),
    (
      signal(.coverageRatio, .down) {
        $0.part = "darien"
        $0.key.place = "HND"
        $0.value = 0.14
        $0.expected = 0.46
      },
      "En junio de 2021 se registraron en Honduras solo 14 personas de nacionalidad haitiana por cada 100 en Darién; lo usual era 46. Puede haber cambiado el registro, y no quién viaja.",
      "In June 2021, only 14 people of Haitian nationality were registered at Honduras for every 100 at Darién; 46 was usual. What is registered may have changed, and not who travels."
    ),
    (
      signal(.silence, .none) { $0.value = 1 },
      "Cruces: las cifras de junio de 2021 se esperaban hace 1 día y no han llegado. No es un cero.",
      "Crossings: the figures of June 2021 were expected 1 day ago and have not come. It is not a zero."
    ),
  ]

  @Test("Every kind of signal is said in both languages", arguments: examples)
  func sentences(signal: Signal, es: String, en: String) throws {
    let message = SignalSentence(
      Self.reference, sources: ["darien": Bilingual(en: "Crossings", es: "Cruces")]
    ).message(signal)
    let said = try BilingualTexts(resources: reportsFolder).say(message)
    #expect(said.es == es)
    #expect(said.en == en)
  }

  @Test(
    "Every kind, direction, frequency and expectation has its words",
    arguments: Signal.Kind.allCases)
  func complete(kind: Signal.Kind) throws {
    let texts = try BilingualTexts(resources: reportsFolder)
    let sentence = SignalSentence(Self.reference, sources: [:])
    for direction in Signal.Direction.allCases {
      for frequency in Frequency.allCases {
        for part in [nil, "children", "extra-regional", "HTI", "XYZ"] {
          var signal = Self.signal(kind, direction) { $0.part = part }
          signal.key.frequency = frequency
          signal.since = part == nil ? nil : signal.since
          let said = try texts.say(sentence.message(signal))
          #expect(!said.en.contains("⟦") && !said.es.contains("⟦"))
          #expect(said.en != said.es)
        }
      }
    }
    for reason in EventWatch.Reason.allCases {
      for expected in PublicAct.Expectation.allCases {
        let watch = EventWatch(
          act: "act", key: Self.signal(kind, .up).key, reason: reason, opensOn: Day(ordinal: 0),
          expiresOn: Day(ordinal: 30), expected: expected)
        let said = try texts.say(sentence.message(watch))
        #expect(said.es.hasSuffix("Cambia una regla.") && said.en.hasSuffix("A rule changes."))
      }
    }
  }
}
