import Domain
import Phases
import Reporting

extension Fixture {
  /// The report with what a search for signals found and a register of cases: the fullest pages.
  static func fullModel(_ disguise: @escaping Disguise = { $0 }) throws -> ReportModel {
    var model = model(disguise)
    func words(_ en: String, _ es: String) -> Bilingual {
      Bilingual(en: disguise(en), es: disguise(es))
    }
    guard let darien = model.flows.first, let august = darien.total.latest?.period else {
      return model
    }
    var haitian = darien.total.key
    haitian.nationality = "HTI"
    let signals = [
      Signal(
        kind: .surge, direction: .up, key: haitian, period: august, value: 17_279,
        expected: 4_120, lower: 900, upper: 9_800, difference: 13_159, strength: 5.1,
        grade: .veryStrong, p: 1e-7, q: 1e-6, isPseudoRealTime: true),
      Signal(
        kind: .levelShift, direction: .up, key: darien.total.key, period: august,
        since: august.advanced(by: -2), value: 18_000, expected: 3_000, difference: 15_000,
        strength: 3.2, grade: .strong, p: 0.001, q: 0.01),
      Signal(
        kind: .composition, direction: .none, measure: .share, key: darien.total.key,
        part: "CHL", period: august, value: 0.1, expected: 0.04, strength: 2.4, grade: .notable,
        p: 0.01, q: 0.04),
    ]
    let sentences = [
      words("A surge of people of Haitian nationality.", "Un aumento de personas haitianas."),
      words("Darién: since June 2021 the level is higher.", "Darién: desde junio es más alto."),
      words("The mix turns in Darién.", "La composición cambia en Darién."),
    ]
    model.signals = SignalFindings(
      signals: zip(signals, sentences).enumerated().map { index, pair in
        SignalNote(
          id: Int64(index + 1), signal: pair.0, sentence: pair.1, place: darien.place)
      }, families: 4, tests: 212)
    model.alerts = AlertState.allCases.enumerated().map { index, state in
      AlertCase(
        id: "darien-hti-surge-\(index)", place: darien.place,
        group: words("people of Haitian nationality", "personas de nacionalidad haitiana"),
        direction: AlertDirection.allCases[index % AlertDirection.allCases.count], state: state,
        since: asOf.advanced(by: -40 + index),
        expiresOn: state == .active ? asOf.advanced(by: 20) : nil,
        evidence: sentences[0])
    }
    model.submissions = submissions
    return model
  }

  /// What two countries may have handed in: one with a small count, an impossible share and people
  /// still linked, one with a group left out.
  private static var submissions: ReintegrationFigures {
    let first = Period(frequency: .quarter, ordinal: 50 * 4)
    func cells(
      _ country: String, _ indicator: String, _ quarter: Period, _ values: [Double?]
    ) -> [SubmittedFigure] {
      zip([("female", "adult"), ("male", "adult"), ("female", "child"), ("male", "child")], values)
        .map {
          SubmittedFigure(
            country: country, indicator: indicator, sex: $0.0, age: $0.1, quarter: quarter,
            value: $1)
        }
    }
    let later = first.advanced(by: 2)
    return ReintegrationFigures(
      cells("PAN", "returned-people", first, [300, 500, 40, 60])
        + cells("PAN", "people-linked", first, [30, 50, 0, 9])
        + cells("PAN", "returned-people", later, [100, 200, 20, 30])
        + cells("PAN", "people-reached", later, [200, 300, 20, 30])
        + cells("PAN", "people-documented", later, [90, 120, 3, 30])
        + cells("PAN", "people-linked", later, [0, 3, 0, 0])
        + cells("PAN", "linked-after-6-months", later, [20, 31, 0, 6])
        + cells("CRI", "returned-people", first, [80, 70, nil, nil])
        + cells("CRI", "health-care", first, [40, 0, 0, 0]))
  }
}
