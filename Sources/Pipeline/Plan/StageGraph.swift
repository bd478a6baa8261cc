import Domain
import Statistics

/// The stages of a pipeline in the order in which they run.
///
/// A new kind of stage is one more line here, between those whose results it reads and those that
/// read its own.
struct StageGraph {
  let stages: [any Stage]

  init(_ pipeline: PipelineFile, survey: Survey) {
    var stages: [any Stage] = [ReferenceStage()]
    stages += survey.sources.map(IngestStage.init)
    let panels = PanelShelf()
    for entry in pipeline.scores {
      guard let method = Catalogue.method(named: entry.method) else { continue }
      for source in survey.sources where entry.series.sources?.contains(source.name) ?? true {
        stages.append(
          ScoreStage(entry: entry, method: method, source: source.name, panels: panels))
      }
    }
    if let signals = pipeline.signals {
      stages.append(SignalStage(signals: signals, panels: panels, survey: survey))
    }
    if let corridor = pipeline.corridor {
      stages.append(CorridorStage(corridor: corridor, panels: panels, survey: survey))
    }
    if let returns = pipeline.returns {
      stages.append(ReturnsStage(returns: returns, panels: panels, survey: survey))
    }
    if let drivers = pipeline.drivers {
      stages.append(DriversStage(drivers: drivers, panels: panels, survey: survey))
    }
    if let agreement = survey.agreement { stages.append(AlertStage(agreement)) }
    if let report = pipeline.report {
      stages.append(ReportStage(report: report, reads: stages.map(\.name)))
    }
    self.stages = stages
  }

  /// The stages that a selection means; all of them where nothing is selected.
  ///
  /// - Throws: a ``Failure`` for a word that means no stage, with the nearest one.
  func selected(_ selection: [String]) throws(Failure) -> Set<StageName> {
    let names = stages.map(\.name)
    guard !selection.isEmpty else { return Set(names) }
    var selected: Set<StageName> = []
    for word in selection {
      let meant = names.filter { $0.matches(word) }
      if meant.isEmpty { throw unknown(word, names) }
      selected.formUnion(meant)
    }
    return selected
  }

  private func unknown(_ word: String, _ names: [StageName]) -> Failure {
    var known: [String] = []
    for name in names {
      var text = name.kind.rawValue
      if !known.contains(text) { known.append(text) }
      for part in name.parts {
        text += "/\(part)"
        if !known.contains(text) { known.append(text) }
      }
    }
    let near = Nearest.name(to: word, among: known).map { "Did you mean `\($0)`? " } ?? ""
    return Failure(
      .usage, what: "--only \(word)", why: "the pipeline has no such stage",
      unchanged: "Nothing was changed.", next: near + "`caudal plan` lists them all.")
  }
}
