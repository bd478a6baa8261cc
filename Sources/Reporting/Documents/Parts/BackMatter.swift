import Domain

/// Alert register, methods, glossary, sources, and how to make the report again.
extension Composer {
  func registerSection() -> Section {
    var section = Section(id: "register", heading: texts("section.register"))
    guard let alerts = model.alerts else {
      section.blocks = [.paragraph(texts("register.none"))]
      return section
    }
    section.blocks = [
      alerts.isEmpty
        ? .paragraph(texts("register.empty", ["day": .day(cover.asOf)]))
        : table(
          "register-table", Message("table.register"),
          columns: [
            ("place-name", false), ("group", false), ("direction", false), ("alert-state", false),
            ("level", true), ("since", false), ("expires", false), ("evidence", false),
          ],
          rows: alerts.map { alert in
            [
              alert.place.name[language], groupName(alert),
              texts("direction.\(alert.direction.rawValue)"),
              texts("alert-state.\(alert.state.rawValue)"),
              texts.locale.number(Double(alert.level)), texts.day(alert.since),
              alert.expiresOn.map(texts.day) ?? texts("value.missing"), alert.evidence[language],
            ]
          }, data: registerData(alerts))
    ]
    return section
  }

  /// Whom an alert is about.
  func groupName(_ alert: AlertCase) -> String {
    alert.group?[language] ?? texts("register.everybody")
  }

  private func registerData(_ alerts: [AlertCase]) -> DataTable {
    DataTable(
      name: "alerts", title: Message("table.register"),
      columns: [
        .init("alert", .text, hxl: "#meta+id"), .init("place", .text, hxl: "#loc+code"),
        .init("place_name", .name, hxl: "#loc+name"),
        .init("direction", .text, hxl: "#status+direction"),
        .init("alert_state", .text, hxl: "#status+state"),
        .init("level", .integer, hxl: "#severity+level"),
        .init("since", .day, hxl: "#date+start"), .init("expires", .day, hxl: "#date+end"),
        .init("evidence", .name, hxl: "#description"),
      ],
      rows: alerts.map { alert in
        [
          .text(alert.id), .text(alert.place.code), .name(alert.place.name),
          .text(alert.direction.rawValue), .text(alert.state.rawValue),
          .number(Double(alert.level)), .day(alert.since),
          alert.expiresOn.map { .day($0) } ?? .missing, .name(alert.evidence),
        ]
      })
  }

  /// The methods that gave scores, from the catalogue's own declarations.
  func methodsSection() -> Section {
    let methods = model.methods
    var section = Section(
      id: "methods", heading: texts("section.methods"), style: "page",
      blocks: [.paragraph(texts("methods.intro"))])
    if methods.isEmpty { section.blocks.append(.paragraph(texts("methods.none"))) }
    section.children = methods.map { method in
      Section(
        id: "method-" + method.name,
        heading: texts(
          "methods.heading",
          ["title": .text(method.title), "version": .count(method.version)]),
        blocks: [
          .paragraph(texts("method.\(method.name)")),
          .note(texts("methods.parameters", ["parameters": .text(method.parameters)])),
          .note(texts("methods.references", ["references": .text(method.references)])),
          .note(texts("methods.agrees", ["with": .text(method.agreesWith)])),
        ])
    }
    return section
  }

  static let glossaryTerms = [
    "as-of", "issue", "period", "expected-range", "alarm", "alert", "provisional", "pseudo",
    "irregular", "event", "registration", "revision", "held-back", "corridor", "phase",
  ]

  func glossarySection() -> Section {
    Section(
      id: "glossary", heading: texts("section.glossary"),
      blocks: [
        .terms(
          Composer.glossaryTerms.map {
            (
              id: "term-" + $0, term: texts("glossary.\($0).term"),
              meaning: texts("glossary.\($0).meaning"), link: nil
            )
          })
      ])
  }

  func sourcesSection() -> Section {
    Section(
      id: "sources", heading: texts("section.sources"), style: "sources",
      blocks: [
        .paragraph(texts("sources.intro")),
        .terms(
          model.sources.map { source in
            (
              id: "source-" + source.code,
              term: texts(
                "source.citation",
                ["publisher": .text(source.publisher), "title": .name(source.title)]),
              meaning: texts(
                "sources.entry",
                [
                  "citation": .text(withoutPeriod(source.citation)),
                  "licence": .text(source.licence),
                ]),
              link: source.url.flatMap { $0.hasPrefix("https://") ? $0 : nil }
            )
          }),
      ])
  }

  /// A text that a sentence goes on from.
  private func withoutPeriod(_ text: String) -> String {
    text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  func reproduceSection() -> Section {
    Section(
      id: "reproduce", heading: texts("section.reproduce"),
      blocks: [
        .paragraph(texts("reproduce.sentence")), .code(cover.command),
        .paragraph(
          texts(
            "reproduce.facts",
            [
              "run": .text(cover.run), "day": .day(cover.asOf),
              "version": .text(cover.version), "locale": .text(texts.locale.code),
              "example": .number(1234.5, decimals: 1),
            ])),
      ])
  }
}
