import Domain
import GRDB

extension WarehouseWriter {
  /// Replaces corridor, acts and regime changes by what is declared now.
  func storeCorridor(_ reference: ReferenceRows) throws {
    for table in ["corridor_place", "corridor_leg", "act", "regime_change"] {
      try db.execute(sql: "DELETE FROM \(table)")
    }
    for place in reference.corridorPlaces { try store(place) }
    for leg in reference.corridorLegs { try store(leg) }
    for act in reference.acts { try store(act) }
    for change in reference.regimeChanges { try store(change) }
  }

  private func store(_ place: CorridorPlace) throws {
    try Upsert("corridor_place", key: ["place"]).run(
      db,
      [
        "place": place.place, "position": place.position, "stage": place.stage,
        "country": place.country, "role": place.role.rawValue,
        "observed_by": place.observedBy.joined(separator: " "),
      ])
  }

  private func store(_ leg: CorridorLeg) throws {
    try Upsert("corridor_leg", key: ["leg"]).run(
      db,
      [
        "leg": leg.id, "from_place": leg.from, "to_place": leg.to,
        "direction": leg.direction.rawValue, "mode": leg.mode.rawValue,
        "measure": leg.measure.rawValue, "nationalities": Everybody.text(leg.nationalities),
        "valid_from": leg.validFrom?.description, "valid_to": leg.validTo?.description,
        "hours_low": leg.hoursLow, "hours_typical": leg.hoursTypical, "hours_high": leg.hoursHigh,
        "distance_km": leg.distanceKilometres, "people_per_day": leg.peoplePerDay,
        "source": leg.source, "quality": leg.quality.rawValue, "note_en": leg.note.en,
        "note_es": leg.note.es,
      ])
  }

  private func store(_ act: PublicAct) throws {
    try Upsert("act", key: ["act"]).run(
      db,
      [
        "act": act.id, "follows": act.follows, "announced_on": act.announcedOn.description,
        "applies_on": act.appliesOn.description, "ended_on": act.until?.description,
        "end_announced_on": act.untilAnnouncedOn?.description,
        "places": act.places.joined(separator: " "),
        "nationalities": Everybody.text(act.nationalities), "mode": act.mode.rawValue,
        "direction": act.direction.rawValue, "kind": act.kind.rawValue,
        "expected": act.expected.rawValue, "what_en": act.what.en, "what_es": act.what.es,
        "measured_on": act.measuredOn.joined(separator: " "), "value_before": act.before,
        "value_after": act.after, "ratio": act.ratio, "effect": act.effect.rawValue,
        "source": act.source, "source_kind": act.sourceKind.rawValue,
        "confidence": act.confidence.rawValue,
      ])
  }

  private func store(_ change: RegimeChange) throws {
    try Upsert("regime_change", key: ["regime_change"]).run(
      db,
      [
        "regime_change": change.id, "source": change.source, "place": change.place,
        "nationality": change.nationality, "direction": change.direction.rawValue,
        "first_period": change.firstPeriod.description, "value_before": change.before,
        "value_after": change.after, "ratio": change.ratio, "in_mask": change.isInMask,
        "major": change.isMajor, "determined": change.determined.rawValue,
        "acts": change.acts.joined(separator: " "), "reference": change.reference,
      ])
  }
}

/// How "everybody", an empty list in code, stands in a column of nationalities.
enum Everybody {
  static func text(_ nationalities: [String]) -> String {
    nationalities.isEmpty ? SeriesKey.whole : nationalities.joined(separator: " ")
  }

  static func list(_ words: [String]) -> [String] { words == [SeriesKey.whole] ? [] : words }
}
