import Domain
import Warehouse

/// Who is among the returned people, and what reception has to be ready for.
extension Composer {
  /// Shares of groups among returned people, over twelve months.
  func returnSharesSection() -> Section? {
    guard let rows = model.returned?.rows.shares else { return nil }
    let newest = rows.filter { row in
      row.months == 12
        && !rows.contains { $0.months == 12 && $0.key == row.key && $0.period > row.period }
    }
    guard !newest.isEmpty else { return nil }
    func before(_ row: ReturnShareRow) -> ReturnShareRow? {
      rows.first {
        $0.months == 12 && $0.key == row.key && $0.group == row.group && $0.period < row.period
      }
    }
    let block = table(
      "return-shares", Message("table.return-shares"),
      columns: [
        ("returned-line", false), ("people-group", false), ("until", false), ("people", true),
        ("share", true), ("range-95", true), ("share-before", true), ("not-stated", true),
      ],
      rows: newest.map { row in
        [
          lineName(row.key), texts("people-group.\(row.group)"), texts.shortPeriod(row.period),
          texts.locale.number(row.people), tenths(row.share),
          texts(
            "corridor.range",
            [
              "low": .text(tenths(row.limits.lowerBound)),
              "high": .text(tenths(row.limits.upperBound)),
            ]),
          before(row).map { tenths($0.share) } ?? texts("value.missing"),
          texts.locale.number(row.notStated),
        ]
      }, notes: [texts("returns.shares-note")], data: sharesData(rows))
    return Section(
      id: "return-shares", heading: texts("section.return-shares"), blocks: [block])
  }

  /// What reception may expect of the next months, and how full it would be.
  func receptionSection() -> Section? {
    guard let rows = model.returned?.rows, !rows.outlook.isEmpty else { return nil }
    let leads = rows.outlook.count { $0.lead == .measured }
    var blocks: [Block] = [
      .paragraph(
        texts(
          leads == 0 ? "reception.no-lead" : "reception.leads",
          ["n": .count(leads), "tried": .count(rows.outlook.count)])),
      outlookTable(rows.outlook),
    ]
    if rows.loads.isEmpty {
      blocks.append(.paragraph(texts("reception.no-capacity")))
    } else {
      blocks.append(loadTable(rows.loads))
    }
    return Section(id: "reception", heading: texts("section.reception"), blocks: blocks)
  }

  private func outlookTable(_ outlook: [ReceptionOutlookRow]) -> Block {
    table(
      "reception", Message("table.reception"),
      columns: [
        ("returned-line", false), ("period", false), ("newest-figure", true),
        ("no-change-range", true), ("expected", true), ("range-80", true), ("skill", true),
      ],
      rows: outlook.map { row in
        [
          lineName(row.key), texts.shortPeriod(row.period),
          texts.locale.number(row.noChange.people), people(row.noChange.limits80),
          row.expectation.map { texts.locale.number($0.people.rounded()) }
            ?? texts("reception.not-measured"),
          people(row.expectation?.limits80),
          row.expectation == nil
            ? texts("value.missing")
            : row.record.map { texts.locale.percent($0.skill) } ?? texts("value.missing"),
        ]
      }, notes: [texts("reception.note")], data: outlookData(outlook))
  }

  private func loadTable(_ loads: [ReceptionLoadRow]) -> Block {
    table(
      "reception-load", Message("table.reception-load"),
      columns: [
        ("country", false), ("period", false), ("basis", false), ("arrivals-per-day", true),
        ("stay-days", true), ("places", true), ("reception-load", true), ("range-80", true),
      ],
      rows: loads.map { row in
        [
          countryName(row.key.place), texts.shortPeriod(row.period),
          texts("basis.\(row.basis.rawValue)"),
          texts.locale.number(row.arrivalsPerDay, decimals: 1),
          texts.locale.number(row.stayDays, decimals: 1), texts.locale.number(row.places),
          texts.locale.percent(row.load),
          row.limits80.map {
            texts(
              "corridor.range",
              ["low": .percent($0.lowerBound), "high": .percent($0.upperBound)])
          } ?? texts("value.missing"),
        ]
      }, notes: [texts("reception.load-note")], data: loadData(loads))
  }

  /// Whose returns a line counts, and by whose figures.
  func lineName(_ key: SeriesKey) -> String {
    let place = countryName(key.place)
    let isSent = key.indicator == "returns-carried-out"
    let other = isSent ? key.nationality : key.counterpart
    guard other != SeriesKey.whole else {
      return texts(isSent ? "returned-line.from" : "returned-line.to", ["place": .text(place)])
    }
    return texts(
      "returned-line.pair",
      [
        "from": .text(isSent ? place : countryName(other)),
        "to": .text(isSent ? countryName(other) : place), "by": .text(place),
      ])
  }

  /// Parts of a hundred with a decimal: limits of large counts lie close to each other.
  private func tenths(_ share: Double) -> String {
    texts.locale.number(share * 100, decimals: 1) + "%"
  }

  private func people(_ limits: ClosedRange<Double>?) -> String {
    limits.map {
      texts(
        "corridor.range",
        ["low": .number($0.lowerBound.rounded()), "high": .number($0.upperBound.rounded())])
    } ?? texts("value.missing")
  }

  private func sharesData(_ rows: [ReturnShareRow]) -> DataTable {
    DataTable(
      name: "return-shares", title: Message("table.return-shares"),
      columns: Self.lineColumns + [
        .init("people_group", .text, hxl: "#population+group+code"),
        .init("period", .period, hxl: "#date+period"),
        .init("months", .integer, hxl: "#date+months"),
        .init("people", .number, hxl: "#value+people"),
        .init("whole", .number, hxl: "#value+whole"),
        .init("not_stated", .number, hxl: "#value+unknown"),
        .init("share", .number, hxl: "#value+share", decimals: 4),
        .init("lower_95", .number, hxl: "#value+share+min", decimals: 4),
        .init("upper_95", .number, hxl: "#value+share+max", decimals: 4),
      ],
      rows: rows.map { row in
        Self.lineCells(row.key) + [
          .text(row.group), .period(row.period), .number(Double(row.months)),
          .number(row.people), .number(row.whole), .number(row.notStated), .number(row.share),
          .number(row.limits.lowerBound), .number(row.limits.upperBound),
        ]
      })
  }

  private func outlookData(_ outlook: [ReceptionOutlookRow]) -> DataTable {
    DataTable(
      name: "reception", title: Message("table.reception"),
      columns: Self.lineColumns + [
        .init("newest_period", .period, hxl: "#date+newest"),
        .init("period", .period, hxl: "#date+period"),
        .init("lead", .text, hxl: "#status+lead"),
        .init("expected", .number, hxl: "#value+expected", decimals: 1),
        .init("lower_80", .number, hxl: "#value+expected+min+p80", decimals: 1),
        .init("upper_80", .number, hxl: "#value+expected+max+p80", decimals: 1),
        .init("no_change", .number, hxl: "#value+nochange"),
        .init("no_change_lower_80", .number, hxl: "#value+nochange+min+p80", decimals: 1),
        .init("no_change_upper_80", .number, hxl: "#value+nochange+max+p80", decimals: 1),
        .init("skill", .number, hxl: "#value+skill", decimals: 3),
        .init("trials", .integer, hxl: "#value+trials"),
      ],
      rows: outlook.map { row in
        Self.lineCells(row.key) + [
          .period(row.newest), .period(row.period), .text(row.lead.rawValue),
          .optional(row.expectation?.people), .optional(row.expectation?.limits80?.lowerBound),
          .optional(row.expectation?.limits80?.upperBound), .number(row.noChange.people),
          .optional(row.noChange.limits80?.lowerBound),
          .optional(row.noChange.limits80?.upperBound), .optional(row.record?.skill),
          .number(Double(row.record?.trials ?? 0)),
        ]
      })
  }

  private func loadData(_ loads: [ReceptionLoadRow]) -> DataTable {
    DataTable(
      name: "reception-load", title: Message("table.reception-load"),
      columns: [
        .init("place", .text, hxl: "#loc+code"), .init("period", .period, hxl: "#date+period"),
        .init("basis", .text, hxl: "#status+basis"),
        .init("arrivals_per_day", .number, hxl: "#value+arrivals", decimals: 1),
        .init("stay_days", .number, hxl: "#value+days", decimals: 1),
        .init("places", .number, hxl: "#capacity+places"),
        .init("people_present", .number, hxl: "#value+people", decimals: 1),
        .init("reception_load", .number, hxl: "#value+load", decimals: 3),
      ],
      rows: loads.map { row in
        [
          .text(row.key.place), .period(row.period), .text(row.basis.rawValue),
          .number(row.arrivalsPerDay), .number(row.stayDays), .number(row.places),
          .number(row.present), .number(row.load),
        ]
      })
  }

  /// The columns by which a table says which line a row is about.
  private static let lineColumns: [DataTable.Column] = [
    .init("source", .text, hxl: "#meta+source"), .init("place", .text, hxl: "#loc+code"),
    .init("nationality", .text, hxl: "#population+nationality+code"),
    .init("counterpart", .text, hxl: "#loc+other+code"),
  ]

  private static func lineCells(_ key: SeriesKey) -> [DataTable.Value] {
    [.text(key.source), .text(key.place), .text(key.nationality), .text(key.counterpart)]
  }
}
