package import Domain

/// Titles of figures: each states the finding in about ten words.
extension Phrases {
  /// The newest figure of a series with what is most worth saying of it.
  package func title(_ watched: Watched) -> Message {
    guard let latest = watched.series.latest, let value = latest.value else {
      return Message("level.none", ["subject": .message(subject(watched))])
    }
    return Message(
      "title.level",
      [
        "subject": .message(subject(watched)),
        "amount": .message(amount(value, watched.flow.indicator)),
        "period": .period(latest.period), "finding": .message(finding(watched.series, latest)),
      ])
  }

  /// A figure with its unit: `25,332 people`.
  package func amount(_ value: Double, _ indicator: Indicator) -> Message {
    switch (indicator.code, indicator.unit) {
    case ("encounters", _): return Message("amount.encounters", ["n": .number(value.rounded())])
    case (_, "people"), (_, "events"):
      return Message("amount.\(indicator.unit)", ["n": .number(value.rounded())])
    default:
      return Message(
        "amount.other",
        [
          "n": .number(value, decimals: indicator.decimals),
          "unit": .name(indicator.unitName),
        ])
    }
  }

  /// What is most worth saying of a figure: an alarm, a record, or the change over a year.
  package func finding(_ series: FigureSeries, _ latest: FigureSeries.Point) -> Message {
    let values = series.points.compactMap(\.value)
    let since = series.points.first { $0.value != nil }?.period
    let isRecord =
      values.count >= 24 && series.highest?.period == latest.period && (latest.value ?? 0) > 0
    switch (latest.alarm, isRecord) {
    case (.above, true):
      return Message("finding.record-above", since.map { ["since": .period($0)] } ?? [:])
    case (.above, false): return Message("finding.above")
    case (.below, _): return Message("finding.below")
    case (nil, true): return Message("finding.record", since.map { ["since": .period($0)] } ?? [:])
    case (nil, false): break
    }
    let season = series.key.frequency.seasonLength
    guard let value = latest.value,
      let before = series.value(latest.period.advanced(by: -season)), before > 0
    else { return Message(latest.upper == nil ? "nothing" : "finding.within") }
    let ratio = value / before
    // From or to a handful of people, the earlier figure says more than a ratio.
    if ratio >= 20 || ratio <= 0.1 || (before < Watched.floor && ratio >= 2) {
      return Message("finding.from", ["before": .number(before)])
    }
    if ratio >= 2 {
      return Message("finding.times", ["times": Phrases.times(ratio)])
    }
    if abs(ratio - 1) < 0.005 { return Message("finding.same") }
    return Message(
      ratio > 1 ? "finding.up" : "finding.down", ["percent": .percent(abs(ratio - 1))])
  }

  /// The largest part of a flow in its newest period, as a title: `Haitian nationality: 68% of the
  /// total at Darién in August 2021`.
  package func compositionTitle(_ flow: Flow) -> Message {
    guard let latest = flow.total.latest, let total = latest.value, total > 0,
      let largest = flow.nationalities.max(by: {
        ($0.series.value(latest.period) ?? 0) < ($1.series.value(latest.period) ?? 0)
      }), let value = largest.series.value(latest.period), value > 0
    else {
      return Message("title.composition-none", ["place": .label(flow.place)])
    }
    let country = countries[largest.series.key.nationality]
    let isSpecial = country?.kind == .special
    return Message(
      isSpecial || country == nil ? "title.composition-named" : "title.composition",
      [
        "nationality": .name(isSpecial ? largest.name : country?.nationality ?? largest.name),
        "share": .percent(value / total), "place": .label(flow.place),
        "period": .period(latest.period),
      ])
  }

  /// What someone reads who does not see a chart over time.
  package func description(_ series: FigureSeries, measure: Message) -> Message {
    let published = series.points.filter { $0.value != nil }
    guard let first = series.points.first?.period, let last = series.points.last?.period,
      let highest = series.highest, let latest = series.latest,
      let lowest = published.min(by: { ($0.value ?? 0) < ($1.value ?? 0) })
    else { return Message("description.none", ["measure": .message(measure)]) }
    return Message(
      "description.series",
      [
        "measure": .message(measure), "first": .period(first), "last": .period(last),
        "highest": .number(highest.value ?? 0), "highest-period": .period(highest.period),
        "lowest": .number(lowest.value ?? 0), "lowest-period": .period(lowest.period),
        "latest": .number(latest.value ?? 0), "latest-period": .period(latest.period),
        "above": .count(series.points.count { $0.alarm == .above }),
        "below": .count(series.points.count { $0.alarm == .below }),
        "missing": .count(series.points.count - published.count),
        "judged": .choice(series.points.contains { $0.upper != nil } ? "yes" : "no"),
      ])
  }
}
