import Domain
import Statistics
import Testing

@Suite("Flexible Farrington")
struct FarringtonTests {
  /// The controls of `Fixtures/detection/make.R` in the method's own words.
  static let controls: [String: [String: String]] = [
    "monthly": ["years": "4", "half_window": "2", "seasons": "4", "exclude_recent": "3"],
    "narrow": [
      "half_window": "1", "seasons": "4", "exclude_recent": "6", "limit_cases": "0",
    ],
    "trend05": ["half_window": "2", "seasons": "8", "trend_p": "0.05", "alpha": "0.05"],
    "like1996": [
      "half_window": "2", "seasons": "1", "exclude_recent": "2", "weights_threshold": "1",
      "trend_p": "0.05",
    ],
    "plain": ["years": "3", "seasons": "5", "reweight": "false", "trend_p": "0.05"],
    "level": [
      "years": "4", "half_window": "1", "seasons": "6", "exclude_recent": "0", "trend": "false",
      "alpha": "0.005",
    ],
    "noufaily": ["years": "4", "alpha": "0.005"],
    "weekly1996": [
      "years": "4", "seasons": "1", "exclude_recent": "3", "weights_threshold": "1",
      "trend_p": "0.05",
    ],
  ]

  /// The weekly series that ship beside the monthly ones.
  private func weekly() throws -> [String: [Double]] {
    var series: [String: [Double]] = [:]
    for row in try Fixture("detection/weekly.csv").rows {
      series[try row.text("series"), default: []].append(try row.numberOrEmpty("value"))
    }
    return series
  }

  @Test("Expected counts, bounds, p-values and alarms are those of surveillance")
  func agreesWithSurveillance() throws {
    let (monthly, weekly) = (try Fixture.series(), try weekly())
    var judged: [[String]: (columns: [String: [Double]], first: Int)] = [:]
    var missing = 0
    for row in try Fixture("detection/farrington.csv").rows {
      let key = try ["series", "control", "method"].map(row.text)
      let series = try weekly[key[0]] ?? monthly.values(key[0])
      if judged[key] == nil {
        var parameters = try #require(Self.controls[key[1]])
        parameters["threshold_method"] = key[2]
        parameters["last"] = "60"
        let start = weekly[key[0]] == nil ? "2010-01" : "2010-W01"
        let result = try Judgement.of(series, by: "farrington", parameters, from: start)
        #expect(result.status == .scored)
        let names = ["expected", "upper", "score", "p", "alarm"]
        let columns = try Dictionary(
          uniqueKeysWithValues: names.map { ($0, try result.column($0)) })
        judged[key] = (columns, series.count - 60)
      }
      let ours = try #require(judged[key])
      let index = Int(try row.number("index"))
      func our(_ name: String) throws -> Double {
        try #require(ours.columns[name])[index - ours.first]
      }
      func their(_ name: String) throws -> Double { try row.numberOrEmpty(name) }
      // surveillance adds up the last four periods with a gap to nothing, and so judges nothing;
      // here gaps are left out of that sum.
      if series[(index - 3)...index].contains(where: { $0.isNaN }) {
        missing += 1
        #expect(try our("alarm") != 1)
        continue
      }
      #expect(try agrees(our("expected"), their("expected"), within: 1e-6), "\(row)")
      let isDelta = key[2] == "delta"
      #expect(try agrees(our("upper"), their("upper"), within: isDelta ? 1e-6 : 0), "\(row)")
      #expect(try agrees(our("p"), their("p"), within: 1e-6), "\(row)")
      #expect(try agrees(our("alarm"), their("alarm"), within: 0), "\(row)")
      if isDelta {
        #expect(try agrees(our("score"), their("score"), within: 1e-6), "\(row)")
      } else if try !their("upper").isNaN {
        // The paper's score; surveillance takes the logarithm of the expected count here.
        let (expected, upper) = (try their("expected"), try their("upper"))
        let score = (series[index] - expected) / (upper - expected)
        #expect(try agrees(our("score"), score, within: 1e-5), "\(row)")
      }
    }
    #expect(judged.count == 6 * 3 + 7 * 5 * 3 + 2 * 2 * 3)
    #expect(missing == 4 * 2 * 3)
  }

  /// Quiet counts with a season, the same in every run.
  private func quiet(_ length: Int, period: Int = 12) -> [Double] {
    (0..<length).map { time in
      let phase = Double(time % period) / Double(period)
      return (40 + 60 * phase * (1 - phase) + Double(time * 7919 % 13)).rounded()
    }
  }

  @Test("Each frequency has windows of its own")
  func frequencies() throws {
    for (start, year) in [
      ("2000", 1), ("2000-Q1", 4), ("2000-01", 12), ("2000-W01", 52), ("2000-01-01", 365),
    ] {
      let halfWindow = [1: 0, 4: 0, 12: 2, 52: 3, 365: 21][year] ?? 0
      let history = 5 * year + halfWindow
      let values = quiet(history + 3, period: max(2, year))
      let result = try Judgement.of(values, by: "farrington", from: start)
      #expect(result.status == .scored, "\(start)")
      let upper = try result.column("upper")
      #expect(upper.prefix(history).allSatisfy { $0.isNaN }, "\(start)")
      #expect(upper.suffix(3).allSatisfy { $0 >= 40 && $0 < 120 }, "\(start)")
      let short = try Judgement.of(Array(values.prefix(history)), by: "farrington", from: start)
      #expect(short.status == .tooShort(needed: history + 1), "\(start)")
    }
  }

  @Test("The last periods are the same whether the others are asked for or not")
  func last() throws {
    let values = try Fixture.series().values("synthetic-5")
    let whole = try Judgement.of(values, by: "farrington")
    let tail = try Judgement.of(values, by: "farrington", ["last": "7"])
    #expect(tail.bits == Array(whole.bits.suffix(7 * 7)))
    #expect(whole.bits.count == 180 * 7)
  }

  @Test("A past outbreak raises the bound less when it is reweighted")
  func reweighting() throws {
    var values = quiet(90)
    let clean = try Judgement.of(values, by: "farrington", ["last": "1"]).column("upper")[0]
    for month in 40...42 { values[month] += 300 }
    let bounds = try ["true", "false"].map {
      try Judgement.of(values, by: "farrington", ["last": "1", "reweight": $0]).column("upper")[0]
    }
    #expect(clean < bounds[0] && bounds[0] < 0.7 * bounds[1])
  }

  @Test("A bound is crossed by one person more, not by the bound itself")
  func atTheBound() throws {
    var values = quiet(90)
    let upper = try Judgement.of(values, by: "farrington", ["last": "1"]).column("upper")[0]
    for (count, alarm) in [(upper, 0.0), (upper + 1, 1)] {
      values[89] = count
      let result = try Judgement.of(values, by: "farrington", ["last": "1"])
      #expect(try result.column("upper")[0] == upper)
      #expect(try result.column("alarm")[0] == alarm)
      #expect(try (result.column("p")[0] <= 0.01) == (alarm == 1))
    }
  }

  @Test("A missing count is not judged, but its bound is there")
  func missingCount() throws {
    var values = quiet(90)
    values[89] = .nan
    let result = try Judgement.of(values, by: "farrington", ["last": "1"])
    #expect(result.status == .scored)
    #expect(try result.column("expected")[0].isFinite && result.column("upper")[0].isFinite)
    #expect(try result.column("alarm")[0].isNaN && result.column("p")[0].isNaN)
  }

  @Test("Few cases of late are not judged: the bound stays empty and nothing alarms")
  func fewCases() throws {
    var values = quiet(90)
    for month in 86...89 { values[month] = 1 }
    let few = try Judgement.of(values, by: "farrington", ["last": "1"])
    #expect(try few.column("upper")[0].isNaN && few.column("alarm")[0] == 0)
    #expect(try few.column("p")[0] > 0.99)
    let enough = try Judgement.of(values, by: "farrington", ["last": "1", "limit_cases": "4"])
    #expect(try enough.column("upper")[0].isFinite)
  }

  @Test("Seasons that no year holds are refused with a sentence")
  func seasonsThatDoNotFit() throws {
    let result = try Judgement.of(
      quiet(90), by: "farrington", ["half_window": "3", "seasons": "10"])
    guard case .unusable(let sentence) = result.status else {
      Issue.record("\(result.status)")
      return
    }
    #expect(sentence == "windows of 7 periods and 10 seasons do not fit into a year of 12 periods")
    #expect(try result.column("value").count == 90)
  }

  @Test("A baseline count that dwarfs all others makes no alarm of an ordinary one")
  func hugeBaselineCount() throws {
    var values = quiet(90)
    values[50] = 1e9
    let result = try Judgement.of(values, by: "farrington", ["last": "12", "reweight": "false"])
    #expect(try !result.column("alarm").contains(1))
  }
}
