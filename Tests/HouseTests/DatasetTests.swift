import Domain
import Foundation
import Testing

@Suite("The figures that ship")
struct DatasetTests {
  @Test("All data together stay below 12 MB")
  func size() throws {
    let files = FileManager.default.enumerator(
      at: dataFolder, includingPropertiesForKeys: [.fileSizeKey])
    var bytes = 0
    for case let file as URL in try #require(files) {
      bytes += try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
    }
    #expect(bytes < 12_000_000)
    #expect(bytes > 5_000_000)
  }

  @Test("A data package lists every issue of its folder, with publisher, licence and columns")
  func packages() throws {
    for folder in try figureFolders() {
      let data = try Data(contentsOf: dataFolder.appending(path: "\(folder)/datapackage.json"))
      let package = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      #expect(package["name"] as? String == folder)
      let sources = try #require(package["sources"] as? [[String: String]])
      #expect(sources.first?["path"]?.hasPrefix("https://") == true)
      #expect((package["licenses"] as? [[String: String]])?.first?["name"] != nil)
      let resources = try #require(package["resources"] as? [[String: Any]])
      #expect(resources.compactMap { $0["path"] as? String } == (try issues(of: folder)))
      for resource in resources {
        let path = try #require(resource["path"] as? String)
        let schema = try #require(resource["schema"] as? [String: Any])
        let fields = try #require(schema["fields"] as? [[String: Any]])
        #expect(
          fields.compactMap { $0["name"] as? String }
            == (try ShippedTable("\(folder)/\(path)").header))
      }
    }
  }

  @Test("Every row of every issue has a period, known codes, a number and a key of its own")
  func rows() throws {
    let known = try KnownCodes()
    for folder in try figureFolders() {
      for issue in try issues(of: folder) {
        let table = try ShippedTable("\(folder)/\(issue)")
        #expect(Day(issue.prefix(10)) != nil)
        #expect(table.header.first == "period" && table.header.last == "value")
        for name in table.header.dropFirst().dropLast() {
          let unknown = Set(try table.column(name)).subtracting(try known.codes(of: name))
          #expect(unknown.isEmpty, "\(folder)/\(issue), \(name): \(unknown.sorted())")
        }
        let noPeriods = Set(try table.column("period")).filter { text in
          guard let period = Period(text) else { return true }
          return period.frequency != .month && period.frequency != .year
        }
        #expect(noPeriods.isEmpty, "\(folder)/\(issue): \(noPeriods.sorted())")
        #expect(try table.column("value").allSatisfy { Double($0)?.isFinite == true })
        let keys = table.rows.map { $0.dropLast().joined(separator: ",") }
        #expect(Set(keys).count == keys.count, "\(folder)/\(issue) has a key twice")
      }
    }
  }

  @Test("Darién's years add up to the publisher's totals, by nationality and by sex and age")
  func darienByYear() throws {
    let byNationality = try ShippedTable("panama-darien-by-nationality/2025-05-13.csv")
    let months = try byNationality.sums(by: "period")
    let years = Dictionary(
      months.map { (String($0.key.prefix(4)), $0.value) }, uniquingKeysWith: +)
    let published = [
      "2010": 559, "2015": 29_289, "2016": 30_055, "2019": 22_102, "2020": 6_465,
      "2021": 133_726, "2022": 248_284, "2023": 520_085, "2024": 302_203,
    ]
    for (year, total) in published { #expect(years[year] == total, "\(year)") }

    let bySexAndAge = try ShippedTable("panama-darien-by-sex-age/2025-05-13.csv")
      .sums(by: "period")
    for (month, total) in bySexAndAge { #expect(months[month] == total, "\(month)") }
    #expect(bySexAndAge.count == 52)
  }

  @Test("Darién's rows of 2010 to 2019 are typed as years and never as their January")
  func darienTypes() throws {
    for issue in try issues(of: "panama-darien-by-nationality") {
      let periods = Set(
        try ShippedTable("panama-darien-by-nationality/\(issue)").column("period"))
      for year in 2010...2019 {
        #expect(periods.contains("\(year)"))
        #expect(!periods.contains("\(year)-01"))
      }
    }
  }

  @Test("People of Haitian nationality through Darién before the meeting of October 2021")
  func darienHaiti() throws {
    let months = try ShippedTable("panama-darien-by-nationality/2025-05-13.csv")
      .sums(by: "period") { $0["nationality"] == "HTI" }
    #expect(
      ["2021-05", "2021-06", "2021-07", "2021-08"].map { months[$0] }
        == [1_851, 5_293, 13_141, 17_279])
  }

  @Test("The broken issue of 28 April 2025 ships as it was, beside good ones")
  func brokenIssue() throws {
    let counts = try issues(of: "panama-darien-by-nationality").map {
      (issue: $0, rows: try ShippedTable("panama-darien-by-nationality/\($0)").rows.count)
    }
    #expect(counts.map(\.issue).contains("2025-04-28.csv"))
    for (issue, rows) in counts {
      #expect(issue == "2025-04-28.csv" ? rows < 500 : rows > 2_200, "\(issue): \(rows)")
    }
  }

  @Test("Mexico's revision of January to August 2024 stands between two issues")
  func mexicoRevision() throws {
    let folder = "mexico-irregular-situation-by-nationality"
    let before = try ShippedTable("\(folder)/2025-02-07.csv").sums(by: "period")
    let after = try ShippedTable("\(folder)/2025-06-19.csv").sums(by: "period")
    for month in 1...8 {
      let period = "2024-0\(month)"
      let lowered = try #require(before[period]) - #require(after[period])
      #expect((170...531).contains(lowered), "\(period): \(lowered)")
    }
    #expect(before["2024-01"] == 113_839 && after["2024-01"] == 113_347)
    #expect(before["2023-12"] == after["2023-12"])
  }

  @Test("The United States lowered October to December 2024 by 8, 5 and 12")
  func usaRevision() throws {
    let before = try ShippedTable("usa-southwest-encounters/2025-02-07.csv").sums(by: "period")
    let after = try ShippedTable("usa-southwest-encounters/2025-06-19.csv").sums(by: "period")
    let lowered = try ["2024-10", "2024-11", "2024-12"].map {
      try #require(before[$0]) - #require(after[$0])
    }
    #expect(lowered == [8, 5, 12])
  }

  @Test("Two breakdowns of the same encounters have the same total in every month and issue")
  func usaBreakdowns() throws {
    for issue in try issues(of: "usa-southwest-encounters") {
      #expect(
        try ShippedTable("usa-southwest-encounters/\(issue)").sums(by: "period")
          == ShippedTable("usa-southwest-encounters-by-legal-basis/\(issue)").sums(by: "period"))
    }
  }

  @Test("Encounters nationwide agree with the publisher's totals of fiscal year 2023")
  func usaNationwide() throws {
    let fiscal2023 = Set((10...12).map { "2022-\($0)" } + (1...9).map { "2023-0\($0)" })
    let places = try ShippedTable("usa-nationwide-encounters/2023-10-21.csv")
      .sums(by: "place") { fiscal2023.contains($0["period"] ?? "") }
    #expect(places.values.reduce(0, +) == 3_201_144)
    #expect(places["usa-southwest-border"] == 2_475_669)
  }

  @Test("Honduras's nationalities add up to its total, and China is counted as China")
  func honduras() throws {
    let totals = try ShippedTable("honduras-arrivals/2025-06-19.csv").sums(by: "period")
    let table = try ShippedTable("honduras-arrivals-by-nationality/2025-06-19.csv")
    for (month, total) in try table.sums(by: "period") { #expect(totals[month] == total) }
    let china = try table.sums(by: "nationality") { $0["period"]?.hasPrefix("2023") == true }
    #expect(china["CHN"] == 12_188)
    #expect(china["TWN"] == nil)
  }
}

/// What each dimension may hold, from the reference tables.
struct KnownCodes {
  let countries: Set<String>
  let places: Set<String>
  let indicators: Set<String>
  let groups: Set<String>
  let lists: [String: Set<String>]

  init() throws {
    countries = Set(try ShippedTable("reference/countries.csv").column("code"))
    places = Set(try ShippedTable("reference/places.csv").column("code"))
    indicators = Set(try ShippedTable("reference/indicators.csv").column("code"))
    groups = Set(try ShippedTable("reference/nationality_groups.csv").column("code"))
    let codes = try ShippedTable("reference/code_lists.csv").rows.map { ($0[0], Set([$0[1]])) }
    lists = Dictionary(codes, uniquingKeysWith: { $0.union($1) })
  }

  func codes(of dimension: String) throws -> Set<String> {
    switch dimension {
    case "nationality", "counterpart": countries
    case "place": places.union(countries)
    case "indicator": indicators
    default: try #require(lists[dimension], "no list \(dimension)")
    }
  }
}
