import Domain
import EarlyWarning
import Reporting
import Warehouse

/// Writes drafts into the register: gives each its sentence, who is told and the countries ahead,
/// and seals it onto the chain.
struct AlertClerk {
  let rules: AlertRules
  private let sentences: AlertSentence
  private let texts: BilingualTexts
  private let route: AlertRoute

  init(
    _ agreement: AlertAgreement, _ reference: ReferenceRows, texts: BilingualTexts
  ) {
    rules = agreement.rules
    sentences = AlertSentence(reference, rules: rules, checklist: agreement.checklist)
    self.texts = texts
    route = AlertRoute(reference)
  }

  /// Adds a draft to the register.
  ///
  /// - Parameters:
  ///   - draft: what happened.
  ///   - alert: the case.
  ///   - number: the event's number within the case.
  ///   - because: what the strongest evidence says.
  ///   - run: the run that found it; nil for an office.
  ///   - moment: now.
  ///   - writer: the open transaction.
  func write(
    _ draft: AlertEvent.Draft, of alert: Alert, number: Int, because: Bilingual?, run: RunID?,
    at moment: Moment, _ writer: WarehouseWriter
  ) throws -> AlertEvent {
    var draft = draft
    let subject = alert.subject
    let said = try texts.say(sentences.message(draft, of: subject, because: because))
    draft.sentence = Bilingual(en: Self.trimmed(said.en), es: Self.trimmed(said.es))
    draft.told = route.told(rules, draft.state, subject, on: draft.asOf)
    draft.route = route.ahead(
      of: subject.place, AlertRoute.travel(subject.direction), on: draft.asOf)
    let head = try writer.reader.registerHead()
    var chain = head.map { AlertChain(head: $0.digest, length: $0.length) } ?? AlertChain()
    let event = chain.seal(draft, of: alert, number: number, at: moment)
    try writer.append(event, run: run)
    return event
  }

  /// Without the blank that a sentence ends in where nothing follows it.
  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }
}
