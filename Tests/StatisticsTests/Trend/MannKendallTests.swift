import Foundation
import Statistics
import Testing

@Suite("Mann–Kendall")
struct MannKendallTests {
  static let variants = MannKendall.Variant.allCases

  @Test("Every variant says what pymannkendall says", arguments: variants)
  func pymannkendall(variant: MannKendall.Variant) throws {
    let library = try Fixture.series()
    var compared = 0
    for row in try Fixture("trend/mann-kendall.csv").rows
    where try row.text("variant") == variant.rawValue {
      let name = try row.text("series")
      // Constant residuals: pymannkendall gives NaN, or tests NaN itself. See `constantResiduals`.
      let isFaulty =
        try row.text("z").isEmpty || row.text("var_s").isEmpty
        || (variant == .preWhitening || variant == .trendFreePreWhitening)
          && ["constant", "zeros", "increasing"].contains(name)
          && (variant == .trendFreePreWhitening || name != "increasing")
      if isFaulty { continue }
      let run = try MethodRun(
        "mann-kendall", ["variant": variant.rawValue, "alpha": try row.text("alpha")])
      let score = run.score(try library.values(name))
      #expect(score.status == .scored, "\(row)")
      func cell(_ column: String) throws -> Double { try run.column(column, of: score)[0] }
      #expect(try cell("s") == row.number("s"), "\(row)")
      for (column, tolerance) in [("var_s", 1e-11), ("z", 1e-11), ("tau", 1e-14)] {
        let expected = try row.number(column)
        #expect(
          (try cell(column) - expected).magnitude <= tolerance * expected.magnitude, "\(row)")
      }
      #expect((try cell("p") - row.number("p")).magnitude < 1e-12, "\(row)")
      #expect(try cell("slope") == row.number("slope"), "\(row)")
      let intercept = try row.number("intercept")
      #expect(
        (try cell("intercept") - intercept).magnitude <= 1e-13 * intercept.magnitude, "\(row)")
      #expect(try MannKendall.words[Int(cell("trend"))] == row.text("trend"), "\(row)")
      compared += 1
    }
    #expect(compared >= 15)
  }

  /// One cell of a test of one series.
  private func cell(
    _ column: String, _ variant: MannKendall.Variant, _ values: [Double]
  ) throws -> Double {
    let run = try MethodRun("mann-kendall", ["variant": variant.rawValue])
    let score = run.score(values)
    #expect(score.status == .scored)
    return try run.column(column, of: score)[0]
  }

  @Test("An exactly linear series rises by every variant, whatever rounding leaves of it")
  func constantResiduals() throws {
    let counts = (0..<60).map { Double($0 + 1) }
    let rounded = (0..<60).map { 0.1 * Double($0) + 0.3 }
    for values in [counts, rounded] {
      for variant in Self.variants {
        #expect(try cell("trend", variant, values) == 0, "\(variant)")
        #expect(try cell("z", variant, values) > 2)
      }
      for variant in [MannKendall.Variant.hamedRao, .yueWang] {
        #expect(try cell("var_s", variant, values) == cell("var_s", .original, values))
      }
    }
  }

  @Test("A constant series shows no trend: S is 0 and p is 1", arguments: variants)
  func constant(variant: MannKendall.Variant) throws {
    for level in [0.0, 5, -1e300] {
      let values = [Double](repeating: level, count: 60)
      #expect(try cell("s", variant, values) == 0)
      #expect(try cell("var_s", variant, values) == 0)
      #expect(try cell("z", variant, values) == 0)
      #expect(try cell("p", variant, values) == 1)
      #expect(try cell("slope", variant, values) == 0)
      #expect(try cell("trend", variant, values) == 2)
    }
  }

  @Test("A probability below the smallest double next to 1 is still told")
  func farTail() throws {
    let values = (0..<150).map { Double($0 * $0) }
    let z = try cell("z", .original, values)
    #expect(z > 17)
    let p = try cell("p", .original, values)
    #expect(p > 0)
    #expect((p - erfc(z / 2.0.squareRoot())).magnitude < 1e-10 * p)
  }

  @Test("A series read backwards falls as much as it rose")
  func reversal() throws {
    for name in ["synthetic-1", "darien", "ties", "AirPassengers"] {
      let values = try Fixture.series().values(name)
      let back = Array(values.reversed())
      #expect(try cell("s", .original, back) == -cell("s", .original, values))
      #expect(try cell("slope", .original, back) == -cell("slope", .original, values))
      #expect(try cell("p", .original, back) == cell("p", .original, values))
      #expect(try cell("s", .hamedRao, back) == -cell("s", .hamedRao, values))
    }
  }

  @Test("Only order matters for S, and the slope scales with the figures")
  func monotoneMap() throws {
    let values = try Fixture.series().values("synthetic-3")
    let mapped = values.map { exp($0 / 200) }
    #expect(try cell("s", .original, mapped) == cell("s", .original, values))
    #expect(try cell("var_s", .seasonal, mapped) == cell("var_s", .seasonal, values))
    let scaled = values.map { 4 * $0 }
    #expect(try cell("slope", .original, scaled) == 4 * cell("slope", .original, values))
    #expect(try cell("z", .yueWang, scaled) == cell("z", .yueWang, values))
  }

  @Test("Missing figures leave time and pairs as they are")
  func missing() throws {
    let values = (0..<40).map { 3 * Double($0) }
    let holes = values.indices.map { $0 % 3 == 1 || $0 < 4 ? .nan : values[$0] }
    let present = Double(holes.filter { !$0.isNaN }.count)
    #expect(try cell("n", .original, holes) == present)
    #expect(try cell("s", .original, holes) == present * (present - 1) / 2)
    #expect(try cell("slope", .original, holes) == 3)
    #expect(try cell("intercept", .original, holes) == 0)
    #expect(try cell("slope", .seasonal, holes) == 36)
  }

  @Test("Too few figures give what is needed, and a row with their number", arguments: variants)
  func tooShort(variant: MannKendall.Variant) throws {
    let run = try MethodRun("mann-kendall", ["variant": variant.rawValue])
    for count in 0...2 {
      let score = run.score([3.0, 4].prefix(count) + [.nan])
      #expect(score.status != .scored || variant == .original && count == 2)
      #expect(try run.column("n", of: score) == [Double(count)])
      #expect(score.cells.count == 9)
    }
    #expect(run.score([.nan, .nan]).status == .allMissing)
    if variant.rawValue.hasSuffix("seasonal") {
      #expect(run.score((0..<9).map(Double.init)).status == .tooShort(needed: 13))
    }
  }

  @Test("Seasons that are never whole twice are a reason, not a division by zero")
  func noWholeSeasons() throws {
    let values = (0..<36).map { $0 % 12 == 3 && $0 > 12 ? .nan : Double($0) }
    let score = try MethodRun("mann-kendall", ["variant": "correlated-seasonal"]).score(values)
    #expect(score.status == .unusable("fewer than two seasons without a missing figure"))
  }

  @Test("A correction that leaves no variance is told with what is known")
  func noVariance() throws {
    let values = (0..<48).map { Double((9 * $0 * $0) % 13) }
    let run = try MethodRun("mann-kendall", ["variant": "hamed-rao"])
    let score = run.score(values)
    guard case .unusable = score.status else {
      Issue.record("\(score.status)")
      return
    }
    #expect(try run.column("s", of: score) == [60])
    #expect((try run.column("var_s", of: score)[0] + 9944.73531019262).magnitude < 1e-6)
    for column in ["z", "p", "trend"] { #expect(try run.column(column, of: score)[0].isNaN) }
    #expect(try run.column("slope", of: score)[0].isFinite)
  }

  @Test("The level decides what counts as a trend, and the correlated variant honours it")
  func level() throws {
    let values = try Fixture.series().values("panel-s000002")
    for variant in ["original", "correlated-seasonal"] {
      let strict = try MethodRun("mann-kendall", ["variant": variant, "alpha": "0.0001"])
      let loose = try MethodRun("mann-kendall", ["variant": variant, "alpha": "0.3"])
      #expect(try strict.column("trend", of: strict.score(values)) == [2])
      #expect(try loose.column("trend", of: loose.score(values)) == [0])
    }
  }

  @Test("The period of the season can be given, and must exist for yearly figures")
  func period() throws {
    let values = (0..<40).map { Double(($0 * 7) % 11) }
    let monthly = try MethodRun("mann-kendall", ["variant": "seasonal", "period": "4"])
    let quarterly = try MethodRun("mann-kendall", ["variant": "seasonal"], start: "2010-Q1")
    #expect(monthly.score(values) == quarterly.score(values))
    let yearly = try MethodRun("mann-kendall", ["variant": "seasonal"], start: "1950")
    guard case .unusable = yearly.score(values).status else {
      Issue.record("\(yearly.score(values).status)")
      return
    }
  }
}
