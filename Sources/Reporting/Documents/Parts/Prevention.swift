import Charts
import Domain

/// Phase I: what to prioritise against economic causes, and where.
extension Composer {
  func preventionSection() -> Section {
    var section = Section(
      id: "prevention", number: "I", heading: texts("section.prevention"), style: "page",
      blocks: [.question(texts("question.prevention"))])
    let origins = leadingOrigins(count: 10)
    let drivers = origins.flatMap { code in model.drivers.filter { $0.country == code } }
    guard !drivers.isEmpty else {
      section.blocks.append(.answer(texts("answer.prevention-none")))
      return section
    }
    section.blocks.append(.answer(preventionAnswer(origins)))
    section.blocks.append(.bullets(worseSentences(origins)))
    section.blocks.append(driverTable(origins))
    if let block = driverPanels(origins, "income-per-person", id: "drivers-income") {
      section.blocks.append(block)
    }
    if let block = driverPanels(origins, "inflation", id: "drivers-inflation") {
      section.blocks.append(block)
    }
    section.blocks += pressureBlocks()
    section.blocks.append(.note(texts("prevention.note")))
    return section
  }

  /// Nationalities by the figures of the last twelve periods, added over places where each is
  /// counted once: the place with the largest figure decides.
  func leadingOrigins(count: Int) -> [String] {
    var largest: [String: Double] = [:]
    for flow in model.flows {
      for part in flow.nationalities {
        let code = part.series.key.nationality
        guard model.countries[code]?.kind != .special, model.countries[code] != nil else {
          continue
        }
        largest[code] = max(largest[code] ?? 0, part.series.sum(last: 12))
      }
    }
    return largest.filter { $0.value > 0 }.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
      .prefix(count).map(\.key)
  }

  private func preventionAnswer(_ origins: [String]) -> String {
    let years = model.drivers.compactMap { $0.series.latest?.period.start.components.year }
    let worse = origins.filter(isMostlyWorse)
    return texts(
      "answer.prevention",
      [
        "origins": .list(
          origins.prefix(4).map { .name(model.countries[$0]?.name ?? Bilingual(en: $0, es: $0)) }),
        "newest": .text("\(years.max() ?? 0)"),
        "age": .count(max(0, cover.asOf.components.year - (years.max() ?? 0))),
      ]) + " "
      + texts("answer.worse", ["n": .count(worse.count), "countries": countryList(worse)])
  }

  private func countryList(_ codes: [String]) -> Message.Argument {
    .list(codes.map { .place(Place(code: $0, kind: "country", country: $0, name: name(of: $0))) })
  }

  private func name(of country: String) -> Bilingual {
    model.countries[country]?.name ?? Bilingual(en: country, es: country)
  }

  /// The newest figure against that of the year before it, where both were published.
  private func yearChange(_ driver: Driver) -> (now: Double, before: Double)? {
    guard let latest = driver.series.latest, let now = latest.value,
      let before = driver.series.value(latest.period.advanced(by: -1))
    else { return nil }
    return (now, before)
  }

  /// Figures older than so many years say nothing of what to do now.
  private static let oldestYears = 3

  /// Whether the newest figure is worse than that of the year before; nil where that cannot be said.
  private func isWorse(_ driver: Driver) -> Bool? {
    guard let change = yearChange(driver), let latest = driver.series.latest,
      cover.asOf.components.year - latest.period.start.components.year <= Self.oldestYears
    else { return nil }
    switch driver.indicator.direction {
    case .higherIsWorse: return change.now > change.before
    case .lowerIsWorse: return change.now < change.before
    case .neutral: return nil
    }
  }

  private func drivers(of country: String) -> [Driver] {
    model.drivers.filter {
      $0.country == country && Composer.driverIndicators.contains($0.indicator.code)
    }
  }

  /// Whether more than half of at least three indicators worsened in their newest year.
  private func isMostlyWorse(_ country: String) -> Bool {
    let judged = drivers(of: country).compactMap(isWorse)
    return judged.count >= 3 && judged.count { $0 } * 2 > judged.count
  }

  /// By indicator, the countries whose newest figure is worse than the one before.
  private func worseSentences(_ origins: [String]) -> [String] {
    Composer.driverIndicators.compactMap { code in
      let judged = origins.compactMap { origin in
        drivers(of: origin).first { $0.indicator.code == code }.flatMap { driver in
          isWorse(driver).map { (driver: driver, isWorse: $0) }
        }
      }
      guard let indicator = judged.first?.driver.indicator else { return nil }
      let worse = judged.filter(\.isWorse).map(\.driver.country)
      return texts(
        "prevention.worse",
        [
          "indicator": .name(indicator.name), "n": .count(worse.count),
          "countries": countryList(worse), "of": .count(judged.count),
        ])
    }
  }

  static let driverIndicators = [
    "income-per-person", "unemployment", "inflation", "political-stability",
    "remittances-received",
  ]

  /// One row a country of origin: newest figure, its year, and the direction of its trend.
  func driverTable(_ origins: [String], id: String = "drivers") -> Block {
    let codes = Composer.driverIndicators.filter { code in
      model.drivers.contains { $0.indicator.code == code }
    }
    let rows = origins.map { origin in
      [countryName(origin)]
        + codes.map { code in
          guard
            let driver = model.drivers.first(where: {
              $0.country == origin && $0.indicator.code == code
            }), let latest = driver.series.latest, let value = latest.value
          else { return texts("value.missing") }
          return driverCell(driver, value, latest.period)
        }
    }
    let indicators = codes.compactMap { code in
      model.drivers.first { $0.indicator.code == code }?.indicator
    }
    return table(
      id, Message("table.drivers"),
      columns: [("origin", false)] + codes.map { (key: $0, isNumber: true) }, rows: rows,
      notes: [
        texts("table.drivers-note"),
        texts(
          "driver.units",
          [
            "list": .list(
              indicators.map { indicator in
                .message(
                  Message(
                    "driver.unit",
                    ["indicator": .name(indicator.name), "unit": .name(indicator.unitName)]))
              })
          ]),
      ], data: driverData(id: id, origins: origins))
  }

  private func driverCell(_ driver: Driver, _ value: Double, _ period: Period) -> String {
    return texts(
      "driver.cell",
      [
        "value": .text(driverNumber(value, driver.indicator)),
        "year": .text("\(period.start.components.year)"),
        "trend": .choice(trend(driver)),
        "change": yearChange(driver).map {
          .message(Message("driver.change", ["change": .text(change($0, driver.indicator))]))
        } ?? .message(Message("nothing")),
      ])
  }

  /// A change over a year: in percent of amounts, in points of rates and scores.
  private func change(
    _ change: (now: Double, before: Double), _ indicator: Indicator
  ) -> String {
    let isAmount = indicator.unit.contains("dollars")
    guard isAmount, change.before > 0 else {
      return texts.locale.number(
        change.now - change.before, decimals: indicator.decimals, signed: true)
    }
    return texts.locale.percent(change.now / change.before - 1, signed: true)
  }

  /// Dollars in few letters, all else with the decimals that its indicator shows.
  func driverNumber(_ value: Double, _ indicator: Indicator) -> String {
    indicator.unit == "us-dollars"
      ? texts.locale.short(value) : texts.locale.number(value, decimals: indicator.decimals)
  }

  /// The direction of a trend that Mann and Kendall's test does not put down to chance.
  func trend(_ driver: Driver) -> String {
    guard let trend = driver.trend, let p = trend.p else { return "unknown" }
    guard p < 0.05 else { return "none" }
    return trend.slope > 0 ? "up" : "down"
  }

  private func driverPanels(_ origins: [String], _ indicator: String, id: String) -> Block? {
    let drivers = origins.prefix(8).compactMap { origin in
      model.drivers.first { $0.country == origin && $0.indicator.code == indicator }
    }.filter { $0.series.points.count > 3 }
    guard drivers.count > 1, let first = drivers.first else { return nil }
    let last =
      drivers.compactMap { $0.series.latest?.period }.max() ?? first.series.points[0].period
    let from = last.advanced(by: -19)
    let chart = SmallMultiples(
      panels: drivers.map { driver in
        SmallMultiples.Panel(
          name: countryName(driver.country),
          points: driver.series.points.filter { $0.period >= from }.map {
            SeriesPoint(
              $0.period, value: $0.value.map { round(max(0, $0), driver.indicator.decimals) })
          })
      }, words: chartWords)
    return figure(
      id, chart,
      title: Message(
        "title.drivers",
        [
          "indicator": .name(first.indicator.name),
          "rising": .count(drivers.count { trend($0) == "up" }),
          "falling": .count(drivers.count { trend($0) == "down" }),
          "count": .count(drivers.count),
        ]),
      subtitle: Message(
        "measure.drivers",
        [
          "indicator": .name(first.indicator.name), "unit": .name(first.indicator.unitName),
          "first": .period(from), "last": .period(last),
        ]),
      source: [citation(first.series.key.source)],
      description: Message(
        "description.panels",
        [
          "list": .list(
            drivers.map { driver in
              .message(
                Message(
                  "description.panel",
                  [
                    "name": .text(countryName(driver.country)),
                    "value": .number(
                      driver.series.latest?.value ?? 0, decimals: driver.indicator.decimals),
                  ]))
            })
        ]), pseudo: first.series.isPseudoRealTime,
      data: DataTable(
        name: id,
        title: Message("data.drivers", ["indicator": .name(first.indicator.name)]),
        columns: [
          .init("country", .text, hxl: "#country+code"),
          .init("year", .period, hxl: "#date+year"),
          .init("value", .number, hxl: "#value+observed", decimals: first.indicator.decimals),
        ],
        rows: drivers.flatMap { driver in
          driver.series.points.map { point in
            [.text(driver.country), .period(point.period), .optional(point.value)]
          }
        }))
  }

  /// A value with the decimals that its indicator shows.
  private func round(_ value: Double, _ decimals: Int) -> Double {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    return (value * scale).rounded() / scale
  }

  private func driverData(id: String, origins: [String]) -> DataTable {
    let drivers = model.drivers.filter { origins.contains($0.country) }
    return DataTable(
      name: id, title: Message("table.drivers"),
      columns: [
        .init("country", .text, hxl: "#country+code"),
        .init("indicator", .text, hxl: "#indicator+code"),
        .init("indicator_name", .name, hxl: "#indicator+name"),
        .init("year", .period, hxl: "#date+year"),
        .init("value", .number, hxl: "#value+observed", decimals: 2),
        .init("slope", .number, hxl: "#value+slope", decimals: 3),
        .init("slope_lower", .number, hxl: "#value+slope+min", decimals: 3),
        .init("slope_upper", .number, hxl: "#value+slope+max", decimals: 3),
        .init("p", .number, hxl: "#value+p", decimals: 4),
      ],
      rows: drivers.compactMap { driver in
        guard let latest = driver.series.latest else { return nil }
        return [
          .text(driver.country), .text(driver.indicator.code), .name(driver.indicator.name),
          .period(latest.period), .optional(latest.value), .optional(driver.trend?.slope),
          .optional(driver.trend?.lower), .optional(driver.trend?.upper),
          .optional(driver.trend?.p),
        ]
      })
  }
}
