import Configuration
package import Phases
import Statistics

extension PipelineFile {
  /// What is asked of the drivers of migration.
  package struct Drivers: Sendable, Equatable {
    /// Sources of yearly indicators by country.
    package var indicators: [String]
    /// Sources that count people by nationality.
    package var flows: [String]
    /// Most countries of origin that are looked at: those whose people are counted most.
    package var countries: Int
    /// Countries of which fewer people are counted in every flow's newest whole year are left out.
    package var leastPeople: Double
    /// Newest years that a trend is read from.
    package var trendYears: Int
    package var index: PressureIndex.Options
    package var association: FlowAssociation.Options

    package init(
      indicators: [String] = [], flows: [String] = [], countries: Int = 40,
      leastPeople: Double = 500, trendYears: Int = 15,
      index: PressureIndex.Options = PressureIndex.Options(),
      association: FlowAssociation.Options = FlowAssociation.Options()
    ) {
      self.indicators = indicators
      self.flows = flows
      self.countries = countries
      self.leastPeople = leastPeople
      self.trendYears = trendYears
      self.index = index
      self.association = association
    }
  }
}

extension PipelineFile.Drivers {
  /// Every option and its value, in one spelling.
  var texts: [String: String] {
    let declared = index.declared.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { "\($0.key.rawValue) \($0.value)" }
    return [
      "indicators": indicators.joined(separator: ", "), "flows": flows.joined(separator: ", "),
      "countries": "\(countries)", "least_people": "\(leastPeople)",
      "trend_years": "\(trendYears)", "outliers": index.choices.outliers.rawValue,
      "normalisation": index.choices.normalisation.rawValue,
      "weights": index.choices.weights.rawValue,
      "aggregation": index.choices.aggregation.rawValue,
      "declared": declared.joined(separator: ", "), "least_share": "\(index.leastShare)",
      "oldest": "\(index.oldest)", "draws": "\(index.sensitivity.draws)",
      "seed": "\(index.sensitivity.seed)", "lag": "\(association.lag)",
    ]
  }
}

extension PipelineShape {
  /// The block `drivers` of a pipeline file.
  static let drivers = Shape.object([
    Field(
      "indicators", .list(of: .name), required: true, "sources of yearly indicators by country"),
    Field(
      "flows", .list(of: .name), required: true,
      "sources that count people by nationality, each at one place"),
    Field(
      "countries", .integer(2...250),
      "most countries of origin that are looked at, those with the most people (default: 40)"),
    Field(
      "least_people", .number(0...1_000_000_000),
      "countries of which every flow counts fewer people in its newest whole year are left out "
        + "(default: 500)"),
    Field("trend_years", .integer(8...100), "newest years that a trend is read from (default: 15)"),
    choice("outliers", IndexChoices.Outliers.self, "what is done about outliers", "winsorise"),
    choice(
      "normalisation", IndexChoices.Normalisation.self, "the indicators' common scale", "min-max"),
    choice("weights", IndexChoices.Weights.self, "how much each indicator counts", "equal"),
    choice(
      "aggregation", IndexChoices.Aggregation.self, "how a country's indicators become one",
      "arithmetic"),
    Field(
      "declared",
      .object(
        Driver.pressures.map {
          Field($0.rawValue, .number(0...1_000_000, open: true), "its weight (default: 1)")
        }), "declared weights; only their ratios matter"),
    Field(
      "least_share", .number(0...1),
      "share of the indicators that a country must have for a score (default: 0.66)"),
    Field(
      "oldest", .integer(0...50), "figures older than so many years do not count (default: 5)"),
    Field(
      "draws", .integer(100...1_000_000),
      "times that the index is computed with choices drawn at random (default: 10000)"),
    Field("seed", .integer(0...1_000_000_000), "seed of those draws (default: 20250101)"),
    Field("lag", .integer(1...10), "years by which indicators come before a flow (default: 1)"),
  ])

  private static func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, _ choices: Choice.Type, _ meaning: String, _ standard: String
  ) -> Field where Choice.RawValue == String {
    Field(
      name, .choice(choices.allCases.map(\.rawValue)), "\(meaning) (default: \(standard))")
  }
}

extension PipelineReader {
  static func drivers(_ value: Value) -> PipelineFile.Drivers {
    var drivers = PipelineFile.Drivers(
      indicators: (value["indicators"]?.elements ?? []).compactMap(\.text),
      flows: (value["flows"]?.elements ?? []).compactMap(\.text))
    drivers.countries = value["countries"]?.integer ?? drivers.countries
    drivers.leastPeople = value["least_people"]?.number ?? drivers.leastPeople
    drivers.trendYears = value["trend_years"]?.integer ?? drivers.trendYears
    drivers.association.lag = value["lag"]?.integer ?? drivers.association.lag
    drivers.index = index(value)
    return drivers
  }

  private static func index(_ value: Value) -> PressureIndex.Options {
    var index = PressureIndex.Options()
    let standard = index.choices
    index.choices = IndexChoices(
      outliers: value["outliers"]?.text.flatMap { .init(rawValue: $0) } ?? standard.outliers,
      normalisation: value["normalisation"]?.text.flatMap { .init(rawValue: $0) }
        ?? standard.normalisation,
      weights: value["weights"]?.text.flatMap { .init(rawValue: $0) } ?? standard.weights,
      aggregation: value["aggregation"]?.text.flatMap { .init(rawValue: $0) }
        ?? standard.aggregation)
    for driver in Driver.pressures {
      index.declared[driver] = value["declared"]?[driver.rawValue]?.number
    }
    index.leastShare = value["least_share"]?.number ?? index.leastShare
    index.oldest = value["oldest"]?.integer ?? index.oldest
    index.sensitivity.draws = value["draws"]?.integer ?? index.sensitivity.draws
    index.sensitivity.seed =
      value["seed"]?.integer.map { UInt64($0) } ?? index.sensitivity.seed
    return index
  }

  /// Sources of the block that the pipeline does not read.
  static func problems(ofDrivers value: Value, read: [String]?) -> [Problem] {
    guard let read else { return [] }
    return ["indicators", "flows"].flatMap { value[$0]?.elements ?? [] }
      .compactMap { unknown($0, what: "source of this pipeline", among: read) }
  }
}
