package import Domain

/// Perturbs a known table and looks whether it is found: a detector that stays silent then would be
/// silent in earnest too.
///
/// Three years of invented months of four nationalities. As they stand, nothing must be found; with
/// the newest figure of one nationality four times as high, a surge; with it at a fifth, a drop.
package enum SelfTest {
  /// - Parameter judge: what a run judges by.
  /// - Throws: a ``Failure`` (`internal`) that says what was not found, or was found for nothing.
  package static func run(_ judge: any SeriesJudge) throws(Failure) {
    let desk = SignalDesk(
      territory, acts: [], options: SignalOptions(), judge: judge, absent: { _ in .missing })
    let quiet = desk.look(table(factor: 1), on: day).signals
    if let first = quiet.first {
      throw failure("the table as it stands raised `\(first.kind.rawValue)`")
    }
    for (factor, kind) in [(4.0, Signal.Kind.surge), (0.2, .drop)] {
      let found = desk.look(table(factor: factor), on: day).signals
      guard found.contains(where: { $0.kind == kind && $0.key.nationality == perturbed }) else {
        throw failure("a newest figure of \(factor) times its size raised no `\(kind.rawValue)`")
      }
    }
  }

  private static func failure(_ why: String) -> Failure {
    Failure(
      .internal, what: "the self-test of the detector failed", why: why,
      unchanged: "Nothing was written.",
      next: "Do not rely on this build's signals; please report this.")
  }

  private static let place = "self-test"
  private static let perturbed = "BBB"
  private static let first = Period(frequency: .month, ordinal: 612)
  private static let day = first.advanced(by: course.count).start

  private static let territory = Territory(
    places: [Place(code: place, kind: "border", name: Bilingual(en: place, es: place))],
    countries: [],
    indicators: [
      Indicator(
        code: place, name: Bilingual(en: place, es: place), unit: "people",
        unitName: Bilingual(en: "people", es: "personas"), direction: .neutral,
        phase: .monitoring, frequency: .month, isAdditive: true,
        definition: Bilingual(en: place, es: place))
    ])

  /// Months of one nationality, in hundredths of its level.
  private static let course = [
    96, 104, 99, 108, 91, 102, 97, 110, 94, 101, 106, 93, 99, 105, 92, 103, 98, 107, 95, 100, 109,
    97, 102, 94, 104, 98, 101, 106, 93, 99, 108, 96, 103, 100, 95, 102,
  ]

  private static func table(factor: Double) -> [SeriesHistory] {
    let levels = ["AAA": 640.0, "BBB": 380, "CCC": 210, "DDD": 150]
    return levels.sorted { $0.key < $1.key }.enumerated().map { offset, level in
      // Each nationality runs through the same course from another month on.
      var values = course.indices.map { index in
        (Double(course[(index + 7 * offset) % course.count]) * level.value / 100).rounded()
      }
      if level.key == perturbed {
        values[values.count - 1] = (values[values.count - 1] * factor).rounded()
      }
      return SeriesHistory(
        key: SeriesKey(
          source: place, indicator: place, place: place, nationality: level.key, frequency: .month),
        start: first, values: values, newestIssue: day,
        isPseudoRealTime: false)
    }
  }
}
