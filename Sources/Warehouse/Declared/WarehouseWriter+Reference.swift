import Domain
import GRDB

extension WarehouseWriter {
  /// Brings the reference tables up to date. A country, place or indicator that is no longer
  /// declared stays, since figures may refer to it; all other tables are replaced whole.
  ///
  /// - Complexity: O(rows).
  package func store(_ reference: ReferenceRows) throws {
    for country in reference.countries { try store(country) }
    for place in reference.places { try store(place) }
    for indicator in reference.indicators { try store(indicator) }
    try db.execute(sql: "DELETE FROM code")
    for code in reference.codes { try store(code) }
    try db.execute(sql: "DELETE FROM nationality_group_member; DELETE FROM nationality_group")
    for group in reference.groups { try store(group) }
    try storeCorridor(reference)
  }

  private func store(_ country: Country) throws {
    try Upsert("country", key: ["country"]).run(
      db,
      [
        "country": country.code, "alpha_2": country.alpha2, "m49": country.m49,
        "name_en": country.name.en, "name_es": country.name.es,
        "nationality_en": country.nationality.en, "nationality_es": country.nationality.es,
        "people_en": country.people.en, "people_es": country.people.es,
        "kind": country.kind.rawValue, "crm_member": country.isMember,
        "m49_region": country.m49Region, "m49_subregion": country.m49Subregion,
        "scope": country.scope.rawValue,
      ])
  }

  private func store(_ place: Place) throws {
    try Upsert("place", key: ["place"]).run(
      db,
      [
        "place": place.code, "kind": place.kind, "country": place.country,
        "parent": place.parent, "name_en": place.name.en, "name_es": place.name.es,
        "official_name": place.officialName, "latitude": place.latitude,
        "longitude": place.longitude,
      ])
  }

  private func store(_ indicator: Indicator) throws {
    try Upsert("indicator", key: ["indicator"]).run(
      db,
      [
        "indicator": indicator.code, "name_en": indicator.name.en, "name_es": indicator.name.es,
        "unit": indicator.unit, "unit_en": indicator.unitName.en,
        "unit_es": indicator.unitName.es, "direction": indicator.direction.rawValue,
        "phase": indicator.phase.rawValue, "frequency": indicator.frequency.rawValue,
        "decimals": indicator.decimals, "additive": indicator.isAdditive,
        "publisher_code": indicator.publisherCode, "definition_en": indicator.definition.en,
        "definition_es": indicator.definition.es,
      ])
  }

  private func store(_ code: Code) throws {
    try Upsert("code", key: ["list", "code"]).run(
      db,
      [
        "list": code.list, "code": code.code, "family": code.family, "parent": code.parent,
        "children": code.children?.rawValue, "name_en": code.name.en, "name_es": code.name.es,
        "definition_en": code.definition?.en, "definition_es": code.definition?.es,
      ])
  }

  private func store(_ group: NationalityGroup) throws {
    try Upsert("nationality_group", key: ["nationality_group"]).run(
      db,
      [
        "nationality_group": group.code, "name_en": group.name.en, "name_es": group.name.es,
        "people_en": group.people.en, "people_es": group.people.es,
        "reason_en": group.reason.en, "reason_es": group.reason.es, "source": group.source,
      ])
    for member in group.members {
      try Upsert("nationality_group_member", key: ["nationality_group", "nationality"]).run(
        db,
        [
          "nationality_group": group.code, "nationality": member.nationality,
          "valid_from": member.from?.description, "valid_to": member.to?.description,
        ])
    }
  }
}
