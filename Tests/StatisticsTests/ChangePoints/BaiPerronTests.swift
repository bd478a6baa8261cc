import Domain
import Foundation
import Kernels
import Statistics
import Testing

@Suite("Bai–Perron")
struct BaiPerronTests {
  private func indices(_ values: [Double]) -> [Int?] { values.map { $0.isNaN ? nil : Int($0) } }

  @Test("Breaks, and the limits of their dates, are those of strucchange")
  func agreesWithStrucchange() throws {
    let series = try Fixture.series()
    var limits = 0
    var apart = 0
    for row in try Fixture("change-points/bai-perron.csv").rows {
      let run = try MethodRun(
        "bai-perron",
        [
          "transform": row.text("transform"), "model": row.text("model"),
          "min_segment": row.text("min_segment"),
        ])
      let found = try run.score(series.values(row.text("series")))
      #expect(found.status == .scored)
      #expect(
        try indices(run.column("break_index", of: found)) == row.indices("starts"), "\(row)")
      for side in ["lower", "upper"] {
        let ours = try indices(run.column(side, of: found))
        let theirs = try row.text(side).split(separator: " ").map { Int($0) }
        #expect(ours.count == theirs.count)
        for (our, their) in zip(ours, theirs) {
          limits += 1
          guard let our, let their else {
            #expect(our == nil && their == nil, "\(side) of \(row)")
            continue
          }
          // strucchange's root is good to 1e-4 before it is scaled and rounded up or down, and its
          // limits may lie any distance outside of the series.
          let length = try series.values(row.text("series")).count
          let cut = min(max(their, -length), 2 * length - 1)
          #expect(abs(our - cut) <= 1, "\(side) of \(row)")
          if our != cut { apart += 1 }
        }
      }
    }
    #expect(limits > 100)
    #expect(apart == 0)
  }

  @Test("Residuals and criteria for every number of breaks are those of strucchange")
  func residualsAndCriteria() throws {
    let series = try Fixture.series()
    for row in try Fixture("change-points/bai-perron.csv").rows {
      var values = try series.values(row.text("series"))
      if try row.text("transform") == "log1p" { values = values.map { log1p($0) } }
      let rss = try row.text("rss").split(separator: " ").compactMap { Double($0) }
      let bic = try row.text("bic").split(separator: " ").compactMap { Double($0) }
      let found = StructuralBreaks.search(
        lanes: [3], times: values.indices.map { Lanes(repeating: Double($0)) },
        values: values.map { Lanes(repeating: $0) }, count: values.count,
        model: try row.text("model") == "level" ? .level : .line,
        minSize: Int(Double(values.count) * (try row.number("min_segment"))), breaks: rss.count - 1)
      #expect(found[0].residuals.count == rss.count)
      for (our, their) in zip(found[0].residuals, rss) {
        #expect(abs(our - their) <= 1e-9 * their, "\(row)")
      }
      for (our, their) in zip(found[0].criteria, bic) {
        #expect(abs(our - their) <= 1e-8 * abs(their), "\(row)")
      }
    }
  }

  @Test("The Nile breaks in 1899, dated between 1896 and 1903")
  func nile() throws {
    let run = try MethodRun("bai-perron", start: "1871")
    let found = try run.score(Fixture.series().values("Nile"))
    #expect(found.cells.prefix(4).map { ($0 * 100).rounded() / 100 } == [28, 28, 1097.75, 849.97])
    #expect(Array(found.cells.suffix(2)) == [25, 32])
  }

  @Test(
    "A clean step is found whatever its size, and has no error to date it by",
    arguments: [
      1e-300, 1e-3, 1, 1e12, 1e300,
    ])
  func cleanStep(size: Double) throws {
    let values = (0..<60).map { $0 < 25 ? 0 : size }
    let found = try MethodRun("bai-perron").score(values)
    #expect(found.status == .scored)
    #expect(Array(found.cells.prefix(2)) == [25, 25])
    #expect(found.cells.count == 6 && found.cells[4].isNaN && found.cells[5].isNaN)
  }

  @Test("A change of slope is seen by the trend model, across a gap too")
  func changeOfSlope() throws {
    var random = SplitMix64(seed: 3)
    var values = (0..<120).map { time in
      Double(time < 70 ? time : 140 - time) + random.nextUnit()
    }
    let run = try MethodRun("bai-perron", ["model": "trend"])
    let whole = try run.column("break_index", of: run.score(values))
    #expect(whole.count == 1 && abs(whole[0] - 70) <= 1)
    for time in 30..<42 { values[time] = .nan }
    let gappy = try run.column("break_index", of: run.score(values))
    #expect(gappy == whole)
  }

  @Test("Missing values are left out: the breaks of the rest keep their periods")
  func missingValues() throws {
    var values = try Fixture.series().values("Nile")
    for time in [3, 4, 28, 29, 60, 99] { values[time] = .nan }
    let places = values.indices.filter { !values[$0].isNaN }
    let run = try MethodRun("bai-perron")
    let found = run.score(values)
    let closed = run.score(places.map { values[$0] })
    let expected = try run.column("break_index", of: closed).map { Double(places[Int($0)]) }
    #expect(!expected.isEmpty)
    #expect(try run.column("break_index", of: found) == expected)
    let limits = try run.column("lower", of: closed).map { Double(places[Int($0)]) }
    #expect(try run.column("lower", of: found) == limits)
  }

  @Test("Breaks and limits stay where they are when the series is shifted and scaled")
  func equivariance() throws {
    let values = try Fixture.series().values("Nile")
    let run = try MethodRun("bai-perron")
    let found = run.score(values)
    for (scale, shift) in [(8.0, 0.0), (0x1p-800, 0), (1, 5000), (-3, 17)] {
      let changed = run.score(values.map { $0 * scale + shift })
      for column in ["break_index", "lower", "upper"] {
        #expect(try run.column(column, of: changed) == run.column(column, of: found))
      }
    }
  }

  @Test("The number of breaks can be bounded, and segments be given as a number of values")
  func bounds() throws {
    let series = try Fixture.series().values("darien").map { log1p($0) }
    let free = try MethodRun("bai-perron").score(series)
    #expect(free.cells.count == 3 * 6)
    #expect(try MethodRun("bai-perron", ["breaks": "1"]).score(series).cells.count == 6)
    #expect(try MethodRun("bai-perron", ["min_segment": "8"]).score(series) == free)
    #expect(throws: ParameterError.self) { _ = try MethodRun("bai-perron", ["min_segment": "0.7"]) }
    #expect(throws: ParameterError.self) { _ = try MethodRun("bai-perron", ["min_segment": "0"]) }
  }

  @Test(
    "A series scores the same alone, in company and on two threads",
    arguments: [
      "level", "trend",
    ])
  func company(model: String) throws {
    let series = try Fixture.series()
    let panel = try series.names.map { try series.values($0) }
    let run = try MethodRun("bai-perron", ["model": model])
    for (values, expected) in zip(panel, run.scores(panel + panel, threads: 2)) {
      let alone = run.score(values)
      #expect(alone.status == expected.status)
      #expect(alone.cells.map(\.bitPattern) == expected.cells.map(\.bitPattern))
    }
  }

  @Test("Hostile series get a status or breaks, never a trap", arguments: ["level", "trend"])
  func hostileSeries(model: String) throws {
    let nan = Double.nan
    let run = try MethodRun("bai-perron", ["model": model])
    let needed = model == "level" ? 14 : 20
    let cases: [([Double], ScoreStatus)] = [
      ([], .allMissing), ([nan, nan], .allMissing), ([1], .tooShort(needed: needed)),
      ([1, nan, 2, 3], .tooShort(needed: needed)),
      (Array(repeating: 5, count: 30) + [nan], .constant),
      (Array(repeating: 1, count: 30) + [.infinity], .unusable("a value is infinite")),
    ]
    for (values, status) in cases {
      #expect(run.score(values) == SeriesScore(status: status), "\(values)")
    }
    let spike = (0..<60).map { $0 == 30 ? 1e12 : Double($0 % 5) }
    for values in [spike, spike.map { $0 * 1e288 }, spike.map { -$0 * 1e-300 }] {
      let found = run.score(values)
      #expect(found.status == .scored)
      #expect(try run.column("mean_after", of: found).allSatisfy { $0.isFinite })
    }
  }
}
