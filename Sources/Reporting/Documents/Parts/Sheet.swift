import Charts
import Domain

/// The situation sheet: one page for the analyst of a ministry, in nine parts that never change
/// their order.
extension Composer {
  func sheetSections() -> [Section] {
    var section = Section(
      id: "sheet", heading: texts("sheet.heading", ["day": .day(cover.asOf)]), style: "sheet-page")
    section.blocks.append(.answer(alertLine()))
    if let corridor = corridorFigure(id: "sheet-corridor") { section.blocks.append(corridor) }
    section.blocks.append(
      .boxes([
        ("sheet-changed", texts("sheet.changed"), [.bullets(Array(sheetChanges().prefix(3)))]),
        ("sheet-next", texts("sheet.next"), [.paragraph(texts("sheet.no-forecast"))]),
        ("sheet-who", texts("sheet.who"), [.bullets(whoTurned())]),
        ("sheet-why", texts("sheet.why"), [.paragraph(whyWords())]),
        ("sheet-ahead", texts("sheet.ahead"), [.bullets(actsAhead())]),
        ("sheet-todo", texts("sheet.todo"), [.paragraph(todoWords())]),
        ("sheet-unknown", texts("sheet.unknown"), [.bullets(Array(limits().prefix(3)))]),
        (
          "sheet-contact", texts("sheet.contact"),
          [
            .paragraph(
              texts(
                "sheet.contact-words", ["run": .text(cover.run), "day": .day(cover.asOf)]))
          ]
        ),
      ]))
    return [section]
  }

  /// The state of the alerts in a sentence.
  private func alertLine() -> String {
    guard let alerts = model.alerts else { return texts("sheet.no-register") }
    let open = alerts.filter(\.state.isOpen)
    return open.isEmpty
      ? texts("sheet.no-alert")
      : texts(
        "sheet.alerts",
        [
          "n": .count(open.count),
          "list": .list(
            open.prefix(4).map { alert in
              .message(
                Message(
                  "sheet.alert",
                  [
                    "place": .place(alert.place), "group": .text(groupName(alert)),
                    "state": .message(Message("alert-state.\(alert.state.rawValue)")),
                    "direction": .message(Message("direction.\(alert.direction.rawValue)")),
                  ]))
            }),
        ])
  }

  private func sheetChanges() -> [String] {
    if !leadingSignals.isEmpty { return leadingSignals.map { $0.sentence[language] } }
    let wholes = model.flows.map { Watched(flow: $0, series: $0.total) }
    let told = model.leading.isEmpty ? wholes : model.leading
    return told.prefix(3).map { texts("sheet.change", ["title": .message(phrases.title($0))]) }
  }

  /// Nationalities whose share of their flow moved most over a year, in points of a hundred.
  private func whoTurned() -> [String] {
    struct Turn {
      var flow: Flow
      var part: Flow.Part
      var now: Double
      var before: Double
    }
    let turns = model.flows.flatMap { flow -> [Turn] in
      guard let latest = flow.total.latest, let total = latest.value, total >= Watched.floor else {
        return []
      }
      let earlier = latest.period.advanced(by: -latest.period.frequency.seasonLength)
      guard let then = flow.total.value(earlier), then >= Watched.floor else { return [] }
      return flow.nationalities.filter {
        model.countries[$0.series.key.nationality]?.kind != .special
      }.map { part in
        Turn(
          flow: flow, part: part, now: (part.series.value(latest.period) ?? 0) / total,
          before: (part.series.value(earlier) ?? 0) / then)
      }
    }.sorted {
      (abs($0.now - $0.before), $1.flow.id) > (abs($1.now - $1.before), $0.flow.id)
    }
    guard !turns.isEmpty else { return [texts("sheet.who-none")] }
    return turns.prefix(3).map { turn in
      texts(
        "sheet.turn",
        [
          "place": .place(turn.flow.place),
          "people": .name(
            model.countries[turn.part.series.key.nationality]?.people ?? turn.part.name),
          "now": .percent(turn.now), "before": .percent(turn.before),
        ])
    }
  }

  private func whyWords() -> String {
    let methods = model.methods.filter { Composer.rangeMethods.contains($0.name) }
    guard let method = methods.first else { return texts("sheet.why-none") }
    return texts("sheet.why-words", ["method": .message(Message("method.\(method.name)"))])
  }

  /// Methods that give an expected range.
  static let rangeMethods = ["early-warning", "farrington", "ears"]

  /// Acts that the public knows of and that have not begun to apply.
  private func actsAhead() -> [String] {
    let ahead = model.acts.filter { $0.appliesOn > cover.asOf }
    guard !ahead.isEmpty else { return [texts("sheet.ahead-none")] }
    return ahead.prefix(3).map {
      texts("chart.event", ["day": .day($0.appliesOn), "what": .name($0.what)])
    }
  }

  private func todoWords() -> String {
    let needs = (model.alerts ?? []).contains(where: \.state.isOpen)
    return texts(needs ? "sheet.todo-words" : "sheet.todo-none")
  }
}
