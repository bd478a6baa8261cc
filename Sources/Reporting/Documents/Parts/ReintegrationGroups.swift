import Domain
import Phases

/// Reintegration by sex and age, with everything hidden that could name somebody.
extension Composer {
  /// Steps that are told by sex and age on the page; the CSV has every indicator.
  private static let steps: [Cascade.Step] = [.returned, .reached, .documented, .linked]

  func groupTable(
    _ subjects: [(country: String, quarter: Period)], _ figures: ReintegrationFigures
  ) -> Block {
    table(
      "reintegration-groups", Message("table.reintegration-groups"),
      columns: [
        ("country", false), ("quarter", false), ("step", false), ("women", true), ("men", true),
        ("girls", true), ("boys", true), ("total", true),
      ],
      rows: subjects.flatMap { country, quarter in
        Self.steps.compactMap { step -> [String]? in
          guard let counts = figures.table(country, step.indicator, quarter) else { return nil }
          return [
            submitter(country), texts.shortPeriod(quarter),
            texts("reintegration-step." + step.rawValue),
            people(counts, "female", "adult"), people(counts, "male", "adult"),
            people(counts, "female", "child"), people(counts, "male", "child"),
            people(figures.total(country, step.indicator, quarter)),
          ]
        }
      },
      notes: [
        texts("reintegration.groups-note"),
        texts("reintegration.hidden-note", ["n": .count(figures.threshold - 1)]),
      ], data: groupData(subjects, figures))
  }

  private func people(_ counts: Suppression, _ sex: String, _ age: String) -> String {
    guard let place = counts.table.place(row: sex, column: age),
      !counts.table.isStructural(place)
    else { return texts("reintegration.part-not-reported") }
    return counts[place].map { texts.locale.number(Double($0)) }
      ?? texts("reintegration.suppressed")
  }

  private func groupData(
    _ subjects: [(country: String, quarter: Period)], _ figures: ReintegrationFigures
  ) -> DataTable {
    var rows: [[DataTable.Value]] = []
    for (country, quarter) in subjects {
      let reported = figures.matrix(countries: [country], quarters: [quarter]).reported
      for indicator in reported.flatMap(\.self).flatMap(\.self) {
        guard let counts = figures.table(country, indicator, quarter) else { continue }
        // A sum of some groups is not everybody.
        let sums = figures.isComplete(country, indicator, quarter) ? "given" : "incomplete"
        for place in counts.table.places where !counts.table.isStructural(place) {
          let shown = counts[place]
          let isSum = counts.table.row(place) == nil || counts.table.column(place) == nil
          rows.append(
            self.place(country, quarter) + [
              .text(indicator), .text(counts.table.row(place) ?? SeriesKey.whole),
              .text(counts.table.column(place) ?? SeriesKey.whole),
              .optional(shown.map(Double.init)),
              .text(shown == nil ? "suppressed" : isSum ? sums : "given"),
            ])
        }
      }
    }
    return DataTable(
      name: "reintegration-groups", title: Message("table.reintegration-groups"),
      columns: Self.placeColumns + [
        .init("indicator", .text, hxl: "#indicator+code"),
        .init("sex", .text, hxl: "#population+sex"), .init("age", .text, hxl: "#population+age"),
        .init("people", .number, hxl: "#reached"),
        .init("people_state", .text, hxl: "#status+people"),
      ], rows: rows)
  }
}
