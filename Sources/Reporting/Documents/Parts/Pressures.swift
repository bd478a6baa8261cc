import Domain
import Warehouse

/// What public indicators report of the countries of origin: the index with the interval of each
/// rank, who is on the way for every 10,000 inhabitants, and what goes with the flows.
extension Composer {
  /// Nothing where the pipeline does not look at drivers.
  func pressureBlocks() -> [Block] {
    guard let found = model.pressures else { return [] }
    return rankBlocks(found) + intensityBlocks(found.intensities) + associationBlocks(found.models)
  }

  // MARK: The index

  private func rankBlocks(_ found: DriverFindings) -> [Block] {
    let ranked = found.ranks.filter { $0.standing != nil }
    guard !ranked.isEmpty else { return [.paragraph(texts("pressure.none"))] }
    var blocks: [Block] = [.paragraph(texts("pressure.what", ["n": .count(ranked.count)]))]
    // The choice with the largest total index comes first.
    if let first = found.choices.first, first.total > 0 {
      blocks.append(
        .paragraph(
          texts(
            "pressure.choice",
            [
              "choice": .message(Message("pressure-choice.\(first.choice)")),
              "share": .percent(first.total), "shift": .number(first.meanShift, decimals: 1),
              "draws": .count(first.draws),
            ])))
    }
    blocks.append(rankTable(ranked))
    let unranked = found.ranks.filter { $0.standing == nil }
    if !unranked.isEmpty {
      blocks.append(
        .note(
          texts(
            "pressure.unranked",
            ["countries": .list(unranked.map { .text(countryName($0.country)) })])))
    }
    return blocks
  }

  private func rankTable(_ ranked: [DriverRankRow]) -> Block {
    table(
      "pressure-ranks", Message("table.pressure-ranks"),
      columns: [
        ("rank", true), ("country-name", false), ("rank-interval", true), ("index-score", true),
        ("drivers-present", true),
      ],
      rows: ranked.prefix(20).compactMap { row in
        row.standing.map { standing in
          [
            "\(standing.rank)", countryName(row.country),
            interval(standing.lower...standing.upper, decimals: 0),
            texts.locale.number(standing.score, decimals: 0),
            texts(
              "pressure.of", ["n": .count(row.present), "wanted": .count(row.wanted)]),
          ]
        }
      }, notes: [texts("pressure.rank-note")], data: rankData(ranked))
  }

  private func interval(_ limits: ClosedRange<Double>, decimals: Int) -> String {
    texts(
      "corridor.range",
      [
        "low": .number(limits.lowerBound, decimals: decimals),
        "high": .number(limits.upperBound, decimals: decimals),
      ])
  }

  private func rankData(_ ranked: [DriverRankRow]) -> DataTable {
    DataTable(
      name: "pressure-ranks", title: Message("table.pressure-ranks"),
      columns: [
        .init("country", .text, hxl: "#country+code"),
        .init("rank", .integer, hxl: "#value+rank"),
        .init("rank_low", .integer, hxl: "#value+rank+min"),
        .init("rank_median", .integer, hxl: "#value+rank+median"),
        .init("rank_high", .integer, hxl: "#value+rank+max"),
        .init("index_score", .number, hxl: "#value+index", decimals: 1),
        .init("drivers_present", .integer, hxl: "#meta+present"),
      ],
      rows: ranked.compactMap { row in
        row.standing.map {
          [
            .text(row.country), .number(Double($0.rank)), .number($0.lower), .number($0.median),
            .number($0.upper), .number($0.score), .number(Double(row.present)),
          ]
        }
      })
  }

  // MARK: People on the way for every 10,000 inhabitants

  private func intensityBlocks(_ rows: [DriverIntensityRow]) -> [Block] {
    let sources = rows.map(\.source).reduce(into: [String]()) { names, name in
      if !names.contains(name) { names.append(name) }
    }
    guard !sources.isEmpty else { return [] }
    let risen = sources.flatMap { source in
      rows.filter { $0.source == source && Self.rise($0) > 0 }
        .sorted { Self.rise($0) > Self.rise($1) }.prefix(1)
    }
    let sentences = risen.map { row in
      texts(
        "pressure.rise",
        [
          "country": .text(countryName(row.country)), "source": .text(citation(row.source)),
          "before": .number(row.previous ?? 0, decimals: 1),
          "now": .number(row.per10000, decimals: 1), "year": .period(row.period),
        ])
    }
    let shown = sources.flatMap { source in rows.filter { $0.source == source }.prefix(6) }
    let block = table(
      "migratory-intensity", Message("table.migratory-intensity"),
      columns: [
        ("source-title", false), ("country-name", false), ("year", false), ("people", true),
        ("per-10000", true), ("previous-per-10000", true),
      ],
      rows: shown.map { row in
        [
          source(row.source)?.title[language] ?? row.source, countryName(row.country),
          texts.shortPeriod(row.period), texts.locale.number(row.people),
          texts.locale.number(row.per10000, decimals: 1),
          row.previous.map { texts.locale.number($0, decimals: 1) } ?? texts("value.missing"),
        ]
      }, notes: [texts("pressure.intensity-note")], data: intensityData(rows))
    return (sentences.isEmpty ? [] : [.bullets(sentences)]) + [block]
  }

  private static func rise(_ row: DriverIntensityRow) -> Double {
    row.per10000 - (row.previous ?? row.per10000)
  }

  private func intensityData(_ rows: [DriverIntensityRow]) -> DataTable {
    DataTable(
      name: "migratory-intensity", title: Message("table.migratory-intensity"),
      columns: [
        .init("source", .text, hxl: "#meta+source"), .init("country", .text, hxl: "#country+code"),
        .init("year", .period, hxl: "#date+year"),
        .init("people", .number, hxl: "#population+counted"),
        .init("inhabitants", .number, hxl: "#population+total"),
        .init("per_10000", .number, hxl: "#value+rate", decimals: 2),
        .init("previous_per_10000", .number, hxl: "#value+rate+previous", decimals: 2),
      ],
      rows: rows.map {
        [
          .text($0.source), .text($0.country), .period($0.period), .number($0.people),
          .number($0.inhabitants), .number($0.per10000), .optional($0.previous),
        ]
      })
  }

  // MARK: What goes with the flows

  private func associationBlocks(_ models: [DriverModelRow]) -> [Block] {
    guard !models.isEmpty else { return [] }
    var blocks: [Block] = [.bullets(models.map(sentence))]
    let rows = models.flatMap { model in model.associations.map { (model, $0) } }
    guard !rows.isEmpty else { return blocks }
    blocks.append(
      table(
        "pressure-associations", Message("table.pressure-associations"),
        columns: [
          ("source-title", false), ("driver", false), ("coefficient", true),
          ("coefficient-interval", true), ("p", true),
        ],
        rows: rows.map { model, association in
          [
            source(model.source)?.title[language] ?? model.source,
            texts("pressure-driver.\(association.driver)"),
            texts.locale.number(association.coefficient, decimals: 2, signed: true),
            interval(association.limits, decimals: 2),
            texts.locale.number(association.p, decimals: 3),
          ]
        }, notes: [texts("pressure.association-note")], data: associationData(rows)))
    return blocks
  }

  /// What a flow's past says of the indicators, never as a cause.
  private func sentence(_ model: DriverModelRow) -> String {
    guard let record = model.record, model.verdict != .tooShort else {
      return texts("pressure.too-short", ["source": .text(citation(model.source))])
    }
    return texts(
      "pressure.\(model.verdict.rawValue)",
      [
        "source": .text(citation(model.source)), "n": .count(record.forecasts),
        "skill": .percent(record.skill, signed: true),
      ])
  }

  private func associationData(
    _ rows: [(DriverModelRow, DriverModelRow.Association)]
  ) -> DataTable {
    DataTable(
      name: "pressure-associations", title: Message("table.pressure-associations"),
      columns: [
        .init("source", .text, hxl: "#meta+source"), .init("driver", .text, hxl: "#indicator+code"),
        .init("coefficient", .number, hxl: "#value+coefficient", decimals: 3),
        .init("coefficient_low", .number, hxl: "#value+coefficient+min", decimals: 3),
        .init("coefficient_high", .number, hxl: "#value+coefficient+max", decimals: 3),
        .init("p", .number, hxl: "#value+p", decimals: 4),
        .init("skill", .number, hxl: "#value+skill", decimals: 3),
      ],
      rows: rows.map { model, association in
        [
          .text(model.source), .text(association.driver), .number(association.coefficient),
          .number(association.limits.lowerBound), .number(association.limits.upperBound),
          .number(association.p), .optional(model.record?.skill),
        ]
      })
  }
}
