import Domain
import Foundation
import Statistics
import Testing

@Suite("Theta")
struct ThetaTests {
  private static let numbers = ["mean", "lower_80", "upper_80", "lower_95", "upper_95"]

  @Test("Forecasts and limits are those of R's thetaf, for every length and season")
  func agreesWithForecast() throws {
    let series = try Fixture.series()
    var worst = 0.0
    for row in try Fixture("forecasting/theta.csv").rows {
      let values = try series.values(row.text("series")).prefix(Int(row.number("length")))
      let run = try MethodRun("theta", ["horizon": "14", "period": row.text("frequency")])
      let found = run.score(Array(values))
      #expect(found.status == .scored)
      var size = 0.0
      var error = 0.0
      for column in ["mean", "lower_80", "upper_95"] {
        let theirs = try row.text(column).split(separator: " ").compactMap { Double($0) }
        let ours = try run.column(column, of: found)
        #expect(ours.count == theirs.count)
        for (our, their) in zip(ours, theirs) {
          size = max(size, abs(their))
          error = max(error, abs(our - their))
        }
      }
      // Up to six values R searches with another method, which ends a little beside the optimum.
      let tolerance = values.count > 6 ? 1e-9 : 1e-4
      #expect(error <= tolerance * size, "\(row)")
      worst = max(worst, values.count > 6 ? error / size : 0)
    }
    #expect(worst < 1e-9)
  }

  @Test("Forecasts continue the periods, name their model and leave likelihoods empty")
  func columns() throws {
    let run = try MethodRun("theta")
    let found = try run.score(Fixture.series().values("AirPassengers"))
    #expect(try run.column("horizon", of: found) == (1...12).map { Double($0) })
    #expect(try run.column("period", of: found) == (144..<156).map { Double($0) })
    #expect(try run.column("model", of: found) == Array(repeating: 1, count: 12))
    for column in ["log_likelihood", "aicc"] {
      #expect(try run.column(column, of: found).allSatisfy { $0.isNaN })
    }
    let plain = try run.score(Fixture.series().values("Nile"))
    #expect(try run.column("model", of: plain) == Array(repeating: 0, count: 12))
  }

  @Test(
    "Forecasts move with the series: scaled alike, and for a shift where no season is taken out")
  func equivariance() throws {
    let series = try Fixture.series()
    for (name, scale, shift) in [("AirPassengers", 8.0, 0.0), ("Nile", 0.25, 0)] {
      let values = try series.values(name)
      let run = try MethodRun("theta", name == "Nile" ? ["period": "1"] : [:])
      let found = try run.column("upper_95", of: run.score(values))
      let moved = try run.column("upper_95", of: run.score(values.map { $0 * scale + shift }))
      for (before, after) in zip(found, moved) {
        // The simplex begins with steps of a tenth of the level: it ends within its own tolerance.
        #expect(abs(before * scale + shift - after) <= 2e-3 * abs(after))
      }
    }
  }

  @Test("Missing values leave the level where it is; those at the ends change nothing")
  func missingValues() throws {
    let values = try Fixture.series().values("AirPassengers")
    let run = try MethodRun("theta")
    let found = run.score(values)
    let padded = run.score([.nan, .nan, .nan] + values + [.nan])
    #expect(padded.status == .scored)
    for column in Self.numbers {
      #expect(try run.column(column, of: padded) == run.column(column, of: found))
    }
    #expect(
      try run.column("period", of: padded) == run.column("period", of: found).map { $0 + 3 })
    var holes = values
    for time in [5, 40, 41, 42, 100] { holes[time] = .nan }
    let near = try run.column("mean", of: run.score(holes))
    for (hole, whole) in zip(near, try run.column("mean", of: found)) {
      #expect(abs(hole - whole) < 0.05 * whole)
    }
  }

  @Test("Forecasts of counts can be cut at zero")
  func nonnegative() throws {
    let values = (0..<36).map { $0 % 5 == 0 ? 3.0 : 0 }
    let free = try MethodRun("theta")
    let cut = try MethodRun("theta", ["nonnegative": "true"])
    for column in Self.numbers {
      let expected = try free.column(column, of: free.score(values)).map { max(0, $0) }
      #expect(try cut.column(column, of: cut.score(values)) == expected)
    }
    #expect(try free.column("lower_95", of: free.score(values)).contains { $0 < 0 })
  }

  @Test("A series scores the same alone, in company and on two threads")
  func company() throws {
    let series = try Fixture.series()
    let panel = try series.names.map { try series.values($0) }
    let run = try MethodRun("theta")
    for (values, expected) in zip(panel, run.scores(panel + panel, threads: 2)) {
      let alone = run.score(values)
      #expect(alone.status == expected.status)
      #expect(alone.cells.map(\.bitPattern) == expected.cells.map(\.bitPattern))
    }
  }

  @Test("Hostile series get a status or finite forecasts, never a trap")
  func hostileSeries() throws {
    let nan = Double.nan
    let run = try MethodRun("theta")
    let cases: [([Double], ScoreStatus)] = [
      ([], .allMissing), ([nan, nan], .allMissing), ([1], .tooShort(needed: 3)),
      ([1, nan, 2], .tooShort(needed: 3)),
      (Array(repeating: 1, count: 30) + [.infinity], .unusable("a value is infinite")),
    ]
    for (values, status) in cases {
      #expect(run.score(values) == SeriesScore(status: status), "\(values)")
    }
    let spike = (0..<60).map { $0 == 30 ? 1e12 : Double($0 % 5) }
    let alternating = (0..<60).map { $0 % 2 == 0 ? 1.0 : -1 }
    let constants = [0.0, 5, -2].map { Array(repeating: $0, count: 40) }
    for values in [spike, spike.map { $0 * 1e285 }, spike.map { $0 * 1e-300 }, alternating]
      + constants
    {
      let found = run.score(values)
      #expect(found.status == .scored)
      #expect(try run.column("mean", of: found).allSatisfy { $0.isFinite }, "\(values[0])")
      #expect(try run.column("upper_95", of: found).allSatisfy { $0.isFinite }, "\(values[0])")
    }
    #expect(try run.column("mean", of: run.score(constants[1])) == Array(repeating: 5, count: 12))
  }
}
