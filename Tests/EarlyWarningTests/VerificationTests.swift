import Domain
import EarlyWarning
import Testing

@Suite("Verification of warnings")
struct VerificationTests {
  private static func month(_ text: String) -> Period {
    Period(text) ?? Period(frequency: .month, ordinal: 0)
  }

  private static func day(_ text: String) -> Day { Day(text) ?? Day(ordinal: 0) }

  private static func change(
    _ id: String, _ nationality: String, _ direction: RegimeChange.Direction, _ first: String,
    isMajor: Bool = true
  ) -> RegimeChange {
    RegimeChange(
      id: id, source: "flows", place: "darien", nationality: nationality, direction: direction,
      firstPeriod: month(first), isMajor: isMajor, reference: "test")
  }

  private static func warning(
    _ nationality: String, _ period: String, _ direction: PastWarning.Direction = .up,
    on day: String
  ) -> PastWarning {
    PastWarning(
      method: "test", day: Self.day(day),
      key: SeriesKey(
        source: "flows", indicator: "crossings", place: "darien", nationality: nationality,
        frequency: .month), period: month(period), direction: direction)
  }

  private static let verification = Verification(
    [
      change("hti-up", "HTI", .up, "2021-06"), change("hti-down", "HTI", .down, "2021-12"),
      change("all-small", "all", .up, "2021-03", isMajor: false),
      RegimeChange(
        id: "other-source", source: "others", place: "darien", direction: .up,
        firstPeriod: month("2021-06"), reference: "test"),
    ], of: ["flows"],
    groups: [
      NationalityGroup(
        code: "families", name: Bilingual(en: "", es: ""), people: Bilingual(en: "", es: ""),
        reason: Bilingual(en: "", es: ""), source: "",
        members: [.init(nationality: "HTI"), .init(nationality: "CHL")])
    ], between: day("2021-01-01")...day("2022-12-31"))

  @Test("Only major changes of the sources that are looked through are looked for")
  func targets() {
    #expect(Self.verification.targets.map(\.id) == ["hti-up", "hti-down"])
  }

  @Test(
    "An event is hit from one period before to two after, in its direction, on its series",
    arguments: [
      ("2021-04", "HTI", PastWarning.Direction.up, false), ("2021-05", "HTI", .up, true),
      ("2021-06", "HTI", .up, true), ("2021-08", "HTI", .up, true), ("2021-09", "HTI", .up, false),
      ("2021-06", "HTI", .down, false), ("2021-06", "all", .up, false),
      ("2021-06", "families", .up, false),
    ])
  func window(period: String, nationality: String, direction: PastWarning.Direction, isHit: Bool) {
    let warning = Self.warning(nationality, period, direction, on: "2021-09-15")
    let outcome = Self.verification.outcomes(of: "test", [warning]) { _ in
      Self.day("2021-10-31")
    }.first
    #expect((outcome?.cell == .hit) == isHit)
    #expect((outcome?.warnedOn != nil) == isHit)
  }

  @Test("Lead is counted from the first warning")
  func lead() {
    let outcome = Self.verification.outcomes(
      of: "test",
      [
        Self.warning("HTI", "2021-07", on: "2021-08-15"),
        Self.warning("HTI", "2021-06", on: "2021-07-15"),
      ]
    ) { _ in Self.day("2021-09-30") }.first
    #expect(outcome?.warnedOn == Self.day("2021-07-15"))
    #expect(outcome?.leadToEvent == -44)
    #expect(outcome?.leadToPeak == 77)
  }

  @Test("Words in a row are one warning, and one is false only where nothing of its series is near")
  func warnings() {
    let judgements = Self.verification.judgements([
      Self.warning("HTI", "2021-06", on: "2021-07-15"),
      Self.warning("HTI", "2021-08", on: "2021-09-15"),
      Self.warning("HTI", "2022-06", on: "2022-07-15"),
      Self.warning("all", "2021-05", on: "2021-06-15"),
      Self.warning("all", "2022-05", on: "2022-06-15"),
      // Nobody has looked what happened there.
      Self.warning("VEN", "2022-05", on: "2022-06-15"),
    ])
    #expect(
      judgements.map(\.first.period.description).sorted() == [
        "2021-05", "2021-06", "2022-05", "2022-06",
      ])
    let cells = Dictionary(
      judgements.map { ("\($0.first.key.nationality) \($0.first.period)", $0.cell) },
      uniquingKeysWith: { first, _ in first })
    #expect(
      cells == [
        "HTI 2021-06": .hit, "HTI 2022-06": .falseAlarm, "all 2021-05": .hit,
        "all 2022-05": .falseAlarm,
      ])
  }

  @Test("Every country's quarter has one cell a direction, and they add up")
  func cells() {
    var result = BacktestResult(
      first: Self.day("2021-01-15"), last: Self.day("2022-12-15"), looks: 24, series: 2,
      methods: ["test"])
    result.verify(
      [
        Self.warning("HTI", "2021-06", on: "2021-07-15"),
        Self.warning("HTI", "2022-06", on: "2022-07-15"),
      ], by: Self.verification, country: { $0 == "darien" ? "PAN" : nil },
      peak: { _ in nil })
    #expect(result.quarters.count == 16)
    let both = result.summaries.first { $0.direction == nil }
    #expect(both?.cells == [.hit: 1, .miss: 1, .falseAlarm: 1, .correctSilence: 13])
    #expect(both?.countryQuarters == 8)
    #expect(both?.falseAlarmsPerCountryQuarter == 0.125)
    #expect(both?.hitRate == 0.5)
    #expect(result.summaries.map(\.direction) == [nil, .up, .down])
  }

  @Test("Watches are verified apart, acts without effect among them")
  func watches() {
    func act(_ id: String, _ effect: PublicAct.Effect) -> PublicAct {
      PublicAct(
        id: id, announcedOn: Self.day("2021-05-19"), appliesOn: Self.day("2021-06-01"),
        places: ["darien"], kind: .level, what: Bilingual(en: "", es: ""), effect: effect,
        source: "")
    }
    let acts = [
      act("a", .asExpected), act("b", .noChange), act("c", .contrary), act("d", .notMeasured),
      act("e", .asExpected),
    ]
    let watches = acts.dropLast().map { act in
      EventWatch(
        act: act.id, key: Self.warning("HTI", "2021-06", on: "2021-06-15").key,
        reason: .announced, opensOn: act.announcedOn, expiresOn: act.appliesOn, expected: .up)
    }
    var result = BacktestResult(
      first: Self.day("2021-01-15"), last: Self.day("2022-12-15"), looks: 24, series: 2,
      methods: [])
    result.verifyWatches(acts, watches)
    #expect(
      result.watches.map(\.cell) == [.hit, .falseAlarm, .falseAlarm, nil, .miss])
    #expect(result.watches.map(\.lead) == [13, 13, 13, 13, 13])
  }
}
