import Domain
import GRDB

extension WarehouseReader {
  /// The reference tables as they were last stored, each in the order of its codes.
  ///
  /// - Complexity: O(rows).
  package func reference() throws -> ReferenceRows {
    ReferenceRows(
      countries: try Row.fetchAll(db, sql: "SELECT * FROM country ORDER BY country")
        .map(Country.init(row:)),
      places: try Row.fetchAll(db, sql: "SELECT * FROM place ORDER BY place")
        .map(Place.init(row:)),
      indicators: try Row.fetchAll(db, sql: "SELECT * FROM indicator ORDER BY indicator")
        .map(Indicator.init(row:)),
      codes: try Row.fetchAll(db, sql: "SELECT * FROM code ORDER BY list, code")
        .map(Code.init(row:)), groups: try groups(),
      corridorPlaces: try Row.fetchAll(
        db, sql: "SELECT * FROM corridor_place ORDER BY position, place"
      ).compactMap(CorridorPlace.init(row:)),
      corridorLegs: try Row.fetchAll(db, sql: "SELECT * FROM corridor_leg ORDER BY leg")
        .compactMap(CorridorLeg.init(row:)),
      acts: try Row.fetchAll(db, sql: "SELECT * FROM act ORDER BY applies_on, act")
        .compactMap(PublicAct.init(row:)),
      regimeChanges: try Row.fetchAll(
        db, sql: "SELECT * FROM regime_change ORDER BY first_period, regime_change"
      ).compactMap(RegimeChange.init(row:)))
  }

  private func groups() throws -> [NationalityGroup] {
    let members = try Row.fetchAll(
      db, sql: "SELECT * FROM nationality_group_member ORDER BY nationality_group, nationality")
    return try Row.fetchAll(
      db, sql: "SELECT * FROM nationality_group ORDER BY nationality_group"
    ).map { row in
      let code: String = row["nationality_group"]
      return NationalityGroup(
        code: code, name: row.bilingual("name"), people: row.bilingual("people"),
        reason: row.bilingual("reason"), source: row["source"],
        members: members.filter { $0["nationality_group"] == code }.map { member in
          NationalityGroup.Member(
            nationality: member["nationality"],
            from: (member["valid_from"] as String?).flatMap { Day($0) },
            to: (member["valid_to"] as String?).flatMap { Day($0) })
        })
    }
  }
}

extension Row {
  /// The two columns that hold a text in both languages.
  func bilingual(_ stem: String) -> Bilingual {
    Bilingual(en: self["\(stem)_en"] ?? "", es: self["\(stem)_es"] ?? "")
  }
}

extension Country {
  fileprivate init(row: Row) {
    self.init(
      code: row["country"], alpha2: row["alpha_2"], m49: row["m49"],
      name: row.bilingual("name"), nationality: row.bilingual("nationality"),
      people: row.bilingual("people"), kind: Kind(rawValue: row["kind"]) ?? .special,
      isMember: row["crm_member"], m49Region: row["m49_region"],
      m49Subregion: row["m49_subregion"], scope: Scope(rawValue: row["scope"]) ?? .unknown)
  }
}

extension Place {
  fileprivate init(row: Row) {
    self.init(
      code: row["place"], kind: row["kind"], country: row["country"], parent: row["parent"],
      name: row.bilingual("name"), officialName: row["official_name"],
      latitude: row["latitude"], longitude: row["longitude"])
  }
}

extension Indicator {
  fileprivate init(row: Row) {
    self.init(
      code: row["indicator"], name: row.bilingual("name"), unit: row["unit"],
      unitName: row.bilingual("unit"), direction: Direction(rawValue: row["direction"]) ?? .neutral,
      phase: Phase(rawValue: row["phase"]) ?? .monitoring,
      frequency: Frequency(rawValue: row["frequency"]) ?? .month, decimals: row["decimals"],
      isAdditive: row["additive"], publisherCode: row["publisher_code"],
      definition: row.bilingual("definition"))
  }
}

extension Code {
  fileprivate init(row: Row) {
    let definition: String? = row["definition_en"]
    self.init(
      list: row["list"], code: row["code"], family: row["family"], parent: row["parent"],
      children: (row["children"] as String?).flatMap { Children(rawValue: $0) },
      name: row.bilingual("name"),
      definition: definition == nil ? nil : row.bilingual("definition"))
  }
}
