import Domain
import Foundation
import Testing

@Suite("The corridor and the events that ship")
struct EventTableTests {
  @Test("Acts have possible dates, known scopes and a sentence in both languages")
  func acts() throws {
    let known = try KnownCodes()
    let acts = try ShippedTable("events/acts.csv").records
    let identifiers = Set(acts.compactMap { $0["id"] })
    #expect(identifiers.count == acts.count && acts.count >= 60)
    for act in acts {
      let name = act["id"] ?? ""
      let announced = try #require(Day(act["announced_on"] ?? ""), "\(name)")
      let applies = try #require(Day(act["applies_on"] ?? ""), "\(name)")
      #expect(announced <= applies, "\(name)")
      for column in ["until", "until_announced_on"] where act[column]?.isEmpty == false {
        let day = try #require(Day(act[column] ?? ""), "\(name)")
        #expect(day >= (column == "until" ? applies : announced), "\(name)")
      }
      for place in words(act["places"]) {
        #expect(
          known.places.contains(place) || known.countries.contains(place), "\(name): \(place)")
      }
      expectNationalities(act["nationalities"], known, name)
      #expect(act["follows"] == "" || identifiers.contains(act["follows"] ?? ""), "\(name)")
      #expect(act["kind"] != "mask" || act["until"]?.isEmpty == false, "\(name) masks for ever")
      for column in ["what_es", "what_en"] {
        #expect(act[column]?.hasSuffix(".") == true, "\(name)")
      }
      #expect(act["source"]?.isEmpty == false)
      if let folder = words(act["measured_on"]).first {
        #expect(try figureFolders().contains(folder), "\(name)")
        expectNationalities(
          words(act["measured_on"]).dropFirst().joined(separator: " "), known, name)
      }
    }
  }

  @Test("Acts without effect are registered too")
  func actsWithoutEffect() throws {
    let effects = try ShippedTable("events/acts.csv").sumsOfRows(by: "effect")
    #expect((effects["as-expected"] ?? 0) >= 20)
    #expect((effects["no-change"] ?? 0) + (effects["contrary"] ?? 0) >= 15)
  }

  @Test("Changes of level have a known series, a month and acts of the register")
  func changes() throws {
    let known = try KnownCodes()
    let acts = Set(try ShippedTable("events/acts.csv").column("id"))
    let changes = try ShippedTable("events/regime_changes.csv").records
    #expect(Set(changes.compactMap { $0["id"] }).count == changes.count)
    for change in changes {
      let name = change["id"] ?? ""
      let place = change["place"] ?? ""
      #expect(known.places.contains(place) || known.countries.contains(place), "\(name)")
      expectNationalities(change["nationality"], known, name)
      #expect(Period(change["first_period"] ?? "")?.frequency == .month, "\(name)")
      #expect(Set(words(change["acts"])).isSubset(of: acts), "\(name)")
      #expect((change["source"] == "") == (change["determined"] != "computed"), "\(name)")
    }
    let haiti = changes.first { $0["id"] == "darien-hti-2021-06" }
    #expect(haiti?["direction"] == "up" && haiti?["major"] == "true")
  }

  @Test("The corridor's places are known and in order, and every leg leads the way it says")
  func corridor() throws {
    let known = try KnownCodes()
    let places = try ShippedTable("corridor/places.csv").records
    let position = Dictionary(
      places.map { ($0["place"] ?? "", Int($0["position"] ?? "") ?? 0) },
      uniquingKeysWith: { first, _ in first })
    #expect(position.count == places.count)
    let folders = Set(try figureFolders())
    for place in places {
      let code = place["place"] ?? ""
      #expect(known.places.contains(code) || known.countries.contains(code), "\(code)")
      #expect(Set(words(place["observed_by"])).isSubset(of: folders), "\(code)")
    }
    let legs = try ShippedTable("corridor/legs.csv").records
    #expect(Set(legs.compactMap { $0["id"] }).count == legs.count)
    #expect(Set(legs.compactMap { $0["direction"] }) == ["northbound", "southbound"])
    for leg in legs {
      let name = leg["id"] ?? ""
      for end in ["from", "to"] {
        let code = leg[end] ?? ""
        #expect(known.places.contains(code) || known.countries.contains(code), "\(name)")
      }
      if let start = position[leg["from"] ?? ""], let finish = position[leg["to"] ?? ""] {
        #expect(
          leg["direction"] == "northbound" ? start <= finish : start >= finish, "\(name)")
      }
      expectNationalities(leg["nationalities"], known, name)
      let hours = ["hours_low", "hours_typical", "hours_high"].compactMap { Int(leg[$0] ?? "") }
      #expect(hours == hours.sorted(), "\(name)")
      let dates = ["valid_from", "valid_to"].compactMap { leg[$0] }.filter { !$0.isEmpty }
      #expect(dates.allSatisfy { Day($0) != nil } && dates == dates.sorted(), "\(name)")
    }
    // Whoever stands at any place of the corridor can be followed to its northern end.
    var reached: Set = ["usa-southwest-border"]
    let northbound = legs.filter { $0["direction"] == "northbound" && $0["measure"] == "journey" }
    for _ in legs {
      for leg in northbound where reached.contains(leg["to"] ?? "") {
        reached.insert(leg["from"] ?? "")
      }
    }
    for place in ["necocli", "turbo", "darien", "managua-airport", "CUB", "HTI", "CHN", "IND"] {
      #expect(reached.contains(place), "\(place)")
    }
  }

  private func words(_ text: String?) -> [String] {
    (text ?? "").split(separator: " ").map(String.init)
  }

  private func expectNationalities(_ text: String?, _ known: KnownCodes, _ name: String) {
    for code in words(text) where code != "all" {
      #expect(known.countries.contains(code) || known.groups.contains(code), "\(name): \(code)")
    }
  }
}

extension ShippedTable {
  /// How many rows have each value of a column.
  func sumsOfRows(by name: String) throws -> [String: Int] {
    Dictionary(try column(name).map { ($0, 1) }, uniquingKeysWith: +)
  }
}
