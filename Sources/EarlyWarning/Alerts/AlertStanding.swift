package import Domain

/// Where a case stands: what its events add up to.
///
/// The same events always give the same standing; nothing else is remembered of a case.
package struct AlertStanding: Sendable, Equatable {
  package var alert: Alert
  package private(set) var state: AlertState
  /// 1 to 4.
  package private(set) var level: Int
  /// The day as of which it came into its state.
  package private(set) var since: Day
  /// The day as of which the newest event was made.
  package private(set) var asOf: Day
  /// The last day of an active alert.
  package private(set) var expiresOn: Day?
  /// Whether that day has passed without a decision.
  package private(set) var isExpired: Bool
  /// Calm issues in a row, each with a newer period than the one before.
  package private(set) var calmIssues: Int
  /// Issues in a row with evidence.
  package private(set) var loudIssues: Int
  /// The last day of the newest period that anything was said of, calm or not.
  package private(set) var newest: Day?
  /// The evidence of the newest issue that had some.
  package private(set) var evidence: [AlertEvidence]
  /// Findings that are already in the log.
  package private(set) var known: Set<String>
  /// Whether a revision has taken the newest evidence away.
  package private(set) var isVoid: Bool
  /// What computation proposes that a person decides.
  package private(set) var proposal: Proposal?
  /// Since when a publication is overdue.
  package private(set) var silentSince: Day?
  /// Items of the checklist that are done.
  package private(set) var checked: Set<String>
  package private(set) var events: Int

  package enum Proposal: String, Sendable, CaseIterable { case ease, close, dismiss }

  /// Why an event cannot follow a case's events.
  package struct Illegal: Error, Sendable, Equatable {
    package var why: String
  }

  /// A case that begins with its first event.
  package init(_ alert: Alert, opening content: AlertEvent.Draft) throws(Illegal) {
    if let why = Self.objection(to: content, after: nil) { throw Illegal(why: why) }
    self.alert = alert
    state = content.state
    level = content.level
    since = content.asOf
    asOf = content.asOf
    isExpired = false
    calmIssues = 0
    loudIssues = 0
    evidence = []
    known = []
    isVoid = false
    checked = []
    events = 1
    take(AlertEvidence.list(content.evidence))
  }

  /// What all events of a case add up to.
  ///
  /// - Throws: ``Illegal`` for the first event that cannot follow those before it.
  package init(replaying events: [AlertEvent]) throws(Illegal) {
    guard let first = events.first else { throw Illegal(why: "a case without events is none") }
    try self.init(first.alert, opening: first.content)
    for event in events.dropFirst() { try apply(event.content) }
  }

  /// Goes one event further.
  ///
  /// - Throws: ``Illegal`` where the event cannot follow; nothing is changed then.
  package mutating func apply(_ content: AlertEvent.Draft) throws(Illegal) {
    if let why = objection(to: content) { throw Illegal(why: why) }
    events += 1
    asOf = content.asOf
    let found = AlertEvidence.list(content.evidence)
    switch content.kind {
    case .opened, .evidence, .raised: take(found)
    case .formed, .reopened:
      take(found)
      if content.kind == .reopened { checked = [] }
      proposal = nil
    case .calm:
      calmIssues += 1
      loudIssues = 0
      silentSince = nil
      note(found)
    case .noNews: silentSince = content.asOf
    case .easingProposed: proposal = .ease
    case .closingProposed: proposal = .close
    case .expired: isExpired = true
    case .voided:
      isVoid = true
      proposal = .dismiss
      note(found)
    case .confirmed, .dismissed: proposal = nil
    case .activated:
      expiresOn = content.expiresOn
      isExpired = false
      proposal = nil
    case .eased, .closed:
      proposal = nil
      calmIssues = 0
    case .checked: if let item = content.reasonCode { checked.insert(item) }
    }
    if content.state != state {
      state = content.state
      since = content.asOf
    }
    if state != .active {
      expiresOn = nil
      isExpired = false
    }
    level = content.level
  }

  /// Why an event cannot follow; nil where it can.
  package func objection(to content: AlertEvent.Draft) -> String? {
    Self.objection(
      to: content, after: AlertEvent.Draft(.evidence, asOf: asOf, state: state, level: level))
  }

  /// Why an event cannot follow another, of which only day, state and level matter; nil where it
  /// can.
  ///
  /// - Parameter before: nil where the event is the first of its case.
  package static func objection(
    to content: AlertEvent.Draft, after before: AlertEvent.Draft?
  ) -> String? {
    guard (1...4).contains(content.level) else { return "a level is 1 to 4, not \(content.level)" }
    guard let before else {
      if content.kind != .opened {
        return "a case begins with `opened`, not with `\(content.kind.rawValue)`"
      }
      return content.state == .watch || content.state == .forming
        ? nil : "a case cannot be opened as `\(content.state.rawValue)`"
    }
    let (asOf, state, level) = (before.asOf, before.state, before.level)
    if content.asOf < asOf {
      return "it is made as of \(content.asOf), and the case has come to \(asOf)"
    }
    let isByPerson = content.office.map { !$0.isEmpty } ?? false
    if content.kind.needsOffice(from: state), !isByPerson {
      return "`\(content.kind.rawValue)` is decided by an office, and none is named"
    }
    guard content.kind.states(from: state).contains(content.state) else {
      return "a case in `\(state.rawValue)` cannot take `\(content.kind.rawValue)`"
        + (content.state == state ? "" : " to `\(content.state.rawValue)`")
    }
    if content.level < level, !content.kind.mayLowerLevel {
      return "`\(content.kind.rawValue)` cannot lower the level from \(level) to \(content.level)"
    }
    if content.state == .active, content.expiresOn == nil {
      return "an active alert has a last day"
    }
    return nil
  }

  private mutating func take(_ found: [AlertEvidence]) {
    let last = Self.newest(found)
    if last != nil, last != newest || loudIssues == 0 { loudIssues += 1 }
    note(found)
    calmIssues = 0
    if !found.isEmpty {
      evidence = found
      isVoid = false
      silentSince = nil
      proposal = nil
    }
  }

  private mutating func note(_ found: [AlertEvidence]) {
    known.formUnion(found.lazy.map(\.identity))
    guard let last = Self.newest(found) else { return }
    newest = max(newest ?? last, last)
  }

  private static func newest(_ found: [AlertEvidence]) -> Day? {
    found.lazy.compactMap(\.newest).max()
  }
}

extension AlertEvent.Kind {
  /// Whether an office must have decided it, in the state before.
  func needsOffice(from state: AlertState) -> Bool {
    switch self {
    case .confirmed, .activated, .dismissed, .checked: true
    case .eased: state != .forming
    case .closed: state != .watch
    default: false
    }
  }

  /// Whether a level may be lower after it than before.
  var mayLowerLevel: Bool { self == .reopened || self == .activated }

  /// States in which a case can be after the event; empty where it cannot take it.
  func states(from state: AlertState) -> [AlertState] {
    switch (self, state) {
    case (.opened, _): []
    case (.evidence, .dismissed): [state]
    case (.evidence, _), (.raised, _), (.calm, _), (.voided, _), (.noNews, _):
      state.isOpen ? [state] : []
    case (.checked, _): state.isOpen && state != .watch ? [state] : []
    case (.formed, .watch), (.formed, .easing): [.forming]
    case (.easingProposed, .confirmed), (.easingProposed, .active): [state]
    case (.closingProposed, .easing): [state]
    case (.expired, .active): [state]
    case (.reopened, .closed), (.reopened, .dismissed): [.watch, .forming]
    case (.confirmed, .watch), (.confirmed, .forming), (.confirmed, .easing): [.confirmed]
    case (.activated, .confirmed), (.activated, .active), (.activated, .easing): [.active]
    case (.eased, .forming), (.eased, .confirmed), (.eased, .active): [.easing]
    case (.closed, .watch), (.closed, .easing): [.closed]
    case (.dismissed, _): state.isOpen && state != .active ? [.dismissed] : []
    default: []
    }
  }
}
