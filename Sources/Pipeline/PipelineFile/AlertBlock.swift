import Configuration
import Domain

extension PipelineFile {
  /// How cases are made of signals.
  package struct Alerts: Sendable, Equatable {
    /// Paths beside the pipeline file, or below `pipelines/`.
    package var rules: String
    package var checklist: String

    package init(
      rules: String = "alerts/rules.yaml", checklist: String = "alerts/checklist.yaml"
    ) {
      self.rules = rules
      self.checklist = checklist
    }
  }
}

extension PipelineShape {
  /// The block `alert` of a pipeline file.
  static let alert = Shape.object([
    Field("rules", .text, "the rules of alerts (default: alerts/rules.yaml)"),
    Field(
      "checklist", .text, "the protection checklist (default: alerts/checklist.yaml)"),
  ])
}

extension PipelineReader {
  static func alerts(_ value: Value) -> PipelineFile.Alerts {
    let standard = PipelineFile.Alerts()
    return PipelineFile.Alerts(
      rules: value["rules"]?.text ?? standard.rules,
      checklist: value["checklist"]?.text ?? standard.checklist)
  }

  /// Cases are made of signals: without a search for signals there are none.
  static func problems(ofAlerts value: Value, root: Value) -> [Problem] {
    root["signal"] == nil
      ? [value.problem("alerts are made of signals: add a `signal` block, or leave this out")] : []
  }
}
