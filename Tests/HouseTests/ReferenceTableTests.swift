import Domain
import Foundation
import Testing

@Suite("The reference tables")
struct ReferenceTableTests {
  @Test("Every code of ISO 3166-1 stands once, with names, phrases and a scope by the stated rule")
  func countries() throws {
    let countries = try ShippedTable("reference/countries.csv").records
    let iso = countries.filter { $0["kind"] != "special" }
    #expect(iso.count == 249)
    for column in ["code", "alpha_2", "m49"] {
      #expect(Set(iso.compactMap { $0[column] }).count == 249, "\(column)")
    }
    for country in iso {
      let code = country["code"] ?? ""
      #expect(code.wholeMatch(of: /[A-Z]{3}/) != nil)
      #expect(country["alpha_2"]?.wholeMatch(of: /[A-Z]{2}/) != nil, "\(code)")
      #expect(country["m49"]?.wholeMatch(of: /[0-9]{3}/) != nil, "\(code)")
      #expect(
        country["scope"] == (country["m49_region"] == "019" ? "regional" : "extra-regional"),
        "\(code)")
      #expect(country["people_es"]?.hasPrefix("personas ") == true, "\(code)")
      #expect(country["people_en"]?.hasPrefix("people of ") == true, "\(code)")
    }
    for country in countries where country["kind"] == "special" {
      #expect(["XKX", "AB9", "XXA", "OOO", "XXX"].contains(country["code"]))
    }
  }

  @Test("The Conference has its eleven Member Countries")
  func members() throws {
    let members = try ShippedTable("reference/countries.csv").records
      .filter { $0["crm_member"] == "true" }.compactMap { $0["code"] }
    #expect(
      members == ["BLZ", "CAN", "CRI", "DOM", "GTM", "HND", "MEX", "NIC", "PAN", "SLV", "USA"])
  }

  @Test("No spelling stands for two codes, and every code is known")
  func aliases() throws {
    let known = try KnownCodes()
    let countries = try ShippedTable("reference/country_aliases.csv")
    #expect(Set(try countries.column("code")).isSubset(of: known.countries))
    try expectOneMeaning(countries.records.map { ($0["alias"] ?? "", $0["code"] ?? "") })
    let places = try ShippedTable("reference/place_aliases.csv")
    #expect(Set(try places.column("code")).isSubset(of: known.places))
    try expectOneMeaning(places.records.map { ($0["alias"] ?? "", $0["code"] ?? "") })
    for (list, codes) in known.lists {
      let aliases = try ShippedTable("reference/code_list_aliases.csv").records
        .filter { $0["list"] == list }
      #expect(Set(aliases.compactMap { $0["code"] }).isSubset(of: codes))
      try expectOneMeaning(aliases.map { ($0["alias"] ?? "", $0["code"] ?? "") })
    }
    let aggregates = Set(try ShippedTable("reference/aggregates.csv").column("code"))
    #expect(aggregates.isDisjoint(with: known.countries))
  }

  @Test(
    "Publishers' names find their country",
    arguments: [
      ("CHINA, PEOPLES REPUBLIC OF", "CHN"), ("MYANMAR (BURMA)", "MMR"), ("OTHER", "OOO"),
      ("Egypt, Arab Rep.", "EGY"), ("Venezuela, RB", "VEN"), ("Haití", "HTI"), ("Haiti", "HTI"),
      ("República Popular China", "CHN"), ("Rep. Dominicana", "DOM"), ("Belice", "BLZ"),
      ("Perú", "PER"), ("Peru", "PER"), ("Costa de Marfil", "CIV"), ("Otros", "OOO"),
    ])
  func publishersNames(alias: String, code: String) throws {
    let codes = Dictionary(
      try ShippedTable("reference/country_aliases.csv").rows.map { ($0[0], $0[1]) },
      uniquingKeysWith: { first, _ in first })
    #expect(codes[alias] == code)
  }

  @Test("Every place has a known country and a chain of parents that ends at it")
  func places() throws {
    let places = try ShippedTable("reference/places.csv").records
    let parents = Dictionary(
      places.map { ($0["code"] ?? "", $0["parent"] ?? "") }, uniquingKeysWith: { first, _ in first }
    )
    #expect(parents.count == places.count)
    for place in places {
      var ancestor = place["code"] ?? ""
      var steps = 0
      while let parent = parents[ancestor], steps < 6 {
        ancestor = parent
        steps += 1
      }
      #expect(ancestor == place["country"], "\(place["code"] ?? "")")
      #expect((place["latitude"] == "") == (place["longitude"] == ""))
      #expect((place["latitude"] == "") == (place["coordinates"] == ""))
    }
  }

  @Test("Codes of lists have known parents of the same list")
  func parents() throws {
    let known = try KnownCodes()
    for row in try ShippedTable("reference/code_lists.csv").records {
      guard let list = row["list"], let parent = row["parent"], !parent.isEmpty else { continue }
      // The world, 001, is the parent of the regions and no code of its own.
      let above = list == "m49-subregion" ? known.lists["m49-region"] : known.lists[list]
      #expect(parent == "001" || above?.contains(parent) == true, "\(list) \(parent)")
    }
  }

  @Test("Groups drawn by a rule hold exactly what the rule says, and dates of members are in order")
  func groups() throws {
    let countries = try ShippedTable("reference/countries.csv").records
    let members = try ShippedTable("reference/nationality_group_members.csv").records
    func group(_ code: String) -> Set<String> {
      Set(members.filter { $0["group"] == code }.compactMap { $0["nationality"] })
    }
    func rule(_ passes: ([String: String]) -> Bool) -> Set<String> {
      Set(countries.filter(passes).compactMap { $0["code"] })
    }
    #expect(group("extra-regional") == rule { $0["scope"] == "extra-regional" })
    #expect(group("crm-members") == rule { $0["crm_member"] == "true" })
    #expect(
      group("african") == rule { $0["m49_region"] == "002" && $0["kind"] == "state" })
    #expect(group("haitian-chilean-brazilian") == ["HTI", "CHL", "BRA"])
    #expect(group("chnv") == ["CUB", "HTI", "NIC", "VEN"])
    let known = try KnownCodes()
    #expect(Set(members.compactMap { $0["group"] }) == known.groups)
    for member in members {
      #expect(known.countries.contains(member["nationality"] ?? ""))
      let dates = [member["valid_from"], member["valid_to"]].compactMap(\.self)
        .filter { !$0.isEmpty }
      #expect(dates.allSatisfy { Day($0) != nil } && dates == dates.sorted())
    }
  }

  @Test("Texts name no one illegal and leave no language empty")
  func words() throws {
    let tables = [
      "reference/countries", "reference/indicators", "reference/code_lists",
      "reference/nationality_groups", "reference/places", "events/acts", "corridor/legs",
    ]
    for table in tables {
      for record in try ShippedTable("\(table).csv").records {
        for (column, text) in record where column.hasSuffix("_es") || column.hasSuffix("_en") {
          #expect(
            !text.lowercased().contains("ilegal") && !text.lowercased().contains("illegal"),
            "\(table): \(text)")
          let twin = column.dropLast(2) + (column.hasSuffix("es") ? "en" : "es")
          #expect(text.isEmpty == record[String(twin)]?.isEmpty, "\(table) \(column): \(text)")
        }
      }
    }
  }

  /// Diacritics dropped, upper case, single spaces: the form in which spellings are compared.
  private func expectOneMeaning(_ aliases: [(alias: String, code: String)]) throws {
    var meanings: [String: String] = [:]
    for (alias, code) in aliases {
      let folded = alias.folding(options: .diacriticInsensitive, locale: nil).uppercased()
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(!folded.isEmpty)
      if let meaning = meanings[folded] { #expect(meaning == code, "\(alias)") }
      meanings[folded] = code
    }
  }
}
