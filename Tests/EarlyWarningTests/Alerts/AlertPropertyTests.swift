import Domain
import EarlyWarning
import Statistics
import Testing

/// Random histories of looks and acts, and what holds for every one of them.
@Suite("What holds for every history of a case")
struct AlertPropertyTests {
  private struct Step {
    var reading: AlertReading
    var day: Day
    var before: AlertStanding?
    var after: AlertStanding?
    var made: [AlertEvent.Kind]
  }

  private struct Story {
    var register: TestRegister
    var steps: [Step] = []
    var refused = 0
  }

  private static let seeds = Array(UInt64(1)...UInt64(60))

  /// Sixty looks, with an act of somebody before every third.
  private static func story(_ seed: UInt64) throws -> Story {
    var random = SplitMix64(seed: seed)
    func draw(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
    var story = Story(register: try TestRegister())
    var month = 0
    var day = TestRules.day(0)
    for _ in 0..<60 {
      day = max(day.advanced(by: 1 + draw(40)), day)
      while TestRules.day(month + 1) <= day, draw(4) > 0 { month += 1 }
      if draw(3) == 0 { act(&story, draw(7), draw(4) + 1, day) }
      let strength = [0, 0, 0.5, 1.5, 2.5, 3, 5][draw(7)]
      var reading = TestRules.reading(
        month: month, strength: strength, people: draw(5) == 0 ? 50 : 1_000, level: draw(4) + 1,
        neighbours: draw(6) == 0 ? 2 : 1, isJudged: draw(6) > 0, isSilent: draw(8) == 0)
      if draw(5) == 0,
        let figure = story.register.events.last.flatMap({
          AlertEvidence.list($0.content.evidence).first?.figure
        })
      {
        reading.figures = [figure: draw(2) == 0 ? Double?.none : 600]
      }
      let before = try story.register.standing()
      let made = try story.register.look(reading, on: day)
      story.steps.append(
        Step(
          reading: reading, day: day, before: before, after: try story.register.standing(),
          made: made))
    }
    return story
  }

  private static func act(_ story: inout Story, _ which: Int, _ level: Int, _ day: Day) {
    let kinds: [AlertAct.Kind] = [
      .confirm, .activate(until: day.advanced(by: 20), level: level), .ease, .close,
      .dismiss(reason: "seasonal"), .check(item: "children-guardian"),
      .activate(until: day.advanced(by: 30), level: nil),
    ]
    do {
      try story.register.act(kinds[which], second: "pan-senafront", on: day)
    } catch {
      story.refused += 1
    }
  }

  @Test("No cool-off hides a higher level", arguments: seeds)
  func noHiddenEscalation(seed: UInt64) throws {
    for step in try Self.story(seed).steps {
      guard step.reading.strength >= 2, step.reading.people >= 100 else { continue }
      let after = try #require(step.after)
      #expect(after.level >= step.reading.level)
      let wasHigher = step.reading.level > step.before?.level ?? 0
      if wasHigher { #expect(after.state.isOpen) }
    }
  }

  @Test("Nothing becomes calmer without a newer issue that was judged", arguments: seeds)
  func silenceIsNotCalm(seed: UInt64) throws {
    for step in try Self.story(seed).steps {
      guard let before = step.before, let after = step.after, before.alert == after.alert else {
        continue
      }
      let isNew = step.reading.period.map { $0.end > before.newest ?? before.alert.openedOn }
      if step.reading.isJudged == false || isNew != true {
        #expect(!step.made.contains(.calm))
        #expect(after.calmIssues <= before.calmIssues)
        #expect(!step.made.contains(.eased) && !step.made.contains(.closed))
      }
    }
  }

  @Test("Computation never decides what is a person's to decide", arguments: seeds)
  func peopleDecide(seed: UInt64) throws {
    let story = try Self.story(seed)
    for event in story.register.events {
      switch event.content.kind {
      case .confirmed, .activated, .dismissed, .checked: #expect(event.content.office != nil)
      case .opened, .evidence, .formed, .raised, .calm, .noNews, .easingProposed, .closingProposed,
        .expired, .voided, .reopened:
        #expect(event.content.office == nil)
      case .eased, .closed: break
      }
    }
    for step in story.steps {
      guard let before = step.before, !before.state.isUntriaged, before.state.isOpen,
        let after = step.after
      else { continue }
      #expect(after.state == before.state || (before.state == .easing && after.state == .forming))
    }
  }

  @Test(
    "A case that ended goes on within ninety days, and is another one after them", arguments: seeds)
  func reopening(seed: UInt64) throws {
    for step in try Self.story(seed).steps {
      guard let before = step.before, !before.state.isOpen, let after = step.after,
        after.state.isOpen
      else { continue }
      let days = before.since.distance(to: step.day)
      #expect((after.alert == before.alert) == (days <= 90))
    }
  }

  @Test("Replaying the events gives the state, event by event", arguments: seeds)
  func replay(seed: UInt64) throws {
    let events = try Self.story(seed).register.events
    let cases = Dictionary(grouping: events, by: \.alert)
    for (_, own) in cases {
      var standing = try AlertStanding(own[0].alert, opening: own[0].content)
      for event in own.dropFirst() {
        try standing.apply(event.content)
        #expect(standing.state == event.content.state)
        #expect(standing.level == event.content.level)
        #expect(standing.expiresOn == event.content.expiresOn)
      }
      #expect(standing == (try AlertStanding(replaying: own)))
    }
  }

  @Test("An alert past its last day is marked as expired at the next look", arguments: seeds)
  func expiry(seed: UInt64) throws {
    for step in try Self.story(seed).steps {
      guard let after = step.after, after.state == .active, let last = after.expiresOn else {
        continue
      }
      #expect(after.isExpired == (step.day > last))
    }
  }

  @Test("Events are only added to, and their chain holds", arguments: seeds)
  func chain(seed: UInt64) throws {
    let events = try Self.story(seed).register.events
    var chain = AlertChain()
    for event in events { #expect(chain.check(event) == nil) }
    #expect(chain.length == events.count)
  }

  @Test("A changed byte in any event is found, and so is one that is missing", arguments: 1...15)
  func tampering(seed: Int) throws {
    let events = try Self.story(UInt64(seed)).register.events
    guard !events.isEmpty else { return }
    var random = SplitMix64(seed: UInt64(seed) &* 977)
    for _ in 0..<10 {
      let place = Int(random.next() % UInt64(events.count))
      for change in Self.changes {
        var changed = events
        change(&changed[place])
        guard changed[place] != events[place] else { continue }
        #expect(Self.faults(changed) > 0)
      }
      if place < events.count - 1 {
        var missing = events
        missing.remove(at: place)
        #expect(Self.faults(missing) > 0)
      }
    }
  }

  private static let changes: [@Sendable (inout AlertEvent) -> Void] = [
    { $0.content.note = ($0.content.note ?? "") + " " },
    { $0.content.office = "hnd-inm" },
    { $0.content.level = $0.content.level % 4 + 1 },
    { $0.content.asOf = $0.content.asOf.advanced(by: 1) },
    { $0.content.state = .confirmed },
    { $0.content.evidence += " " },
    { $0.content.told = ["USA"] },
    { $0.content.route = ["MEX"] },
    { $0.content.sentence.es += "." },
    { $0.content.expiresOn = $0.content.expiresOn?.advanced(by: 1) ?? $0.content.asOf },
    { $0.happenedAt = Moment(seconds: $0.happenedAt.seconds + 1) },
    { $0.number += 1 },
    { $0.digest = String($0.digest.reversed()) },
    { $0.alert = Alert(subject: $0.alert.subject, openedOn: $0.alert.openedOn.advanced(by: 1)) },
  ]

  private static func faults(_ events: [AlertEvent]) -> Int {
    var chain = AlertChain()
    return events.count { chain.check($0) != nil }
  }
}
