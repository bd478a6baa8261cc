/// Something that happened to a case. Events are only added to.
package struct AlertEvent: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    // What computation says.
    case opened
    /// More of the same, which is kept and changes no state.
    case evidence
    case formed
    /// The level rises; no cool-off holds this back.
    case raised
    /// A new issue shows nothing unusual.
    case calm
    /// A publication is overdue: nothing is known, and nothing becomes calmer.
    case noNews = "no-news"
    case easingProposed = "easing-proposed"
    case closingProposed = "closing-proposed"
    /// The day has passed until which the alert was activated, and nobody has decided.
    case expired
    /// A revision has taken the evidence away.
    case voided
    case reopened
    // What people decide, and what computation may do from *watch* and *forming* only.
    case confirmed, activated, eased, closed, dismissed
    /// An item of the protection checklist is done, with its proof.
    case checked
  }

  /// What is known of an event before the register takes it.
  package struct Draft: Sendable, Equatable {
    package var kind: Kind
    /// The day whose knowledge it is made with.
    package var asOf: Day
    /// The state after the event.
    package var state: AlertState
    /// 1 to 4, after the event.
    package var level: Int
    /// The last day of an active alert.
    package var expiresOn: Day?
    /// The office that decided; nil for computation.
    package var office: String?
    /// The office that agreed, where two must.
    package var second: String?
    /// A dismissal's code, the item of a checklist, or the rule that led to the event.
    package var reasonCode: String?
    /// Why, in the office's own words.
    package var note: String?
    package var sentence: Bilingual
    /// JSON: the figures and signals behind it.
    package var evidence: String
    /// Who is told of it: countries and offices.
    package var told: [String]
    /// The countries that lie ahead on the route, in its order.
    package var route: [String]

    package init(
      _ kind: Kind, asOf: Day, state: AlertState, level: Int, expiresOn: Day? = nil,
      office: String? = nil, second: String? = nil, reasonCode: String? = nil,
      note: String? = nil, sentence: Bilingual = Bilingual(en: "", es: ""),
      evidence: String = "[]", told: [String] = [], route: [String] = []
    ) {
      self.kind = kind
      self.asOf = asOf
      self.state = state
      self.level = level
      self.expiresOn = expiresOn
      self.office = office
      self.second = second
      self.reasonCode = reasonCode
      self.note = note
      self.sentence = sentence
      self.evidence = evidence
      self.told = told
      self.route = route
    }
  }

  package var alert: Alert
  /// Number in the whole register, from 1 without a gap.
  package var sequence: Int
  /// Number within the case, from 1 without a gap.
  package var number: Int
  package var happenedAt: Moment
  package var content: Draft
  /// The digest of the event before in the register.
  package var previousDigest: String
  /// SHA-256 of the event's canonical text, in hexadecimal digits.
  package var digest: String

  package init(
    alert: Alert, sequence: Int, number: Int, happenedAt: Moment, content: Draft,
    previousDigest: String, digest: String
  ) {
    self.alert = alert
    self.sequence = sequence
    self.number = number
    self.happenedAt = happenedAt
    self.content = content
    self.previousDigest = previousDigest
    self.digest = digest
  }
}
