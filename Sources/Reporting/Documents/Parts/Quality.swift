import Charts
import Domain

/// Data quality: files held back, findings, revisions.
extension Composer {
  func qualitySection() -> Section {
    var section = Section(id: "quality", heading: texts("section.quality"))
    let files = model.sources.flatMap(\.files)
    let heldBack = model.sources.flatMap { source in source.heldBack.map { (source, $0) } }
    section.blocks.append(
      .paragraph(
        texts(
          "quality.files",
          [
            "files": .count(files.count), "rows": .count(files.map(\.rows).reduce(0, +)),
            "quarantined": .count(files.map(\.quarantined).reduce(0, +)),
            "rejected": .count(files.map(\.rejected).reduce(0, +)),
          ])))
    section.blocks.append(
      heldBack.isEmpty
        ? .paragraph(texts("quality.none-held-back"))
        : .bullets(
          heldBack.map { source, file in
            texts(
              "quality.held-back",
              [
                "source": .name(source.title), "day": .day(file.issuedOn),
                "rows": .count(file.rows), "reason": .message(reason(file)),
              ])
          }))
    if let findings = findingsTable() { section.blocks.append(findings) }
    section.blocks.append(.paragraph(revisionSentence()))
    if let ladder = revisionFigure(model.revisions, id: "revisions") {
      section.blocks.append(ladder)
    }
    return section
  }

  /// Why a file was held back, in the page's language where its rule has a sentence.
  private func reason(_ file: SourceState.File) -> Message {
    let reason = file.reason ?? ""
    let rule = String(reason.prefix { $0 != ":" })
    return Composer.rules.contains(rule)
      ? Message("rule.\(rule)") : Message("kind.named", ["name": .text(reason)])
  }

  /// What a rule finds, in words.
  private func words(of rule: String) -> String {
    Composer.rules.contains(rule) ? texts("rule.\(rule)") : rule
  }

  /// Rules of contracts that have a sentence.
  static let rules: Set<String> = [
    "unreadable-line",
    "column-count",
    "not-a-period",
    "not-a-number",
    "empty-cell",
    "unknown-code",
    "expired-code",
    "unknown-status",
    "out-of-range",
    "wrong-frequency",
    "partial-period",
    "duplicate",
    "totals",
    "frequency-change",
    "gaps",
    "rows-vs-previous",
    "total-vs-previous",
    "newest-period",
    "issue-date",
    "correction-unused",
    "header",
    "layout",
    "empty-file",
    "personal-data",
    "correction-guard",
  ]

  private func findingsTable() -> Block? {
    let rows = model.sources.flatMap { source in source.findings.map { (source, $0) } }
    guard !rows.isEmpty else { return nil }
    return table(
      "findings", Message("table.findings"),
      columns: [
        ("source-title", false), ("file", false), ("rule", false), ("severity", false),
        ("findings", true),
      ],
      rows: rows.map { source, finding in
        [
          source.title[language], finding.file, words(of: finding.rule),
          texts("severity.\(finding.severity.rawValue)"),
          texts.locale.number(Double(finding.count)),
        ]
      },
      data: DataTable(
        name: "findings", title: Message("table.findings"),
        columns: [
          .init("source", .text, hxl: "#meta+source+code"),
          .init("file", .text, hxl: "#meta+file"), .init("rule", .text, hxl: "#meta+rule"),
          .init("severity", .text, hxl: "#status+severity"),
          .init("findings", .integer, hxl: "#value+count"),
          .init("example", .text, hxl: "#description"),
        ],
        rows: rows.map { source, finding in
          [
            .text(source.code), .text(finding.file), .text(finding.rule),
            .text(finding.severity.rawValue), .number(Double(finding.count)),
            .text(finding.example),
          ]
        }))
  }

  private func revisionSentence() -> String {
    guard let largest = largestRevision(model.revisions), let change = largest.change else {
      return texts("quality.no-revisions")
    }
    return texts(
      "quality.revisions",
      [
        "n": .count(model.revisions.count), "source": .text(citation(largest.source)),
        "period": .period(largest.period), "change": .percent(change, signed: true),
      ])
  }

  /// The total that moved most; small figures move by large shares and are left out.
  private func largestRevision(_ revisions: [Revision]) -> Revision? {
    revisions.filter { revision in
      revision.change != nil && revision.key.nationality == SeriesKey.whole
        && revision.key.category == SeriesKey.whole && revision.key.sex == SeriesKey.whole
        && (revision.steps.first?.value ?? 0) >= Watched.floor
    }.max { left, right in
      (abs(left.change ?? 0), -left.period.ordinal)
        < (abs(right.change ?? 0), -right.period.ordinal)
    }
  }

  /// How the newest revised figures moved from issue to issue; nil where none did.
  func revisionFigure(_ revisions: [Revision], id: String, count: Int = 12) -> Block? {
    let whole = revisions.filter {
      $0.change != nil && $0.key.nationality == SeriesKey.whole
    }
    guard let source = mostRevised(whole), !whole.isEmpty else { return nil }
    let shown = whole.filter { $0.source == source }.sorted { $0.period < $1.period }
      .suffix(count)
    let locale = texts.locale
    let changes = shown.compactMap(\.change)
    guard let low = changes.min(), let high = changes.max() else { return nil }
    return figure(
      id,
      RevisionLadder(
        rungs: shown.map { revision in
          let first = revision.steps.first?.value ?? 0
          let newest = revision.steps.last?.value ?? 0
          return RevisionLadder.Rung(
            period: texts.shortPeriod(revision.period),
            changes: revision.steps.dropFirst().compactMap { step in
              step.value.map { $0 / first - 1 }
            },
            value: texts(
              "value.revised",
              ["value": .number(newest), "change": .percent(newest / first - 1, signed: true)]))
        }, change: { locale.number($0 * 100, decimals: 1, signed: true) + "%" }),
      title: Message(
        "title.revisions",
        [
          "n": .count(shown.count), "low": .percent(low, signed: true),
          "high": .percent(high, signed: true),
        ]),
      subtitle: Message("measure.revisions"), source: [citation(source)],
      description: Message(
        "description.revisions",
        [
          "n": .count(shown.count), "low": .percent(low, signed: true),
          "high": .percent(high, signed: true),
        ]), data: revisionData(model.revisions, id: "revisions"),
      shown: ["period", "issued_on", "value"])
  }

  private func mostRevised(_ revisions: [Revision]) -> String? {
    let counts = Dictionary(grouping: revisions, by: \.source).mapValues(\.count)
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  private func revisionData(_ revisions: [Revision], id: String) -> DataTable {
    DataTable(
      name: id, title: Message("data.revisions"),
      columns: [
        .init("source", .text, hxl: "#meta+source+code"),
        .init("indicator", .text, hxl: "#indicator+code"),
        .init("place", .text, hxl: "#loc+code"),
        .init("nationality", .text, hxl: "#population+nationality+code"),
        .init("period", .period, hxl: "#date+period"),
        .init("issued_on", .day, hxl: "#date+published"),
        .init("value", .number, hxl: "#value+observed"),
      ],
      rows: revisions.flatMap { revision in
        revision.steps.map { step in
          [
            .text(revision.source), .text(revision.key.indicator), .text(revision.key.place),
            .text(revision.key.nationality), .period(revision.period), .day(step.issuedOn),
            .optional(step.value),
          ]
        }
      })
  }
}
