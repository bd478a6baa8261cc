package import Domain

/// What figures are read with: public acts and the corridor, as the tables that ship tell them
/// (`datasets/events`, `datasets/corridor`).
package struct Circumstances: Sendable {
  /// A place of the corridor; places with one position are alternatives.
  package struct CorridorPlace: Sendable, Equatable {
    package var place: String
    package var position: Int
    package var country: String
  }

  /// A way from place to place, or the measured delay between the counts of two places.
  package struct Way: Sendable, Equatable {
    package enum Direction: String, Sendable, CaseIterable { case northbound, southbound }

    package var from: String
    package var to: String
    package var direction: Direction
    package var isByAir: Bool
    /// Whether the hours are a delay measured between counts instead of a journey.
    package var isLag: Bool
    package var nationalities: [String]
    package var validFrom: Day?
    package var validTo: Day?
    package var hoursLow: Double?
    package var hoursHigh: Double?
  }

  package var acts: [PublicAct]
  package var places: [CorridorPlace]
  package var ways: [Way]

  package init(acts: [PublicAct] = [], places: [CorridorPlace] = [], ways: [Way] = []) {
    self.acts = acts
    self.places = places
    self.ways = ways
  }

  /// Reads the tables below a `datasets` folder.
  ///
  /// - Throws: a ``Failure`` (`inputMissing` or `configuration`) that names file and line.
  package init(datasets folder: String) throws {
    acts = try DeclaredTable(path: "\(folder)/events/acts.csv").rows.map { row in
      PublicAct(
        id: try row.text("id"), announcedOn: try row.day("announced_on"),
        appliesOn: try row.required("applies_on", row.day("applies_on")),
        places: row.words("places"), nationalities: row.words("nationalities"),
        what: Bilingual(en: try row.text("what_en"), es: try row.text("what_es")),
        source: try row.text("source"))
    }.sorted { ($0.appliesOn, $0.id) < ($1.appliesOn, $1.id) }
    places = try DeclaredTable(path: "\(folder)/corridor/places.csv").rows.map { row in
      CorridorPlace(
        place: try row.text("place"),
        position: try row.required("position", Int(try row.text("position"))),
        country: try row.text("country"))
    }
    ways = try DeclaredTable(path: "\(folder)/corridor/legs.csv").rows.map { row in
      Way(
        from: try row.text("from"), to: try row.text("to"),
        direction: try row.required(
          "direction", Way.Direction(rawValue: try row.text("direction"))),
        isByAir: try row.text("mode") == "air", isLag: try row.text("measure") == "lag",
        nationalities: row.words("nationalities"), validFrom: try row.day("valid_from"),
        validTo: try row.day("valid_to"), hoursLow: try row.number("hours_low"),
        hoursHigh: try row.number("hours_high") ?? row.number("hours_typical"))
    }
  }
}
