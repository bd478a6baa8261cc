import Domain
import Foundation
import Statistics
import Testing

@Suite("CUSUM")
struct CusumTests {
  @Test("Sums and alarms are those of surveillance, for means given and fitted")
  func agreesWithSurveillance() throws {
    let series = try Fixture.series()
    var judged: [[String]: (statistic: [Double], alarm: [Double], first: Int)] = [:]
    for row in try Fixture("detection/cusum.csv").rows {
      let key = try ["series", "variant", "harmonics"].map(row.text)
      if judged[key] == nil {
        let values = try series.values(key[0])
        let result = try Judgement.of(
          values, by: "cusum", ["variant": key[1], "harmonics": key[2], "last": "40"])
        #expect(result.status == .scored)
        judged[key] = try (
          result.column("statistic"), result.column("alarm"), values.count - 40
        )
      }
      let ours = try #require(judged[key])
      let place = Int(try row.number("index")) - ours.first
      // R's Poisson regression stops at a relative change of the deviance of 1e-8.
      let tolerance = key[2] == "0" ? 1e-10 : 1e-7
      let theirs = try row.number("statistic")
      #expect(
        abs(ours.statistic[place] - theirs) <= tolerance * max(1, abs(theirs)), "\(row)")
      #expect(try ours.alarm[place] == row.number("alarm"), "\(row)")
    }
    #expect(judged.count == 30)
  }

  @Test("Rogerson's chart has surveillance's run lengths, bounds and alarms")
  func rogerson() throws {
    let series = try Fixture.series()
    for row in try Fixture("detection/rogerson.csv").rows {
      let values = try series.values(row.text("series"))
      let (h, k) = try (row.number("h"), row.number("k"))
      let mean = values.dropLast(40).reduce(0, +) / Double(values.count - 40)
      let length = AverageRunLength.ofPoisson(limit: h, reference: k, mean: mean)
      #expect(try agrees(length, row.number("arl"), within: 1e-9), "\(row)")
      let result = try Judgement.of(
        values, by: "cusum", ["variant": "rogerson", "h": "\(h)", "last": "40"])
      let (sums, alarms) = (try result.column("statistic"), try result.column("alarm"))
      let place = Int(try row.number("index")) - values.count + 40
      #expect(try alarms[place] == row.number("alarm"), "\(row)")
      // Their bound is the smallest count that brings the sum to the limit.
      let before = place == 0 ? 0 : min(sums[place - 1], h)
      #expect(try max(0, (h - before + k - 1e-9).rounded(.up)) == row.number("upper"), "\(row)")
    }
  }

  @Test("A limit is the smallest that gives the run length asked for")
  func runLengths() {
    for (mean, k) in [(0.4, 0.7), (1.2, 1.7), (3, 3.8), (7.5, 8.8)] {
      let h = AverageRunLength.limit(length: 100, reference: k, mean: mean)
      #expect(AverageRunLength.ofPoisson(limit: h, reference: k, mean: mean) >= 100)
      #expect(AverageRunLength.ofPoisson(limit: h - 0.1, reference: k, mean: mean) < 100)
    }
    // Where the approximation takes over from the chain the two are close.
    let (mean, k) = (9.6, 11.1)
    let exact = AverageRunLength.limit(length: 100, reference: k, mean: mean)
    let close = AverageRunLength.limit(length: 100, reference: k * 10.4 / mean, mean: 10.4)
    #expect(abs(exact - close) < 1)
    // Run lengths whose chain would have too many sums get their limit all the same.
    for (mean, k, length) in [(0.3, 0.301, 1e9), (2, 2.1, 1e9), (1e15, 1e15 + 1e7, 1e9)] {
      let limit = AverageRunLength.limit(length: length, reference: k, mean: mean)
      #expect(limit.isFinite && limit > 51)
    }
  }

  @Test("The likelihood ratio CUSUM is the ratio chart with its factor given")
  func ratios() throws {
    let values = try Fixture.series().values("synthetic-2")
    for overdispersion in ["0", "0.3"] {
      let variant = overdispersion == "0" ? "poisson" : "negative-binomial"
      var given = ["variant": variant, "factor": "2", "last": "36"]
      if overdispersion != "0" { given["overdispersion"] = overdispersion }
      let sums = try Judgement.of(values, by: "cusum", given)
      let ratios = try Judgement.of(
        values, by: "glr-nb",
        [
          "theta": "\(log(2.0))", "harmonics": "0", "overdispersion": overdispersion, "last": "36",
        ])
      for (one, other) in zip(try sums.column("statistic"), try ratios.column("statistic")) {
        #expect(agrees(one, other, within: 1e-12))
      }
    }
  }

  @Test("After an alarm the sum goes on, goes on from its limit, or starts again")
  func afterAlarm() throws {
    let values = [10, 12, 9, 11, 10, 8, 10, 10, 30, 10, 10].map(Double.init)
    var next: [String: Double] = [:]
    for rule in ["continue", "cap", "restart"] {
      let result = try Judgement.of(
        values, by: "cusum", ["after_alarm": rule, "training": "8", "k": "0", "h": "2"])
      let sums = try result.column("statistic")
      #expect(try result.column("alarm")[8] == 1)
      next[rule] = sums[9]
      #expect(sums[8] > 6)
    }
    #expect(try #require(next["continue"]) > 6)
    #expect(try #require(next["cap"]) == 2)
    #expect(try #require(next["restart"]) == 0)
  }

  @Test("A missing count leaves the sum as it is and is not judged")
  func missing() throws {
    var values = [10, 12, 9, 11, 10, 8, 10, 10, 14, 15, 13].map(Double.init)
    let whole = try Judgement.of(values, by: "cusum", ["training": "8", "k": "0"])
    values.insert(.nan, at: 10)
    let gappy = try Judgement.of(values, by: "cusum", ["training": "8", "k": "0"])
    #expect(try gappy.column("statistic")[10].isNaN && gappy.column("alarm")[10].isNaN)
    #expect(try gappy.column("statistic")[11] == whole.column("statistic")[10])
  }

  @Test("The first case after nothing but zeros alarms, more zeros do not")
  func firstCase() throws {
    let values = [Double](repeating: 0, count: 20) + [0, 0, 1, 0]
    let alarms = try Judgement.of(values, by: "cusum", ["training": "20"]).column("alarm")
    #expect(alarms[20...] == [0, 0, 1, 1])
  }

  @Test("Parameters that contradict each other are refused")
  func conflicts() throws {
    let method = try #require(Catalogue.method(named: "cusum"))
    for given in [
      ["factor": "2"], ["variant": "poisson", "k": "1"], ["overdispersion": "1"],
      ["variant": "rogerson", "h": "4", "arl": "100"], ["shift": "1"],
    ] {
      #expect(throws: ParameterError.self) { _ = try method.scorer(given) }
    }
  }
}
