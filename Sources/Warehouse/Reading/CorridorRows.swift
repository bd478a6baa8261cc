import Domain
import GRDB

extension CorridorPlace {
  /// From all columns of `corridor_place`; nil where the role is of another build.
  init?(row: Row) {
    guard let role = Role(rawValue: row["role"]) else { return nil }
    self.init(
      place: row["place"], position: row["position"], stage: row["stage"],
      country: row["country"], role: role, observedBy: row.words("observed_by"))
  }
}

extension CorridorLeg {
  /// From all columns of `corridor_leg`; nil where a word is of another build.
  init?(row: Row) {
    guard let direction = Direction(rawValue: row["direction"]),
      let mode = Mode(rawValue: row["mode"]), let measure = Measure(rawValue: row["measure"]),
      let quality = Quality(rawValue: row["quality"])
    else { return nil }
    self.init(
      id: row["leg"], from: row["from_place"], to: row["to_place"], direction: direction,
      mode: mode, measure: measure, nationalities: Everybody.list(row.words("nationalities")),
      validFrom: row.day("valid_from"), validTo: row.day("valid_to"), hoursLow: row["hours_low"],
      hoursTypical: row["hours_typical"], hoursHigh: row["hours_high"],
      distanceKilometres: row["distance_km"], peoplePerDay: row["people_per_day"],
      source: row["source"], quality: quality, note: row.bilingual("note"))
  }
}

extension PublicAct {
  /// From all columns of `act`; nil where a word is of another build.
  init?(row: Row) {
    guard let announcedOn = row.day("announced_on"), let appliesOn = row.day("applies_on"),
      let mode = Mode(rawValue: row["mode"]),
      let direction = CorridorLeg.Direction(rawValue: row["direction"]),
      let kind = Kind(rawValue: row["kind"]),
      let expected = Expectation(rawValue: row["expected"]),
      let effect = Effect(rawValue: row["effect"]),
      let sourceKind = SourceKind(rawValue: row["source_kind"]),
      let confidence = Confidence(rawValue: row["confidence"])
    else { return nil }
    self.init(
      id: row["act"], follows: row["follows"], announcedOn: announcedOn, appliesOn: appliesOn,
      until: row.day("ended_on"), untilAnnouncedOn: row.day("end_announced_on"),
      places: row.words("places"), nationalities: Everybody.list(row.words("nationalities")),
      mode: mode, direction: direction, kind: kind, expected: expected,
      what: row.bilingual("what"), measuredOn: row.words("measured_on"),
      before: row["value_before"], after: row["value_after"], ratio: row["ratio"], effect: effect,
      source: row["source"], sourceKind: sourceKind, confidence: confidence)
  }
}

extension RegimeChange {
  /// From all columns of `regime_change`; nil where a word is of another build.
  init?(row: Row) {
    guard let direction = Direction(rawValue: row["direction"]),
      let firstPeriod = Period(row["first_period"] as String),
      let determined = Determination(rawValue: row["determined"])
    else { return nil }
    self.init(
      id: row["regime_change"], source: row["source"], place: row["place"],
      nationality: row["nationality"], direction: direction, firstPeriod: firstPeriod,
      before: row["value_before"], after: row["value_after"], ratio: row["ratio"],
      isInMask: row["in_mask"], isMajor: row["major"], determined: determined,
      acts: row.words("acts"), reference: row["reference"])
  }
}

extension Row {
  /// Words of a text, separated by blanks.
  fileprivate func words(_ column: String) -> [String] {
    (self[column] as String? ?? "").split(separator: " ").map(String.init)
  }

  fileprivate func day(_ column: String) -> Day? {
    (self[column] as String?).flatMap { Day($0) }
  }
}
