import Charts
import Domain
import Warehouse

/// Deaths and disappearances: the monitor that belongs to every phase.
extension Composer {
  func protectionSection() -> Section? {
    guard let rows = model.returned?.rows.deaths, !rows.isEmpty else { return nil }
    let newest = rows.filter { $0.window == "newest" && $0.deaths > 0 }
      .sorted { ($0.deaths, $1.key.place) > ($1.deaths, $0.key.place) }
    let all = rows.filter { $0.window == "newest" }
    guard let last = all.map(\.last).max() else { return nil }
    let (now, before) = (total(all), total(rows.filter { $0.window == "before" }))
    var section = Section(
      id: "protection", heading: texts("section.protection"), style: "page",
      blocks: [
        .question(texts("question.protection")),
        .answer(
          texts(
            "answer.protection",
            [
              "n": .number(now), "count": .count(Int(now)), "period": .period(last),
              "before": .number(before),
              "countries": .list(
                newest.prefix(3).map { row in
                  .message(
                    Message(
                      "protection.country",
                      ["country": .text(countryName(row.key.place)), "n": .number(row.deaths)]))
                }),
            ])),
        .note(texts("protection.minimum")), deathTable(newest, rows),
      ])
    for place in ratedPlaces(rows) { section.blocks += rateBlocks(place, rows) }
    section.blocks.append(.paragraph(texts("protection.denominators")))
    // The countries with most deaths, month by month, with what was expected where it is known.
    for row in newest.prefix(2) {
      guard let flow = model.deaths.first(where: { $0.place.code == row.key.place }) else {
        continue
      }
      section.blocks.append(
        seriesFigure(Watched(flow: flow, series: flow.total), id: flow.id + "-series"))
      if let trend = trendSentence(flow) { section.blocks.append(.paragraph(trend)) }
    }
    return section
  }

  /// Whether a flow has risen or fallen over its whole past; nil where it was not looked for.
  func trendSentence(_ flow: Flow) -> String? {
    guard let trend = model.returned?.trends[flow.total.key], let p = trend.p,
      let first = flow.total.points.first(where: { $0.value != nil })?.period
    else { return nil }
    let direction = p >= 0.05 || trend.slope == 0 ? "none" : trend.slope > 0 ? "up" : "down"
    return texts(
      "trend.sentence",
      [
        "direction": .choice(direction), "first": .period(first),
        "slope": .number(abs(trend.slope), decimals: abs(trend.slope) < 10 ? 1 : 0),
      ])
  }

  private func deathTable(_ newest: [DeathWindowRow], _ rows: [DeathWindowRow]) -> Block {
    table(
      "deaths", Message("table.deaths"),
      columns: [
        ("country", false), ("route", false), ("deaths", true), ("range-95", true),
        ("deaths-before", true), ("silent-months", true), ("per-ten-thousand", true),
      ],
      rows: newest.prefix(15).map { row in
        let before = rows.first { $0.window == "before" && $0.key == row.key }
        return [
          countryName(row.key.place), routeName(row.key.category),
          texts.locale.number(row.deaths), limits(row.limits),
          before.map { texts.locale.number($0.deaths) } ?? texts("value.missing"),
          texts("protection.of", ["n": .count(row.silentMonths), "of": .count(row.months)]),
          row.rate.map { rateWords($0) } ?? texts("denominator.\(row.denominator)"),
        ]
      }, notes: [texts("protection.note")], data: deathData(rows))
  }

  private func rateBlocks(_ key: SeriesKey, _ rows: [DeathWindowRow]) -> [Block] {
    let years = rows.filter { $0.key == key && $0.window == "year" && $0.rate != nil }
      .sorted { $0.first < $1.first }
    guard let last = years.last(where: { $0.rate?.months == 12 }) ?? years.last,
      let rate = last.rate
    else { return [] }
    let place = model.flows.first { $0.place.code == rate.crossingsKey.place }?.place.name
    let names: [String: Message.Argument] = [
      "country": .text(countryName(key.place)),
      "place": place.map { .name($0) } ?? .text(rate.crossingsKey.place),
    ]
    let chart = RateBars(
      rows: years.map { row in
        RateBars.Row(
          name: texts(
            "protection.year",
            [
              "year": .text("\(row.first.start.components.year)"),
              "n": .count(row.rate?.months ?? 0),
            ]),
          value: row.rate?.perTenThousand, words: row.rate.map(rateWords) ?? "",
          isLeading: row == last)
      })
    let id = "deaths-\(key.place)-rate".lowercased()
    return [
      figure(
        id, chart,
        title: Message(
          "title.death-rate",
          names.merging([
            "year": .text("\(last.first.start.components.year)"),
            "rate": .number(rate.perTenThousand, decimals: 1),
          ]) { $1 }),
        subtitle: Message("measure.death-rate", names),
        source: citations([key.source, rate.crossingsKey.source]),
        description: Message(
          "description.death-rate",
          names.merging([
            "list": .list(
              years.map { row in
                .text(
                  "\(row.first.start.components.year): "
                    + texts.locale.number(row.rate?.perTenThousand ?? 0, decimals: 1))
              })
          ]) { $1 }),
        pseudo: true, data: rateData(years, id: id),
        shown: ["year", "rate_deaths", "crossings", "death_rate", "lower_95", "upper_95"]),
      .paragraph(texts("protection.rate-caveat", names)),
    ]
  }

  private func ratedPlaces(_ rows: [DeathWindowRow]) -> [SeriesKey] {
    Set(rows.filter { $0.rate != nil }.map(\.key)).sorted { $0.place < $1.place }
  }

  private func total(_ rows: [DeathWindowRow]) -> Double { rows.reduce(0) { $0 + $1.deaths } }

  private func limits(_ limits: ClosedRange<Double>) -> String {
    texts(
      "corridor.range",
      ["low": .number(limits.lowerBound.rounded()), "high": .number(limits.upperBound.rounded())])
  }

  private func rateWords(_ rate: DeathWindowRow.Rate) -> String {
    texts(
      "protection.rate",
      [
        "rate": .number(rate.perTenThousand, decimals: 1),
        "low": .number(rate.limits.lowerBound, decimals: 1),
        "high": .number(rate.limits.upperBound, decimals: 1),
      ])
  }

  private func routeName(_ code: String) -> String {
    code == SeriesKey.whole ? texts("value.missing") : texts("route.\(code)")
  }

  private func deathData(_ rows: [DeathWindowRow]) -> DataTable {
    DataTable(
      name: "deaths", title: Message("table.deaths"),
      columns: [
        .init("country", .text, hxl: "#country+code"),
        .init("route", .text, hxl: "#loc+route+code"),
        .init("time_window", .text, hxl: "#date+window"),
        .init("first_period", .period, hxl: "#date+start"),
        .init("last_period", .period, hxl: "#date+end"),
        .init("months", .integer, hxl: "#date+months"),
        .init("silent_months", .integer, hxl: "#date+months+silent"),
        .init("deaths", .number, hxl: "#affected+killed"),
        .init("lower_95", .number, hxl: "#affected+killed+min", decimals: 1),
        .init("upper_95", .number, hxl: "#affected+killed+max", decimals: 1),
        .init("denominator", .text, hxl: "#meta+denominator"),
      ],
      rows: rows.map { row in
        [
          .text(row.key.place), .text(row.key.category), .text(row.window), .period(row.first),
          .period(row.last), .number(Double(row.months)), .number(Double(row.silentMonths)),
          .number(row.deaths), .number(row.limits.lowerBound), .number(row.limits.upperBound),
          .text(row.denominator),
        ]
      })
  }

  private func rateData(_ years: [DeathWindowRow], id: String) -> DataTable {
    DataTable(
      name: id, title: Message("table.death-rate"),
      columns: [
        .init("country", .text, hxl: "#country+code"), .init("year", .text, hxl: "#date+year"),
        .init("rate_months", .integer, hxl: "#date+months"),
        .init("rate_deaths", .number, hxl: "#affected+killed"),
        .init("crossings", .number, hxl: "#affected+crossings"),
        .init("death_rate", .number, hxl: "#indicator+rate", decimals: 2),
        .init("lower_95", .number, hxl: "#indicator+rate+min", decimals: 2),
        .init("upper_95", .number, hxl: "#indicator+rate+max", decimals: 2),
      ],
      rows: years.compactMap { row in
        row.rate.map { rate in
          [
            .text(row.key.place), .text("\(row.first.start.components.year)"),
            .number(Double(rate.months)), .number(rate.deaths), .number(rate.crossings),
            .number(rate.perTenThousand), .number(rate.limits.lowerBound),
            .number(rate.limits.upperBound),
          ]
        }
      })
  }
}
