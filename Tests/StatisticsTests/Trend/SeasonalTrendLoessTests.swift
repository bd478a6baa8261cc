import Statistics
import Testing

@Suite("STL")
struct SeasonalTrendLoessTests {
  /// The calls of `trend/stl.csv` in this method's words.
  static let calls: [String: [String: String]] = [
    "plain": [:],
    "robust": ["robust": "true"],
    "widths": ["seasonal": "11", "trend": "31", "low_pass": "15", "robust": "true"],
    "constants": ["seasonal_degree": "0", "trend_degree": "0", "low_pass_degree": "0"],
    "jumps": ["seasonal_jump": "2", "trend_jump": "4", "low_pass_jump": "3", "robust": "true"],
    "quarters": ["period": "4", "seasonal": "5", "outer": "3"],
    "weekdays": ["period": "7", "inner": "3", "robust": "true"],
    "wide": ["seasonal": "35", "trend": "301"],
  ]

  @Test("Components and weights are those of statsmodels", arguments: calls.keys.sorted())
  func statsmodels(call: String) throws {
    let run = try MethodRun("stl", try #require(Self.calls[call]))
    try agree(
      run, try Fixture("trend/stl.csv").rows.filter { try $0.text("call") == call },
      length: { _, values in values.count })
  }

  @Test(
    "With R's defaults as parameters, components and weights are R's", arguments: [false, true])
  func r(robust: Bool) throws {
    let run = try MethodRun(
      "stl",
      [
        "seasonal_degree": "0", "trend_jump": "3", "low_pass_jump": "2",
        "inner": robust ? "1" : "2", "outer": robust ? "15" : "0",
      ])
    try agree(
      run, try Fixture("trend/stl-r.csv").rows.filter { try $0.text("robust") == "\(robust)" },
      length: { row, _ in Int(try row.number("n")) })
  }

  private func agree(
    _ run: MethodRun, _ rows: [Fixture.Row],
    length: (Fixture.Row, [Double]) throws -> Int
  ) throws {
    #expect(rows.count > 20)
    let library = try Fixture.series()
    for (name, rows) in Dictionary(grouping: rows, by: { (try? $0.text("series")) ?? "" }) {
      var values = try library.values(name)
      values = Array(values.prefix(try length(rows[0], values)))
      let size = try #require(values.map(\.magnitude).max())
      let score = run.score(values)
      #expect(score.status == .scored)
      for (column, unit) in [
        ("trend", size), ("seasonal", size), ("remainder", size), ("weight", 1),
      ] {
        let cells = try run.column(column, of: score)
        let worst = try rows.map { row in
          (cells[Int(try row.number("t"))] - (try row.number(column))).magnitude / unit
        }.max()
        #expect(try #require(worst) < 1e-10, "\(name) \(column)")
      }
    }
  }

  @Test("Trend, season and remainder add up to the figure, in the order stated")
  func addsUp() throws {
    let run = try MethodRun("stl", ["robust": "true"])
    let values = try Fixture.series().values("synthetic-2")
    let score = run.score(values)
    let trend = try run.column("trend", of: score)
    let season = try run.column("seasonal", of: score)
    let remainder = try run.column("remainder", of: score)
    #expect(try run.column("period", of: score) == values.indices.map(Double.init))
    #expect(try run.column("value", of: score) == values)
    for index in values.indices {
      #expect(remainder[index] == values[index] - season[index] - trend[index])
    }
  }

  @Test("Widths that are not given follow from the period as statsmodels derives them")
  func derivedWidths() throws {
    let values = try Fixture.series().values("AirPassengers")
    for (parameters, spelled) in [
      ([:], ["period": "12", "trend": "23", "low_pass": "13", "inner": "5", "outer": "0"]),
      (
        ["period": "4", "seasonal": "9", "robust": "true"],
        ["trend": "9", "low_pass": "5", "inner": "2", "outer": "15"]
      ),
    ] {
      let short = try MethodRun("stl", parameters).score(values)
      let long = try MethodRun("stl", parameters.merging(spelled) { $1 }).score(values)
      #expect(short == long)
    }
  }

  @Test("A straight line with a fixed season is found again, with and without holes")
  func exactSeries() throws {
    let season = [3.0, -1, 4, -1, -5, 9, -2, -6, 5, -3, -5, 2]
    let whole = (0..<130).map { 40 + 0.75 * Double($0) + season[$0 % 12] }
    let holes = whole.indices.map { [3, 17, 18, 19, 40, 77, 128].contains($0) ? .nan : whole[$0] }
    for parameters in [[:], ["robust": "true"], ["trend_jump": "5", "seasonal_jump": "2"]] {
      let run = try MethodRun("stl", parameters)
      for values in [whole, holes] {
        let score = run.score(values)
        #expect(score.status == .scored)
        let trend = try run.column("trend", of: score)
        let seasonal = try run.column("seasonal", of: score)
        for index in whole.indices {
          #expect((trend[index] + seasonal[index] - whole[index]).magnitude < 1e-9)
        }
      }
    }
  }

  @Test("A missing figure gets trend and season, but neither remainder nor weight")
  func missingFigures() throws {
    var values = try Fixture.series().values("synthetic-1")
    for index in [0, 5, 60, 61, 179] { values[index] = .nan }
    for robust in ["false", "true"] {
      let run = try MethodRun("stl", ["robust": robust])
      let score = run.score(values)
      #expect(score.status == .scored)
      for index in values.indices {
        let missing = values[index].isNaN
        #expect(try run.column("trend", of: score)[index].isFinite)
        #expect(try run.column("seasonal", of: score)[index].isFinite)
        #expect(try run.column("remainder", of: score)[index].isNaN == missing)
        #expect(try run.column("weight", of: score)[index].isNaN == missing)
      }
    }
  }

  @Test("Holes that leave a smoother without any figure give a reason, not a guess")
  func longGap() throws {
    let values = (0..<180).map { Double($0 % 12) + Double(($0 * 7) % 5) }
    let gap = values.indices.map { (70..<100).contains($0) ? .nan : values[$0] }
    let never = values.indices.map { $0 % 12 == 4 ? .nan : values[$0] }
    let run = try MethodRun("stl")
    for series in [gap, never] {
      let score = run.score(series)
      guard case .unusable = score.status else {
        Issue.record("\(score.status)")
        continue
      }
      #expect(score.cells.count == 6 * 180)
      #expect(try run.column("trend", of: score).allSatisfy { $0.isNaN })
    }
    #expect(try MethodRun("stl", ["trend": "61"]).score(gap).status == .scored)
  }

  @Test("Where all weights of a window are 0, the value stands for the fit, as in statsmodels")
  func emptyWindows() throws {
    // Two levels without noise and a block of outliers wider than the trend's window.
    var values = (0..<96).map { Double($0 % 12) }
    for index in 40..<75 { values[index] += 1000 + Double((index * 37) % 11) }
    let run = try MethodRun("stl", ["robust": "true", "trend": "13"])
    let score = run.score(values)
    #expect(score.status == .scored)
    #expect(try run.column("weight", of: score).contains(0))
    #expect(try run.column("trend", of: score).allSatisfy { $0.isFinite })
    values[60] = .nan
    let holed = run.score(values)
    #expect(holed.status == .scored)
    #expect(try run.column("trend", of: holed).allSatisfy { $0.isFinite })
  }

  @Test("A spike gets no weight and leaves the robust trend where it was")
  func spike() throws {
    let calm = (0..<120).map { 100 + Double($0) / 4 + 10 * Double([0, 1, 2, 1][$0 % 4]) }
    let noisy = calm.indices.map { calm[$0] + Double(($0 * 29) % 7) / 7 }
    var spiked = noisy
    spiked[50] += 500
    let run = try MethodRun("stl", ["robust": "true"])
    let score = run.score(spiked)
    #expect(try run.column("weight", of: score)[50] == 0)
    let trend = try run.column("trend", of: score)
    let without = try run.column("trend", of: run.score(noisy))
    for index in noisy.indices { #expect((trend[index] - without[index]).magnitude < 0.5) }
  }

  @Test("Scaling by a power of two scales every component to the bit; a shift moves the trend")
  func equivariance() throws {
    let values = try Fixture.series().values("synthetic-4")
    let run = try MethodRun("stl", ["robust": "true"])
    let score = run.score(values)
    for power in [8.0, 0x1p-700, 0x1p900] {
      let scaled = run.score(values.map { $0 * power })
      for column in ["trend", "seasonal", "remainder"] {
        #expect(
          try run.column(column, of: scaled) == run.column(column, of: score).map { $0 * power })
      }
      #expect(try run.column("weight", of: scaled) == run.column("weight", of: score))
    }
    let shifted = run.score(values.map { $0 + 1000 })
    let (trend, moved) = (
      try run.column("trend", of: score), try run.column("trend", of: shifted)
    )
    for index in values.indices { #expect((moved[index] - trend[index] - 1000).magnitude < 1e-8) }
  }

  @Test("Weeks, quarters and days have their own season; years have none")
  func frequencies() throws {
    for (start, season) in [("2020-W01", 52), ("2010-Q1", 4), ("2020-01-01", 7)] {
      let values = (0..<(4 * season + 3)).map { Double($0 % season) + Double($0) / 10 }
      let derived = try MethodRun("stl", start: start)
      let given = try MethodRun("stl", ["period": "\(season)"], start: start)
      #expect(derived.score(values).status == .scored)
      #expect(derived.score(values) == given.score(values))
      let short = Array(values.prefix(2 * season - 1))
      #expect(derived.score(short).status == .tooShort(needed: 2 * season))
    }
    let years = try MethodRun("stl", start: "1950").score((0..<60).map(Double.init))
    guard case .unusable = years.status else {
      Issue.record("\(years.status)")
      return
    }
  }

  @Test("Parameters that contradict the method are refused by name")
  func parameters() {
    #expect(throws: ParameterError.self) { try MethodRun("stl", ["seasonal": "8"]) }
    #expect(throws: ParameterError.self) { try MethodRun("stl", ["low_pass": "14"]) }
    #expect(throws: ParameterError.conflict("trend=11 is not above the period 12")) {
      try MethodRun("stl", ["period": "12", "trend": "11"])
    }
  }

  @Test("A width below the period by frequency is a reason of the series")
  func narrowTrend() throws {
    let score = try MethodRun("stl", ["trend": "11"]).score((0..<48).map(Double.init))
    #expect(score.status == .unusable("trend=11 is not above the period 12"))
  }

  @Test("A constant series has no season and no remainder", arguments: ["false", "true"])
  func constant(robust: String) throws {
    let run = try MethodRun("stl", ["robust": robust])
    let score = run.score([Double](repeating: 7, count: 60))
    #expect(try run.column("trend", of: score).allSatisfy { ($0 - 7).magnitude < 1e-12 })
    #expect(try run.column("seasonal", of: score).allSatisfy { $0.magnitude < 1e-12 })
    #expect(try run.column("weight", of: score).allSatisfy { $0 > 0.99 })
  }
}
