import Domain
import Foundation
import Kernels
import Statistics
import Testing

@Suite("PELT")
struct PeltTests {
  private func score(
    _ series: [[Double]], _ parameters: [String: String] = [:], threads: Int = 1
  ) throws -> [SeriesScore] {
    let scorer = try #require(Catalogue.method(named: "pelt")).scorer(parameters)
    let start = try #require(Period("2010-01"))
    return PanelScorer(scorer, threads: threads).score(series, starts: series.map { _ in start })
  }

  private func breaks(_ score: SeriesScore) -> [Int] {
    stride(from: 0, to: score.cells.count, by: 4).map { Int(score.cells[$0]) }
  }

  /// Squared deviations from the segments' means plus the penalty of every segment.
  private func objective(_ values: [Double], _ starts: [Int], penalty: Double) -> Double {
    let edges = [0] + starts + [values.count]
    return zip(edges, edges.dropFirst()).reduce(0) { total, edge in
      let segment = values[edge.0..<edge.1]
      let mean = segment.reduce(0, +) / Double(segment.count)
      return total + penalty + segment.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
  }

  @Test(
    "Breaks are those of ruptures, and better ones where ruptures misses the optimum",
    arguments: [
      ("change-points/ruptures.csv", 20), ("change-points/ruptures-log1p.csv", 1),
    ])
  func agreesWithRuptures(table: String, misses: Int) throws {
    let series = try Fixture.series()
    var differing = 0
    for row in try Fixture(table).rows {
      let values = try series.values(row.text("series"))
      var parameters = ["penalty": try row.text("penalty"), "min_size": try row.text("min_size")]
      parameters["transform"] = try row.text("transform")
      let found = try breaks(score([values], parameters)[0])
      parameters["pruning"] = "immediate"
      let immediate = try breaks(score([values], parameters)[0])
      let theirs = try row.indices("starts")
      guard found != theirs || immediate != theirs else { continue }
      differing += 1
      let numbers = parameters["transform"] == "log1p" ? values.map { log1p($0) } : values
      let penalty = try row.number("penalty")
      let cost = objective(numbers, theirs, penalty: penalty)
      let ours = objective(numbers, found, penalty: penalty)
      let isTie = abs(ours - cost) < 1e-12 * cost
      #expect(isTie || (ours < cost && immediate == theirs), "\(row)")
    }
    #expect(differing == misses)
  }

  @Test("Breaks of counts are those of exact optimal partitioning")
  func agreesWithExactCounts() throws {
    let series = try Fixture.series()
    for row in try Fixture("change-points/exact.csv").rows {
      let values = try series.values(row.text("series"))
      let size = try row.text("size")
      var parameters = [
        "cost": try row.text("cost"), "penalty": try row.text("penalty"),
        "min_size": try row.text("min_size"),
      ]
      if !size.isEmpty { parameters["size"] = size }
      let found = try breaks(score([values], parameters)[0])
      #expect(try found == row.indices("starts"), "\(row)")
    }
  }

  @Test("A break carries its period and the means on both sides, in the series' own unit")
  func meansOfSegments() throws {
    let values: [Double] = [3, 5, 4, 4, 100, 104, 96, 100]
    for (transform, penalty) in [("none", "50"), ("log1p", "0.5")] {
      let found = try score([values], ["transform": transform, "penalty": penalty])
      #expect(found == [SeriesScore(status: .scored, cells: [4, 4, 4, 100])])
    }
  }

  @Test("By default one shift of a noisy level is found, and none in noise alone")
  func defaultPenalty() throws {
    var random = SplitMix64(seed: 7)
    // Sums of twelve even draws: close to normal, with variance 1.
    let noise = (0..<200).map { _ in (0..<12).reduce(-6.0) { sum, _ in sum + random.nextUnit() } }
    let shifted = noise.enumerated().map { $0.offset < 120 ? $0.element : $0.element + 4 }
    let counts = shifted.map { (20 + 3 * $0).rounded() }
    #expect(try breaks(score([noise])[0]) == [])
    #expect(try breaks(score([shifted])[0]) == [120])
    #expect(try breaks(score([counts], ["cost": "poisson"])[0]) == [120])
    #expect(try breaks(score([counts], ["cost": "negative-binomial"])[0]) == [120])
  }

  @Test("Missing values are left out: the breaks of the rest keep their periods")
  func missingValues() throws {
    let series = try Fixture.series()
    let gappy = try series.values("gap-s000045")
    let places = gappy.indices.filter { !gappy[$0].isNaN }
    #expect(places.count < gappy.count)
    let closed = places.map { gappy[$0] }
    for parameters in [["transform": "log1p"], ["cost": "poisson"], ["cost": "negative-binomial"]] {
      let found = try breaks(score([gappy], parameters)[0])
      #expect(!found.isEmpty)
      let expected = try breaks(score([closed], parameters)[0]).map { places[$0] }
      #expect(found == expected)
    }
  }

  @Test("Breaks stay where they are when the series is shifted, scaled or turned upside down")
  func equivariance() throws {
    let series = try Fixture.series()
    let values = try series.values("AirPassengers")
    let found = try breaks(score([values])[0])
    #expect(!found.isEmpty)
    for (scale, shift) in [(2.0, 0.0), (0x1p-900, 0), (0x1p900, 0), (1, 5000), (-1, 0), (-3, 17)] {
      let changed = try score([values.map { $0 * scale + shift }])
      #expect(breaks(changed[0]) == found, "scale \(scale), shift \(shift)")
    }
  }

  @Test("A series backwards breaks at the same places")
  func reversal() throws {
    let series = try Fixture.series()
    let values = try series.values("Nile")
    let found = try breaks(score([values], ["penalty": "85054.7025"])[0])
    #expect(found == [28, 41, 45, 47])
    let backwards = try breaks(score([values.reversed()], ["penalty": "85054.7025"])[0])
    #expect(backwards == found.reversed().map { values.count - $0 })
  }

  @Test(
    "A series scores the same alone, in company and on two threads",
    arguments: [
      ["penalty": "3", "transform": "log1p"], ["cost": "poisson"], ["cost": "negative-binomial"],
    ])
  func company(parameters: [String: String]) throws {
    let series = try Fixture.series()
    let panel = try series.names.map { try series.values($0) }.filter { $0.count == 180 }
    let long = panel[0] + panel[1]
    let together = try score(panel + [long], parameters, threads: 2)
    for (values, expected) in zip(panel + [long], together) {
      #expect(try score([values], parameters) == [expected])
    }
  }

  @Test("A long series with many changes is pruned without losing one of them")
  func longSeries() throws {
    var random = SplitMix64(seed: 11)
    let values = (0..<3_000).map { 10 * Double($0 / 50 % 7) + random.nextUnit() }
    let found = try breaks(score([values], ["penalty": "20"])[0])
    #expect(found == Array(stride(from: 50, to: 3_000, by: 50)))
  }

  @Test(
    "Hostile series get a status or breaks, never a trap",
    arguments: ["l2", "poisson", "negative-binomial"])
  func hostileSeries(cost: String) throws {
    let nan = Double.nan
    let cases: [([Double], ScoreStatus)] = [
      ([], .allMissing), ([nan, nan], .allMissing), ([1], .tooShort(needed: 4)),
      ([1, nan, 2], .tooShort(needed: 4)), ([5, 5, 5, 5, nan], .constant),
      ([0, 0, 0, 0], .constant), ([1, 2, .infinity, 3], .unusable("a value is infinite")),
    ]
    for (values, status) in cases {
      #expect(try score([values], ["cost": cost]) == [SeriesScore(status: status)], "\(values)")
    }
    let spike = (0..<60).map { $0 == 30 ? 1e12 : Double($0 % 5) }
    for values in [spike, spike.map { $0 * 1e288 }, spike.map { $0 * 1e-300 }, [0, 0, 0, 1]] {
      let found = try score([values], ["cost": cost])
      #expect(found[0].status == .scored)
      #expect(found[0].cells.allSatisfy { $0.isFinite })
    }
  }

  @Test("A spike of 1e12 does not hide a step of 10 behind it")
  func spikeBesideStep() throws {
    var values = (0..<90).map { Double($0 * 7 % 3) }
    for time in 60..<90 { values[time] += 10 }
    values[20] = 1e12
    #expect(try breaks(score([values], ["penalty": "30", "min_size": "1"])[0]) == [20, 21, 60])
  }

  @Test("Counts must not be negative, and logarithms need values above -1")
  func unusableValues() throws {
    let values: [Double] = [4, -2, 3, 8, 1]
    let negative = SeriesScore(status: .unusable("a count is negative"))
    #expect(try score([values], ["cost": "poisson"]) == [negative])
    #expect(try score([values], ["cost": "negative-binomial"]) == [negative])
    let noLogarithm = SeriesScore(status: .unusable("a value of -1 or less has no log1p"))
    #expect(try score([values], ["transform": "log1p"]) == [noLogarithm])
  }

  @Test("Parameters that contradict each other are refused")
  func conflicts() throws {
    let method = try #require(Catalogue.method(named: "pelt"))
    #expect(throws: ParameterError.self) {
      _ = try method.scorer(["cost": "poisson", "transform": "log1p"])
    }
    #expect(throws: ParameterError.self) { _ = try method.scorer(["size": "3"]) }
    #expect(throws: ParameterError.self) { _ = try method.scorer(["min_size": "0"]) }
    #expect(throws: ParameterError.self) { _ = try method.scorer(["penalty": "-1"]) }
  }
}
