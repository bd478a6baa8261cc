import Domain
import EarlyWarning
import Ingest
import Reporting
import Warehouse

/// `signal`: looks through the flows of all sources, as known on the run's day, for what has changed.
///
/// One stage for all sources: false findings are controlled among everything that is looked at.
struct SignalStage: Stage {
  /// Raised when the same figures give other signals or sentences.
  static let version = 1

  let signals: PipelineFile.Signals
  let panels: PanelShelf
  /// Sources whose flows are looked through.
  let sources: [SurveyedSource]

  let name = StageName(.signal)

  init(signals: PipelineFile.Signals, panels: PanelShelf, survey: Survey) {
    self.signals = signals
    self.panels = panels
    sources = survey.sources.filter { signals.sources?.contains($0.name) ?? true }
  }

  func prepare(_ knowledge: Knowledge, _ bench: Workbench) throws -> Preparation {
    let judge = signals.judge(threads: 1)
    var options = signals.texts
    options["judge"] = "\(judge.name) \(judge.version)"
    options[Ingredients.asOfOption] = bench.asOf.description
    var preparation = Preparation(
      ingredients: Ingredients(
        schema: Warehouse.schemaVersion, code: "signal", version: Self.version, options: options,
        inputs: bench.survey.referenceInputs + bench.survey.circumstances
          + bench.survey.messages))
    for source in sources {
      let ingest = StageName(.ingest, source.name)
      let standing = knowledge.standings[source.name] ?? SourceStanding()
      if knowledge.pending.contains(ingest) {
        preparation.waitsFor.append(ingest)
        continue
      }
      guard standing.isUsable else {
        preparation.degraded.append("\(source.name) has no figures to look through")
        continue
      }
      let day = standing.effectiveDay(bench.asOf) ?? bench.asOf
      preparation.ingredients.inputs.append(
        .init(.stage, ingest.description, standing.digest(asOf: day)))
      if let why = standing.degradedWhy { preparation.degraded.append(why) }
    }
    let isAnyUsable = sources.contains { knowledge.standings[$0.name]?.isUsable == true }
    if preparation.waitsFor.isEmpty, !isAnyUsable {
      preparation.blockers = sources.map { StageName(.ingest, $0.name) }
    }
    if !knowledge.lookedAt.contains(bench.asOf) {
      preparation.missingOutputs = ["signals as of \(bench.asOf)"]
    }
    return preparation
  }

  func perform(_ work: StageWork) throws -> StageResult {
    let bench = work.bench
    let reference = try work.writer.reader.reference()
    let judge = signals.judge(threads: bench.threads)
    let desk = SignalDesk(
      Territory(reference),
      acts: reference.acts
        + signals.masks.enumerated().map {
          $1.act(number: $0 + 1)
        }, options: signals.options, judge: judge, absent: absentRows)
    var series: [SeriesHistory] = []
    var publications: [PublicationState] = []
    for source in sources {
      try bench.interruption.check()
      guard let standing = work.knowledge.standings[source.name], standing.isUsable else {
        continue
      }
      let day = standing.effectiveDay(bench.asOf) ?? bench.asOf
      let own = try panels.panel(of: source.name, asOf: day, reader: work.writer.reader)
        .map(SeriesHistory.init)
      series += own
      if let state = publication(source, standing, own, desk, on: bench.asOf) {
        publications.append(state)
      }
    }
    let round = desk.look(series, publications: publications, on: bench.asOf)
    let written = try store(round, judge, reference, work)
    let degraded = sources.compactMap { work.knowledge.standings[$0.name]?.degradedWhy }
    let missing = sources.filter { work.knowledge.standings[$0.name]?.isUsable != true }
      .map { "\($0.name) has no figures to look through" }
    return StageResult(
      state: (degraded + missing).isEmpty ? .done : .degraded,
      message: (degraded + missing).isEmpty ? nil : (degraded + missing).joined(separator: "; "),
      rowsIn: series.count, rowsOut: written,
      notJudged: round.verdicts.count { $0.verdict != .judged })
  }

  // MARK: In

  private var absentRows: @Sendable (String) -> AbsentRows {
    let declared = Dictionary(
      sources.compactMap { source in
        source.folder.map { (source.name, $0.definition.absentRows) }
      }, uniquingKeysWith: { first, _ in first })
    return { declared[$0] ?? .missing }
  }

  /// How the publisher of a source stands against its calendar; nil where it has none, and for a
  /// day before its first issue, when nobody kept what had arrived.
  private func publication(
    _ source: SurveyedSource, _ standing: SourceStanding, _ series: [SeriesHistory],
    _ desk: SignalDesk, on day: Day
  ) -> PublicationState? {
    guard let expected = source.folder?.definition.expected,
      let first = standing.accepted.first?.issuedOn, first <= day,
      let newest = standing.newestPeriod(on: day), let issue = standing.known(on: day).last,
      let key = desk.families(series).first?.id.whole ?? series.first?.key
    else { return nil }
    return PublicationState(
      key: key, newest: newest, every: expected.every, byDay: expected.byDay,
      graceDays: expected.graceDays, newestIssue: issue.issuedOn)
  }

  // MARK: Out

  private func store(
    _ round: SignalSearch.Round, _ judge: any SeriesJudge, _ reference: ReferenceRows,
    _ work: StageWork
  ) throws -> Int {
    let titles = Dictionary(
      sources.compactMap { source in
        source.folder.map { (source.name, $0.definition.title) }
      }, uniquingKeysWith: { first, _ in first })
    let sentence = SignalSentence(reference, sources: titles)
    let texts = try BilingualTexts(resources: work.bench.project.reportParts())
    let pass = SignalPass(
      run: work.run, asOf: work.bench.asOf, judge: judge.name, judgeVersion: judge.version,
      options: signals.texts, levels: round.levels, families: round.families, tests: round.tests)
    return try work.writer.store(
      pass,
      signals: round.signals.map { signal in
        let message = sentence.message(signal)
        return SignalRow(signal, sentenceKey: message.key, sentence: try texts.say(message))
      }, verdicts: round.verdicts.map(VerdictRow.init),
      watches: round.watches.map { WatchRow($0, sentence: try texts.say(sentence.message($0))) })
  }
}

// How the Warehouse's values become EarlyWarning's and back: neither of the two layers knows the
// other.

extension SeriesHistory {
  init(_ series: PanelSeries) {
    self.init(
      key: series.key, start: series.start, values: series.values,
      newestIssue: series.newestIssue, isPseudoRealTime: series.isPseudoRealTime)
  }
}

extension Territory {
  init(_ reference: ReferenceRows) {
    self.init(
      places: reference.places, countries: reference.countries, indicators: reference.indicators,
      codes: reference.codes, groups: reference.groups, corridor: reference.corridorPlaces,
      legs: reference.corridorLegs)
  }
}

extension VerdictRow {
  init(_ verdict: SignalSearch.Verdict) {
    self.init(
      key: verdict.key, verdict: verdict.verdict, period: verdict.period,
      figures: verdict.figures, masks: verdict.masks, expiredMasks: verdict.expiredMasks)
  }
}
