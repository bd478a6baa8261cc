package import Domain
package import EarlyWarning
package import Warehouse

/// What the events of cases say, as sentences; in no language yet.
///
/// An event's sentence says what happened and why; the reason is the sentence of the strongest
/// signal, made where the signal was found.
package struct AlertSentence: Sendable {
  private let countries: [String: Country]
  private let places: [String: Place]
  private let groups: [String: NationalityGroup]
  private let rules: AlertRules
  private let checklist: AlertChecklist

  package init(_ reference: ReferenceRows, rules: AlertRules, checklist: AlertChecklist) {
    func byCode<Item>(_ items: [Item], _ code: (Item) -> String) -> [String: Item] {
      Dictionary(items.map { (code($0), $0) }, uniquingKeysWith: { first, _ in first })
    }
    countries = byCode(reference.countries, \.code)
    places = byCode(reference.places, \.code)
    groups = byCode(reference.groups, \.code)
    self.rules = rules
    self.checklist = checklist
  }

  /// The sentence of an event.
  ///
  /// - Parameters:
  ///   - draft: the event.
  ///   - subject: what the case is about.
  ///   - because: what the strongest evidence says; nil where there is none.
  package func message(
    _ draft: AlertEvent.Draft, of subject: AlertSubject, because: Bilingual?
  ) -> Message {
    var arguments: [String: Message.Argument] = [
      "subject": .message(self.subject(subject)), "what": .message(what(subject.direction)),
    ]
    let because = because ?? Bilingual(en: "", es: "")
    func say(_ key: String, _ more: [String: Message.Argument] = [:]) -> Message {
      arguments.merge(more) { $1 }
      return Message(key, arguments)
    }
    let office = office(draft.office)
    switch draft.kind {
    case .opened where draft.office != nil: return say("alert-says.opened-by", ["office": office])
    case .opened where draft.state == .watch:
      return say("alert-says.watch", ["because": .name(because)])
    case .opened, .formed:
      return say(
        "alert-says.forming", ["because": .name(because), "rule": .message(rule(draft))])
    case .reopened: return say("alert-says.reopened", ["because": .name(because)])
    case .raised:
      return say(
        "alert-says.raised", ["because": .name(because), "level": .count(draft.level)])
    case .evidence: return say("alert-says.more", ["because": .name(because)])
    case .calm: return say("alert-says.calm", ["period": period(draft)])
    case .noNews: return say("alert-says.no-news")
    case .easingProposed: return say("alert-says.easing-proposed")
    case .closingProposed: return say("alert-says.closing-proposed")
    case .expired: return say("alert-says.expired")
    case .voided: return say("alert-says.voided")
    case .confirmed: return say("alert-says.confirmed", ["office": office])
    case .activated:
      return say(
        "alert-says.activated",
        [
          "office": office, "level": .count(draft.level),
          "until": .day(draft.expiresOn ?? draft.asOf),
        ])
    case .eased:
      return draft.office == nil
        ? say("alert-says.eased") : say("alert-says.eased-by", ["office": office])
    case .closed:
      return draft.office == nil
        ? say("alert-says.closed") : say("alert-says.closed-by", ["office": office])
    case .dismissed:
      let reason = rules.dismissals.first { $0.code == draft.reasonCode }?.words
      return say(
        "alert-says.dismissed",
        [
          "office": office,
          "reason": reason.map { .name($0) } ?? .text(draft.reasonCode ?? ""),
        ])
    case .checked:
      let item = checklist.items.first { $0.id == draft.reasonCode }?.action
      return say(
        "alert-says.checked",
        ["office": office, "item": item.map { .name($0) } ?? .text(draft.reasonCode ?? "")])
    }
  }

  /// What a case is about, as the beginning of a sentence and as a headline's end.
  package func headline(_ subject: AlertSubject, state: AlertState) -> Message {
    Message(
      "alert-says.headline",
      [
        "subject": .message(self.subject(subject)), "what": .message(what(subject.direction)),
        "state": .message(Message("alert-state.\(state.rawValue)")),
      ])
  }

  /// The event's name as CAP wants it: `Rise of the flow`.
  package func what(_ direction: AlertDirection) -> Message {
    Message("alert-what.\(direction.rawValue)")
  }

  package func officeName(_ code: String) -> Bilingual {
    rules.office(code)?.name ?? Bilingual(en: code, es: code)
  }

  package func countryName(_ code: String) -> Bilingual {
    countries[code]?.name ?? Bilingual(en: code, es: code)
  }

  package func placeName(_ code: String) -> Bilingual {
    places[code]?.name ?? countryName(code)
  }

  private func office(_ code: String?) -> Message.Argument {
    code.map { .name(officeName($0)) } ?? .text("")
  }

  private func rule(_ draft: AlertEvent.Draft) -> Message {
    let rule = draft.reasonCode.flatMap(AlertMachine.Rule.init) ?? .strength
    return Message("alert-rule.\(rule.rawValue)")
  }

  private func period(_ draft: AlertEvent.Draft) -> Message.Argument {
    let text = AlertEvidence.list(draft.evidence).first?.period
    return text.flatMap { Period($0) }.map { .period($0) } ?? .text(text ?? "")
  }

  private func subject(_ subject: AlertSubject) -> Message {
    let place: Message.Argument =
      places[subject.place].map { .label($0) } ?? .text(subject.place)
    guard subject.group != SeriesKey.whole else {
      return Message("subject.whole", ["place": place])
    }
    if let group = groups[subject.group] {
      return Message("subject.named", ["place": place, "name": .name(group.people)])
    }
    guard let country = countries[subject.group], country.kind != .special else {
      let name = countries[subject.group].map { Message.Argument.name($0.name) }
      return Message("subject.named", ["place": place, "name": name ?? .text(subject.group)])
    }
    return Message(
      "subject.nationality", ["place": place, "nationality": .name(country.nationality)])
  }
}
