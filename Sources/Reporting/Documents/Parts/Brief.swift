import Charts
import Domain

/// The brief of a Member Country: two printed pages of one layout, whatever the country publishes.
extension Composer {
  /// The finding that leads the brief.
  func briefHeadline(_ member: Country) -> String {
    if let own = leadingSignals.first(where: { $0.place.country == member.code }) {
      return signalHeadline(own)
    }
    if let own = model.leading.first(where: { $0.flow.country == member.code }) {
      return alarmHeadline(own)
    }
    if let flow = mainFlow(member) {
      return say(phrases.title(Watched(flow: flow, series: flow.total)))
    }
    if let elsewhere = abroad(member).first, let latest = elsewhere.series.latest,
      let value = latest.value
    {
      return capitalised(
        texts(
          "brief.headline-abroad",
          [
            "country": inSentence(member), "period": .period(latest.period),
            "counted": .message(phrases.counted(value, elsewhere)),
            "finding": .message(phrases.finding(elsewhere.series, latest)),
          ]))
    }
    return texts("brief.headline-none", ["country": inSentence(member)])
  }

  /// The flow at the country that has the newest figures: its border before its interior.
  func mainFlow(_ member: Country) -> Flow? {
    let own = (model.flows + model.returns).filter { $0.country == member.code }
    return own.first { flow in model.stages.contains { $0.flow == flow.id } } ?? own.first
  }

  /// Figures of the country's nationals at other places, the largest first.
  func abroad(_ member: Country) -> [Watched] {
    (model.flows + model.returns).filter { $0.country != member.code }.compactMap { flow in
      flow.nationalities.first { $0.series.key.nationality == member.code }.map {
        Watched(flow: flow, nationality: member.code, series: $0.series)
      }
    }.filter { $0.series.sum(last: 12) > 0 }
      .sorted {
        ($0.series.sum(last: 12), $1.flow.id) > ($1.series.sum(last: 12), $0.flow.id)
      }
  }

  /// First page: what is counted here. Second page: the country's own people, causes and data.
  func briefSections(_ member: Country) -> [Section] {
    let id = member.code.lowercased()
    return [briefHere(member, id: id), briefAbroad(member, id: id)]
  }

  private func briefHere(_ member: Country, id: String) -> Section {
    var section = Section(
      id: "\(id)-here", heading: texts("brief.here", ["country": .name(member.name)]),
      style: "brief-page")
    section.blocks.append(.bullets(coverageWords(member)))
    guard let flow = mainFlow(member) else {
      section.blocks.append(
        .answer(texts("brief.no-flow", ["country": inSentence(member)])))
      let neighbours = neighbours(member, id: id)
      section.blocks.append(contentsOf: neighbours.isEmpty ? region(id: id) : neighbours)
      return section
    }
    section.blocks.append(.answer(say(phrases.level(Watched(flow: flow, series: flow.total)))))
    if let sentence = nationalitySentence(flow) { section.blocks.append(.paragraph(sentence)) }
    let series = compact(
      seriesFigure(
        Watched(flow: flow, series: flow.total), id: "\(id)-series", periods: 36, events: false))
    let second =
      compositionFigure(flow, id: "\(id)-composition")
      ?? kindsFigure(flow, id: "\(id)-kinds", periods: 36)
    section.blocks.append(.pair([series], second.map { [compact($0)] } ?? []))
    if let table = nationalityTable(flow, id: id) { section.blocks.append(table) }
    return section
  }

  private func briefAbroad(_ member: Country, id: String) -> Section {
    var section = Section(
      id: "\(id)-people", heading: texts("brief.people", ["country": .name(member.name)]),
      style: "brief-page")
    let elsewhere = abroad(member)
    section.blocks.append(
      elsewhere.isEmpty
        ? .paragraph(texts("brief.no-people", ["people": .name(member.people)]))
        : peopleTable(Array(elsewhere.prefix(5)), id: id))
    var figures: [Block] = []
    if let first = elsewhere.first {
      figures.append(
        compact(seriesFigure(first, id: "\(id)-abroad", periods: 36, events: false)))
    }
    let returns = model.returns.first { $0.country == member.code && $0.id != mainFlow(member)?.id }
    if let returns {
      figures.append(
        compact(
          seriesFigure(
            Watched(flow: returns, series: returns.total), id: "\(id)-returns", periods: 36,
            events: false)))
    } else if elsewhere.count > 1 {
      figures.append(
        compact(seriesFigure(elsewhere[1], id: "\(id)-abroad-2", periods: 36, events: false)))
    }
    if figures.count == 2 {
      section.blocks.append(.pair([figures[0]], [figures[1]]))
    } else if let figure = figures.first {
      section.blocks.append(.pair([figure], []))
    }
    if let table = historyTable(member, id: id) { section.blocks.append(table) }
    section.blocks.append(.bullets(dataWords(member)))
    return section
  }

  /// A country within a sentence, with its article where the language wants one.
  func inSentence(_ member: Country) -> Message.Argument {
    .place(Place(code: member.code, kind: "country", country: member.code, name: member.name))
  }

  /// How each phase is covered, in a line each.
  private func coverageWords(_ member: Country) -> [String] {
    Composer.coveredPhases.map { phase in
      let sources = sources(of: member.code, phase: phase)
      let newest = sources.compactMap(\.newestPeriod).max { $0.end < $1.end }
      guard let newest, !sources.isEmpty else {
        return texts(
          "brief.phase-none", ["phase": .message(Message("phase.\(phase.rawValue)"))])
      }
      return texts(
        "brief.phase",
        [
          "phase": .message(Message("phase.\(phase.rawValue)")), "period": .period(newest),
          "publisher": .list(Set(sources.map(\.publisher)).sorted().map { .text($0) }),
        ])
    }
  }

  /// What stands before and after the country on the corridor, where it publishes nothing itself.
  private func neighbours(_ member: Country, id: String) -> [Block] {
    guard let place = model.stages.firstIndex(where: { $0.country == member.code }) else {
      return []
    }
    func flow(_ stages: some Sequence<RouteStage>) -> Flow? {
      stages.lazy.compactMap { stage in
        stage.flow.flatMap { id in self.model.flows.first { $0.id == id } }
      }.first
    }
    let before = flow(model.stages[..<place].reversed())
    let after = flow(model.stages[(place + 1)...])
    let figures = [(before, "before"), (after, "after")].map { flow, side -> [Block] in
      guard let flow else { return [] }
      return [
        compact(
          seriesFigure(
            Watched(flow: flow, series: flow.total), id: "\(id)-\(side)", periods: 36,
            events: false))
      ]
    }
    return [
      .paragraph(texts("brief.neighbours", ["country": inSentence(member)])),
      .pair(figures[0], figures[1]),
    ]
  }

  /// The flows of the region, for a country beside the corridor that publishes nothing itself.
  private func region(id: String) -> [Block] {
    let flows = model.flows.map { Watched(flow: $0, series: $0.total) }
    guard !flows.isEmpty else { return [] }
    let corridor = corridorFigure(id: "\(id)-corridor").map { [$0] } ?? []
    return [.paragraph(texts("brief.region"))] + corridor
      + [
        table(
          "\(id)-region", Message("table.region"),
          columns: [
            ("place-name", false), ("counted", false), ("period", false), ("value", true),
            ("expected-range", true), ("year-before", true), ("signal", false),
          ],
          rows: flows.map { watched in
            [texts.label(watched.flow.place), counted(watched.flow.indicator)]
              + figureCells(watched)
          })
      ]
  }

  private func nationalityTable(_ flow: Flow, id: String) -> Block? {
    let parts = flow.nationalities.filter { $0.series.sum(last: 12) > 0 }.prefix(5)
    guard !parts.isEmpty else { return nil }
    return table(
      "\(id)-nationalities",
      Message("table.nationalities", ["place": .place(flow.place)]),
      columns: [
        ("nationality-name", false), ("period", false), ("value", true),
        ("expected-range", true), ("year-before", true), ("signal", false),
      ],
      rows: parts.map { part in
        let watched = Watched(
          flow: flow, nationality: part.series.key.nationality, series: part.series)
        return [capitalised(nationalityName(part))] + figureCells(watched)
      })
  }

  private func peopleTable(_ rows: [Watched], id: String) -> Block {
    table(
      "\(id)-people-table", Message("table.people"),
      columns: [
        ("place-name", false), ("counted", false), ("period", false), ("value", true),
        ("expected-range", true), ("year-before", true), ("signal", false),
      ],
      rows: rows.map { watched in
        [texts.label(watched.flow.place), counted(watched.flow.indicator)]
          + figureCells(watched)
      })
  }

  private func nationalityName(_ part: Flow.Part) -> String {
    let country = model.countries[part.series.key.nationality]
    let word = country?.nationality[language] ?? ""
    return word.isEmpty ? part.name[language] : word
  }

  /// Period, figure, range, change over a year and signal.
  private func figureCells(_ watched: Watched) -> [String] {
    let missing = texts("value.missing")
    guard let latest = watched.series.latest, let value = latest.value else {
      return Array(repeating: missing, count: 5)
    }
    return [
      texts.shortPeriod(latest.period), texts.locale.number(value), range(latest),
      yearChange(watched.series, latest), signal(watched),
    ]
  }

  /// The country's indicators against their own last ten years.
  private func historyTable(_ member: Country, id: String) -> Block? {
    let drivers = Composer.driverIndicators.compactMap { code in
      model.drivers.first { $0.country == member.code && $0.indicator.code == code }
    }.filter { $0.series.latest != nil }
    guard !drivers.isEmpty else { return nil }
    return table(
      "\(id)-history", Message("table.history"),
      columns: [
        ("indicator-name", false), ("value", true), ("year", false), ("lowest", true),
        ("highest", true), ("trend", false),
      ],
      rows: drivers.compactMap { driver in
        let last = driver.series.points.suffix(10).filter { $0.value != nil }
        guard let latest = driver.series.latest, let value = latest.value,
          let low = last.compactMap(\.value).min(), let high = last.compactMap(\.value).max()
        else { return nil }
        return [
          texts(
            "driver.unit",
            ["indicator": .name(driver.indicator.name), "unit": .name(driver.indicator.unitName)]),
          driverNumber(value, driver.indicator), texts.shortPeriod(latest.period),
          driverNumber(low, driver.indicator), driverNumber(high, driver.indicator),
          texts("trend.\(trend(driver))"),
        ]
      })
  }

  /// Sources, files held back, revisions: one line each.
  private func dataWords(_ member: Country) -> [String] {
    let own = model.sources.filter { $0.country == member.code }
    guard !own.isEmpty else {
      return [capitalised(texts("brief.no-source", ["country": inSentence(member)]))]
    }
    let heldBack = own.flatMap(\.heldBack)
    let revised = model.revisions.filter { revision in own.contains { $0.code == revision.source } }
    return [
      texts(
        "brief.sources",
        [
          "n": .count(own.count),
          "publisher": .list(Set(own.map(\.publisher)).sorted().map { .text($0) }),
        ]),
      texts(
        "brief.quality",
        ["held": .count(heldBack.count), "revised": .count(revised.count)]),
    ]
  }

  /// A figure in half a column.
  func compact(_ block: Block) -> Block {
    guard case .figure(var figure) = block else { return block }
    figure.isCompact = true
    return .figure(figure)
  }
}
