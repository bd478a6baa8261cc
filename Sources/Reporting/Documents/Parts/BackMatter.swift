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
            ("since", false), ("expires", false), ("evidence", false),
          ],
          rows: alerts.map { alert in
            [
              alert.place.name[language], alert.group[language],
              texts("direction.\(alert.direction.rawValue)"),
              texts("alert-state.\(alert.state.rawValue)"), texts.day(alert.since),
              alert.expiresOn.map(texts.day) ?? texts("value.missing"), alert.evidence[language],
            ]
          })
    ]
    return section
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
                ["citation": .text(source.citation), "licence": .text(source.licence)]),
              link: source.url.flatMap { $0.hasPrefix("https://") ? $0 : nil }
            )
          }),
      ])
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
