import Domain
import Statistics
import Testing

@Suite("EARS")
struct EarsTests {
  @Test("Bounds and alarms are those of surveillance to 1e-12")
  func agreesWithSurveillance() throws {
    let series = try Fixture.series()
    var judged: [[String]: (upper: [Double], alarm: [Double])] = [:]
    for row in try Fixture("detection/ears.csv").rows {
      let name = try row.text("series")
      let names = ["variant", "baseline", "min_sigma", "alpha"]
      let key = try [name] + names.map(row.text)
      if judged[key] == nil {
        let parameters = try Dictionary(uniqueKeysWithValues: names.map { ($0, try row.text($0)) })
        let result = try Judgement.of(series.values(name), by: "ears", parameters)
        #expect(result.status == .scored)
        judged[key] = (try result.column("upper"), try result.column("alarm"))
      }
      let index = Int(try row.number("index"))
      let ours = try #require(judged[key])
      let theirs = try (upper: row.numberOrEmpty("upper"), alarm: row.numberOrEmpty("alarm"))
      // surveillance divides 0 by 0 where C3's baseline does not vary and the figure equals it;
      // here such a figure has no excess.
      if theirs.upper.isNaN, !ours.upper[index].isNaN {
        #expect(key[1] == "c3" && ours.alarm[index] == 0, "\(row)")
        continue
      }
      #expect(agrees(ours.upper[index], theirs.upper, within: 1e-12), "\(row)")
      #expect(agrees(ours.alarm[index], theirs.alarm, within: 0), "\(row)")
    }
    #expect(judged.count == 54)
  }

  @Test("The defaults are surveillance's, and name the false alarm rate by variant")
  func defaults() throws {
    let values = try Fixture.series().values("synthetic-1")
    for (variant, alpha) in [("c1", "0.001"), ("c2", "0.001"), ("c3", "0.025")] {
      let given = ["variant": variant, "baseline": "7", "alpha": alpha, "min_sigma": "0"]
      let explicit = try Judgement.of(values, by: "ears", given)
      let standard = try Judgement.of(values, by: "ears", ["variant": variant])
      #expect(standard.bits == explicit.bits)
    }
  }

  @Test("A spike alarms, and c2 keeps it out of the next two bounds where c1 does not")
  func spike() throws {
    var values = (0..<30).map { Double(10 + $0 * 7 % 5) }
    values[20] = 60
    values[21] = 60
    let c1 = try Judgement.of(values, by: "ears").column("alarm")
    let c2 = try Judgement.of(values, by: "ears", ["variant": "c2"]).column("alarm")
    #expect((c1[20], c1[21]) == (1, 0))
    #expect((c2[20], c2[21]) == (1, 1))
    #expect(c1.prefix(7).allSatisfy { $0.isNaN } && c2.prefix(9).allSatisfy { $0.isNaN })
    #expect(c1[7..<20].allSatisfy { $0 == 0 })
  }

  @Test("A gap empties the bounds that need it, and a missing figure is not judged")
  func gaps() throws {
    var values = (0..<40).map { Double(10 + $0 * 7 % 5) }
    values[20] = .nan
    let result = try Judgement.of(values, by: "ears")
    let (upper, alarm) = (try result.column("upper"), try result.column("alarm"))
    #expect(upper[20].isFinite && alarm[20].isNaN)
    #expect((21...27).allSatisfy { upper[$0].isNaN && alarm[$0].isNaN })
    #expect(upper[28].isFinite && alarm[28] == 0)
    #expect(try result.column("value")[20].isNaN)
  }

  @Test("Bounds move with the series: shifted and scaled", arguments: ["c1", "c2"])
  func equivariance(variant: String) throws {
    let values = try Fixture.series().values("synthetic-2")
    let parameters = ["variant": variant]
    let plain = try Judgement.of(values, by: "ears", parameters)
    let upper = try plain.column("upper")
    for (scale, shift, tolerance) in [(0x1p-900, 0.0, 0), (0x1p900, 0, 0), (3, 1e4, 1e-12)] {
      let changed = try Judgement.of(values.map { $0 * scale + shift }, by: "ears", parameters)
      let alarms = try changed.column("alarm").map(\.bitPattern)
      #expect(try plain.column("alarm").map(\.bitPattern) == alarms)
      for (one, other) in zip(try changed.column("upper"), upper) {
        #expect(agrees(one, other * scale + shift, within: tolerance))
      }
    }
  }

  @Test("Too short, empty and infinite series keep their rows and say why they are not judged")
  func unjudged() throws {
    for (values, status) in [
      ([Double](), ScoreStatus.allMissing), ([.nan, .nan], .allMissing),
      ([1, 2, 3, 4, 5, 6, 7], .tooShort(needed: 8)),
      ([1, 2, 3, 4, .infinity, 6, 7, 3, 3], .unusable("a value is infinite")),
    ] {
      let result = try Judgement.of(values, by: "ears")
      #expect(result.status == status)
      #expect(try result.column("value").map(\.bitPattern) == values.map(\.bitPattern))
      #expect(try result.column("upper").allSatisfy { $0.isNaN })
    }
  }
}
