package import Domain
package import EarlyWarning

/// Everything that a message about a case says, gathered once for CAP, the feed and the tables.
package struct AlertFile: Sendable {
  /// Its events, oldest first; never empty.
  package var events: [AlertEvent]
  /// The items of the checklist that the case has come to.
  package var checklist: [AlertChecklist.Entry]
  /// Headlines by state, in both languages.
  package var headlines: [AlertState: Bilingual]
  /// What happens, in a few words: CAP's `event`.
  package var what: Bilingual
  package var place: Bilingual
  package var country: String?
  /// Names of the countries ahead on the route, in its order, as the newest event knew them.
  package var route: [(code: String, name: Bilingual)]
  /// How often the rules of the segment were right in the back-test.
  package var measured: AlertRules.Measured?

  package var alert: Alert { events[0].alert }

  /// - Parameters:
  ///   - events: oldest first.
  ///   - standing: where the case stands.
  ///   - rules: the rules in force.
  ///   - checklist: what protects people.
  ///   - sentences: names and sentences.
  ///   - texts: both languages.
  ///   - day: the day on which is asked.
  /// - Throws: a ``Failure`` where a sentence cannot be said.
  package init(
    events: [AlertEvent], standing: AlertStanding, rules: AlertRules, checklist: AlertChecklist,
    sentences: AlertSentence, texts: BilingualTexts, country: String?, on day: Day
  ) throws {
    precondition(!events.isEmpty, "a case has an event at least")
    self.events = events
    self.checklist = checklist.entries(
      for: standing, reached: AlertChecklist.reached(events), on: day)
    let subject = events[0].alert.subject
    headlines = [:]
    for state in Set(events.map(\.content.state)) {
      headlines[state] = try texts.say(sentences.headline(subject, state: state))
    }
    what = try texts.say(sentences.what(subject.direction))
    place = sentences.placeName(subject.place)
    self.country = country
    let newest = events.last { !$0.content.route.isEmpty }?.content.route ?? []
    route = newest.map { ($0, sentences.countryName($0)) }
    measured = rules.segment(subject.place)?.measured
  }

  /// Events that are told to others: from *forming* on, whatever changes what a reader does.
  package var told: [AlertEvent] {
    var isTold = false
    return events.filter { event in
      switch event.content.kind {
      case .opened, .formed, .reopened: if event.content.state == .watch { return isTold }
      case .confirmed, .activated: break
      case .raised, .expired, .voided, .eased, .closed, .dismissed: if !isTold { return false }
      case .evidence, .calm, .noNews, .easingProposed, .closingProposed, .checked: return false
      }
      isTold = true
      return true
    }
  }
}
