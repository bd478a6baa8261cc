import Charts
import Domain
import Warehouse

/// What one country says it returned beside what another says it received.
extension Composer {
  func mirrorSection() -> Section? {
    guard let rows = model.returned?.rows.mirrors, !rows.isEmpty else { return nil }
    let pairs = Dictionary(grouping: rows) { "\($0.sender) \($0.receiver)" }
      .sorted { $0.key < $1.key }.map(\.value)
    var section = Section(id: "mirror", heading: texts("section.mirror"))
    let both = pairs.filter { $0.contains { $0.gap != nil } }
    for months in both { section.blocks += mirrorBlocks(months) }
    if both.isEmpty { section.blocks.append(.paragraph(texts("mirror.none"))) }
    let others = pairs.filter { pair in
      !both.contains {
        $0.first?.sentKey == pair.first?.sentKey
          && $0.first?.receiver == pair.first?.receiver && $0.first?.sender == pair.first?.sender
      }
    }
    if let sentence = oneSided(others) { section.blocks.append(.paragraph(sentence)) }
    section.blocks.append(.note(texts("mirror.definitions")))
    return section
  }

  private func mirrorBlocks(_ months: [MirrorRow]) -> [Block] {
    // A year of months that both have published says more than the newest one alone.
    let known = months.filter { $0.gap != nil }
    let year = Array(known.suffix(12))
    guard let newest = year.last else { return [] }
    let (sent, received) = (sum(year, \.sent), sum(year, \.received))
    let mean = (sent + received) / 2
    let relative = mean > 0 ? (received - sent) / mean : 0
    let names: [String: Message.Argument] = [
      "sender": countryArgument(newest.sender), "receiver": countryArgument(newest.receiver),
    ]
    var text = [
      texts(
        "mirror.sentence",
        names.merging([
          "n": .count(year.count), "period": .period(newest.period), "sent": .number(sent),
          "received": .number(received),
          "gap": .text(texts.locale.number(received - sent, signed: true)),
          "relative": .percent(relative, signed: true),
        ]) { $1 }),
      texts(
        "mirror.flagged",
        [
          "n": .count(known.count { $0.isFlagged }), "of": .count(known.count),
          "limit": .percent(model.returned?.mirrorGap ?? 0),
        ]),
    ]
    let unknown = year.reduce(0) { $0 + $1.notStated }
    if unknown > 0 {
      text.append(texts("mirror.not-stated", names.merging(["n": .number(unknown)]) { $1 }))
    }
    let missing = months.filter { $0.gap == nil }.map(\.period)
    if !missing.isEmpty {
      text.append(texts("mirror.missing", ["periods": .periods(missing)]))
    }
    return [.paragraph(text.joined(separator: " ")), mirrorFigure(months, newest, relative)]
      + [mirrorTable(months, newest)]
  }

  private func mirrorFigure(
    _ months: [MirrorRow], _ newest: MirrorRow, _ relative: Double
  ) -> Block {
    func panel(_ key: String, _ country: String, _ value: KeyPath<MirrorRow, Double?>)
      -> SmallMultiples.Panel
    {
      SmallMultiples.Panel(
        name: texts(key, ["country": .text(countryName(country))]),
        points: months.map { SeriesPoint($0.period, value: $0[keyPath: value]) })
    }
    let first = months.first?.period ?? newest.period
    let id = "mirror-\(newest.sender)-\(newest.receiver)".lowercased()
    let names: [String: Message.Argument] = [
      "sender": countryArgument(newest.sender), "receiver": countryArgument(newest.receiver),
    ]
    return figure(
      id,
      SmallMultiples(
        panels: [
          panel("mirror.sent", newest.sender, \.sent),
          panel("mirror.received", newest.receiver, \.received),
        ], words: chartWords),
      title: Message(
        "title.mirror",
        names.merging([
          "share": .percent(abs(relative)), "period": .period(newest.period),
          "side": .choice(relative < -0.005 ? "fewer" : relative > 0.005 ? "more" : "same"),
        ]) { $1 }),
      subtitle: Message(
        "measure.mirror", ["first": .period(first), "last": .period(newest.period)]),
      source: citations([newest.sentKey?.source, newest.receivedKey?.source].compactMap(\.self)),
      description: Message(
        "description.mirror",
        names.merging([
          "first": .period(first), "last": .period(newest.period),
          "n": .count(months.count { $0.isFlagged }),
        ]) { $1 }),
      pseudo: true, data: mirrorData(months, id: id),
      shown: ["period", "sent", "received", "gap"])
  }

  private func mirrorTable(_ months: [MirrorRow], _ newest: MirrorRow) -> Block {
    table(
      "mirror-\(newest.sender)-\(newest.receiver)-months".lowercased(),
      Message(
        "table.mirror",
        [
          "sender": countryArgument(newest.sender),
          "receiver": countryArgument(newest.receiver),
        ]),
      columns: [
        ("period", false), ("sent", true), ("received", true), ("gap", true),
        ("relative-gap", true), ("not-stated", true),
      ],
      rows: months.suffix(12).map { row in
        [
          texts.shortPeriod(row.period), number(row.sent), number(row.received),
          row.gap.map { texts.locale.number($0, signed: true) } ?? texts("value.missing"),
          row.relativeGap.map { texts.locale.percent($0, signed: true) }
            ?? texts("value.missing"),
          texts.locale.number(row.notStated),
        ]
      }, notes: [texts("mirror.note")])
  }

  /// Pairs of which one side alone is published, those with most people first.
  private func oneSided(_ pairs: [[MirrorRow]]) -> String? {
    let counted = pairs.compactMap { months -> (people: Double, newest: MirrorRow)? in
      months.last.map { ($0.sent == nil ? sum(months, \.received) : sum(months, \.sent), $0) }
    }.filter { $0.people > 0 }.sorted {
      ($0.people, $1.newest.receiver) > ($1.people, $0.newest.receiver)
    }
    guard !counted.isEmpty else { return nil }
    return texts(
      "mirror.one-sided",
      [
        "list": .list(
          counted.map { one in
            .message(
              Message(
                "mirror.pair",
                [
                  "from": .text(countryName(one.newest.sender)),
                  "to": .text(countryName(one.newest.receiver)), "n": .count(Int(one.people)),
                  "period": .period(one.newest.period),
                ]))
          })
      ])
  }

  /// A country's name, in the language in which the sentence is said.
  private func countryArgument(_ code: String) -> Message.Argument {
    .name(model.countries[code]?.name ?? Bilingual(en: code, es: code))
  }

  private func sum(_ months: [MirrorRow], _ side: KeyPath<MirrorRow, Double?>) -> Double {
    months.compactMap { $0[keyPath: side] }.reduce(0, +)
  }

  private func number(_ value: Double?) -> String {
    value.map { texts.locale.number($0) } ?? texts("value.missing")
  }

  private func mirrorData(_ months: [MirrorRow], id: String) -> DataTable {
    DataTable(
      name: id,
      title: Message(
        "table.mirror-months",
        [
          "sender": countryArgument(months[0].sender),
          "receiver": countryArgument(months[0].receiver),
        ]),
      columns: [
        .init("sender", .text, hxl: "#loc+from+code"),
        .init("receiver", .text, hxl: "#loc+code"), .init("period", .period, hxl: "#date+period"),
        .init("sent", .number, hxl: "#value+sent"),
        .init("received", .number, hxl: "#value+received"),
        .init("gap", .number, hxl: "#value+gap"),
        .init("relative_gap", .number, hxl: "#value+gap+share", decimals: 3),
        .init("not_stated", .number, hxl: "#value+unknown"),
        .init("flagged", .flag, hxl: "#status+flagged"),
      ],
      rows: months.map { row in
        [
          .text(row.sender), .text(row.receiver), .period(row.period), .optional(row.sent),
          .optional(row.received), .optional(row.gap), .optional(row.relativeGap),
          .number(row.notStated), .flag(row.isFlagged),
        ]
      })
  }
}
