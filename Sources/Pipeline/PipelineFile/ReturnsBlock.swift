import Configuration
package import Phases

extension PipelineFile {
  /// How returns, reception and deaths are looked at.
  package struct Returns: Sendable, Equatable {
    /// What is asked of a forecast before it is shown.
    package var outlook: ReceptionOutlook.Options
    /// The relative gap of mirror figures from which a month is flagged.
    package var mirrorGap: Double
    /// Newest months whose shares are kept.
    package var months: Int

    package init(
      outlook: ReceptionOutlook.Options = ReceptionOutlook.Options(), mirrorGap: Double = 0.1,
      months: Int = 36
    ) {
      self.outlook = outlook
      self.mirrorGap = mirrorGap
      self.months = months
    }
  }
}

extension PipelineFile.Returns {
  /// Every option and its value, in one spelling.
  var texts: [String: String] {
    [
      "horizons": "\(outlook.horizons)", "trials": "\(outlook.trials)",
      "least_skill": "\(outlook.leastSkill)", "false_share": "\(outlook.falseShare)",
      "least_people": "\(outlook.leastPeople)", "mirror_gap": "\(mirrorGap)",
      "months": "\(months)",
    ]
  }
}

extension PipelineShape {
  /// The block `returns` of a pipeline file.
  static let returns = Shape.object([
    Field("horizons", .integer(1...12), "months ahead that are tried (default: 3)"),
    Field(
      "trials", .integer(24...600),
      "newest forecasts of the past by which one is judged (default: 48)"),
    Field(
      "least_skill", .number(0...1),
      "share of the no-change forecast's error that has to be taken away (default: 0.05)"),
    Field(
      "false_share", .number(0...1, open: true),
      "bearable share of false ones among the forecasts that are shown (default: 0.1)"),
    Field(
      "least_people", .number(0...1_000_000_000),
      "countries with fewer returned people a month have no line of their own (default: 30)"),
    Field(
      "mirror_gap", .number(0...2),
      "gap over the mean of both mirror figures from which a month is flagged (default: 0.1)"),
    Field("months", .integer(1...600), "newest months whose shares are kept (default: 36)"),
  ])
}

extension PipelineReader {
  static func returns(_ value: Value) -> PipelineFile.Returns {
    var returns = PipelineFile.Returns()
    let standard = returns.outlook
    returns.outlook.horizons = value["horizons"]?.integer ?? standard.horizons
    returns.outlook.trials = value["trials"]?.integer ?? standard.trials
    returns.outlook.leastSkill = value["least_skill"]?.number ?? standard.leastSkill
    returns.outlook.falseShare = value["false_share"]?.number ?? standard.falseShare
    returns.outlook.leastPeople = value["least_people"]?.number ?? standard.leastPeople
    returns.mirrorGap = value["mirror_gap"]?.number ?? returns.mirrorGap
    returns.months = value["months"]?.integer ?? returns.months
    return returns
  }
}
