import Charts
import Domain

/// The first page: what stands out, what changed since the last meeting, what we cannot say.
extension Composer {
  /// The finding that leads the document.
  func headline() -> String {
    if let flow = mostChanged(atLeast: Composer.upheaval) {
      let whole = Watched(flow: flow, series: flow.total)
      return flow.total.latest?.isAlarm == true ? alarmHeadline(whole) : say(phrases.title(whole))
    }
    if let signal = leadingSignals.first { return signalHeadline(signal) }
    if let first = model.leading.first { return alarmHeadline(first) }
    if let flow = mostChanged(atLeast: 2) {
      return say(phrases.title(Watched(flow: flow, series: flow.total)))
    }
    return texts(
      "headline.calm", ["flows": .count(model.flows.count), "day": .day(cover.asOf)])
  }

  /// The series that the headline is about, for the chart of the first page.
  private func headlineSeries() -> Watched? {
    func whole(_ flow: Flow) -> Watched { Watched(flow: flow, series: flow.total) }
    if let flow = mostChanged(atLeast: Composer.upheaval) { return whole(flow) }
    if let signal = leadingSignals.first, let flow = model.flows.first(where: signal.isAbout) {
      let code = signal.signal.key.nationality
      let part = flow.nationalities.first { $0.series.key.nationality == code }
      return part.map { Watched(flow: flow, nationality: code, series: $0.series) }
        ?? Watched(flow: flow, series: flow.total)
    }
    return model.leading.first
      ?? (mostChanged(atLeast: 2) ?? model.flows.first).map(whole)
  }

  /// A flow that has grown or shrunk by this ratio in a year comes before every single alarm.
  private static let upheaval = 10.0

  /// The flow of the corridor whose newest figure differs most, by ratio, from a year before; nil
  /// where none differs by so much.
  private func mostChanged(atLeast ratio: Double) -> Flow? {
    let changes = model.flows.filter(isOnCorridor).compactMap { flow -> (Flow, Double)? in
      guard let latest = flow.total.latest, let value = latest.value,
        let before = flow.total.value(
          latest.period.advanced(by: -latest.period.frequency.seasonLength)),
        max(value, before) >= Watched.floor
      else { return nil }
      return (flow, max((value + 1) / (before + 1), (before + 1) / (value + 1)))
    }
    return changes.filter { $0.1 >= ratio }.max { ($0.1, $1.0.id) < ($1.1, $0.0.id) }?.0
  }

  /// A series with a recent alarm, as a headline.
  func alarmHeadline(_ first: Watched) -> String {
    guard let latest = first.series.latest, let value = latest.value else {
      return say(phrases.title(first))
    }
    var arguments: [String: Message.Argument] = [
      "counted": .message(phrases.counted(value, first)), "period": .period(latest.period),
    ]
    guard latest.isAlarm else {
      arguments["recent"] = .periods(first.recentAlarms.map(\.period))
      return say(
        Message(
          first.recentAlarms.last?.alarm == .below
            ? "headline.recent-below" : "headline.recent-above", arguments))
    }
    if let expected = latest.expected {
      arguments["expected"] = Phrases.about(expected)
      return say(Message("headline.expected", arguments))
    }
    return say(
      Message(latest.alarm == .below ? "headline.below" : "headline.above", arguments))
  }

  func summarySection() -> Section {
    var section = Section(id: "summary", heading: texts("section.summary"))
    let sentences = Block.bullets(summarySentences())
    if let watched = headlineSeries() {
      let chart = compact(
        seriesFigure(watched, id: "summary-series", periods: 36, events: false))
      section.blocks.append(.pair([sentences], [chart]))
    } else {
      section.blocks.append(sentences)
    }
    if let table = changesTable(count: 6) { section.blocks.append(table) }
    section.blocks.append(
      .boxes([
        (id: "since", heading: sinceHeading(), blocks: [.bullets(sinceLastMeeting())]),
        (
          id: "limits", heading: texts("section.limits"),
          blocks: [.bullets(Array(limits().prefix(4)))]
        ),
      ]))
    return section
  }

  /// Three to five sentences that stand alone.
  private func summarySentences() -> [String] {
    var sentences: [String] = []
    var named: Set<String> = []
    if let flow = mostChanged(atLeast: Composer.upheaval) {
      named.insert(flow.id)
      let words = [say(phrases.level(Watched(flow: flow, series: flow.total)))]
      sentences.append(
        (words + [nationalitySentence(flow)].compactMap(\.self)).joined(separator: " "))
    }
    for signal in leadingSignals where named.count < 3 {
      guard let flow = model.flows.first(where: signal.isAbout),
        named.insert(flow.id).inserted
      else { continue }
      sentences.append(signal.sentence[language])
    }
    for watched in model.leading where named.count < 3 {
      // One sentence a flow: the most surprising of its series.
      guard named.insert(watched.flow.id).inserted else { continue }
      sentences.append(say(phrases.level(watched)))
    }
    for flow in model.flows.filter(isOnCorridor)
    where named.count < 3 && !named.contains(flow.id) {
      guard flow.total.latest != nil else { continue }
      named.insert(flow.id)
      sentences.append(say(phrases.level(Watched(flow: flow, series: flow.total))))
    }
    if let signals = signalCount() {
      sentences.append(signals)
    } else if let judged = judgedSentence() {
      sentences.append(judged)
    }
    let publishing = membersWithFigures
    sentences.append(
      texts(
        "summary.coverage",
        ["with": .count(publishing.count), "all": .count(model.members.count)]))
    return sentences
  }

  /// How many series could be compared with what was expected, and how many left it.
  private func judgedSentence() -> String? {
    let judged = model.watched.filter {
      $0.series.latest?.hasRange == true || !$0.recentAlarms.isEmpty
    }
    guard !judged.isEmpty else { return nil }
    return texts(
      "summary.judged",
      [
        "judged": .count(judged.count),
        "out": .count(judged.count { !$0.recentAlarms.isEmpty }),
        "wide": .count(model.watched.count { $0.series.latest?.hadRangeTooWide == true }),
      ])
  }

  /// Member Countries of which somebody publishes flows or returns.
  var membersWithFigures: [Country] { members(with: model.flows + model.returns) }

  func members(with flows: [Flow]) -> [Country] {
    let places = Set(flows.compactMap(\.country))
    return model.members.filter { places.contains($0.code) }
  }

  /// The strongest changes as a table; nil where nothing has changed.
  func changesTable(count: Int) -> Block? {
    let rows = model.strongest(count, perFlow: 2)
    guard !rows.isEmpty else { return nil }
    let data = changesData(model.strongest(.max))
    return table(
      "changes", Message("table.changes"),
      columns: [
        ("subject", false), ("counted", false), ("period", false), ("value", true),
        ("expected-range", true), ("year-before", true), ("signal", false),
      ],
      rows: rows.map(changeRow), notes: [texts("table.changes-note")], data: data)
  }

  private func changeRow(_ watched: Watched) -> [String] {
    guard let latest = watched.series.latest, let value = latest.value else { return [] }
    return [
      say(phrases.subject(watched)), counted(watched.flow.indicator),
      texts.shortPeriod(latest.period), texts.locale.number(value), range(latest),
      yearChange(watched.series, latest), signal(watched),
    ]
  }

  /// The range that was expected of a figure.
  func range(_ point: FigureSeries.Point) -> String {
    guard let lower = point.lower, let upper = point.upper else { return texts("value.missing") }
    return texts(
      "value.range",
      ["lower": .number(max(0, lower).rounded()), "upper": .number(upper.rounded())])
  }

  /// The change against the same period of the year before, signed.
  func yearChange(_ series: FigureSeries, _ latest: FigureSeries.Point) -> String {
    let season = series.key.frequency.seasonLength
    guard let value = latest.value,
      let before = series.value(latest.period.advanced(by: -season))
    else { return texts("value.missing") }
    if before == 0 {
      return value == 0 ? texts.locale.percent(0) : texts("value.from", ["before": .number(0)])
    }
    let ratio = value / before
    // Beyond ten times the earlier figure says more than a percentage.
    return ratio >= 10
      ? texts("value.from", ["before": .number(before)])
      : texts.locale.percent(ratio - 1, signed: true)
  }

  /// What is counted, in a word or two.
  func counted(_ indicator: Indicator) -> String {
    Phrases.indicators.contains(indicator.code)
      ? texts("counted-short.\(indicator.code)") : indicator.name[language]
  }

  /// The signal in words with its shape, never by colour alone; a signal of an earlier month of the
  /// quarter carries its month.
  func signal(_ watched: Watched) -> String {
    guard let latest = watched.series.latest else { return texts("signal.none") }
    if let last = watched.recentAlarms.last, last.period != latest.period {
      return texts(
        last.alarm == .below ? "signal.below-in" : "signal.above-in",
        ["period": .text(texts.shortPeriod(last.period))])
    }
    switch latest.alarm {
    case .above: return texts("signal.above")
    case .below: return texts("signal.below")
    case nil:
      return texts(
        latest.hasRange ? "signal.within" : latest.hadRangeTooWide ? "signal.wide" : "signal.none")
    }
  }

  private func changesData(_ rows: [Watched]) -> DataTable {
    DataTable(
      name: "changes", title: Message("table.changes"),
      columns: [
        .init("source", .text, hxl: "#meta+source+code"),
        .init("indicator", .text, hxl: "#indicator+code"),
        .init("place", .text, hxl: "#loc+code"),
        .init("place_name", .name, hxl: "#loc+name"),
        .init("nationality", .text, hxl: "#population+nationality+code"),
        .init("period", .period, hxl: "#date+period"),
        .init("value", .number, hxl: "#value+observed"),
        .init("expected", .number, hxl: "#value+expected"),
        .init("lower_99", .number, hxl: "#value+expected+min"),
        .init("upper_99", .number, hxl: "#value+expected+max"),
        .init("z", .number, hxl: "#value+z", decimals: 2),
        .init("alarm", .text, hxl: "#status+alarm"),
      ],
      rows: rows.map { watched in
        let latest = watched.series.latest
        return [
          .text(watched.flow.source), .text(watched.flow.indicator.code),
          .text(watched.flow.place.code), .name(watched.flow.place.name),
          .text(watched.nationality ?? SeriesKey.whole),
          latest.map { .period($0.period) } ?? .missing, .optional(latest?.value),
          .optional(latest?.expected), .optional(latest?.lower.map { max(0, $0) }),
          .optional(latest?.upper), .optional(watched.surprise),
          .alarm(latest?.alarm),
        ]
      })
  }
}
