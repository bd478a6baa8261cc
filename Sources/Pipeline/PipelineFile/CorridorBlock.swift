import Configuration
package import EarlyWarning

extension PipelineFile {
  /// How the corridor is followed.
  package struct Corridor: Sendable, Equatable {
    /// What is asked of a forecast before it is shown.
    package var outlook: ArrivalOutlook.Options
    /// Newest months whose flows and stocks are kept.
    package var months: Int

    package init(
      outlook: ArrivalOutlook.Options = ArrivalOutlook.Options(),
      months: Int = Corridor.standardMonths
    ) {
      self.outlook = outlook
      self.months = months
    }

    /// Three years: as far back as the bounds of who waits remember.
    package static let standardMonths = 36
  }
}

extension PipelineFile.Corridor {
  /// Every option and its value, in one spelling.
  var texts: [String: String] {
    [
      "horizons": "\(outlook.horizons)", "trials": "\(outlook.trials)",
      "least_skill": "\(outlook.leastSkill)", "false_share": "\(outlook.falseShare)",
      "least_people": "\(outlook.leastPeople)", "months": "\(months)",
    ]
  }
}

extension PipelineShape {
  /// The block `corridor` of a pipeline file.
  static let corridor = Shape.object([
    Field("horizons", .integer(1...12), "months ahead that are tried (default: 3)"),
    Field(
      "trials", .integer(24...600),
      "newest forecasts of the past by which one is judged (default: 48)"),
    Field(
      "least_skill", .number(0...1),
      "share of the no-change forecast's error that has to be taken away (default: 0.05)"),
    Field(
      "false_share", .number(0...1, open: true),
      "bearable share of false ones among the leads that are shown (default: 0.1)"),
    Field(
      "least_people", .number(0...1_000_000_000),
      "nationalities with fewer people a month have no line of their own (default: 30)"),
    Field(
      "months", .integer(1...600), "newest months whose flows and stocks are kept (default: 36)"),
  ])
}

extension PipelineReader {
  static func corridor(_ value: Value) -> PipelineFile.Corridor {
    var corridor = PipelineFile.Corridor()
    let standard = corridor.outlook
    corridor.outlook.horizons = value["horizons"]?.integer ?? standard.horizons
    corridor.outlook.trials = value["trials"]?.integer ?? standard.trials
    corridor.outlook.leastSkill = value["least_skill"]?.number ?? standard.leastSkill
    corridor.outlook.falseShare = value["false_share"]?.number ?? standard.falseShare
    corridor.outlook.leastPeople = value["least_people"]?.number ?? standard.leastPeople
    corridor.months = value["months"]?.integer ?? corridor.months
    return corridor
  }
}
