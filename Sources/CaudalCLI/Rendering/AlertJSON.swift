import Domain
import EarlyWarning
import Pipeline
import Warehouse

/// A case as scripts read it.
struct AlertRowJSON: Encodable {
  let alert: String
  let place: String
  let country: String?
  let group: String
  let direction: String
  let isExercise: Bool
  let state: String
  let level: Int
  let openedOn: String
  let since: String
  let asOf: String
  let expiresOn: String?
  let isExpired: Bool
  let untriagedDays: Int?
  let route: [String]
  let told: [String]
  let sentenceEn: String
  let sentenceEs: String
  let events: Int
  let digest: String

  init(_ row: AlertRow, on day: Day) {
    let subject = row.alert.subject
    let content = row.newest.content
    alert = row.name
    place = subject.place
    country = row.country
    group = subject.group
    direction = subject.direction.rawValue
    isExercise = subject.isExercise
    state = row.state.rawValue
    level = content.level
    openedOn = row.alert.openedOn.description
    since = row.since.description
    asOf = content.asOf.description
    expiresOn = content.expiresOn?.description
    isExpired = row.isExpired(on: day)
    untriagedDays = row.untriagedDays(on: day)
    route = content.route
    told = content.told
    sentenceEn = content.sentence.en
    sentenceEs = content.sentence.es
    events = row.newest.number
    digest = row.newest.digest
  }
}

struct AlertEventJSON: Encodable {
  let alert: String
  let number: Int
  let sequence: Int
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
  let evidence: [AlertEvidence]
  let route: [String]
  let told: [String]
  let previousDigest: String
  let digest: String

  init(_ event: AlertEvent) {
    let content = event.content
    alert = event.alert.id
    number = event.number
    sequence = event.sequence
    happenedAt = event.happenedAt.description
    asOf = content.asOf.description
    self.event = content.kind.rawValue
    state = content.state.rawValue
    level = content.level
    expiresOn = content.expiresOn?.description
    office = content.office
    secondOffice = content.second
    reasonCode = content.reasonCode
    reason = content.note
    sentenceEn = content.sentence.en
    sentenceEs = content.sentence.es
    evidence = AlertEvidence.list(content.evidence)
    route = content.route
    told = content.told
    previousDigest = event.previousDigest
    digest = event.digest
  }
}

struct AlertJSON: Encodable {
  let alert: AlertRowJSON
  let proposal: String?
  let silentSince: String?
  let events: [AlertEventJSON]

  init(_ shown: AlertRegister.Shown, on day: Day) {
    alert = AlertRowJSON(shown.row, on: day)
    proposal = shown.standing.proposal?.rawValue
    silentSince = shown.standing.silentSince?.description
    events = shown.events.map(AlertEventJSON.init)
  }
}

struct ChecklistJSON: Encodable {
  let item: String
  let state: String
  let hours: Int?
  let roleEn: String
  let roleEs: String
  let actionEn: String
  let actionEs: String
  let proofEn: String
  let proofEs: String
  let due: String?
  let isDone: Bool?
  let isOverdue: Bool?

  init(_ item: AlertChecklist.Item, _ entry: AlertChecklist.Entry? = nil) {
    self.item = item.id
    state = item.state.rawValue
    hours = item.hours
    roleEn = item.role.en
    roleEs = item.role.es
    actionEn = item.action.en
    actionEs = item.action.es
    proofEn = item.proof.en
    proofEs = item.proof.es
    due = entry?.due?.description
    isDone = entry?.isDone
    isOverdue = entry?.isOverdue
  }

  init(_ entry: AlertChecklist.Entry) { self.init(entry.item, entry) }
}

struct ProofJSON: Encodable {
  struct Fault: Encodable {
    let alert: String
    let number: Int
    let sequence: Int
    let kind: String
    let why: String
  }

  let holds: Bool
  let events: Int
  let cases: Int
  let digest: String
  let faults: [Fault]

  init(_ proof: AlertRegister.Proof) {
    holds = proof.holds
    events = proof.events
    cases = proof.cases
    digest = proof.head
    faults = proof.faults.map {
      Fault(
        alert: $0.alert, number: $0.number, sequence: $0.sequence, kind: $0.kind.rawValue,
        why: $0.why)
    }
  }
}

/// A case with the chains behind its events.
struct AlertExplanationJSON: Encodable {
  struct Chain: Encodable {
    let event: Int
    let chain: ExplanationJSON
  }

  let alert: AlertJSON
  let chains: [Chain]

  init(_ answer: Explanations.AlertAnswer, on day: Day) {
    alert = AlertJSON(answer.shown, on: day)
    chains = answer.chains.map { Chain(event: $0.event, chain: ExplanationJSON($0.answer)) }
  }
}
