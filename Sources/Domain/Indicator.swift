/// What a figure measures, with its unit.
package struct Indicator: Hashable, Sendable, Identifiable {
  package enum Direction: String, CaseIterable, Hashable, Sendable {
    case higherIsWorse = "higher-is-worse"
    case lowerIsWorse = "lower-is-worse"
    case neutral
  }

  /// The phases of the Conference's strategy.
  package enum Phase: String, CaseIterable, Hashable, Sendable {
    case prevention = "I"
    case monitoring = "II"
    case alert = "III"
    case assistedReturn = "IV"
    case reintegration = "V"
  }

  package var code: String
  package var name: Bilingual
  /// `people`, `events`, `percent-of-labour-force`, …
  package var unit: String
  package var unitName: Bilingual
  package var direction: Direction
  package var phase: Phase
  package var frequency: Frequency
  /// Decimals that a reader should see.
  package var decimals: Int
  /// Whether figures of parts may be added up.
  package var isAdditive: Bool
  /// The publisher's own code, such as `SL.UEM.TOTL.ZS`.
  package var publisherCode: String?
  package var definition: Bilingual

  package init(
    code: String, name: Bilingual, unit: String, unitName: Bilingual, direction: Direction,
    phase: Phase, frequency: Frequency, decimals: Int = 0, isAdditive: Bool,
    publisherCode: String? = nil, definition: Bilingual
  ) {
    self.code = code
    self.name = name
    self.unit = unit
    self.unitName = unitName
    self.direction = direction
    self.phase = phase
    self.frequency = frequency
    self.decimals = decimals
    self.isAdditive = isAdditive
    self.publisherCode = publisherCode
    self.definition = definition
  }

  package var id: String { code }
}
