import Domain

/// "What changed since the last meeting", between two as-of days, and "what we cannot say".
extension Composer {
  func sinceHeading() -> String {
    guard let previous = cover.previousAsOf else { return texts("section.since-none") }
    return texts("section.since", ["day": .day(previous)])
  }

  /// Every flow's newest figure then and now; what was revised; what is out of range now.
  func sinceLastMeeting() -> [String] {
    guard cover.previousAsOf != nil else { return [texts("since.no-meeting")] }
    var sentences: [String] = []
    for flow in model.flows.filter(isOnCorridor).prefix(4) {
      let before = model.previousFlows.first { $0.id == flow.id }
      if let sentence = since(flow, before) { sentences.append(sentence) }
    }
    sentences.append(revisionsSince())
    if model.signals != nil {
      sentences.append(texts("since.signals", ["n": .count(signalsSince().count)]))
      return sentences + actsSince()
    }
    // An alarm is new where its run began after the newest figure that was known then.
    let newAlarms = model.alarmed.filter { watched in
      let before = model.previousFlows.first { $0.id == watched.flow.id }
      guard let known = before?.total.latest?.period else { return true }
      return alarmStart(watched) > known
    }
    sentences.append(texts("since.alarms", ["n": .count(newAlarms.count)]))
    return sentences + actsSince()
  }

  private func since(_ flow: Flow, _ before: Flow?) -> String? {
    guard let now = flow.total.latest, let value = now.value else { return nil }
    let place = Message.Argument.label(flow.place)
    guard let then = before?.total.latest, let earlier = then.value else {
      return texts(
        "since.first",
        [
          "place": place, "period": .period(now.period),
          "amount": .message(phrases.amount(value, flow.indicator)),
        ])
    }
    guard now.period > then.period else {
      return texts("since.nothing-new", ["place": place, "period": .period(now.period)])
    }
    return texts(
      "since.flow",
      [
        "place": place, "then-period": .period(then.period), "then": .number(earlier),
        "period": .period(now.period),
        "amount": .message(phrases.amount(value, flow.indicator)),
      ])
  }

  /// How many figures that were known at the last meeting read otherwise now, and the one that
  /// moved most.
  private func revisionsSince() -> String {
    struct Moved {
      var place: Place
      var period: Period
      var change: Double
    }
    let moved = model.previousFlows.flatMap { before -> [Moved] in
      guard let now = model.flows.first(where: { $0.id == before.id }) else { return [] }
      return before.total.points.compactMap { point in
        guard let then = point.value, let value = now.total.value(point.period), value != then
        else { return nil }
        return Moved(
          place: now.place, period: point.period, change: then > 0 ? value / then - 1 : 0)
      }
    }
    // From zero there is no share; of two that moved alike the newer one is told.
    let largest = moved.filter { $0.change != 0 }.max {
      (abs($0.change), $0.period.ordinal) < (abs($1.change), $1.period.ordinal)
    }
    let words = largest.map {
      Message(
        "since.largest",
        [
          "change": .percent($0.change, signed: true), "place": .label($0.place),
          "period": .period($0.period),
        ])
    }
    return texts(
      "since.revised",
      ["n": .count(moved.count), "largest": .message(words ?? Message("nothing"))])
  }

  /// The newest public act at a place of the report that began to apply since the last meeting.
  private func actsSince() -> [String] {
    guard let previous = cover.previousAsOf else { return [] }
    let places = Set(model.flows.flatMap { [$0.place.code, $0.place.country].compactMap(\.self) })
    return model.acts.filter { act in
      act.kind != .announcement && act.appliesOn > previous && act.appliesOn <= cover.asOf
        && act.places.contains { places.contains($0) }
    }
    .sorted { ($0.appliesOn, $0.id) < ($1.appliesOn, $1.id) }.suffix(1).map {
      texts("since.act", ["day": .day($0.appliesOn), "what": .name($0.what)])
    }
  }

  /// What the figures do not tell, each said because of something in the model.
  func limits() -> [String] {
    var sentences: [String] = []
    let without = model.members.filter { member in
      !membersWithFigures.contains { $0.code == member.code }
    }
    if !without.isEmpty {
      sentences.append(
        texts(
          "limits.no-source",
          ["n": .count(without.count), "countries": .list(without.map { .name($0.name) })]))
    }
    let late = model.sources.filter { $0.freshness == .late || $0.freshness == .silent }
    if !late.isEmpty {
      sentences.append(
        texts(
          "limits.late",
          [
            "n": .count(late.count),
            "publishers": .list(Set(late.map(\.publisher)).sorted().map { .text($0) }),
          ]))
    }
    if model.sources.contains(where: \.isPseudoRealTime) {
      sentences.append(texts("limits.pseudo"))
    }
    sentences.append(texts("limits.people"))
    sentences.append(texts("limits.forecast"))
    if model.reintegration.isEmpty { sentences.append(texts("limits.reintegration")) }
    for flow in model.silentFlows {
      guard let newest = flow.total.latest?.period else { continue }
      sentences.append(
        texts("limits.silent", ["place": .place(flow.place), "period": .period(newest)]))
    }
    return sentences
  }
}
