import Charts
import Domain

/// Phases IV and V: returns and reception; documents and work against returns.
extension Composer {
  func returnsSection() -> Section {
    var section = Section(
      id: "returns", number: "IV", heading: texts("section.returns"), style: "page",
      blocks: [.question(texts("question.returns"))])
    guard !model.returns.isEmpty else {
      section.blocks.append(.answer(texts("answer.returns-none")))
      return section
    }
    section.blocks.append(
      .answer(
        texts(
          "answer.returns",
          [
            "flows": .count(model.returns.count),
            "countries": .list(
              Set(model.returns.compactMap(\.country)).sorted().map {
                .name(model.countries[$0]?.name ?? Bilingual(en: $0, es: $0))
              }),
          ])))
    section.blocks.append(
      .paragraph(
        texts(
          "returns.newest",
          [
            "list": .list(
              model.returns.compactMap { flow in
                let whole = Watched(flow: flow, series: flow.total)
                guard let latest = flow.total.latest, let value = latest.value else { return nil }
                return .message(
                  Message(
                    "returns.newest-one",
                    [
                      "counted": .message(phrases.counted(value, whole)),
                      "period": .period(latest.period),
                    ]))
              })
          ])))
    section.children =
      model.returns.map(returnSection)
      + [returnSharesSection(), mirrorSection(), receptionSection()].compactMap(\.self)
    return section
  }

  private func returnSection(_ flow: Flow) -> Section {
    let whole = Watched(flow: flow, series: flow.total)
    var section = Section(
      id: flow.id,
      heading: texts(
        "section.flow",
        ["place": .name(flow.place.name), "indicator": .name(flow.indicator.name)]),
      blocks: [.paragraph(say(phrases.level(whole)))])
    // The table of shares says it with limits, and of whom the age is not known.
    let children = model.returned == nil ? childrenSentence(flow) : nil
    for sentence in [trendSentence(flow), kindSentence(flow), children, destinations(flow)] {
      if let sentence { section.blocks.append(.paragraph(sentence)) }
    }
    section.blocks.append(seriesFigure(whole, id: flow.id + "-series"))
    if let kinds = kindsFigure(flow, id: flow.id + "-kinds") { section.blocks.append(kinds) }
    if let block = nationalityPanels(flow, id: flow.id + "-panels", count: 4) {
      section.blocks.append(block)
    }
    if let notes = source(flow.source)?.notes { section.blocks.append(.note(notes[language])) }
    return section
  }

  /// The shares of the kinds in the newest period.
  private func kindSentence(_ flow: Flow) -> String? {
    guard let latest = flow.total.latest, let total = latest.value, total > 0 else { return nil }
    let kinds = flow.kinds.compactMap { kind -> Message.Argument? in
      guard let value = kind.series.value(latest.period), value > 0 else { return nil }
      return .message(
        Message(
          "description.share",
          ["name": .message(kindName(kind)), "share": .percent(value / total)]))
    }
    guard !kinds.isEmpty else { return nil }
    return texts("returns.kinds", ["period": .period(latest.period), "kinds": .list(kinds)])
  }

  /// How many of the newest period's people are children or adolescents, where a source says.
  private func childrenSentence(_ flow: Flow) -> String? {
    guard let latest = flow.total.latest, let total = latest.value, total > 0,
      let children = flow.children?.value(latest.period)
    else { return nil }
    return texts(
      "returns.children",
      [
        "period": .period(latest.period), "n": .number(children),
        "share": .percent(children / total),
      ])
  }

  /// The countries to which most people of twelve months were returned.
  private func destinations(_ flow: Flow) -> String? {
    guard flow.indicator.code == "returns-carried-out" else { return nil }
    let total = flow.total.sum(last: 12)
    let parts = flow.nationalities.filter {
      $0.series.sum(last: 12) * 50 >= total && total > 0
        && model.countries[$0.series.key.nationality]?.kind != .special
    }.prefix(4)
    guard !parts.isEmpty else { return nil }
    return texts(
      "returns.to",
      [
        "place": .place(flow.place),
        "list": .list(
          parts.map { part in
            .message(
              Message(
                "description.share",
                [
                  "name": .name(part.name), "share": .percent(part.series.sum(last: 12) / total),
                ]))
          }),
      ])
  }

  /// The kinds over time, as columns that add up to the whole.
  func kindsFigure(_ flow: Flow, id: String, periods: Int = 48) -> Block? {
    let kinds = flow.kinds.filter { $0.series.sum(last: 24) > 0 }.prefix(6)
    guard kinds.count > 1 else { return nil }
    let total = flow.total.last(periods)
    let axis = total.points.map(\.period)
    let locale = texts.locale
    let chart = CompositionChart(
      periods: axis,
      parts: kinds.map { kind in
        CompositionChart.Part(
          name: capitalised(say(kindName(kind))),
          values: axis.map { flow.total.value($0) == nil ? nil : kind.series.value($0) ?? 0 })
      }, isShare: false, share: { locale.percent($0) })
    let latest = total.latest
    let largest = kinds.max {
      ($0.series.value(latest?.period ?? axis[0]) ?? 0)
        < ($1.series.value(latest?.period ?? axis[0]) ?? 0)
    }
    let value = latest.flatMap { largest?.series.value($0.period) } ?? 0
    return figure(
      id, chart,
      title: Message(
        "title.kinds",
        [
          "kind": largest.map { .message(kindName($0)) } ?? .name(flow.indicator.name),
          "share": .percent(value / max(latest?.value ?? 0, 1)),
          "period": .period(latest?.period ?? axis[0]),
        ]),
      subtitle: span(phrases.measure(flow), total), source: [citation(flow.source)],
      description: phrases.description(total, measure: phrases.measure(flow)),
      pseudo: flow.total.isPseudoRealTime,
      data: DataTable(
        name: flow.id + "-kinds", title: Message("data.kinds", ["place": .place(flow.place)]),
        columns: [
          .init("period", .period, hxl: "#date+period"),
          .init("kind", .text, hxl: "#indicator+kind+code"),
          .init("kind_name", .name, hxl: "#indicator+kind+name"),
          .init("value", .number, hxl: "#value+observed"),
        ],
        rows: flow.total.points.map(\.period).flatMap { period in
          kinds.map { kind in
            [
              .period(period), .text(kindCode(kind.series.key)), .name(kind.name),
              .optional(kind.series.value(period)),
            ]
          }
        }), shown: ["period", "kind_name", "value"])
  }

  /// What a kind is called: another country as the one from which people return.
  private func kindName(_ kind: Flow.Part) -> Message {
    let counterpart = kind.series.key.counterpart
    guard counterpart != SeriesKey.whole else {
      return Message("kind.named", ["name": .name(kind.name)])
    }
    return model.countries[counterpart]?.kind == .special
      ? Message("kind.from-not-stated") : Message("kind.from", ["country": .name(kind.name)])
  }

  /// The code of the part by which a kind differs from the whole.
  private func kindCode(_ key: SeriesKey) -> String {
    [key.category, key.counterpart, key.age, key.sex].first { $0 != SeriesKey.whole }
      ?? SeriesKey.whole
  }
}
