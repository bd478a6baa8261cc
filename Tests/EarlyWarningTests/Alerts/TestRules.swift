import Domain
import EarlyWarning

/// Rules and cases that tests of alerts share.
enum TestRules {
  static let text = """
    version: 1
    watch: {strength: 2, people: 100, acts: true}
    forming: {strength: 4, issues: 2, neighbours: 2}
    calm: {strength: 1, watch_issues: 2, easing_issues: 2, closing_issues: 3}
    days: {cool_off: 60, reopen: 90, active: 30}
    levels: [1.5, 2.5, 5]
    told:
      watch: [own]
      forming: [own, neighbours]
      confirmed: [own, neighbours, route, secretariat, presidency, consulates]
      active: [members, secretariat, presidency, consulates]
    requirements: {hit_rate: 0.5, true_share: 0.5, return_period_years: 0.25}
    segments:
      - place: darien
        sources: [counts]
        groups: [haitian-chilean-brazilian]
        directions: [surge, collapse, composition]
        automatic: true
        measured: {hits: 6, misses: 2, warnings: 9, false_alarms: 3, years: 5, period: "2020 to 2025"}
      - place: HND
        sources: [counts]
        directions: [surge, collapse]
        automatic: false
        because: {en: No rule meets the requirements., es: Ninguna regla cumple los requisitos.}
    dismissals:
      - {code: data-fault, en: fault in the data, es: error en los datos}
      - {code: seasonal, en: season, es: temporada}
    offices:
      - {code: pan-snm, country: PAN, en: National Migration Service, es: Servicio Nacional de Migración}
      - {code: pan-senafront, country: PAN, en: Border Service, es: Servicio Nacional de Fronteras}
      - {code: hnd-inm, country: HND, en: Migration Institute, es: Instituto Nacional de Migración}
      - {code: crm-secretariat, en: Executive Secretariat, es: Secretaría Ejecutiva}
    messages: {sender: caudal.example, en: Early warning, es: Alerta temprana}
    """

  static let checklistText = """
    version: 1
    items:
      - id: reception-counted
        state: forming
        hours: 120
        role: {en: reception, es: acogida}
        action: {en: Count places., es: Contar plazas.}
        proof: {en: places, es: plazas}
        basis: {en: guideline 5, es: directriz 5}
      - id: children-guardian
        state: confirmed
        hours: 24
        role: {en: child protection, es: protección de la niñez}
        action: {en: Name a guardian., es: Nombrar una persona tutora.}
        proof: {en: children with a guardian, es: niñas y niños con persona tutora}
        basis: {en: guideline 7, es: directriz 7}
    """

  static func rules() throws -> AlertRules {
    try AlertRulesReader.rules(text, file: "alert-rules.yaml")
  }

  static func checklist() throws -> AlertChecklist {
    try AlertRulesReader.checklist(checklistText, file: "alert-checklist.yaml")
  }

  static func desk() throws -> AlertDesk {
    AlertDesk(try rules(), checklist: try checklist()) { place in
      ["darien": "PAN", "HND": "HND"][place]
    }
  }

  static let subject = AlertSubject(
    place: "darien", group: "haitian-chilean-brazilian", direction: .surge)

  /// What a look says: a signal of a strength about a month that was issued on the tenth of the
  /// next.
  static func reading(
    _ subject: AlertSubject = subject, month: Int, strength: Double, people: Double = 1_000,
    level: Int = 1, neighbours: Int = 1, isJudged: Bool = true, isSilent: Bool = false
  ) -> AlertReading {
    let period = Period(frequency: .month, ordinal: (2021 - 1970) * 12 + month)
    let issue = period.end.advanced(by: 10)
    let evidence = AlertEvidence(
      kind: "surge", source: "counts", indicator: "irregular-crossings", place: subject.place,
      nationality: subject.group, period: period.description, issue: issue.description,
      value: people + 500, expected: 500, lower: 300, upper: 800, strength: strength)
    return AlertReading(
      subject, period: period, isJudged: isJudged, evidence: strength > 0 ? [evidence] : [],
      people: strength > 0 ? people : 0, level: level, neighbours: neighbours, isSilent: isSilent)
  }

  /// The day after the issue of a month.
  static func day(_ month: Int) -> Day {
    Period(frequency: .month, ordinal: (2021 - 1970) * 12 + month).end.advanced(by: 11)
  }
}

/// A register in memory: what a machine and a desk make of a history, sealed.
struct TestRegister {
  private(set) var events: [AlertEvent] = []
  private var chain = AlertChain()
  private var standings: [AlertSubject: AlertStanding] = [:]
  let machine: AlertMachine
  let desk: AlertDesk

  init() throws {
    machine = AlertMachine(try TestRules.rules())
    desk = try TestRules.desk()
  }

  func events(of subject: AlertSubject) -> [AlertEvent] {
    let own = events.filter { $0.alert.subject == subject }
    return own.filter { $0.alert == own.last?.alert }
  }

  func standing(_ subject: AlertSubject = TestRules.subject) throws -> AlertStanding? {
    standings[subject]
  }

  @discardableResult
  mutating func look(_ reading: AlertReading, on day: Day) throws -> [AlertEvent.Kind] {
    let standing = try standing(reading.subject)
    let drafts = machine.events(for: standing, reading, on: day)
    for draft in drafts { try take(draft, reading.subject, day) }
    return drafts.map(\.kind)
  }

  mutating func act(
    _ kind: AlertAct.Kind, by office: String = "pan-snm", second: String? = nil,
    note: String = "as attested", on day: Day, subject: AlertSubject = TestRules.subject
  ) throws {
    guard let standing = try standing(subject) else {
      throw AlertRefusal("there is no case", next: "")
    }
    let act = AlertAct(kind, by: office, second: second, note: note, on: day)
    try take(try desk.event(act, on: standing), subject, day)
  }

  private mutating func take(
    _ draft: AlertEvent.Draft, _ subject: AlertSubject, _ day: Day
  ) throws {
    var standing: AlertStanding
    if draft.kind == .opened {
      standing = try AlertStanding(Alert(subject: subject, openedOn: day), opening: draft)
    } else {
      guard let known = standings[subject] else { return }
      standing = known
      try standing.apply(draft)
    }
    standings[subject] = standing
    events.append(
      chain.seal(
        draft, of: standing.alert, number: standing.events,
        at: Moment(seconds: day.ordinal * 86_400 + events.count)))
  }
}
