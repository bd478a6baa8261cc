import Domain
import Statistics
import Synchronization
import Warehouse

/// `score/NAME/SOURCE`: scores the series of one source with one method.
///
/// One stage a source, so that a new file makes nothing else run than what reads it.
struct ScoreStage: Stage {
  let entry: PipelineFile.Score
  let method: Method
  let source: String
  let panels: PanelShelf

  var name: StageName { StageName(.score, entry.name, source) }
  private var ingest: StageName { StageName(.ingest, source) }

  func prepare(_ knowledge: Knowledge, _ bench: Workbench) throws -> Preparation {
    let standing = knowledge.standings[source] ?? SourceStanding()
    let isPending = knowledge.pending.contains(ingest)
    let day = standing.effectiveDay(bench.asOf) ?? bench.asOf
    var options = try normalisedOptions()
    options.merge(seriesOptions) { first, _ in first }
    options[Ingredients.asOfOption] = day.description
    var preparation = Preparation(
      ingredients: Ingredients(
        schema: Warehouse.schemaVersion, code: method.name, version: method.version,
        options: options))
    if isPending {
      preparation.waitsFor = [ingest]
    } else {
      preparation.ingredients.inputs = [
        .init(.stage, ingest.description, standing.digest(asOf: day))
      ]
      if !standing.isUsable { preparation.blockers = [ingest] }
      if let why = standing.degradedWhy { preparation.degraded = [why] }
    }
    if knowledge.scored[name.description]?.contains(day) != true {
      preparation.missingOutputs = ["scores as of \(day)"]
    }
    return preparation
  }

  func perform(_ work: StageWork) throws -> StageResult {
    let standing = work.knowledge.standings[source] ?? SourceStanding()
    let day = standing.effectiveDay(work.bench.asOf) ?? work.bench.asOf
    let panel = try work.writer.withSums(
      panels.panel(of: source, asOf: day, reader: work.writer.reader)
    ).filter { entry.series.allows($0) }
    let scores = try score(panel, work.bench)
    try work.writer.store(MethodDescription(method))
    let stored = try work.writer.store(
      Scoring(
        run: work.run, stage: name.description, method: method.name,
        methodVersion: method.version, parameters: try normalisedOptions(), asOf: day,
        columns: method.columns.map(ScoreColumn.init)),
      zip(panel, scores).map(ScoredSeries.init))
    return StageResult(
      state: standing.degradedWhy == nil ? .done : .degraded, message: standing.degradedWhy,
      rowsIn: panel.count, rowsOut: stored.rows,
      notJudged: scores.count { $0.status != .scored })
  }

  /// Scores in pieces, so that an interruption is heeded and progress is told.
  private func score(_ panel: [PanelSeries], _ bench: Workbench) throws -> [SeriesScore] {
    let scorer: any Scorer
    do {
      scorer = try method.scorer(entry.options)
    } catch {
      throw Failure(
        .configuration, what: "the method cannot be used", at: name.description, why: "\(error)",
        unchanged: "Earlier scores stand.", next: "`caudal check` lists every problem.")
    }
    let workers = PanelScorer(scorer, threads: bench.threads)
    // Series of one shape share a block: pieces are cut so large that few blocks are left open.
    let piece = 4_096
    var scores: [SeriesScore] = []
    scores.reserveCapacity(panel.count)
    for start in stride(from: 0, to: panel.count, by: piece) {
      try bench.interruption.check()
      let part = panel[start..<min(start + piece, panel.count)]
      scores += workers.score(part.map(\.values), starts: part.map(\.start))
      bench.observe(.progress(name, done: scores.count, of: panel.count, unit: "series"))
    }
    return scores
  }

  /// Every parameter that has a value, in one spelling: `0.010` and `1e-2` are `0.01`.
  private func normalisedOptions() throws -> [String: String] {
    let values: ParameterValues
    do {
      values = try ParameterValues(entry.options, for: method.parameters)
    } catch {
      throw Failure(
        .configuration, what: "the method cannot be used", at: name.description, why: "\(error)",
        unchanged: "Earlier scores stand.", next: "`caudal check` lists every problem.")
    }
    var options: [String: String] = [:]
    for (name, value) in values.all {
      let kind = method.parameters.first { $0.name == name }?.kind
      options[name] =
        switch kind {
        case .integer: Int(value).map(String.init) ?? value
        case .number: Double(value).map { $0.description } ?? value
        case .flag, .choice, nil: value
        }
    }
    return options
  }

  private var seriesOptions: [String: String] {
    var options: [String: String] = [:]
    let series = entry.series
    func set(_ name: String, _ words: [String]?) {
      if let words { options["series.\(name)"] = words.sorted().joined(separator: " ") }
    }
    set("frequencies", series.frequencies?.map(\.rawValue))
    set("indicators", series.indicators)
    set("places", series.places)
    set("nationalities", series.nationalities)
    set("min_periods", series.minPeriods.map { [String($0)] })
    set("max_periods", series.maxPeriods.map { [String($0)] })
    return options
  }
}

extension PipelineFile.SeriesChoice {
  /// Whether a series of one of the chosen sources meets the other conditions.
  func allows(_ series: PanelSeries) -> Bool {
    let key = series.key
    return (frequencies?.contains(key.frequency) ?? true)
      && (indicators?.contains(key.indicator) ?? true) && (places?.contains(key.place) ?? true)
      && (nationalities?.contains(key.nationality) ?? true)
      && series.values.count >= (minPeriods ?? 0)
      && series.values.count <= (maxPeriods ?? .max)
  }
}
