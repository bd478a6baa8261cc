package import Domain

/// What an office does to a case.
package struct AlertAct: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case confirm
    /// Until a day; the level is the case's own where none is given.
    case activate(until: Day, level: Int?)
    case ease
    case close
    case dismiss(reason: String)
    /// An item of the checklist with its proof, which stands in the note.
    case check(item: String)
  }

  package var kind: Kind
  /// The code of the office, as the rules list it.
  package var office: String
  /// The office that agrees, where two must.
  package var second: String?
  package var note: String
  package var day: Day

  package init(_ kind: Kind, by office: String, second: String? = nil, note: String, on day: Day) {
    self.kind = kind
    self.office = office
    self.second = second
    self.note = note
    self.day = day
  }
}

/// Why an act is refused; nothing was changed.
package struct AlertRefusal: Error, Sendable, Equatable {
  package var why: String
  package var next: String

  package init(_ why: String, next: String) {
    self.why = why
    self.next = next
  }
}

/// Whether and how an act becomes an event of a case.
package struct AlertDesk: Sendable {
  private let rules: AlertRules
  private let checklist: AlertChecklist
  /// The country in which a place lies.
  private let country: @Sendable (String) -> String?

  package init(
    _ rules: AlertRules, checklist: AlertChecklist,
    country: @escaping @Sendable (String) -> String?
  ) {
    self.rules = rules
    self.checklist = checklist
    self.country = country
  }

  /// The event that an act is.
  ///
  /// - Throws: ``AlertRefusal`` for an act by nobody or by another country's office, without a note,
  ///   with an unknown reason or item, with an end that is none, or that the case's state does not
  ///   allow.
  package func event(
    _ act: AlertAct, on standing: AlertStanding
  ) throws(AlertRefusal) -> AlertEvent.Draft {
    let office = try known(act.office)
    guard !act.note.allSatisfy(\.isWhitespace) else {
      throw AlertRefusal("no reason is given", next: "Say why with --note.")
    }
    var draft = AlertEvent.Draft(
      .checked, asOf: act.day, state: standing.state, level: standing.level,
      expiresOn: standing.expiresOn, office: office.code, note: act.note)
    if let second = act.second { draft.second = try known(second).code }
    switch act.kind {
    case .confirm:
      try requireOwn(office, standing)
      draft.kind = .confirmed
      draft.state = .confirmed
    case .activate(let until, let level):
      try requireOwn(office, standing)
      draft.kind = .activated
      draft.state = .active
      draft.level = level ?? standing.level
      draft.expiresOn = try checked(until, from: act.day)
      try requireSecond(draft)
    case .ease:
      try requireOwn(office, standing)
      draft.kind = .eased
      draft.state = .easing
    case .close:
      draft.kind = .closed
      draft.state = .closed
    case .dismiss(let reason):
      draft.kind = .dismissed
      draft.state = .dismissed
      draft.reasonCode = try dismissal(reason)
    case .check(let item):
      draft.reasonCode = try self.item(item, standing)
    }
    if draft.state != .active { draft.expiresOn = nil }
    if let why = standing.objection(to: draft) {
      throw AlertRefusal(why, next: Self.advice(for: standing))
    }
    return draft
  }

  /// The opening of a case by an office: where no figures exist, or for an exercise.
  ///
  /// - Parameter standing: the newest case of the subject; one that ended not long ago is opened
  ///   again.
  package func opening(
    _ subject: AlertSubject, level: Int, by code: String, note: String, on day: Day,
    after standing: AlertStanding?
  ) throws(AlertRefusal) -> AlertEvent.Draft {
    let office = try known(code)
    guard !note.allSatisfy(\.isWhitespace) else {
      throw AlertRefusal("no reason is given", next: "Say why with --note.")
    }
    guard (1...4).contains(level) else {
      throw AlertRefusal("a level is 1 to 4, not \(level)", next: "Name one of them.")
    }
    var draft = AlertEvent.Draft(
      .opened, asOf: day, state: .watch, level: level, office: office.code, note: note)
    guard let standing else { return draft }
    if standing.state.isOpen {
      throw AlertRefusal(
        "the case `\(standing.alert.id)` is open already",
        next: "`caudal alerts show` tells of it.")
    }
    guard standing.since.distance(to: day) <= rules.days.reopen else { return draft }
    draft.kind = .reopened
    if let why = standing.objection(to: draft) {
      throw AlertRefusal(why, next: "Give a later day with --as-of.")
    }
    return draft
  }

  // MARK: Checks

  private func known(_ code: String) throws(AlertRefusal) -> AlertRules.Office {
    guard !code.allSatisfy(\.isWhitespace) else {
      throw AlertRefusal(
        "a decision by nobody is none", next: "Name the office that decides with --by.")
    }
    if let office = rules.office(code) { return office }
    let codes = rules.offices.map(\.code)
    let near = Nearest.name(to: code, among: codes).map { "did you mean `\($0)`?" }
    throw AlertRefusal(
      "the office `\(code)` is not known",
      next: near.map { $0.prefix(1).uppercased() + $0.dropFirst() }
        ?? "Offices of the rules: \(codes.joined(separator: ", ")).")
  }

  /// What is decided for a country is decided by its own office; an exercise may be led by any.
  private func requireOwn(
    _ office: AlertRules.Office, _ standing: AlertStanding
  ) throws(AlertRefusal) {
    let subject = standing.alert.subject
    guard !subject.isExercise, let own = country(subject.place),
      rules.offices.contains(where: { $0.country == own })
    else { return }
    guard office.country == own else {
      let own = rules.offices.filter { $0.country == own }.map(\.code)
      throw AlertRefusal(
        "`\(office.code)` does not decide for \(subject.place)",
        next: "This is decided by \(own.joined(separator: " or ")).")
    }
  }

  private func requireSecond(_ draft: AlertEvent.Draft) throws(AlertRefusal) {
    guard draft.level == 4 else { return }
    guard let second = draft.second, second != draft.office else {
      throw AlertRefusal(
        "level 4 is activated by two offices", next: "Name the second one with --second.")
    }
  }

  private func checked(_ until: Day, from day: Day) throws(AlertRefusal) -> Day {
    guard until > day else {
      throw AlertRefusal(
        "the last day \(until) does not lie after \(day)", next: "Give a later day with --until.")
    }
    let longest = day.advanced(by: rules.days.active)
    guard until <= longest else {
      throw AlertRefusal(
        "\(until) is more than \(rules.days.active) days away",
        next: "Activate until \(longest) at most, and renew it then.")
    }
    return until
  }

  private func dismissal(_ code: String) throws(AlertRefusal) -> String {
    let codes = rules.dismissals.map(\.code)
    guard codes.contains(code) else {
      let near = Nearest.name(to: code, among: codes).map { "Did you mean `\($0)`?" }
      throw AlertRefusal(
        "`\(code)` is no reason for a dismissal",
        next: near ?? "Reasons: \(codes.joined(separator: ", ")).")
    }
    return code
  }

  private func item(_ id: String, _ standing: AlertStanding) throws(AlertRefusal) -> String {
    guard let item = checklist.items.first(where: { $0.id == id }) else {
      let near = Nearest.name(to: id, among: checklist.items.map(\.id))
      throw AlertRefusal(
        "the checklist has no item `\(id)`",
        next: near.map { "Did you mean `\($0)`?" } ?? "`caudal alerts checklist` lists them.")
    }
    guard !standing.checked.contains(item.id) else {
      throw AlertRefusal("`\(id)` is done already", next: "`caudal alerts show` tells by whom.")
    }
    return item.id
  }

  /// What can be done with a case in its state.
  private static func advice(for standing: AlertStanding) -> String {
    let acts =
      switch standing.state {
      case .watch, .forming: "confirm or dismiss"
      case .confirmed: "activate, ease or dismiss"
      case .active: "activate (to renew) or ease"
      case .easing: "close, confirm, activate or dismiss"
      case .closed, .dismissed: "nothing: new evidence opens it again"
      }
    return "In this state an office can do: \(acts)."
  }
}
