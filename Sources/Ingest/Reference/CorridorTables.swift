package import Configuration
package import Domain

/// The corridor as a graph: places in order, and legs in both directions.
///
/// Read from `datasets/corridor`.
package struct CorridorTables: Sendable {
  package let places: [CorridorPlace]
  package let legs: [CorridorLeg]

  /// - Parameters:
  ///   - folder: the folder with `places.csv` and `legs.csv`.
  ///   - reference: the codes that they use.
  /// - Throws: every problem of both tables.
  package init(folder: String, reference: ReferenceTables) throws(Problems) {
    var reading = TableReading(folder: folder)
    places = reading.corridorPlaces(reference)
    legs = reading.legs(reference)
    guard reading.problems.isEmpty else { throw Problems(reading.problems) }
  }
}

extension TableReading {
  fileprivate mutating func corridorPlaces(_ reference: ReferenceTables) -> [CorridorPlace] {
    let known = reference.placeCodes
    var places: [CorridorPlace] = []
    for row in rows(
      "places.csv", ["place", "position", "stage", "country", "role", "observed_by"],
      unique: ["place"])
    {
      guard let place = text(row, "place"), let stage = text(row, "stage"),
        let country = text(row, "country"), let role: CorridorPlace.Role = word(row, "role"),
        let position = number(row, "position", 1...1_000)
      else { continue }
      expect([place], row, "place", among: known, "place")
      expect([country], row, "country", among: known, "country")
      places.append(
        CorridorPlace(
          place: place, position: Int(position), stage: stage, country: country, role: role,
          observedBy: words(row, "observed_by")))
    }
    return places
  }

  fileprivate mutating func legs(_ reference: ReferenceTables) -> [CorridorLeg] {
    let known = reference.placeCodes
    let nationalities = reference.nationalityCodes
    var legs: [CorridorLeg] = []
    for row in rows(
      "legs.csv",
      [
        "id", "from", "to", "direction", "mode", "measure", "nationalities", "valid_from",
        "valid_to", "hours_low", "hours_typical", "hours_high", "source", "quality", "note_es",
        "note_en",
      ], unique: ["id"])
    {
      guard let id = text(row, "id"), let from = text(row, "from"), let to = text(row, "to"),
        let direction: CorridorLeg.Direction = word(row, "direction"),
        let mode: CorridorLeg.Mode = word(row, "mode"),
        let measure: CorridorLeg.Measure = word(row, "measure"),
        let quality: CorridorLeg.Quality = word(row, "quality"),
        let source = text(row, "source"), let note = bilingual(row, "note")
      else { continue }
      expect([from], row, "from", among: known, "place")
      expect([to], row, "to", among: known, "place")
      let groups = words(row, "nationalities")
      expect(groups, row, "nationalities", among: nationalities, "country, group or scope")
      let hours = 0.0...100_000.0
      let leg = CorridorLeg(
        id: id, from: from, to: to, direction: direction, mode: mode, measure: measure,
        nationalities: groups, validFrom: day(row, "valid_from"), validTo: day(row, "valid_to"),
        hoursLow: number(row, "hours_low", hours),
        hoursTypical: number(row, "hours_typical", hours),
        hoursHigh: number(row, "hours_high", hours),
        distanceKilometres: number(row, "distance_km", 0...50_000),
        peoplePerDay: number(row, "people_per_day", 0...1e6), source: source, quality: quality,
        note: note)
      let order = [leg.hoursLow, leg.hoursTypical, leg.hoursHigh].compactMap { $0 }
      if order != order.sorted() {
        problems.append(row.problem("the hours are not in ascending order", column: "hours_low"))
      }
      if let first = leg.validFrom, let last = leg.validTo, last < first {
        problems.append(row.problem("the leg ends before it begins", column: "valid_to"))
      }
      legs.append(leg)
    }
    return legs
  }
}
