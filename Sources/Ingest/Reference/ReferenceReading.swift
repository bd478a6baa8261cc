import Configuration
import Domain

/// Turns the rows of the reference tables into values.
extension TableReading {

  mutating func countries() -> [Country] {
    var countries: [Country] = []
    for row in rows(
      "countries.csv",
      ["code", "name_es", "name_en", "people_es", "people_en", "kind", "crm_member", "scope"],
      unique: ["code"])
    {
      guard let code = text(row, "code"), let name = bilingual(row, "name"),
        let people = bilingual(row, "people"),
        let kind: Country.Kind = word(row, "kind"), let isMember = flag(row, "crm_member"),
        let scope: Country.Scope = word(row, "scope")
      else { continue }
      countries.append(
        Country(
          code: code, alpha2: row["alpha_2"], m49: row["m49"], name: name,
          nationality: Bilingual(
            en: row["nationality_en"] ?? name.en, es: row["nationality_es"] ?? name.es),
          people: people, kind: kind, isMember: isMember, m49Region: row["m49_region"],
          m49Subregion: row["m49_subregion"], scope: scope))
    }
    return countries
  }

  mutating func places(countries: [Country]) -> [Place] {
    let known = Set(countries.map(\.code))
    var places: [Place] = []
    var parents: [(ReferenceFile.Row, String)] = []
    for row in rows("places.csv", ["code", "kind", "name_es", "name_en"], unique: ["code"]) {
      guard let code = text(row, "code"), let kind = text(row, "kind"),
        let name = bilingual(row, "name")
      else { continue }
      if let country = row["country"], !known.contains(country) {
        problems.append(
          row.problem("`\(country)` is no code of countries.csv", column: "country"))
      }
      if let parent = row["parent"] { parents.append((row, parent)) }
      places.append(
        Place(
          code: code, kind: kind, country: row["country"], parent: row["parent"], name: name,
          officialName: row["official_name"], latitude: number(row, "latitude", -90...90),
          longitude: number(row, "longitude", -180...180)))
    }
    let codes = known.union(places.map(\.code))
    for (row, parent) in parents where !codes.contains(parent) {
      problems.append(row.problem("`\(parent)` is no place and no country", column: "parent"))
    }
    return places
  }

  mutating func indicators() -> [Indicator] {
    var indicators: [Indicator] = []
    for row in rows(
      "indicators.csv",
      [
        "code", "name_es", "name_en", "unit", "unit_es", "unit_en", "direction", "phase",
        "frequency", "decimals", "additive", "definition_es", "definition_en",
      ], unique: ["code"])
    {
      guard let code = text(row, "code"), let name = bilingual(row, "name"),
        let unit = text(row, "unit"), let unitName = bilingual(row, "unit"),
        let direction: Indicator.Direction = word(row, "direction"),
        let phase: Indicator.Phase = word(row, "phase"),
        let frequency: Frequency = word(row, "frequency"),
        let decimals = number(row, "decimals", 0...9), let isAdditive = flag(row, "additive"),
        let definition = bilingual(row, "definition")
      else { continue }
      indicators.append(
        Indicator(
          code: code, name: name, unit: unit, unitName: unitName, direction: direction,
          phase: phase, frequency: frequency, decimals: Int(decimals), isAdditive: isAdditive,
          publisherCode: row["publisher_code"], definition: definition))
    }
    return indicators
  }

  mutating func codes() -> [Code] {
    var codes: [Code] = []
    for row in rows(
      "code_lists.csv", ["list", "code", "name_es", "name_en"], unique: ["list", "code"])
    {
      guard let list = text(row, "list"), let code = text(row, "code"),
        let name = bilingual(row, "name")
      else { continue }
      let children: Code.Children? = row["children"] == nil ? nil : word(row, "children")
      let definition = row["definition_es"].flatMap { es in
        row["definition_en"].map { Bilingual(en: $0, es: es) }
      }
      codes.append(
        Code(
          list: list, code: code, family: row["family"], parent: row["parent"],
          children: children, name: name, definition: definition))
    }
    return codes
  }

  mutating func nationalityGroups(countries: [Country]) -> [NationalityGroup] {
    let known = Set(countries.map(\.code))
    var members: [String: [NationalityGroup.Member]] = [:]
    for row in rows(
      "nationality_group_members.csv", ["group", "nationality"], unique: ["group", "nationality"])
    {
      guard let group = text(row, "group"), let nationality = text(row, "nationality")
      else { continue }
      if !known.contains(nationality) {
        problems.append(
          row.problem("`\(nationality)` is no code of countries.csv", column: "nationality"))
      }
      members[group, default: []].append(
        NationalityGroup.Member(
          nationality: nationality, from: day(row, "valid_from"), to: day(row, "valid_to")))
    }
    var groups: [NationalityGroup] = []
    for row in rows(
      "nationality_groups.csv",
      ["code", "name_es", "name_en", "people_es", "people_en", "reason_es", "reason_en", "source"],
      unique: ["code"])
    {
      guard let code = text(row, "code"), let name = bilingual(row, "name"),
        let people = bilingual(row, "people"), let reason = bilingual(row, "reason"),
        let source = text(row, "source")
      else { continue }
      let own = members.removeValue(forKey: code) ?? []
      if own.isEmpty { problems.append(row.problem("the group `\(code)` has no members")) }
      groups.append(
        NationalityGroup(
          code: code, name: name, people: people, reason: reason, source: source, members: own))
    }
    for group in members.keys.sorted() {
      problems.append(
        Problem(
          file: "nationality_group_members.csv", line: 0, column: 0,
          message: "the group `\(group)` does not stand in nationality_groups.csv"))
    }
    return groups
  }

  /// The code lists with every name and alias.
  mutating func lists(
    countries: [Country], places: [Place], indicators: [Indicator], codes: [Code]
  ) -> [String: CodeList] {
    var countryList = CodeList(name: "countries")
    for country in countries {
      countryList.add(code: country.code)
      countryList.add(word: country.name.es, code: country.code, vocabulary: nil)
      countryList.add(word: country.name.en, code: country.code, vocabulary: nil)
    }
    addAliases(from: "country_aliases.csv", to: &countryList)
    // For a whole country its code is the place, but its name may be a town's as well.
    var placeList = CodeList(name: "places")
    for country in countries { placeList.add(code: country.code) }
    for place in places {
      placeList.add(code: place.code)
      if let name = place.officialName {
        placeList.add(word: name, code: place.code, vocabulary: nil)
      }
    }
    addAliases(from: "place_aliases.csv", to: &placeList)
    var indicatorList = CodeList(name: "indicators")
    for indicator in indicators {
      indicatorList.add(code: indicator.code)
      if let code = indicator.publisherCode {
        indicatorList.add(word: code, code: indicator.code, vocabulary: nil)
      }
    }
    var aggregates = CodeList(name: "aggregates")
    for row in rows("aggregates.csv", ["code"], unique: ["code"]) {
      guard let code = text(row, "code") else { continue }
      aggregates.add(code: code)
      if countryList.contains(code) {
        problems.append(row.problem("`\(code)` is a country as well", column: "code"))
      }
    }
    var lists = [
      "countries": countryList, "places": placeList, "indicators": indicatorList,
      "aggregates": aggregates,
    ]
    for code in codes {
      lists[code.list, default: CodeList(name: code.list)].add(code: code.code)
    }
    addListAliases(to: &lists)
    for list in lists.values.sorted(by: { $0.name < $1.name }) {
      for (word, codes) in list.ambiguities {
        problems.append(
          Problem(
            file: list.name, line: 0, column: 0,
            message: "`\(word)` stands for several codes: \(codes.joined(separator: ", "))"))
      }
    }
    return lists
  }

  private mutating func addAliases(from file: String, to list: inout CodeList) {
    for row in rows(file, ["alias", "code"], unique: []) {
      guard let alias = text(row, "alias"), let code = text(row, "code") else { continue }
      guard list.contains(code) else {
        problems.append(row.problem("`\(code)` is no code of \(list.name)", column: "code"))
        continue
      }
      list.add(word: alias, code: code, vocabulary: row["source"])
    }
  }

  private mutating func addListAliases(to lists: inout [String: CodeList]) {
    for row in rows("code_list_aliases.csv", ["list", "alias", "code"], unique: []) {
      guard let name = text(row, "list"), let alias = text(row, "alias"),
        let code = text(row, "code")
      else { continue }
      guard lists[name]?.contains(code) == true else {
        problems.append(row.problem("`\(code)` is no code of the list `\(name)`", column: "code"))
        continue
      }
      lists[name]?.add(word: alias, code: code, vocabulary: row["source"])
    }
  }
}
