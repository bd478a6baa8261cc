/// A way from one place of the corridor to another.
package struct CorridorLeg: Hashable, Sendable, Identifiable {
  package enum Direction: String, CaseIterable, Hashable, Sendable {
    case northbound, southbound, any
  }

  package enum Mode: String, CaseIterable, Hashable, Sendable {
    case foot, bus, boat, air, mixed
  }

  package enum Measure: String, CaseIterable, Hashable, Sendable {
    /// A leg that people travel.
    case journey
    /// The delay between the counts at two places, waiting included; no leg of the graph.
    case lag
  }

  /// Where the times come from.
  package enum Quality: String, CaseIterable, Hashable, Sendable {
    case measured, institution, press, assumed, unknown
    /// Computed, and too weak to be used.
    case notUsable = "not-usable"
  }

  package var id: String
  package var from: String
  package var to: String
  package var direction: Direction
  package var mode: Mode
  package var measure: Measure
  /// Codes of countries and groups; empty: everybody.
  package var nationalities: [String]
  /// First and last day on which the leg is known to be used.
  package var validFrom: Day?
  package var validTo: Day?
  /// Hours that a source gives; a missing one is not zero.
  package var hoursLow: Double?
  package var hoursTypical: Double?
  package var hoursHigh: Double?
  package var distanceKilometres: Double?
  package var peoplePerDay: Double?
  package var source: String
  package var quality: Quality
  package var note: Bilingual

  package init(
    id: String, from: String, to: String, direction: Direction, mode: Mode, measure: Measure,
    nationalities: [String] = [], validFrom: Day? = nil, validTo: Day? = nil,
    hoursLow: Double? = nil, hoursTypical: Double? = nil, hoursHigh: Double? = nil,
    distanceKilometres: Double? = nil, peoplePerDay: Double? = nil, source: String,
    quality: Quality, note: Bilingual
  ) {
    self.id = id
    self.from = from
    self.to = to
    self.direction = direction
    self.mode = mode
    self.measure = measure
    self.nationalities = nationalities
    self.validFrom = validFrom
    self.validTo = validTo
    self.hoursLow = hoursLow
    self.hoursTypical = hoursTypical
    self.hoursHigh = hoursHigh
    self.distanceKilometres = distanceKilometres
    self.peoplePerDay = peoplePerDay
    self.source = source
    self.quality = quality
    self.note = note
  }

  /// Whether the leg is open on a day.
  package func isOpen(on day: Day) -> Bool {
    (validFrom.map { $0 <= day } ?? true) && (validTo.map { day <= $0 } ?? true)
  }
}
