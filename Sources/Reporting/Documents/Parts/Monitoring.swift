import Charts
import Domain
import Foundation

/// Phase II: who publishes what and how late, and how flows move.
extension Composer {
  func monitoringSection() -> Section {
    var section = Section(
      id: "monitoring", number: "II", heading: texts("section.monitoring"), style: "page",
      blocks: [.question(texts("question.monitoring"))])
    section.blocks.append(
      .answer(
        texts(
          "answer.monitoring",
          [
            "flows": .count(model.flows.count), "with": .count(members(with: model.flows).count),
            "all": .count(model.members.count),
          ])))
    section.blocks.append(.bullets(model.flows.compactMap(publishing)))
    if let comparison = flowsPanel() { section.blocks.append(comparison) }
    section.children = model.flows.map { flowSection($0, prefix: "") }
    return section
  }

  /// Who publishes a flow, until when, and how late that is.
  private func publishing(_ flow: Flow) -> String? {
    guard let source = source(flow.source), let newest = flow.total.latest?.period else {
      return nil
    }
    return texts(
      "answer.publishes",
      [
        "publisher": .text(source.publisher), "indicator": .name(flow.indicator.name),
        "place": .label(flow.place), "period": .period(newest),
        "n": .count(max(0, newest.end.distance(to: cover.asOf))),
        "state": .message(Message("freshness.\(source.freshness.rawValue)")),
      ])
  }

  /// One flow: its level, its nationalities, its season.
  ///
  /// - Parameter prefix: Keeps ids apart where a flow is shown twice in one document.
  func flowSection(_ flow: Flow, prefix: String) -> Section {
    let whole = Watched(flow: flow, series: flow.total)
    let id = prefix + flow.id
    var section = Section(
      id: id,
      heading: texts(
        "section.flow",
        ["place": .name(flow.place.name), "indicator": .name(flow.indicator.name)]),
      blocks: [.paragraph(say(phrases.level(whole)))])
    if let sentence = nationalitySentence(flow) { section.blocks.append(.paragraph(sentence)) }
    section.blocks.append(seriesFigure(whole, id: id + "-series"))
    // Places beside the corridor are told in short.
    guard isOnCorridor(flow) else { return section }
    if let strongest = strongestNationality(flow) {
      section.blocks.append(seriesFigure(strongest, id: id + "-nationality", events: false))
    }
    if let block = compositionFigure(flow, id: id + "-composition") {
      section.blocks.append(block)
    }
    if let block = nationalityPanels(flow, id: id + "-panels") { section.blocks.append(block) }
    if let block = calendarFigure(flow, id: id + "-calendar") { section.blocks.append(block) }
    if let notes = source(flow.source)?.notes { section.blocks.append(.note(notes[language])) }
    return section
  }

  /// Whether a flow is counted at a stage of the corridor; every flow is where none is declared.
  func isOnCorridor(_ flow: Flow) -> Bool {
    model.stages.isEmpty || model.stages.contains { $0.flow == flow.id }
  }

  /// The nationality whose newest figure raised the strongest alarm.
  private func strongestNationality(_ flow: Flow) -> Watched? {
    model.leading.first { $0.flow.id == flow.id && $0.nationality != nil }
  }

  /// Who the largest part are, and which nationalities left their expected range.
  func nationalitySentence(_ flow: Flow) -> String? {
    guard let latest = flow.total.latest, let total = latest.value, total > 0 else { return nil }
    let named = flow.nationalities.filter {
      model.countries[$0.series.key.nationality]?.kind != .special
    }.sorted {
      ($0.series.value(latest.period) ?? 0, $1.series.key.nationality)
        > ($1.series.value(latest.period) ?? 0, $0.series.key.nationality)
    }
    guard let largest = named.first, let value = largest.series.value(latest.period), value > 0,
      let country = model.countries[largest.series.key.nationality]
    else { return nil }
    let above = named.filter { isSizableAlarm($0, .above) }
    let below = named.filter { isSizableAlarm($0, .below) }
    func nationalities(_ parts: [Flow.Part]) -> Message.Argument {
      .list(
        parts.prefix(6).map {
          .name(model.countries[$0.series.key.nationality]?.nationality ?? $0.name)
        })
    }
    var sentence = texts(
      "nationality.largest",
      [
        "people": .name(country.people), "share": .percent(value / total),
        "period": .period(latest.period),
      ])
    if !above.isEmpty {
      sentence +=
        " "
        + texts(
          "nationality.above",
          ["n": .count(above.count), "nationalities": nationalities(above)])
    }
    if !below.isEmpty {
      sentence +=
        " "
        + texts(
          "nationality.below",
          ["n": .count(below.count), "nationalities": nationalities(below)])
    }
    return sentence
  }

  private func isSizableAlarm(_ part: Flow.Part, _ alarm: FigureSeries.Alarm) -> Bool {
    guard let latest = part.series.latest else { return false }
    return latest.alarm == alarm && Watched.isSizable(latest)
  }

  /// All flows beside each other, each as an index of its own year, since places count different
  /// things.
  private func flowsPanel() -> Block? {
    let flows = model.flows.filter { $0.total.latest != nil && $0.total.key.frequency == .month }
    guard flows.count > 1, let last = flows.compactMap({ $0.total.points.last?.period }).max()
    else { return nil }
    let first = last.advanced(by: -35)
    let indices = flows.map { flow -> [SeriesPoint] in
      // 100 is the mean of the twelve months before the shown time's last twelve.
      let base =
        flow.total.points.filter {
          $0.period >= last.advanced(by: -23) && $0.period <= last.advanced(by: -12)
        }.compactMap(\.value)
      let mean = base.isEmpty ? 0 : base.reduce(0, +) / Double(base.count)
      return flow.total.points.filter { $0.period >= first && $0.period <= last }.map {
        SeriesPoint(
          $0.period, value: mean > 0 ? $0.value.map { ($0 / mean * 100).rounded() } : nil)
      }
    }
    let panels = zip(flows, indices).map { flow, points in
      SmallMultiples.Panel(name: texts.label(flow.place), points: points)
    }
    let newest = indices.map { $0.last { $0.value != nil }?.value ?? 100 }
    // The place farthest from 100, up or down, by ratio.
    let farthest =
      newest.indices.max {
        abs(log2Ratio(newest[$0])) < abs(log2Ratio(newest[$1]))
      } ?? 0
    return figure(
      "flows", SmallMultiples(panels: panels, words: chartWords),
      title: Message(
        newest[farthest] >= 100 ? "title.flows-up" : "title.flows-down",
        [
          "place": .place(flows[farthest].place),
          "times": Phrases.times(newest[farthest] / 100),
          "percent": .percent(1 - newest[farthest] / 100),
        ]),
      subtitle: Message(
        "measure.flows",
        ["first": .period(last.advanced(by: -23)), "last": .period(last.advanced(by: -12))]),
      source: citations(flows.map(\.source)),
      description: Message(
        "description.flows",
        [
          "list": .list(
            flows.map { .message(phrases.level(Watched(flow: $0, series: $0.total))) })
        ]),
      pseudo: flows.contains { $0.total.isPseudoRealTime },
      data: DataTable(
        name: "flows", title: Message("data.flows"),
        columns: [
          .init("place", .text, hxl: "#loc+code"), .init("place_name", .name, hxl: "#loc+name"),
          .init("period", .period, hxl: "#date+period"),
          .init("index", .number, hxl: "#value+index"),
        ],
        rows: zip(flows, indices).flatMap { flow, points in
          points.map { point in
            [
              .text(flow.place.code), .name(flow.place.name), .period(point.period),
              .optional(point.value),
            ]
          }
        }), shown: ["place_name", "period", "index"])
  }

  /// Doublings from 100, with one tenth standing for nothing at all.
  private func log2Ratio(_ index: Double) -> Double { log2(max(index, 0.1) / 100) }
}
