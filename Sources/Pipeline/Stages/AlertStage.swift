import Domain
import EarlyWarning
import Ingest
import Reporting
import Warehouse

/// `alert`: makes cases of what the signals say, as known on the run's day.
///
/// The register is only added to, and a run is never held up by cases that nobody has looked at:
/// they are counted. A run as of an earlier day than the register has come to changes nothing in
/// it.
struct AlertStage: Stage {
  /// Raised when the same signals lead to other events or sentences.
  static let version = 1

  let agreement: AlertAgreement

  let name = StageName(.alert)
  private let signals = StageName(.signal)

  init(_ agreement: AlertAgreement) { self.agreement = agreement }

  func prepare(_ knowledge: Knowledge, _ bench: Workbench) throws -> Preparation {
    var preparation = Preparation(
      ingredients: Ingredients(
        schema: Warehouse.schemaVersion, code: "alert", version: Self.version,
        options: [Ingredients.asOfOption: bench.asOf.description],
        inputs: agreement.inputs + bench.survey.circumstances))
    if knowledge.pending.contains(signals) {
      preparation.waitsFor = [signals]
    } else if let key = knowledge.keys[signals] {
      preparation.ingredients.inputs.append(.init(.stage, signals.description, key))
    }
    let state = knowledge.states[signals]
    if state == .failed || state == .blocked { preparation.blockers = [signals] }
    // What an office decides is an input like any other: what is printed follows it.
    if let decision = knowledge.newestDecision {
      preparation.ingredients.inputs.append(.init(.stage, "register", Digest(hex: decision)))
    }
    return preparation
  }

  func perform(_ work: StageWork) throws -> StageResult {
    let reader = work.writer.reader
    let day = work.bench.asOf
    let rows = try reader.alerts()
    if let newest = rows.map(\.newest.content.asOf).max(), newest > day {
      return StageResult(
        message: "the register has come to \(newest): a look at an earlier day adds nothing")
    }
    let reference = try reader.reference()
    let cases = try standings(rows, reader)
    let found = try reader.signals(asOf: day)
    let readings = try AlertReader(agreement.rules, territory: Territory(reference)).readings(
      found.map { .init($0.signal, number: $0.id.rawValue) },
      judged: try reader.verdicts(asOf: day).map {
        .init($0.key, $0.verdict, period: $0.period)
      }, watches: try reader.watches(asOf: day).map(\.watch), cases: Array(cases.values), on: day,
      figure: figures(reference, work))
    let clerk = AlertClerk(
      agreement, reference,
      texts: try BilingualTexts(resources: work.bench.project.reportParts()))
    let sentences = Dictionary(
      found.map { ($0.id.rawValue, $0.sentence) }, uniquingKeysWith: { first, _ in first })
    let machine = AlertMachine(agreement.rules)
    var result = StageResult(rowsIn: found.count)
    for reading in readings {
      let standing = cases[reading.subject]
      var number = standing?.events ?? 0
      for draft in machine.events(for: standing, reading, on: day) {
        let isNew = draft.kind == .opened
        number = isNew ? 1 : number + 1
        guard let alert = isNew ? Alert(subject: reading.subject, openedOn: day) : standing?.alert
        else { continue }
        _ = try clerk.write(
          draft, of: alert, number: number, because: because(draft, sentences), run: work.run,
          at: work.bench.startedAt, work.writer)
        result.rowsOut += 1
        if isNew || draft.kind == .reopened { result.newAlerts += 1 }
      }
    }
    return result
  }

  // MARK: In

  /// The newest case of every subject.
  private func standings(
    _ rows: [AlertRow], _ reader: WarehouseReader
  ) throws -> [AlertSubject: AlertStanding] {
    var newest: [AlertSubject: AlertRow] = [:]
    for row in rows {
      let known = newest[row.alert.subject]
      if known.map({ $0.alert.openedOn < row.alert.openedOn }) ?? true {
        newest[row.alert.subject] = row
      }
    }
    return try newest.mapValues { row in
      let events = try reader.alertEvents(row.name)
      do throws(AlertStanding.Illegal) {
        return try AlertStanding(replaying: events)
      } catch {
        throw Failure(
          .data, what: "the events of `\(row.name)` do not follow one another", at: "alert",
          why: error.why, unchanged: "The register stands as it was.",
          next: "`caudal alerts verify` finds what was tampered with; use a back-up.")
      }
    }
  }

  /// What is known now of figures that cases stand on; sources are read where one is asked for.
  private func figures(
    _ reference: ReferenceRows, _ work: StageWork
  ) -> (AlertEvidence.Figure) throws -> Double?? {
    let declared = Dictionary(
      work.bench.survey.sources.compactMap { source in
        source.folder.map { (source.name, $0.definition.absentRows) }
      }, uniquingKeysWith: { first, _ in first })
    let panel = FlowPanel(Territory(reference)) { declared[$0] ?? .missing }
    var flows: [String: [FlowFamily]] = [:]
    return { figure in
      if flows[figure.source] == nil {
        let standing = work.knowledge.standings[figure.source] ?? SourceStanding()
        let day = standing.effectiveDay(work.bench.asOf) ?? work.bench.asOf
        let series = try work.writer.reader.panel(
          asOf: day, filter: PanelFilter(sources: [figure.source]))
        flows[figure.source] = panel.families(series.map(SeriesHistory.init))
      }
      guard let period = Period(figure.period),
        let history = flows[figure.source]?.lazy.flatMap(\.histories).first(where: { history in
          history.key.indicator == figure.indicator && history.key.place == figure.place
            && history.key.nationality == figure.nationality
            && history.key.frequency == period.frequency
        })
      else { return nil }
      let value = history[period]
      return value.isNaN ? .some(nil) : value
    }
  }

  // MARK: Out

  /// What the signal about the most people says; nil where an act is all there is.
  private func because(
    _ draft: AlertEvent.Draft, _ sentences: [Int64: Bilingual]
  ) -> Bilingual? {
    let evidence = AlertEvidence.list(draft.evidence)
    func people(_ evidence: AlertEvidence) -> Double {
      abs((evidence.value ?? 0) - (evidence.expected ?? 0))
    }
    let largest = evidence.filter { $0.signal != nil }.max { people($0) < people($1) }
    return largest?.signal.flatMap { sentences[$0] }
  }
}
