package import Domain
package import EarlyWarning
import Reporting
package import Warehouse

/// The alert register of a pipeline, as offices use it: look, decide, prove.
package struct AlertRegister {
  private let place: WarehousePlace

  package init(_ place: WarehousePlace) { self.place = place }

  // MARK: Looking

  /// Cases with their newest event.
  ///
  /// - Parameters:
  ///   - all: also those that have ended.
  ///   - exercises: also those that are practised only.
  package func list(all: Bool, exercises: Bool = true) throws -> [AlertRow] {
    try read { try $0.alerts(openOnly: !all) }
      .filter { exercises || !$0.alert.subject.isExercise }
  }

  /// A case with all that happened to it.
  package struct Shown: Sendable {
    package var row: AlertRow
    package var events: [AlertEvent]
    package var standing: AlertStanding
  }

  /// - Throws: a ``Failure``: `usage` for a name that the register does not have, `data` where the
  ///   events of the case do not follow one another.
  package func show(_ name: String) throws -> Shown {
    try read { try shown(name, $0) }
  }

  /// A case's checklist as it stands on a day.
  package func checklist(_ name: String, on day: Day) throws -> (
    shown: Shown, entries: [AlertChecklist.Entry]
  ) {
    let agreement = try AlertAgreement(project())
    let shown = try show(name)
    return (
      shown,
      agreement.checklist.entries(
        for: shown.standing, reached: AlertChecklist.reached(shown.events), on: day)
    )
  }

  /// The checklist without a case: what the agreement holds ready.
  package func checklist() throws -> AlertChecklist {
    try AlertAgreement(project()).checklist
  }

  // MARK: Deciding

  /// Takes an office's act into the register.
  ///
  /// - Returns: the event, and the case's row after it.
  /// - Throws: a ``Failure``: `usage` where the act is refused, `busy` where a run holds the
  ///   warehouse. Nothing was changed then.
  package func act(
    _ kind: AlertAct.Kind, on name: String, by office: String, second: String? = nil,
    note: String, asOf day: Day, now: Moment
  ) throws -> AlertEvent {
    try write { agreement, clerk, reference, writer in
      let shown = try shown(name, writer.reader)
      let desk = desk(agreement, reference)
      let act = AlertAct(kind, by: office, second: second, note: note, on: day)
      let draft: AlertEvent.Draft
      do throws(AlertRefusal) {
        draft = try desk.event(act, on: shown.standing)
      } catch {
        throw Self.refused(error, at: name)
      }
      return try clerk.write(
        draft, of: shown.row.alert, number: shown.standing.events + 1, because: nil, run: nil,
        at: now, writer)
    }
  }

  /// Opens a case by an office's word: where no figures exist, or for an exercise.
  package func open(
    _ subject: AlertSubject, level: Int, by office: String, note: String, asOf day: Day,
    now: Moment
  ) throws -> AlertEvent {
    try write { agreement, clerk, reference, writer in
      try require(
        subject.place, reference.corridorPlaces.map(\.place), "place of the corridor")
      try require(
        subject.group,
        [SeriesKey.whole] + reference.groups.map(\.code) + reference.countries.map(\.code),
        "nationality or group")
      let newest = try writer.reader.alerts().filter { $0.alert.subject == subject }
        .max { $0.alert.openedOn < $1.alert.openedOn }
      let standing = try newest.map { try shown($0.name, writer.reader).standing }
      let draft: AlertEvent.Draft
      do throws(AlertRefusal) {
        draft = try desk(agreement, reference).opening(
          subject, level: level, by: office, note: note, on: day, after: standing)
      } catch {
        throw Self.refused(error, at: subject.description)
      }
      let again = draft.kind == .reopened ? standing : nil
      return try clerk.write(
        draft, of: again?.alert ?? Alert(subject: subject, openedOn: day),
        number: (again?.events ?? 0) + 1, because: nil, run: nil, at: now, writer)
    }
  }

  // MARK: Proving

  /// What a check of the register found.
  package struct Proof: Sendable {
    package var events = 0
    package var cases = 0
    /// The digest that stands for the whole register.
    package var head = AlertChain.beginning
    package var faults: [AlertChain.Fault] = []
    /// Whether a digest that was asked for is nowhere in the register.
    package var isHeadMissing = false

    package var holds: Bool { faults.isEmpty && !isHeadMissing }
  }

  /// Follows the chain from the first event to the last, and replays every case.
  ///
  /// - Parameter digest: one that somebody noted or received; the register must still hold it.
  /// - Complexity: O(events); memory grows with the cases only.
  package func verify(holding digest: String? = nil) throws -> Proof {
    try read { reader in
      var proof = Proof()
      proof.isHeadMissing = digest != nil
      var chain = AlertChain()
      var replay = RegisterReplay()
      try reader.eachAlertRecord { record in
        proof.events += 1
        guard let event = record.event else {
          proof.faults.append(.unreadable(record))
          return
        }
        if event.digest == digest { proof.isHeadMissing = false }
        if let fault = chain.check(event) { proof.faults.append(fault) }
        if let fault = replay.take(event, of: record.name) { proof.faults.append(fault) }
      }
      for name in try reader.alertsWithoutEvents() {
        proof.faults.append(.withoutEvents(name))
      }
      proof.cases = replay.cases
      proof.head = chain.head
      return proof
    }
  }

  // MARK: Parts

  private func shown(_ name: String, _ reader: WarehouseReader) throws -> Shown {
    guard let row = try reader.alert(name) else {
      let near = Nearest.name(to: name, among: try reader.alertNames())
      throw Failure(
        .usage, what: "there is no alert `\(name)`", at: place.path,
        why: "the register has no case of that name", unchanged: "Nothing was changed.",
        next: near.map { "Did you mean `\($0)`?" } ?? "`caudal alerts list --all` names them.")
    }
    let events = try reader.alertEvents(name)
    do throws(AlertStanding.Illegal) {
      return Shown(
        row: row, events: events, standing: try AlertStanding(replaying: events))
    } catch {
      throw Failure(
        .data, what: "the events of `\(name)` do not follow one another", at: place.path,
        why: error.why, unchanged: "Nothing was changed.",
        next: "`caudal alerts verify` finds what was tampered with; use a back-up.")
    }
  }

  private func desk(_ agreement: AlertAgreement, _ reference: ReferenceRows) -> AlertDesk {
    let route = AlertRoute(reference)
    return AlertDesk(agreement.rules, checklist: agreement.checklist) { route.country(of: $0) }
  }

  private func read<Answer>(_ body: (WarehouseReader) throws -> Answer) throws -> Answer {
    try Warehouse(path: place.path, access: .reading).read(body)
  }

  private func write(
    _ body: (AlertAgreement, AlertClerk, ReferenceRows, WarehouseWriter) throws -> AlertEvent
  ) throws -> AlertEvent {
    let project = try project()
    let agreement = try AlertAgreement(project)
    let texts = try BilingualTexts(resources: project.reportParts())
    let lock = try RunLock(path: place.path + ".lock")
    defer { withExtendedLifetime(lock) {} }
    return try Warehouse(path: place.path, access: .writing).write { writer in
      let reference = try writer.reader.reference()
      let clerk = AlertClerk(agreement, reference, texts: texts)
      return try body(agreement, clerk, reference, writer)
    }
  }

  private func project() throws -> Project {
    if let project = place.project { return project }
    throw Failure(
      .usage, what: "the rules of alerts are not known", at: place.path,
      why: "a warehouse that is named by its path has no project",
      unchanged: "Nothing was changed.", next: "Name its pipeline too, with --pipeline.")
  }

  private func require(_ word: String, _ names: [String], _ what: String) throws {
    guard !names.contains(word) else { return }
    let near = Nearest.name(to: word, among: names).map { "Did you mean `\($0)`?" }
    throw Self.refused(
      AlertRefusal(
        "`\(word)` is no \(what)", next: near ?? "`datasets/` lists what there is."), at: word)
  }

  private static func refused(_ refusal: AlertRefusal, at place: String) -> Failure {
    Failure(
      .usage, what: "the act is refused", at: place, why: refusal.why,
      unchanged: "Nothing was changed.", next: refusal.next)
  }
}
