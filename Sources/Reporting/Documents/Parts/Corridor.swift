import Charts
import Domain

/// What is known of people on their way: what may be expected, and who waits.
extension Composer {
  /// What stands under the corridor's figure.
  func corridorBlocks() -> [Block] {
    guard let corridor = model.corridor else { return [.note(texts("corridor.note"))] }
    var blocks: [Block] = []
    if corridor.leads.isEmpty {
      blocks.append(.paragraph(texts("corridor.no-lead", ["n": .count(corridor.tried)])))
    } else {
      blocks.append(
        .paragraph(
          texts(
            "corridor.leads",
            ["n": .count(corridor.leads.count), "tried": .count(corridor.tried)])))
      blocks.append(leadTable(corridor.leads))
    }
    if !corridor.waiting.isEmpty { blocks.append(waitingTable(corridor.waiting)) }
    return blocks
  }

  private func leadTable(_ leads: [CorridorFindings.Lead]) -> Block {
    table(
      "corridor-leads", Message("table.corridor-leads"),
      columns: [
        ("place-name", false), ("group", false), ("period", false), ("expected", true),
        ("range-80", true), ("skill", true),
      ],
      rows: leads.map { lead in
        [
          texts.label(lead.place), group(lead.group), texts.shortPeriod(lead.period),
          texts.locale.number(lead.people.rounded()), range(lead.limits80),
          texts.locale.percent(lead.skill),
        ]
      }, notes: [texts("corridor.leads-note")], data: leadData(leads))
  }

  private func waitingTable(_ waiting: [CorridorFindings.Waiting]) -> Block {
    table(
      "corridor-waiting", Message("table.corridor-waiting"),
      columns: [
        ("segment", false), ("group", false), ("period", false), ("inflow", true),
        ("outflow", true), ("waiting", true), ("days-of-outflow", true),
      ],
      rows: waiting.map { one in
        [
          texts(
            "corridor.segment",
            ["from": .text(texts.label(one.from)), "to": .text(texts.label(one.to))]),
          group(one.group), texts.shortPeriod(one.period), texts.locale.number(one.inflow),
          texts.locale.number(one.outflow), range(one.people),
          one.daysOfOutflow.map { days in
            let text = texts.locale.number(days.rounded())
            return one.isSaturated ? texts("corridor.saturated", ["days": .text(text)]) : text
          } ?? texts("value.missing"),
        ]
      }, notes: [texts("corridor.waiting-note")], data: waitingData(waiting))
  }

  private func group(_ name: Bilingual?) -> String {
    name?[language] ?? texts("corridor.everybody")
  }

  private func range(_ limits: ClosedRange<Double>?) -> String {
    limits.map {
      texts(
        "corridor.range",
        [
          "low": .number($0.lowerBound.rounded()), "high": .number($0.upperBound.rounded()),
        ])
    } ?? texts("value.missing")
  }

  private func leadData(_ leads: [CorridorFindings.Lead]) -> DataTable {
    DataTable(
      name: "corridor-leads", title: Message("table.corridor-leads"),
      columns: [
        .init("place", .text, hxl: "#loc+code"), .init("place_name", .name, hxl: "#loc+name"),
        .init("nationality", .text, hxl: "#population+nationality+code"),
        .init("period", .period, hxl: "#date+period"),
        .init("nowcast", .flag, hxl: "#meta+nowcast"),
        .init("expected", .number, hxl: "#value+expected", decimals: 1),
        .init("lower_80", .number, hxl: "#value+expected+min+p80", decimals: 1),
        .init("upper_80", .number, hxl: "#value+expected+max+p80", decimals: 1),
        .init("lower_95", .number, hxl: "#value+expected+min", decimals: 1),
        .init("upper_95", .number, hxl: "#value+expected+max", decimals: 1),
        .init("skill", .number, hxl: "#value+skill", decimals: 3),
        .init("trials", .integer, hxl: "#value+trials"),
      ],
      rows: leads.map { lead in
        [
          .text(lead.place.code), .name(lead.place.name), .text(lead.code),
          .period(lead.period), .flag(lead.isNowcast), .number(lead.people),
          .optional(lead.limits80?.lowerBound), .optional(lead.limits80?.upperBound),
          .optional(lead.limits95?.lowerBound), .optional(lead.limits95?.upperBound),
          .number(lead.skill), .number(Double(lead.trials)),
        ]
      })
  }

  private func waitingData(_ waiting: [CorridorFindings.Waiting]) -> DataTable {
    DataTable(
      name: "corridor-waiting", title: Message("table.corridor-waiting"),
      columns: [
        .init("from_place", .text, hxl: "#loc+from+code"),
        .init("place", .text, hxl: "#loc+code"), .init("place_name", .name, hxl: "#loc+name"),
        .init("nationality", .text, hxl: "#population+nationality+code"),
        .init("period", .period, hxl: "#date+period"),
        .init("inflow", .number, hxl: "#value+inflow"),
        .init("outflow", .number, hxl: "#value+outflow"),
        .init("waiting_low", .number, hxl: "#value+waiting+min", decimals: 1),
        .init("waiting_high", .number, hxl: "#value+waiting+max", decimals: 1),
        .init("days_of_outflow", .number, hxl: "#value+days", decimals: 1),
        .init("saturated", .flag, hxl: "#status+saturated"),
      ],
      rows: waiting.map { one in
        [
          .text(one.from.code), .text(one.to.code), .name(one.to.name), .text(one.code),
          .period(one.period), .number(one.inflow), .number(one.outflow),
          .number(one.people.lowerBound), .number(one.people.upperBound),
          .optional(one.daysOfOutflow), .flag(one.isSaturated),
        ]
      })
  }
}
