import Charts
import Domain

/// Who publishes what, how late, how much was revised, what was found in the files.
extension Composer {
  func coverageSection() -> Section {
    var section = Section(
      id: "coverage", heading: texts("section.coverage"), style: "page",
      blocks: [.answer(texts("answer.coverage", coverageArguments()))])
    section.blocks.append(coverageFigure(id: "coverage-matrix"))
    section.blocks.append(memberTable())
    section.children = [
      Section(
        id: "all-limits", heading: texts("section.limits"), blocks: [.bullets(limits())]),
      qualitySection(),
    ]
    return section
  }

  private func coverageArguments() -> [String: Message.Argument] {
    let fresh = model.sources.count { $0.freshness == .fresh || $0.freshness == .due }
    return [
      "sources": .count(model.sources.count), "fresh": .count(fresh),
      "with": .count(membersWithFigures.count), "all": .count(model.members.count),
    ]
  }

  /// Sources that say something of a country in a phase: published there, or about its people or
  /// places by an international organisation.
  func sources(of country: String, phase: Indicator.Phase) -> [SourceState] {
    let flows =
      switch phase {
      case .monitoring: model.flows
      case .assistedReturn: model.returns
      case .reintegration: model.reintegration
      case .prevention, .alert: [Flow]()
      }
    var codes = Set(flows.filter { $0.country == country }.map(\.source))
    if phase == .prevention {
      codes.formUnion(
        model.drivers.filter { $0.country == country && $0.series.latest != nil }
          .map(\.series.key.source))
    }
    return model.sources.filter { codes.contains($0.code) }
  }

  private func state(_ sources: [SourceState]) -> CoverageMatrix.State {
    let states = sources.map { source -> CoverageMatrix.State in
      switch source.freshness {
      case .fresh, .due, .unknown: .fresh
      case .late: .late
      case .silent: .silent
      }
    }
    return states.min { $0.rawValue < $1.rawValue } ?? .none
  }

  /// The phases that have figures of their own; alerts follow from them.
  static let coveredPhases: [Indicator.Phase] = [
    .prevention, .monitoring, .assistedReturn, .reintegration,
  ]

  func coverageFigure(id: String) -> Block {
    let phases = Composer.coveredPhases
    let rows = model.members.map { member in
      CoverageMatrix.Row(
        name: member.name[language],
        states: phases.map { state(sources(of: member.code, phase: $0)) })
    }
    let monitored = rows.count { $0.states[1] != .none }
    return figure(
      id,
      CoverageMatrix(
        columns: phases.map { texts("phase.\($0.rawValue)") },
        shortColumns: phases.map(\.rawValue), rows: rows,
        words: [
          .fresh: texts("coverage.fresh"), .late: texts("coverage.late"),
          .silent: texts("coverage.silent"), .none: texts("coverage.none"),
        ]),
      title: Message(
        "title.coverage",
        ["with": .count(monitored), "all": .count(model.members.count)]),
      subtitle: Message("measure.coverage", ["day": .day(cover.asOf)]),
      source: [texts("source.own")],
      description: Message(
        "description.coverage",
        [
          "with": .count(monitored), "all": .count(model.members.count),
          "without": .list(
            zip(model.members, rows).filter { $0.1.states.dropFirst().allSatisfy { $0 == .none } }
              .map { .name($0.0.name) }),
        ]), data: phaseData(rows))
  }

  private func phaseData(_ rows: [CoverageMatrix.Row]) -> DataTable {
    let words: [CoverageMatrix.State: String] = [
      .fresh: "fresh", .late: "late", .silent: "silent", .none: "none",
    ]
    return DataTable(
      name: "coverage-by-phase", title: Message("data.coverage"),
      columns: [
        .init("country", .text, hxl: "#country+code"),
        .init("country_name", .name, hxl: "#country+name"),
        .init("phase", .text, hxl: "#meta+phase"),
        .init("coverage", .text, hxl: "#status+coverage"),
      ],
      rows: zip(model.members, rows).flatMap { member, row in
        zip(Composer.coveredPhases, row.states).map { phase, state in
          let word = words[state] ?? ""
          return [
            .text(member.code), .name(member.name), .text(phase.rawValue),
            .coded(word, Message("coverage.\(word)")),
          ]
        }
      })
  }

  /// One row a Member Country and source; a country without a source has a row that says so.
  private func memberTable() -> Block {
    var rows: [[String]] = []
    for member in model.members {
      let published = model.sources.filter { source in
        source.country == member.code
          || (model.flows + model.returns + model.reintegration).contains {
            $0.source == source.code && $0.country == member.code
          }
      }
      if published.isEmpty {
        rows.append([
          member.name[language], texts("coverage.no-source"), texts("value.missing"),
          texts("value.missing"), texts("value.missing"), texts("coverage.none"),
        ])
      }
      rows += published.map { source in
        [
          member.name[language], source.title[language],
          source.firstPeriod.map(texts.shortPeriod) ?? texts("value.missing"),
          source.newestPeriod.map(texts.shortPeriod) ?? texts("value.missing"),
          lag(source), texts("freshness.\(source.freshness.rawValue)"),
        ]
      }
    }
    return table(
      "members", Message("table.members", ["day": .day(cover.asOf)]),
      columns: [
        ("country", false), ("source-title", false), ("first-period", false),
        ("newest-period", false),
        ("lag", false), ("state", false),
      ], rows: rows, data: membersData())
  }

  /// Days from the end of a period to its figure, as declared.
  private func lag(_ source: SourceState) -> String {
    source.lagDays > 0
      ? texts("value.days", ["n": .count(source.lagDays)]) : texts("value.missing")
  }

  private func membersData() -> DataTable {
    DataTable(
      name: "coverage", title: Message("table.members", ["day": .day(cover.asOf)]),
      columns: [
        .init("source", .text, hxl: "#meta+source+code"),
        .init("source_title", .name, hxl: "#meta+source+name"),
        .init("publisher", .text, hxl: "#org+name"),
        .init("country", .text, hxl: "#country+code"),
        .init("first_period", .period, hxl: "#date+start"),
        .init("newest_period", .period, hxl: "#date+end"),
        .init("newest_issue", .day, hxl: "#date+published"),
        .init("lag_days", .integer, hxl: "#value+lag"),
        .init("freshness", .text, hxl: "#status+freshness"),
        .init("pseudo_real_time", .flag, hxl: "#status+pseudo"),
      ],
      rows: model.sources.map { source in
        [
          .text(source.code), .name(source.title), .text(source.publisher),
          source.country.map { .text($0) } ?? .missing,
          source.firstPeriod.map { .period($0) } ?? .missing,
          source.newestPeriod.map { .period($0) } ?? .missing,
          source.newestIssue.map { .day($0) } ?? .missing, .number(Double(source.lagDays)),
          .text(source.freshness.rawValue), .flag(source.isPseudoRealTime),
        ]
      }
        + model.members.filter { member in
          !model.sources.contains { $0.country == member.code }
        }.map { member in
          [
            .missing, .missing, .missing, .text(member.code), .missing, .missing, .missing,
            .missing, .text("none"), .missing,
          ]
        })
  }
}
