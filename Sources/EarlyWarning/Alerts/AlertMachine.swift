package import Domain

/// What computation makes of a look through the figures: which events cases take.
///
/// Pure: rules, standing and reading in, drafts of events out. The machine opens cases, leads them
/// to *forming*, closes a watch that came to nothing, and proposes; it never confirms, activates or
/// dismisses, and never ends what a person has confirmed. Four promises hold for every history:
///
/// - A higher level, another direction or another segment is never held back by a cool-off.
/// - A look without a newer issue makes nothing calmer.
/// - What a revision takes away is said and not erased.
/// - The same look twice changes nothing the second time.
package struct AlertMachine: Sendable {
  package let rules: AlertRules

  package init(_ rules: AlertRules) { self.rules = rules }

  /// The events that a look leads to.
  ///
  /// - Parameters:
  ///   - standing: the newest case of the subject, nil where there never was one.
  ///   - reading: what the look says.
  ///   - day: the day whose knowledge it was made with.
  /// - Returns: drafts without sentences, in their order; the first is `opened` where a new case
  ///   begins.
  package func events(
    for standing: AlertStanding?, _ reading: AlertReading, on day: Day
  ) -> [AlertEvent.Draft] {
    guard let standing, !mayForget(standing, on: day) else { return opening(reading, on: day) }
    // A look at an earlier day cannot tell a case anything.
    guard day >= standing.asOf else { return [] }
    var steps = Steps(standing, day)
    switch standing.state {
    case .closed, .dismissed: again(&steps, reading)
    case .watch, .forming, .confirmed, .active, .easing: goOn(&steps, reading)
    }
    return steps.drafts
  }

  // MARK: Beginning

  private func opening(_ reading: AlertReading, on day: Day) -> [AlertEvent.Draft] {
    guard rules.segment(reading.subject.place)?.isAutomatic ?? false else { return [] }
    guard let rule = watchRule(reading) else { return [] }
    let forming = formingRule(reading, loudIssues: 1)
    return [
      AlertEvent.Draft(
        .opened, asOf: day, state: forming == nil ? .watch : .forming, level: reading.level,
        reasonCode: (forming ?? rule).rawValue,
        evidence: AlertEvidence.text(reading.evidence))
    ]
  }

  /// Whether a case has ended so long ago that another begins.
  private func mayForget(_ standing: AlertStanding, on day: Day) -> Bool {
    !standing.state.isOpen && standing.since.distance(to: day) > rules.days.reopen
  }

  private func again(_ steps: inout Steps, _ reading: AlertReading) {
    let standing = steps.standing
    guard let rule = watchRule(reading), isNews(reading, standing) else { return }
    let isHigher = reading.level > standing.level
    let cools =
      standing.state == .dismissed
      && standing.since.distance(to: steps.day) <= rules.days.coolOff
    if cools, !isHigher {
      // More of what a person has dismissed.
      steps.add(.evidence, level: standing.level, rule: rule.rawValue, reading.evidence)
    } else if rules.segment(reading.subject.place)?.isAutomatic ?? false {
      let forming = formingRule(reading, loudIssues: 1)
      steps.add(
        .reopened, state: forming == nil ? .watch : .forming, level: reading.level,
        rule: (forming ?? rule).rawValue, reading.evidence)
    }
  }

  // MARK: Going on

  private func goOn(_ steps: inout Steps, _ reading: AlertReading) {
    if isVoid(steps.standing, reading) {
      steps.add(.voided, evidence: steps.standing.evidence)
    }
    if let rule = watchRule(reading), isNews(reading, steps.standing) {
      louder(&steps, reading, rule)
    } else if isCalm(reading, steps.standing) {
      calmer(&steps, reading)
    } else if reading.isSilent, steps.standing.silentSince == nil {
      steps.add(.noNews)
    }
    expire(&steps)
  }

  private func louder(_ steps: inout Steps, _ reading: AlertReading, _ rule: Rule) {
    let standing = steps.standing
    let issues = standing.loudIssues + (isNewer(reading, standing) ? 1 : 0)
    let level = max(standing.level, reading.level)
    if standing.state == .watch || standing.state == .easing,
      let forming = formingRule(reading, loudIssues: issues)
    {
      steps.add(
        .formed, state: .forming, level: level, rule: forming.rawValue, reading.evidence)
    } else if level > standing.level {
      steps.add(.raised, level: level, rule: rule.rawValue, reading.evidence)
    } else {
      steps.add(.evidence, rule: rule.rawValue, reading.evidence)
    }
  }

  private func calmer(_ steps: inout Steps, _ reading: AlertReading) {
    steps.add(.calm, evidence: [calmNote(reading)].compactMap { $0 })
    let issues = steps.standing.calmIssues
    switch steps.standing.state {
    case .watch where issues >= rules.calm.watchIssues:
      steps.add(.closed, state: .closed, rule: Rule.calm.rawValue)
    case .forming where issues >= rules.calm.easingIssues:
      steps.add(.eased, state: .easing, rule: Rule.calm.rawValue)
    case .confirmed where issues >= rules.calm.easingIssues,
      .active where issues >= rules.calm.easingIssues:
      if steps.standing.proposal != .ease {
        steps.add(.easingProposed, rule: Rule.calm.rawValue)
      }
    case .easing where issues >= rules.calm.closingIssues:
      if steps.standing.proposal != .close {
        steps.add(.closingProposed, rule: Rule.calm.rawValue)
      }
    case .watch, .forming, .confirmed, .active, .easing, .closed, .dismissed: break
    }
  }

  private func expire(_ steps: inout Steps) {
    let standing = steps.standing
    guard standing.state == .active, !standing.isExpired, let last = standing.expiresOn,
      steps.day > last
    else { return }
    steps.add(.expired)
  }

  // MARK: Rules

  /// Why an event came about, as it stands in its reason code.
  package enum Rule: String, Sendable, CaseIterable {
    case strength, act, persistence, neighbours, calm
  }

  /// The rule by which a reading is worth a watch; nil where it is not.
  package func watchRule(_ reading: AlertReading) -> Rule? {
    if reading.strength >= rules.watch.strength, isSizable(reading) { return .strength }
    return rules.watch.acts && reading.evidence.contains { $0.act != nil } ? .act : nil
  }

  private func isSizable(_ reading: AlertReading) -> Bool {
    reading.people >= (rules.segment(reading.subject.place)?.people ?? rules.watch.people)
  }

  private func formingRule(_ reading: AlertReading, loudIssues: Int) -> Rule? {
    guard watchRule(reading) == .strength else { return nil }
    if reading.strength >= rules.forming.strength { return .strength }
    if loudIssues >= rules.forming.issues { return .persistence }
    if let least = rules.forming.neighbours, reading.neighbours >= least { return .neighbours }
    return nil
  }

  /// Whether the reading says something that the case's log does not hold.
  private func isNews(_ reading: AlertReading, _ standing: AlertStanding) -> Bool {
    !reading.evidence.allSatisfy { standing.known.contains($0.identity) }
      || reading.level > standing.level
  }

  /// Whether there is a figure for a later period than any that the case has heard of.
  private func isNewer(_ reading: AlertReading, _ standing: AlertStanding) -> Bool {
    guard let end = reading.period?.end else { return false }
    return end > (standing.newest ?? standing.alert.openedOn)
  }

  /// Whether a newer issue was judged and shows next to nothing. An act ahead keeps a watch open.
  private func isCalm(_ reading: AlertReading, _ standing: AlertStanding) -> Bool {
    guard reading.isJudged, isNewer(reading, standing) else { return false }
    if standing.state == .watch, reading.evidence.contains(where: { $0.act != nil }) {
      return false
    }
    return reading.strength < rules.calm.strength || !isSizable(reading)
  }

  /// Whether a revision has brought every figure of the newest evidence back to where it was
  /// expected, or has taken it away.
  private func isVoid(_ standing: AlertStanding, _ reading: AlertReading) -> Bool {
    guard !standing.isVoid else { return false }
    let figures = standing.evidence.filter { $0.act == nil }
    guard !figures.isEmpty else { return false }
    return figures.allSatisfy { evidence in
      guard let figure = evidence.figure, let known = reading.figures[figure] else { return false }
      guard let value = known else { return true }
      guard value != evidence.value else { return false }
      switch reading.subject.direction {
      case .surge, .reversal, .stock: return value <= (evidence.upper ?? evidence.expected ?? value)
      case .collapse: return value >= (evidence.lower ?? evidence.expected ?? value)
      case .composition: return false
      }
    }
  }

  /// What a calm issue leaves in the log: which period it was.
  private func calmNote(_ reading: AlertReading) -> AlertEvidence? {
    reading.period.map { period in
      AlertEvidence(
        kind: Rule.calm.rawValue, source: "", indicator: "", place: reading.subject.place,
        nationality: reading.subject.group, period: period.description, issue: "")
    }
  }
}

/// Events that follow one another within one look.
private struct Steps {
  private(set) var standing: AlertStanding
  let day: Day
  private(set) var drafts: [AlertEvent.Draft] = []

  init(_ standing: AlertStanding, _ day: Day) {
    self.standing = standing
    self.day = day
  }

  mutating func add(
    _ kind: AlertEvent.Kind, state: AlertState? = nil, level: Int? = nil, rule: String? = nil,
    _ evidence: [AlertEvidence] = []
  ) {
    add(kind, state: state, level: level, rule: rule, evidence: evidence)
  }

  mutating func add(
    _ kind: AlertEvent.Kind, state: AlertState? = nil, level: Int? = nil, rule: String? = nil,
    evidence: [AlertEvidence]
  ) {
    let state = state ?? standing.state
    let draft = AlertEvent.Draft(
      kind, asOf: day, state: state, level: level ?? standing.level,
      expiresOn: state == .active ? standing.expiresOn : nil, reasonCode: rule,
      evidence: AlertEvidence.text(evidence))
    do {
      try standing.apply(draft)
      drafts.append(draft)
    } catch {
      preconditionFailure("the machine made an event that cannot follow: \(error.why)")
    }
  }
}
