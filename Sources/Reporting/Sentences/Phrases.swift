package import Domain

/// Sentences made from figures, in no language yet. Every one has its test in both languages over
/// none, one, many, more, less, the same and missing.
package struct Phrases {
  package let countries: [String: Country]

  package init(countries: [String: Country]) { self.countries = countries }

  /// Indicators that have a phrase of their own in the catalogues.
  package static let indicators = [
    "crossings", "registrations", "irregular-situation-events", "encounters",
    "deaths-and-disappearances", "returns-carried-out", "returns-received",
  ]

  /// A figure with all that it counts: `17,279 people of Haitian nationality in irregular transit
  /// through Darién`.
  package func counted(_ value: Double, _ watched: Watched) -> Message {
    let indicator = watched.flow.indicator
    var arguments: [String: Message.Argument] = [
      "who": .message(who(value, watched)), "place": .place(watched.flow.place),
      "n": .number(value.rounded()),
    ]
    guard Phrases.indicators.contains(indicator.code) else {
      arguments["indicator"] = .name(indicator.name)
      return Message("counted.other", arguments)
    }
    return Message("counted.\(indicator.code)", arguments)
  }

  /// A figure with its unit and nationality: `17,279 people of Haitian nationality`.
  package func who(_ value: Double, _ watched: Watched) -> Message {
    let indicator = watched.flow.indicator
    let stem =
      indicator.code == "encounters"
      ? "encounters" : indicator.unit == "events" ? "events" : "people"
    let n = Message.Argument.number(value.rounded())
    guard let code = watched.nationality else {
      return Message("who.\(stem)", ["n": n])
    }
    guard let country = countries[code] else {
      return Message("who.\(stem)-named", ["n": n, "name": .text(code)])
    }
    guard country.kind != .special else {
      return Message("who.\(stem)-named", ["n": n, "name": .name(country.name)])
    }
    return Message(
      "who.\(stem)-of",
      ["n": n, "people": .name(country.people), "nationality": .name(country.nationality)])
  }

  /// Place and nationality as the beginning of a title: `Darién, Haitian nationality`.
  package func subject(_ watched: Watched) -> Message {
    let place = Message.Argument.label(watched.flow.place)
    guard let code = watched.nationality else { return Message("subject.whole", ["place": place]) }
    guard let country = countries[code], country.kind != .special else {
      let name = countries[code].map { Message.Argument.name($0.name) } ?? .text(code)
      return Message("subject.named", ["place": place, "name": name])
    }
    return Message(
      "subject.nationality", ["place": place, "nationality": .name(country.nationality)])
  }

  /// What is counted, as a subtitle says it: `Irregular crossings, people a month`.
  package func measure(_ flow: Flow) -> Message {
    Message(
      "measure.\(flow.total.key.frequency.rawValue)",
      ["indicator": .name(flow.indicator.name), "unit": .name(flow.indicator.unitName)])
  }

  /// The newest figure against the period before, what was expected and a year before, as a
  /// sentence.
  package func level(_ watched: Watched) -> Message {
    guard let latest = watched.series.latest, let value = latest.value else {
      return Message("level.none", ["subject": .message(subject(watched))])
    }
    return Message(
      "level.sentence",
      [
        "n": .number(value), "period": .period(latest.period),
        "counted": .message(counted(value, watched)),
        "change": .message(change(watched.series, to: latest, back: 1)),
        "expected": .message(expected(latest)), "recent": .message(recent(watched)),
        "year": .message(yearBefore(watched.series, latest)),
      ])
  }

  /// The figure of a year before; nothing where it is missing or is the one just before.
  private func yearBefore(_ series: FigureSeries, _ latest: FigureSeries.Point) -> Message {
    guard latest.period.frequency.seasonLength > 1, let before = series.yearBefore(latest.period)
    else { return Message("nothing") }
    return Message("level.year", ["before": .number(before)])
  }

  /// The sentence about alarms of the months before; nothing where the newest figure is itself one.
  package func recent(_ watched: Watched) -> Message {
    let alarms = watched.recentAlarms
    guard watched.series.latest?.isAlarm != true, let last = alarms.last else {
      return Message("nothing")
    }
    return Message(
      last.alarm == .below ? "recent.below" : "recent.above",
      ["periods": .periods(alarms.filter { $0.alarm == last.alarm }.map(\.period))])
  }

  /// The part of a sentence that compares with an earlier period.
  ///
  /// - Parameter back: Periods between the two: 1 for the one before, a season's length for the
  ///   same one a year earlier.
  package func change(_ series: FigureSeries, to point: FigureSeries.Point, back: Int) -> Message {
    let earlier = point.period.advanced(by: -back)
    guard let value = point.value, let before = series.value(earlier) else {
      return Message("change.missing", ["previous": .period(earlier)])
    }
    let arguments: [String: Message.Argument] = [
      "previous": .period(earlier), "before": .number(before),
    ]
    if before == value { return Message("change.same", arguments) }
    guard before > 0 else { return Message("change.from-zero", arguments) }
    let ratio = value / before
    if ratio >= 2 {
      return Message("change.times", arguments.merging(["times": Phrases.times(ratio)]) { $1 })
    }
    return Message(
      ratio > 1 ? "change.up" : "change.down",
      arguments.merging(["percent": .percent(abs(ratio - 1))]) { $1 })
  }

  /// A ratio of at least two: tenths tell 2.3 from 2.9, not 12.3 from 12.4, and 2.0 is 2.
  package static func times(_ ratio: Double) -> Message.Argument {
    let tenths = (ratio * 10).rounded()
    return .number(ratio, decimals: tenths < 100 && tenths.remainder(dividingBy: 10) != 0 ? 1 : 0)
  }

  /// A figure that is itself an estimate, with three digits that count.
  package static func about(_ value: Double) -> Message.Argument {
    var scale = 1.0
    while abs(value) / scale >= 1000 { scale *= 10 }
    return .number((value / scale).rounded() * scale)
  }

  /// The part of a sentence that says what had been expected; nothing where nothing was.
  package func expected(_ point: FigureSeries.Point) -> Message {
    guard let value = point.value, let lower = point.lower, let upper = point.upper else {
      return Message("nothing")
    }
    let arguments: [String: Message.Argument] = [
      "lower": .number(max(0, lower).rounded()), "upper": .number(upper.rounded()),
    ]
    if value > upper { return Message("expected.above", arguments) }
    if value < lower { return Message("expected.below", arguments) }
    return Message("expected.within", arguments)
  }
}
