import Charts
import Domain
import Phases

/// Phase V: what countries have handed in on reintegration, and who has handed in nothing.
extension Composer {
  /// Quarters that the matrix shows, up to the newest of which anybody has reported.
  private static let shownQuarters = 8

  func reintegrationSection() -> Section {
    let figures = model.submissions
    let reporting = figures.countries
    let silent = model.members.filter { !reporting.contains($0.code) }
    var section = Section(
      id: "reintegration", number: "V", heading: texts("section.reintegration"), style: "page",
      blocks: [
        .question(texts("question.reintegration")),
        .answer(
          texts(
            "answer.reintegration",
            [
              "with": .count(model.members.count - silent.count),
              "all": .count(model.members.count),
            ])),
      ])
    if !silent.isEmpty, !model.members.isEmpty {
      section.blocks.append(
        .paragraph(
          texts(
            "reintegration.silent",
            ["countries": .list(silent.map { .name($0.name) }), "n": .count(silent.count)])))
    }
    section.blocks.append(reportingTable(figures))
    guard !reporting.isEmpty else { return section }
    let subjects = reporting.compactMap { country in
      figures.quarters(of: country).last.map { (country: country, quarter: $0) }
    }
    let cascades = subjects.map { figures.cascade($0.country, $0.quarter) }
    section.blocks.append(cascadeTable(cascades))
    section.blocks.append(
      serviceTable(subjects, figures))
    section.blocks.append(groupTable(subjects, figures))
    if let newest = subjects.map(\.quarter).max() {
      section.blocks.append(matrixFigure(figures, newest: newest))
    }
    return section
  }

  /// A country's name; a special code, under which the example stands, is no country's.
  func submitter(_ code: String) -> String {
    model.countries[code]?.kind == .special
      ? texts("reintegration.no-country", ["code": .text(code)]) : countryName(code)
  }

  // MARK: Who has reported

  /// Every Member Country: what it has reported in its newest quarter, and the returns known of it.
  private func reportingTable(_ figures: ReintegrationFigures) -> Block {
    table(
      "reporting", Message("table.reporting", ["day": .day(cover.asOf)]),
      columns: [("country", false), ("documents", false), ("work", false), ("returned", false)],
      rows: model.members.map { member in
        let returned = model.returns.first {
          $0.country == member.code && $0.indicator.code == "returns-received"
        }
        return [
          member.name[language],
          reports(member.code, ["documents-issued", "people-documented"], figures),
          reports(member.code, ["job-placements", "people-linked"], figures),
          returned.flatMap(newest) ?? texts("reporting.no-returns"),
        ]
      }, notes: [texts("reporting.note")])
  }

  /// The newest quarter of any of the indicators, or that there is none.
  private func reports(
    _ country: String, _ indicators: [String], _ figures: ReintegrationFigures
  ) -> String {
    let newest = figures.quarters(of: country).last { quarter in
      indicators.contains { figures.total(country, $0, quarter) != .notReported }
    }
    guard let newest else { return texts("reporting.no") }
    return texts("reporting.until", ["period": .text(texts.shortPeriod(newest))])
  }

  private func newest(_ flow: Flow) -> String? {
    guard let latest = flow.total.latest, let value = latest.value else { return nil }
    return texts(
      "reporting.returned",
      [
        "amount": .message(phrases.amount(value, flow.indicator)),
        "period": .text(texts.shortPeriod(latest.period)),
      ])
  }

  // MARK: Cascade and services

  private func cascadeTable(_ cascades: [Cascade]) -> Block {
    table(
      "reintegration-cascade", Message("table.reintegration-cascade"),
      columns: [
        ("country", false), ("quarter", false), ("step", false), ("people", true),
        ("of-previous", true), ("of-returned", true),
      ],
      rows: cascades.flatMap { cascade in
        cascade.entries.map { entry in
          [
            submitter(cascade.country), texts.shortPeriod(cascade.quarter),
            texts("reintegration-step." + entry.step.rawValue), people(entry.count),
            entry.ofPrevious.map { share($0, of: entry) } ?? texts("value.missing"),
            entry.ofReturned.map { share($0, of: entry) } ?? texts("value.missing"),
          ]
        }
      },
      notes: [
        texts("reintegration.cascade-note"),
        texts("reintegration.hidden-note", ["n": .count(model.submissions.threshold - 1)]),
      ], data: cascadeData(cascades))
  }

  /// Services of the newest quarter of each country against its returns.
  private func serviceTable(
    _ subjects: [(country: String, quarter: Period)], _ figures: ReintegrationFigures
  ) -> Block {
    let services = subjects.map { subject in
      (subject.country, subject.quarter, figures.services(subject.country, subject.quarter))
    }
    return table(
      "reintegration-services", Message("table.reintegration-services"),
      columns: [
        ("country", false), ("quarter", false), ("service", false), ("people", true),
        ("of-returned", true),
      ],
      rows: services.flatMap { country, quarter, services in
        services.map { service in
          [
            submitter(country), texts.shortPeriod(quarter),
            texts("reintegration-service." + service.indicator), people(service.count),
            share(service.ofReturned),
          ]
        }
      }, notes: [texts("reintegration.services-note")],
      data: serviceData(services.map { ($0.0, $0.1, $0.2) }))
  }

  func people(_ total: SubmittedTotal) -> String {
    switch total {
    case .people(let people): texts.locale.number(people)
    case .atLeast(let people):
      texts("reintegration.at-least", ["people": .text(texts.locale.number(people))])
    case .hidden: texts("reintegration.suppressed")
    case .notReported: texts("reintegration.part-not-reported")
    }
  }

  /// A share; one of an earlier quarter names the quarter.
  private func share(_ coverage: Coverage, of entry: Cascade.Entry) -> String {
    let text = share(coverage)
    guard entry.step.lag > 0, coverage.share != nil else { return text }
    return texts(
      "reintegration.cohort",
      ["share": .text(text), "period": .text(texts.shortPeriod(entry.cohort))])
  }

  private func share(_ coverage: Coverage) -> String {
    switch coverage {
    case .share(let share):
      let limits = share.limits()
      return texts(
        "reintegration.share",
        [
          "share": .percent(share.value), "lower": .percent(limits.lowerBound),
          "upper": .percent(limits.upperBound),
        ])
    case .impossible(let part, let whole):
      return texts(
        "reintegration.impossible",
        [
          "part": .text(texts.locale.number(part)), "whole": .text(texts.locale.number(whole)),
        ])
    case .unknown(let reason): return texts("reintegration." + reason.rawValue)
    }
  }

  // MARK: The matrix

  private func matrixFigure(_ figures: ReintegrationFigures, newest: Period) -> Block {
    let quarters = (0..<Composer.shownQuarters).reversed().map { newest.advanced(by: -$0) }
    // Members first; then whoever else has handed in something.
    let others = figures.countries.filter { code in !model.members.contains { $0.code == code } }
    let countries = model.members.map(\.code) + others
    let matrix = figures.matrix(countries: countries, quarters: quarters)
    // The most that anybody gives is what the form asks for, or an older form asked for.
    let all = matrix.reported.flatMap(\.self).map(\.count).max() ?? 0
    let rows = zip(countries, matrix.reported).map { country, reported in
      CoverageMatrix.Row(
        name: submitter(country),
        states: reported.map { $0.isEmpty ? .none : $0.count == all ? .fresh : .late })
    }
    let with = matrix.reported.count { $0.contains { !$0.isEmpty } }
    return figure(
      "reintegration-matrix",
      CoverageMatrix(
        columns: quarters.map(texts.shortPeriod), shortColumns: quarters.map(\.description),
        rows: rows,
        words: [
          .fresh: texts("reintegration.all-given", ["n": .count(all)]),
          .late: texts("reintegration.some-given"), .none: texts("reintegration.none-given"),
        ]),
      title: Message(
        "title.reintegration-matrix", ["with": .count(with), "all": .count(countries.count)]),
      subtitle: Message(
        "measure.reintegration-matrix",
        ["first": .period(quarters[0]), "last": .period(newest)]),
      source: citations(model.reintegration.map(\.source)),
      description: Message(
        "description.reintegration-matrix",
        [
          "with": .count(with), "all": .count(countries.count),
          "without": .list(matrix.silent.map { .text(submitter($0)) }),
        ]), data: matrixData(matrix))
  }
}
