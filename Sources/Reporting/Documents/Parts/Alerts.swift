import Charts
import Domain

/// Phase III: which alerts stand, who is concerned, what follows.
extension Composer {
  func alertSection() -> Section {
    var section = Section(
      id: "alert", number: "III", heading: texts("section.alert"), style: "page",
      blocks: [.question(texts("question.alert")), .answer(alertAnswer())])
    let open = (model.alerts ?? []).filter(\.state.isOpen)
    if !open.isEmpty {
      section.blocks.append(.bullets(open.prefix(8).map { $0.evidence[language] }))
      section.blocks.append(.note(texts("alerts.protection")))
    }
    if let strip = alarmStrip(id: "alarm-strip") { section.blocks.append(strip) }
    if let table = signalTable() ?? alarmTable() { section.blocks.append(table) }
    if let corridor = corridorFigure(id: "corridor-figure") {
      var part = Section(
        id: "corridor", heading: texts("section.corridor"),
        blocks: [.paragraph(texts("corridor.sentence")), corridor])
      part.blocks += corridorBlocks()
      section.children.append(part)
    }
    return section
  }

  private func alertAnswer() -> String {
    let found = signalCount() ?? texts("signals.none-sought", ["n": .count(model.alarmed.count)])
    guard let alerts = model.alerts else { return found + " " + texts("answer.alert-no-register") }
    let open = alerts.count { $0.state.isOpen }
    return texts("answer.alert", ["open": .count(open)]) + " " + found
  }

  /// Every alarm of the newest period, with its evidence.
  private func alarmTable() -> Block? {
    let rows = model.alarmed
    guard !rows.isEmpty else { return nil }
    return table(
      "alarms", Message("table.alarms"),
      columns: [
        ("subject", false), ("counted", false), ("period", false), ("value", true),
        ("expected", true), ("expected-range", true), ("since", false), ("signal", false),
      ],
      rows: rows.prefix(20).map { watched in
        guard let latest = watched.series.latest else { return [] }
        return [
          say(phrases.subject(watched)), counted(watched.flow.indicator),
          texts.shortPeriod(latest.period), texts.locale.number(latest.value ?? 0),
          latest.expected.map { texts.locale.number($0) } ?? texts("value.missing"),
          range(latest), texts.shortPeriod(alarmStart(watched)), signal(watched),
        ]
      },
      notes: [texts("table.alarms-note")])
  }

  /// The first period of the unbroken run of alarms that ends with the newest one.
  func alarmStart(_ watched: Watched) -> Period {
    let series = watched.series
    var start = series.latest?.period ?? series.points[series.points.count - 1].period
    guard let last = watched.recentAlarms.last?.period else { return start }
    for point in series.points.reversed() where point.value != nil && point.period <= last {
      guard point.isAlarm else { break }
      start = point.period
    }
    return start
  }

  /// A row a flow and its most alarmed nationalities, a cell a month.
  private func alarmStrip(id: String) -> Block? {
    let rows = stripRows()
    guard
      let last = model.flows.compactMap({ $0.total.points.last?.period }).filter({
        $0.frequency == .month
      }).max(), !rows.isEmpty
    else { return nil }
    let months = (0..<24).map { last.advanced(by: $0 - 23) }
    let calm = AlertStrip.Cell(letter: "", step: 0)
    let above = AlertStrip.Cell(letter: texts("strip.above"), step: 4)
    let below = AlertStrip.Cell(letter: texts("strip.below"), step: 2)
    let chart = AlertStrip(
      columns: months.map(texts.shortPeriod),
      rows: rows.map { watched in
        AlertStrip.Row(
          name: say(phrases.subject(watched)),
          cells: months.map { month in
            guard
              let point = watched.series.points.first(where: { $0.period == month }),
              point.value != nil
            else { return AlertStrip.Cell(letter: "", step: nil) }
            switch point.alarm {
            case .above: return above
            case .below: return below
            case nil: return calm
            }
          })
      },
      meanings: [
        (calm, texts("strip.calm")), (above, texts("chart.above")), (below, texts("chart.below")),
      ], missing: texts("chart.missing"))
    return figure(
      id, chart, title: Message("title.strip", ["n": .count(model.alarmed.count)]),
      subtitle: Message(
        "measure.strip", ["first": .period(months[0]), "last": .period(last)]),
      source: citations(Set(rows.map(\.flow.source)).sorted()),
      description: Message(
        "description.strip",
        [
          "list": .list(
            rows.map { watched in
              .message(
                Message(
                  "description.strip-row",
                  [
                    "subject": .message(phrases.subject(watched)),
                    "n": .count(
                      watched.series.points.count { $0.isAlarm && $0.period >= months[0] }),
                  ]))
            })
        ]), pseudo: rows.contains { $0.series.isPseudoRealTime },
      data: stripData(rows, from: months[0]),
      shown: ["place_name", "nationality", "period", "alarm"])
  }

  /// Every judged month of the strip's series.
  private func stripData(_ rows: [Watched], from first: Period) -> DataTable {
    DataTable(
      name: "alarm-strip", title: Message("data.strip"),
      columns: [
        .init("place", .text, hxl: "#loc+code"), .init("place_name", .name, hxl: "#loc+name"),
        .init("nationality", .text, hxl: "#population+nationality+code"),
        .init("period", .period, hxl: "#date+period"),
        .init("value", .number, hxl: "#value+observed"),
        .init("lower_99", .number, hxl: "#value+expected+min"),
        .init("upper_99", .number, hxl: "#value+expected+max"),
        .init("alarm", .text, hxl: "#status+alarm"),
      ],
      rows: rows.flatMap { watched in
        watched.series.points.filter { $0.period >= first }.map { point in
          [
            .text(watched.flow.place.code), .name(watched.flow.place.name),
            .text(watched.nationality ?? SeriesKey.whole), .period(point.period),
            .optional(point.value), .optional(point.lower.map { max(0, $0) }),
            .optional(point.upper), .alarm(point.alarm),
          ]
        }
      })
  }

  private func stripRows() -> [Watched] {
    let judged = model.watched.filter {
      $0.series.key.frequency == .month && $0.isSizable
        && $0.series.points.contains { $0.upper != nil }
    }
    let alarmed = model.alarmed.filter { $0.series.key.frequency == .month }
    let wholes = judged.filter { $0.nationality == nil }.prefix(6)
    return Array(wholes) + alarmed.filter { $0.nationality != nil }.prefix(10)
  }

  /// Places from south to north with their newest figures.
  func corridorFigure(id: String) -> Block? {
    guard !model.stages.isEmpty else { return nil }
    let nodes = model.stages.map { stage -> CorridorDiagram.Node in
      let flow = stage.flow.flatMap { id in model.flows.first { $0.id == id } }
      guard let flow, let latest = flow.total.latest, let value = latest.value else {
        return CorridorDiagram.Node(
          name: stage.name[language], value: nil, valueText: texts("corridor.no-figures"),
          note: "", entry: airEntry(stage))
      }
      let whole = Watched(flow: flow, series: flow.total)
      return CorridorDiagram.Node(
        name: stage.name[language], value: value,
        valueText: texts.locale.number(value),
        note: texts(
          "corridor.node",
          [
            "unit": .text(counted(flow.indicator)),
            "period": .text(texts.shortPeriod(latest.period)),
            "change": .text(monthChange(flow.total, latest)),
          ]),
        entry: airEntry(stage), alarm: strongestAlarm(whole))
    }
    let legs = model.legs.map { leg in
      CorridorDiagram.Leg(
        from: leg.from, to: leg.to,
        kind: leg.direction == .southbound ? .back : leg.isLag ? .lag : .onward,
        word: leg.isLag
          ? texts("corridor.lag", ["time": .text(duration(leg))]) : duration(leg))
    }
    let published = nodes.count { $0.value != nil }
    return figure(
      id, CorridorDiagram(nodes: nodes, legs: legs),
      title: Message(
        "title.corridor", ["with": .count(published), "all": .count(nodes.count)]),
      subtitle: Message("measure.corridor"),
      source: citations(
        Set(
          model.stages.compactMap { stage in
            stage.flow.flatMap { id in model.flows.first { $0.id == id }?.source }
          }
        ).sorted()),
      description: Message(
        "description.corridor",
        [
          "list": .list(
            nodes.map {
              .message(
                Message(
                  "description.node",
                  ["name": .text($0.name), "value": .text($0.valueText), "note": .text($0.note)]))
            })
        ]), data: corridorData())
  }

  /// The newest figure of every stage, and the stages that have none.
  private func corridorData() -> DataTable {
    DataTable(
      name: "corridor", title: Message("data.corridor"),
      columns: [
        .init("country", .text, hxl: "#country+code"),
        .init("place_name", .name, hxl: "#loc+name"),
        .init("indicator", .text, hxl: "#indicator+code"),
        .init("period", .period, hxl: "#date+period"),
        .init("value", .number, hxl: "#value+observed"),
      ],
      rows: model.stages.map { stage in
        let flow = stage.flow.flatMap { id in model.flows.first { $0.id == id } }
        let latest = flow?.total.latest
        return [
          .text(stage.country), .name(stage.name),
          flow.map { .text($0.indicator.code) } ?? .missing,
          latest.map { .period($0.period) } ?? .missing, .optional(latest?.value),
        ]
      })
  }

  /// Who was known to enter by air; empty where nobody was.
  private func airEntry(_ stage: RouteStage) -> String {
    guard !stage.airEntries.isEmpty else { return "" }
    return texts(
      "corridor.air",
      ["countries": .list(stage.airEntries.map { .text(countryName($0)) })])
  }

  /// The alarm of the whole, or of a nationality where the whole was not judged.
  private func strongestAlarm(_ whole: Watched) -> SeriesPoint.Alarm? {
    let latest = whole.series.latest
    let alarm =
      latest?.upper != nil
      ? whole.recentAlarms.last?.alarm
      : model.alarmed.first { $0.flow.id == whole.flow.id }?.recentAlarms.last?.alarm
    return alarm.map { $0 == .above ? .high : .low }
  }

  private func monthChange(_ series: FigureSeries, _ latest: FigureSeries.Point) -> String {
    guard let value = latest.value,
      let before = series.value(latest.period.advanced(by: -1)), before > 0
    else { return texts("value.missing") }
    return texts.locale.percent(value / before - 1, signed: true)
  }

  private func duration(_ leg: RouteLeg) -> String {
    guard let low = leg.hoursLow ?? leg.hoursHigh else { return "" }
    let high = leg.hoursHigh ?? low
    guard high >= 48 else {
      return low == high
        ? texts("value.hours", ["n": .number(low.rounded())])
        : texts(
          "value.hours-range", ["low": .number(low.rounded()), "high": .number(high.rounded())])
    }
    let days = ((low / 24).rounded(), (high / 24).rounded())
    return days.0 == days.1
      ? texts("value.days", ["n": .count(Int(days.0))])
      : texts("value.days-range", ["low": .number(days.0), "high": .number(days.1)])
  }
}
