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
    let revised = revisedFigures
    sentences.append(
      texts("since.revised", ["n": .count(revised)]))
    // An alarm is new where its run began after the newest figure that was known then.
    let newAlarms = model.alarmed.filter { watched in
      let before = model.previousFlows.first { $0.id == watched.flow.id }
      guard let known = before?.total.latest?.period else { return true }
      return alarmStart(watched) > known
    }
    sentences.append(texts("since.alarms", ["n": .count(newAlarms.count)]))
    return sentences
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

  /// Figures that were known at the last meeting and read otherwise now.
  private var revisedFigures: Int {
    model.previousFlows.reduce(0) { count, before in
      guard let now = model.flows.first(where: { $0.id == before.id }) else { return count }
      return count
        + before.total.points.count { point in
          point.value != nil && now.total.value(point.period) != point.value
        }
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
