package import Domain
package import Warehouse

/// What signals and watches say, as sentences that an adviser to a minister understands; in no
/// language yet.
///
/// Every sentence is made from the signal alone: no number in it is computed here.
package struct SignalSentence: Sendable {
  private let countries: [String: Country]
  private let places: [String: Place]
  private let indicators: [String: Indicator]
  private let groups: [String: NationalityGroup]
  private let codes: [String: Code]
  private let acts: [String: PublicAct]
  /// Titles of sources.
  private let sources: [String: Bilingual]

  /// - Parameters:
  ///   - reference: names of countries, places, indicators, groups and acts.
  ///   - sources: titles of sources, by code.
  package init(_ reference: ReferenceRows, sources: [String: Bilingual]) {
    func byCode<Item>(_ items: [Item], _ code: (Item) -> String) -> [String: Item] {
      Dictionary(items.map { (code($0), $0) }, uniquingKeysWith: { first, _ in first })
    }
    countries = byCode(reference.countries, \.code)
    places = byCode(reference.places, \.code)
    indicators = byCode(reference.indicators, \.code)
    groups = byCode(reference.groups, \.code)
    codes = byCode(reference.codes) { "\($0.list) \($0.code)" }
    acts = byCode(reference.acts, \.id)
    self.sources = sources
  }

  // MARK: Signals

  package func message(_ signal: Signal) -> Message {
    switch signal.kind {
    case .surge, .drop: figure(signal)
    case .record: record(signal)
    case .buildUp: buildUp(signal)
    case .levelShift: levelShift(signal)
    case .trendChange: trendChange(signal)
    case .composition: composition(signal)
    case .coverageRatio: coverage(signal)
    case .silence: silence(signal)
    }
  }

  private func figure(_ signal: Signal) -> Message {
    var arguments = counted(signal)
    arguments["difference"] = .number(abs(signal.difference ?? 0).rounded())
    arguments["range"] = .message(range(signal))
    let key = signal.kind == .surge ? "signal-says.surge" : "signal-says.drop"
    return Message(key, arguments)
  }

  /// The range that was expected, where the figure lies outside it; else the figure expected.
  private func range(_ signal: Signal) -> Message {
    let value = signal.value ?? 0
    if let lower = signal.lower, let upper = signal.upper, value < lower || value > upper {
      return Message(
        "signal-says.range",
        ["lower": .number(lower.rounded()), "upper": .number(upper.rounded())])
    }
    return Message(
      "signal-says.about", ["expected": .number((signal.expected ?? 0).rounded())])
  }

  private func record(_ signal: Signal) -> Message {
    var arguments = counted(signal)
    let isUp = signal.direction == .up
    guard let since = signal.since else {
      return Message(
        isUp ? "signal-says.record-high" : "signal-says.record-low",
        arguments.merging([
          "first": .period(signal.evidence.first?.first ?? signal.period)
        ]) { $1 })
    }
    arguments["since"] = .period(since)
    return Message(
      isUp ? "signal-says.record-high-since" : "signal-says.record-low-since", arguments)
  }

  private func buildUp(_ signal: Signal) -> Message {
    var arguments = counted(signal)
    arguments["since"] = .period(signal.since ?? signal.period)
    arguments["amount"] = .message(amount(abs(signal.difference ?? 0), signal.key))
    return Message(
      signal.direction == .up ? "signal-says.build-up" : "signal-says.build-down", arguments)
  }

  private func levelShift(_ signal: Signal) -> Message {
    Message(
      signal.direction == .up ? "signal-says.level-up" : "signal-says.level-down",
      [
        "subject": .message(subject(signal.key)),
        "since": .period(signal.since ?? signal.period),
        "amount": .message(amount(signal.value ?? 0, signal.key)),
        "before": .number((signal.expected ?? 0).rounded()),
        "frequency": .choice(signal.key.frequency.rawValue),
      ])
  }

  private func trendChange(_ signal: Signal) -> Message {
    Message(
      signal.direction == .up ? "signal-says.trend-up" : "signal-says.trend-down",
      [
        "subject": .message(subject(signal.key)),
        "since": .period(signal.since ?? signal.period),
        "pace": .message(pace(signal.value ?? 1)),
        "before": .message(pace(signal.expected ?? 1)),
        "frequency": .choice(signal.key.frequency.rawValue),
      ])
  }

  /// Growth over twelve periods as a person says it.
  private func pace(_ factor: Double) -> Message {
    if factor >= 2 {
      return Message(
        "signal-says.pace-times", ["times": .number(factor, decimals: factor < 9.95 ? 1 : 0)])
    }
    let change = factor - 1
    if abs(change) < 0.005 { return Message("signal-says.pace-same") }
    return Message(
      change > 0 ? "signal-says.pace-up" : "signal-says.pace-down",
      ["percent": .percent(abs(change))])
  }

  private func composition(_ signal: Signal) -> Message {
    let arguments: [String: Message.Argument] = [
      "place": place(signal.key.place), "period": .period(signal.period),
      "indicator": indicatorName(signal.key), "share": .percent(signal.value ?? 0),
      "usual": .percent(signal.expected ?? 0),
    ]
    switch signal.part {
    case "extra-regional": return Message("signal-says.mix-extra-regional", arguments)
    case "children": return Message("signal-says.mix-children", arguments)
    default:
      return Message(
        "signal-says.mix",
        arguments.merging(["people": people(signal.part ?? "")]) { $1 })
    }
  }

  private func coverage(_ signal: Signal) -> Message {
    Message(
      signal.direction == .up ? "signal-says.ratio-up" : "signal-says.ratio-down",
      [
        "people": people(signal.key.nationality), "place": place(signal.key.place),
        "before": place(signal.part ?? ""), "period": .period(signal.period),
        "ratio": .number(100 * (signal.value ?? 0)),
        "usual": .number(100 * (signal.expected ?? 0)),
      ])
  }

  private func silence(_ signal: Signal) -> Message {
    Message(
      "signal-says.silence",
      [
        "source": sources[signal.key.source].map { .name($0) } ?? .text(signal.key.source),
        "period": .period(signal.period), "days": .number(signal.value ?? 0),
      ])
  }

  // MARK: Watches

  package func message(_ watch: EventWatch) -> Message {
    let reason =
      switch watch.reason {
      case .announced: "watch-says.announced"
      case .neighbour: "watch-says.neighbour"
      case .routeClosed: "watch-says.route-closed"
      }
    return Message(
      reason,
      [
        "subject": .message(subject(watch.key)), "until": .day(watch.expiresOn),
        "expected": .choice(watch.expected.rawValue),
        "what": acts[watch.act].map { .name($0.what) } ?? .text(watch.act),
      ])
  }

  // MARK: Parts of sentences

  private func counted(_ signal: Signal) -> [String: Message.Argument] {
    let n = Message.Argument.number((signal.value ?? 0).rounded())
    var arguments: [String: Message.Argument] = [
      "who": .message(who(signal.value ?? 0, signal.key)), "place": place(signal.key.place),
      "n": n,
    ]
    let key: String
    if Phrases.indicators.contains(signal.key.indicator) {
      key = "counted.\(signal.key.indicator)"
    } else {
      key = "counted.other"
      arguments["indicator"] = indicatorName(signal.key)
    }
    return ["counted": .message(Message(key, arguments)), "n": n, "period": .period(signal.period)]
  }

  /// A figure with its unit and who is counted.
  private func who(_ value: Double, _ key: SeriesKey) -> Message {
    let stem = stem(key)
    let n = Message.Argument.number(value.rounded())
    if let name = partName(key) { return Message("who.\(stem)-named", ["n": n, "name": name]) }
    guard key.nationality != SeriesKey.whole else { return Message("who.\(stem)", ["n": n]) }
    if let group = groups[key.nationality] {
      return Message("who.\(stem)-group", ["n": n, "people": .name(group.people)])
    }
    guard let country = countries[key.nationality] else {
      return Message("who.\(stem)-named", ["n": n, "name": .text(key.nationality)])
    }
    guard country.kind != .special else {
      return Message("who.\(stem)-named", ["n": n, "name": .name(country.name)])
    }
    return Message(
      "who.\(stem)-of",
      ["n": n, "people": .name(country.people), "nationality": .name(country.nationality)])
  }

  /// A number with its unit alone.
  private func amount(_ value: Double, _ key: SeriesKey) -> Message {
    Message("amount.\(stem(key))", ["n": .number(value.rounded())])
  }

  private func stem(_ key: SeriesKey) -> String {
    if key.indicator == "encounters" { return "encounters" }
    return indicators[key.indicator]?.unit == "events" ? "events" : "people"
  }

  /// Place and people as the beginning of a sentence.
  private func subject(_ key: SeriesKey) -> Message {
    let place: Message.Argument =
      places[key.place].map { .label($0) } ?? .text(key.place)
    if let name = partName(key) {
      return Message("subject.named", ["place": place, "name": name])
    }
    guard key.nationality != SeriesKey.whole else {
      return Message("subject.whole", ["place": place])
    }
    if let group = groups[key.nationality] {
      return Message("subject.named", ["place": place, "name": .name(group.people)])
    }
    guard let country = countries[key.nationality], country.kind != .special else {
      let name = countries[key.nationality].map { Message.Argument.name($0.name) }
      return Message(
        "subject.named", ["place": place, "name": name ?? .text(key.nationality)])
    }
    return Message(
      "subject.nationality", ["place": place, "nationality": .name(country.nationality)])
  }

  /// The name of a part by age, sex, kind or other country; nil for a whole or a nationality.
  private func partName(_ key: SeriesKey) -> Message.Argument? {
    for part in [SeriesKey.Part.sex, .age, .category] where key[part] != SeriesKey.whole {
      return codes["\(part.rawValue) \(key[part])"].map { .name($0.name.withinSentence) }
        ?? .text(key[part])
    }
    guard key.counterpart != SeriesKey.whole else { return nil }
    return countries[key.counterpart].map { .name($0.name) } ?? .text(key.counterpart)
  }

  /// People of a nationality or group, in words.
  private func people(_ code: String) -> Message.Argument {
    if let group = groups[code] { return .name(group.people) }
    guard let country = countries[code] else { return .text(code) }
    return .name(country.kind == .special ? country.name : country.people)
  }

  private func place(_ code: String) -> Message.Argument {
    places[code].map { .place($0) } ?? countries[code].map { .name($0.name) } ?? .text(code)
  }

  private func indicatorName(_ key: SeriesKey) -> Message.Argument {
    indicators[key.indicator].map { .name($0.name) } ?? .text(key.indicator)
  }
}

extension Bilingual {
  /// The name of a code as it stands within a sentence: without the capital of a heading.
  fileprivate var withinSentence: Bilingual {
    func lowered(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }
    return Bilingual(en: lowered(en), es: lowered(es))
  }
}
