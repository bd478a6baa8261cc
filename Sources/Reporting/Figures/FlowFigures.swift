import Charts
import Domain

/// Figures of one flow.
extension Composer {
  /// Periods that a chart over time shows at most: figures since 2018 at the earliest would be
  /// legible, but the years that matter to a meeting are the last five.
  static let shownPeriods = 60

  /// The flow over time with what was expected, alarms and the acts that touch its place.
  func seriesFigure(
    _ watched: Watched, id: String, periods: Int = Composer.shownPeriods, events: Bool = true
  ) -> Block {
    var shown = watched
    shown.series = watched.series.last(periods)
    let measure = phrases.measure(watched.flow)
    return figure(
      id,
      SeriesChart(
        points: shown.series.chartPoints,
        events: events ? self.events(for: shown) : [], words: chartWords),
      title: phrases.title(watched), subtitle: span(measure, shown.series),
      source: [citation(watched.flow.source)],
      description: phrases.description(shown.series, measure: measure),
      pseudo: watched.series.isPseudoRealTime,
      data: seriesData(watched),
      shown: ["period", "value", "expected", "lower_99", "upper_99", "alarm"])
  }

  /// All figures of a series with what was expected of them.
  func seriesData(_ watched: Watched) -> DataTable {
    .series(
      watched, name: dataName(watched),
      title: Message(
        "data.series",
        [
          "subject": .message(phrases.subject(watched)),
          "measure": .message(phrases.measure(watched.flow)),
        ]))
  }

  /// The annex of a series: one for each flow and nationality, wherever it is drawn.
  func dataName(_ watched: Watched) -> String {
    "\(watched.flow.id)-\(watched.nationality?.lowercased() ?? "series")"
  }

  /// A measure with the first and last period that a chart shows.
  func span(_ measure: Message, _ series: FigureSeries) -> Message {
    guard let first = series.points.first?.period, let last = series.points.last?.period else {
      return measure
    }
    return Message(
      "measure.span",
      ["measure": .message(measure), "first": .period(first), "last": .period(last)])
  }

  /// At most four acts that touch the place or its country within the chart's time, the newest.
  private func events(for watched: Watched) -> [SeriesChart.Event] {
    guard let first = watched.series.points.first?.period.start,
      let last = watched.series.points.last?.period.end
    else { return [] }
    let places = [watched.flow.place.code, watched.flow.country].compactMap { $0 }
    return model.acts.filter { act in
      act.appliesOn >= first && act.appliesOn <= last
        && act.places.contains { places.contains($0) }
        && (act.nationalities.isEmpty
          || watched.nationality.map { act.nationalities.contains($0) } == true)
    }
    .suffix(4).map { act in
      SeriesChart.Event(
        act.appliesOn,
        texts("chart.event", ["day": .day(act.appliesOn), "what": .name(act.what)]))
    }
  }

  /// Shares of the largest nationalities over time.
  func compositionFigure(_ flow: Flow, id: String, periods: Int = 36) -> Block? {
    let parts = flow.nationalities.filter { $0.series.sum(last: 12) > 0 }
    guard parts.count > 1 else { return nil }
    let named = parts.filter { model.countries[$0.series.key.nationality]?.kind != .special }
      .prefix(6)
    let total = flow.total.last(periods)
    let axis = total.points.map(\.period)
    let values = named.map { part in axis.map { part.series.value($0) } }
    let rest = axis.enumerated().map { index, period -> Double? in
      guard let whole = published(flow, period) else { return nil }
      return max(0, whole - values.compactMap { $0[index] }.reduce(0, +))
    }
    let names = named.map { part in
      model.countries[part.series.key.nationality]?.nationality ?? part.name
    }
    let locale = texts.locale
    let chart = CompositionChart(
      periods: axis,
      parts: zip(names, values).map { name, values in
        CompositionChart.Part(
          name: capitalised(name[language]),
          values: zip(values, rest).map { value, rest in rest == nil ? nil : value ?? 0 })
      } + [CompositionChart.Part(name: texts("chart.rest"), isRest: true, values: rest)],
      isShare: true, share: { locale.percent($0) })
    let measure = Message("measure.composition", ["indicator": .name(flow.indicator.name)])
    return figure(
      id, chart, title: phrases.compositionTitle(flow), subtitle: span(measure, total),
      source: [citation(flow.source)],
      description: compositionDescription(flow, named: Array(named)),
      pseudo: flow.total.isPseudoRealTime,
      data: compositionData(
        flow, named: Array(named), axis: axis, rest: rest, id: flow.id + "-composition"))
  }

  /// The figure of a period that is published by nationality; nil where that is less than half of
  /// the whole, since shares of so small a part would mislead.
  private func published(_ flow: Flow, _ period: Period) -> Double? {
    guard let whole = flow.total.value(period) else { return nil }
    let unnamed =
      flow.nationalities.first {
        $0.series.key.nationality == Composer.notPublished
      }?.series.value(period) ?? 0
    return unnamed * 2 > whole ? nil : whole - unnamed
  }

  /// The code of figures that a publisher does not give by nationality.
  static let notPublished = "XXX"

  private func compositionDescription(_ flow: Flow, named: [Flow.Part]) -> Message {
    guard let latest = flow.total.latest, let total = latest.value, total > 0 else {
      return Message("description.none", ["measure": .message(phrases.measure(flow))])
    }
    let shares = named.map { part -> Message.Argument in
      .message(
        Message(
          "description.share",
          [
            "name": .name(
              model.countries[part.series.key.nationality]?.nationality ?? part.name),
            "share": .percent((part.series.value(latest.period) ?? 0) / total),
          ]))
    }
    return Message(
      "description.composition", ["period": .period(latest.period), "shares": .list(shares)])
  }

  private func compositionData(
    _ flow: Flow, named: [Flow.Part], axis: [Period], rest: [Double?], id: String
  ) -> DataTable {
    var rows: [[DataTable.Value]] = []
    for (index, period) in axis.enumerated() {
      guard let whole = published(flow, period) else { continue }
      for part in named {
        let value = part.series.value(period) ?? 0
        rows.append([
          .period(period), .text(part.series.key.nationality), .name(part.name), .number(value),
          whole > 0 ? .number(value / whole) : .missing,
        ])
      }
      let others = rest[index] ?? 0
      rows.append([
        .period(period), .text("REST"), .words(Message("chart.rest")),
        .number(others), whole > 0 ? .number(others / whole) : .missing,
      ])
    }
    return DataTable(
      name: id,
      title: Message("data.composition", ["place": .place(flow.place)]),
      columns: [
        .init("period", .period, hxl: "#date+period"),
        .init("nationality", .text, hxl: "#population+nationality+code"),
        .init("nationality_name", .name, hxl: "#population+nationality+name"),
        .init("value", .number, hxl: "#value+observed"),
        .init("share", .number, hxl: "#value+share", decimals: 3),
      ], rows: rows)
  }

  /// The largest nationalities, each in a small plot on one axis.
  func nationalityPanels(_ flow: Flow, id: String, count: Int = 8, periods: Int = 36) -> Block? {
    let parts = flow.nationalities.filter {
      model.countries[$0.series.key.nationality]?.kind != .special
        && $0.series.sum(last: 12) > 0
    }.prefix(count)
    guard parts.count > 1, let last = flow.total.points.last?.period else { return nil }
    let first = last.advanced(by: -(min(periods, flow.total.points.count) - 1))
    let shown = parts.map { part -> Flow.Part in
      var part = part
      part.series.points = part.series.points.filter { $0.period >= first }
      return part
    }
    let chart = SmallMultiples(
      panels: shown.map { part in
        SmallMultiples.Panel(
          name: model.countries[part.series.key.nationality]?.name[language]
            ?? part.name[language], points: part.series.chartPoints)
      }, words: chartWords)
    let above = parts.count { $0.series.latest?.alarm == .above }
    let below = parts.count { $0.series.latest?.alarm == .below }
    let judged = parts.contains { $0.series.latest?.upper != nil }
    return figure(
      id, chart,
      title: Message(
        judged ? "title.panels" : "title.panels-unjudged",
        [
          "place": .label(flow.place), "above": .count(above), "below": .count(below),
          "count": .count(parts.count),
        ]),
      subtitle: span(
        Message(
          "measure.panels",
          ["indicator": .name(flow.indicator.name), "unit": .name(flow.indicator.unitName)]),
        flow.total.last(periods)),
      source: [citation(flow.source)],
      description: Message(
        "description.panels",
        [
          "list": .list(
            parts.map { part in
              .message(
                Message(
                  "description.panel",
                  [
                    "name": .name(
                      model.countries[part.series.key.nationality]?.name ?? part.name),
                    "value": .number(part.series.latest?.value ?? 0),
                  ]))
            })
        ]),
      pseudo: flow.total.isPseudoRealTime,
      data: panelData(flow, Array(parts), id: "\(flow.id)-panels"))
  }

  private func panelData(_ flow: Flow, _ parts: [Flow.Part], id: String) -> DataTable {
    DataTable(
      name: id, title: Message("data.panels", ["place": .place(flow.place)]),
      columns: [
        .init("nationality", .text, hxl: "#population+nationality+code"),
        .init("nationality_name", .name, hxl: "#population+nationality+name"),
        .init("period", .period, hxl: "#date+period"),
        .init("value", .number, hxl: "#value+observed"),
        .init("expected", .number, hxl: "#value+expected"),
        .init("lower_99", .number, hxl: "#value+expected+min"),
        .init("upper_99", .number, hxl: "#value+expected+max"),
        .init("alarm", .text, hxl: "#status+alarm"),
      ],
      rows: parts.flatMap { part in
        part.series.points.map { point in
          [
            .text(part.series.key.nationality), .name(part.name), .period(point.period),
            .optional(point.value), .optional(point.expected),
            .optional(point.lower.map { max(0, $0) }), .optional(point.upper),
            .alarm(point.alarm),
          ]
        }
      })
  }

  /// The season and the level at one look.
  func calendarFigure(_ flow: Flow, id: String, years: Int = 6) -> Block? {
    let series = flow.total.last(years * 12)
    guard series.key.frequency == .month, series.points.count >= 24, let highest = series.highest
    else { return nil }
    let locale = texts.locale
    let (to, more) = (texts("chart.range"), texts("chart.range-open"))
    let measure = phrases.measure(flow)
    return figure(
      id,
      CalendarHeatMap(
        points: series.chartPoints,
        words: .init(
          missing: texts("chart.missing"), alarmHigh: texts("chart.above"),
          alarmLow: texts("chart.below"),
          range: { low, high in
            (high == nil ? more : to).replacing("%low", with: locale.number(low))
              .replacing("%high", with: locale.number(high ?? 0))
          })),
      title: Message(
        "title.calendar",
        [
          "place": .label(flow.place), "period": .period(highest.period),
          "amount": .message(phrases.amount(highest.value ?? 0, flow.indicator)),
        ]),
      subtitle: span(measure, series), source: [citation(flow.source)],
      description: phrases.description(series, measure: measure),
      pseudo: flow.total.isPseudoRealTime,
      data: seriesData(Watched(flow: flow, series: flow.total)),
      shown: ["period", "value", "alarm"])
  }

  /// A word with its first letter in upper case, for the beginning of a label.
  func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
