import Domain

/// What the search for signals found, where a pipeline has one.
extension Composer {
  /// Signals that may lead a page.
  var leadingSignals: [SignalNote] { model.signals?.leading(among: model.flows) ?? [] }

  /// A signal as a headline: the figure against what was expected, or its own sentence.
  func signalHeadline(_ note: SignalNote) -> String {
    let signal = note.signal
    if let flow = model.flows.first(where: note.isAbout), let value = signal.value,
      let expected = signal.expected, [.surge, .drop].contains(signal.kind)
    {
      let code = signal.key.nationality
      let watched = Watched(
        flow: flow, nationality: code == SeriesKey.whole ? nil : code, series: flow.total)
      if code == SeriesKey.whole || model.countries[code] != nil {
        return texts(
          "headline.expected",
          [
            "counted": .message(phrases.counted(value, watched)),
            "period": .period(signal.period), "expected": Phrases.about(expected),
          ])
      }
    }
    let sentence = note.sentence[language]
    return sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }

  /// How many signals there are, among how many tests; nil where the pipeline looks for none.
  func signalCount() -> String? {
    model.signals.map { findings in
      texts(
        "signals.count",
        [
          "n": .count(findings.signals.count), "tests": .count(findings.tests),
          "families": .count(findings.families),
        ])
    }
  }

  /// Signals that began after the newest figure that was known at the meeting before; of what is no
  /// flow of this report, after that meeting.
  func signalsSince() -> [SignalNote] {
    (model.signals?.signals ?? []).filter { note in
      if let then = model.previousFlows.first(where: note.isAbout)?.total.latest?.period {
        return note.signal.began > then
      }
      return cover.previousAsOf.map { note.signal.began.end > $0 } ?? true
    }
  }

  /// The strongest signals with their sentences; the CSV has all of them. Nil where there is none.
  func signalTable(count: Int = 15) -> Block? {
    guard let all = model.signals?.signals, !all.isEmpty else { return nil }
    return table(
      "signals", Message("table.signals", ["n": .count(all.count)]),
      columns: [
        ("place-name", false), ("signal-kind", false), ("period", false), ("grade", false),
        ("sentence", false),
      ],
      rows: all.prefix(count).map { note in
        [
          texts.label(note.place), texts("signal-kind.\(note.signal.kind.rawValue)"),
          texts.shortPeriod(note.signal.period), texts("grade.\(note.signal.grade.rawValue)"),
          note.sentence[language],
        ]
      }, notes: [texts("signals.note")], data: signalData(all))
  }

  private func signalData(_ notes: [SignalNote]) -> DataTable {
    DataTable(
      name: "signals", title: Message("data.signals"),
      columns: [
        .init("signal", .integer, hxl: "#meta+id"),
        .init("signal_kind", .text, hxl: "#status+kind"),
        .init("grade", .text, hxl: "#status+grade"),
        .init("direction", .text, hxl: "#status+direction"),
        .init("measure", .text, hxl: "#meta+measure"),
        .init("indicator", .text, hxl: "#indicator+code"),
        .init("place", .text, hxl: "#loc+code"),
        .init("place_name", .name, hxl: "#loc+name"),
        .init("nationality", .text, hxl: "#population+nationality+code"),
        .init("period", .period, hxl: "#date+period"),
        .init("value", .number, hxl: "#value+observed", decimals: 3),
        .init("expected", .number, hxl: "#value+expected", decimals: 3),
        .init("lower_99", .number, hxl: "#value+expected+min", decimals: 3),
        .init("upper_99", .number, hxl: "#value+expected+max", decimals: 3),
        .init("difference", .number, hxl: "#value+difference", decimals: 3),
        .init("z", .number, hxl: "#value+z", decimals: 2),
        .init("q", .number, hxl: "#value+q", decimals: 6),
        .init("sentence", .name, hxl: "#description"),
      ],
      rows: notes.map { note in
        let signal = note.signal
        return [
          .number(Double(note.id)), .text(signal.kind.rawValue), .text(signal.grade.rawValue),
          .text(signal.direction.rawValue), .text(signal.measure.rawValue),
          .text(signal.key.indicator), .text(note.place.code), .name(note.place.name),
          .text(signal.key.nationality), .period(signal.period), .optional(signal.value),
          .optional(signal.expected), .optional(signal.lower), .optional(signal.upper),
          .optional(signal.difference), .number(signal.strength), .optional(signal.q),
          .name(note.sentence),
        ]
      })
  }
}
