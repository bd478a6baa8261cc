package import Domain

/// A stage of the corridor from south to north, with the flow that is counted there.
package struct RouteStage: Sendable, Equatable {
  package var country: String
  package var name: Bilingual
  /// Id of the flow that is counted here, nil where nobody publishes one.
  package var flow: String?
  /// Nationalities that were known to enter by air, by code.
  package var airEntries: [String]

  package init(country: String, name: Bilingual, flow: String?, airEntries: [String] = []) {
    self.country = country
    self.name = name
    self.flow = flow
    self.airEntries = airEntries
  }
}

/// What joins two stages.
package struct RouteLeg: Sendable, Equatable {
  package enum Direction: String, Sendable, Equatable { case northbound, southbound }

  /// Indices of the stages.
  package var from: Int
  package var to: Int
  package var direction: Direction
  /// Hours on the way, where a source gives them.
  package var hoursLow: Double?
  package var hoursHigh: Double?
  /// Whether the hours are a mean delay measured between the counts of two places.
  package var isLag: Bool

  package init(
    from: Int, to: Int, direction: Direction, hoursLow: Double? = nil, hoursHigh: Double? = nil,
    isLag: Bool = false
  ) {
    self.from = from
    self.to = to
    self.direction = direction
    self.hoursLow = hoursLow
    self.hoursHigh = hoursHigh
    self.isLag = isLag
  }
}
