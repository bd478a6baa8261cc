import Domain
import EarlyWarning
import Reporting
import Tabular
import Warehouse

/// The alert register on its way to others: CAP messages, tables, JSON and a feed.
struct RegisterExport {
  private let agreement: AlertAgreement
  private let files: [AlertFile]

  /// Gathers every case as it stood on a day.
  ///
  /// - Parameters:
  ///   - project: whose rules and catalogues are read.
  ///   - reader: the warehouse.
  ///   - audience: cases that stand on figures of a source that may not travel so far are left out.
  ///   - asOf: cases and events as of this day or before; nil: all.
  init(
    _ project: Project, _ reader: WarehouseReader, audience: Export.Audience, asOf: Day?
  ) throws {
    agreement = try AlertAgreement(project)
    let agreement = agreement
    let reference = try reader.reference()
    let route = AlertRoute(reference)
    let texts = try BilingualTexts(resources: project.reportParts())
    let sentences = AlertSentence(
      reference, rules: agreement.rules, checklist: agreement.checklist)
    let narrow = Set(
      try reader.sources().filter { !audience.mayHave($0.source.sharing) }.map(\.source.code))
    var leftOut: Set<String> = []
    files = try reader.alerts(asOf: asOf).reversed().compactMap { row in
      let events = try reader.alertEvents(row.name, asOf: asOf)
      let sources = events.flatMap { AlertEvidence.list($0.content.evidence).map(\.source) }
      let kept = narrow.intersection(sources)
      guard kept.isEmpty else {
        leftOut.formUnion(kept)
        return nil
      }
      let standing: AlertStanding
      do throws(AlertStanding.Illegal) {
        standing = try AlertStanding(replaying: events)
      } catch {
        throw Failure(
          .data, what: "the events of `\(row.name)` do not follow one another", at: "alert",
          why: error.why, unchanged: "Nothing was written.",
          next: "`caudal alerts verify` finds what was tampered with; use a back-up.")
      }
      return try AlertFile(
        events: events, standing: standing, rules: agreement.rules,
        checklist: agreement.checklist, sentences: sentences, texts: texts,
        country: route.country(of: row.alert.subject.place), on: asOf ?? standing.asOf)
    }
    self.leftOut = leftOut.sorted()
  }

  let leftOut: [String]

  var eventCount: Int { files.reduce(0) { $0 + $1.events.count } }

  /// A message a step of every case that has formed.
  func messages() -> [TextFile] {
    files.flatMap { file in
      CAPMessage(file, rules: agreement.rules).messages().map { message in
        TextFile(path: "cap/\(message.name)", contents: message.text)
      }
    }
  }

  /// The register as tables, JSON and feeds.
  func register() throws -> [TextFile] {
    [
      TextFile(path: "alerts.csv", contents: try casesTable()),
      TextFile(path: "alert-events.csv", contents: try eventsTable()),
      TextFile(path: "alerts.json", contents: try JSONText.of(files.map(Case.init))),
      TextFile(
        path: "alerts.es.atom",
        contents: RegisterFeed.text(files, rules: agreement.rules, language: .es)),
      TextFile(
        path: "alerts.en.atom",
        contents: RegisterFeed.text(files, rules: agreement.rules, language: .en)),
    ]
  }

  private func casesTable() throws -> String {
    try TableText.of { writer in
      try writer.appendRecord([
        "alert", "place", "country", "group", "direction", "exercise", "opened_on", "state",
        "level", "expires_on", "as_of", "route", "told", "sentence_en", "sentence_es", "events",
        "digest",
      ])
      for file in files {
        guard let newest = file.events.last else { continue }
        let (subject, content) = (file.alert.subject, newest.content)
        try writer.appendRecord([
          file.alert.id, subject.place, file.country ?? "", subject.group,
          subject.direction.rawValue, subject.isExercise ? "1" : "0",
          file.alert.openedOn.description, content.state.rawValue, "\(content.level)",
          content.expiresOn?.description ?? "", content.asOf.description,
          content.route.joined(separator: " "), content.told.joined(separator: " "),
          content.sentence.en, content.sentence.es, "\(newest.number)", newest.digest,
        ])
      }
    }
  }

  private func eventsTable() throws -> String {
    try TableText.of { writer in
      try writer.appendRecord([
        "sequence", "alert", "number", "happened_at", "as_of", "event", "state", "level",
        "expires_on", "office", "second_office", "reason_code", "reason", "sentence_en",
        "sentence_es", "previous_digest", "digest",
      ])
      for event in files.flatMap(\.events).sorted(by: { $0.sequence < $1.sequence }) {
        let content = event.content
        try writer.appendRecord([
          "\(event.sequence)", event.alert.id, "\(event.number)", event.happenedAt.description,
          content.asOf.description, content.kind.rawValue, content.state.rawValue,
          "\(content.level)", content.expiresOn?.description ?? "", content.office ?? "",
          content.second ?? "", content.reasonCode ?? "", content.note ?? "",
          content.sentence.en, content.sentence.es, event.previousDigest, event.digest,
        ])
      }
    }
  }

  // MARK: JSON

  private struct Case: Encodable {
    struct Event: Encodable {
      let sequence: Int
      let number: Int
      let happenedAt: String
      let asOf: String
      let event: String
      let state: String
      let level: Int
      let expiresOn: String?
      let office: String?
      let secondOffice: String?
      let reasonCode: String?
      let reason: String?
      let sentenceEn: String
      let sentenceEs: String
      let told: [String]
      let route: [String]
      let evidence: [AlertEvidence]
      let previousDigest: String
      let digest: String
    }

    let alert: String
    let place: String
    let country: String?
    let group: String
    let direction: String
    let isExercise: Bool
    let openedOn: String
    let events: [Event]

    init(_ file: AlertFile) {
      alert = file.alert.id
      place = file.alert.subject.place
      country = file.country
      group = file.alert.subject.group
      direction = file.alert.subject.direction.rawValue
      isExercise = file.alert.subject.isExercise
      openedOn = file.alert.openedOn.description
      events = file.events.map { event in
        let content = event.content
        return Event(
          sequence: event.sequence, number: event.number,
          happenedAt: event.happenedAt.description, asOf: content.asOf.description,
          event: content.kind.rawValue, state: content.state.rawValue, level: content.level,
          expiresOn: content.expiresOn?.description, office: content.office,
          secondOffice: content.second, reasonCode: content.reasonCode, reason: content.note,
          sentenceEn: content.sentence.en, sentenceEs: content.sentence.es, told: content.told,
          route: content.route, evidence: AlertEvidence.list(content.evidence),
          previousDigest: event.previousDigest, digest: event.digest)
      }
    }
  }
}
