import Statistics
import Testing

@Suite("Hampel")
struct HampelTests {
  @Test("Scores and outliers are those of numpy's sliding medians")
  func numpy() throws {
    let library = try Fixture.series()
    let rows = try Fixture("trend/hampel.csv").rows
    for (key, rows) in Dictionary(
      grouping: rows,
      by: { row in
        [(try? row.text("series")) ?? "", (try? row.text("window")) ?? ""]
      })
    {
      let run = try MethodRun("hampel", ["window": key[1]])
      let values = try library.values(key[0])
      let score = run.score(values)
      let (scores, flags) = (
        try run.column("score", of: score), try run.column("outlier", of: score)
      )
      for row in rows {
        let time = Int(try row.number("t"))
        #expect(try flags[time] == row.number("outlier"), "\(row)")
        #expect(agrees(scores[time], try row.numberOrEmpty("score"), within: 1e-12), "\(row)")
      }
      let half = try #require(Int(key[1])) / 2
      #expect(flags.prefix(half).allSatisfy { $0.isNaN })
      #expect(flags.suffix(half).allSatisfy { $0.isNaN })
      #expect(rows.count == values.count - 2 * half)
    }
  }

  @Test("Any other figure among equal ones is an outlier whose distance has no unit")
  func noSpread() throws {
    var values = [Double](repeating: 4, count: 30)
    values[15] = 4.5
    let run = try MethodRun("hampel", ["window": "7"])
    let score = run.score(values)
    let flags = try run.column("outlier", of: score)
    #expect(flags[15] == 1)
    #expect(try run.column("score", of: score)[15].isNaN)
    #expect(flags[14] == 0)
    #expect(try run.column("score", of: score)[14] == 0)
  }

  @Test("Missing figures leave the median to the others, as long as most are there")
  func missing() throws {
    let values: [Double] = [1, 9, .nan, 2, 3, 50, 4, .nan, 5, .nan, .nan, .nan, 6]
    let run = try MethodRun("hampel", ["window": "5"])
    let score = run.score(values)
    let flags = try run.column("outlier", of: score)
    // Around the 50: 2, 3, 50, 4 with median 3.5 and distances 1.5, 0.5, 46.5, 0.5.
    #expect((try run.column("score", of: score)[5] - 46.5 / 1.4826).magnitude < 1e-12)
    #expect(flags[5] == 1)
    #expect(flags[2].isNaN, "a missing figure is not judged")
    #expect(flags[8].isNaN, "two figures of five are too few")
    #expect(flags[6] == 0)
  }

  @Test("Shift and scale leave scores, and a lower threshold finds no fewer outliers")
  func equivariance() throws {
    let values = try Fixture.series().values("synthetic-3")
    let run = try MethodRun("hampel")
    let score = run.score(values)
    #expect(
      try run.column("score", of: run.score(values.map { $0 * 32 }))
        .map(\.bitPattern) == run.column("score", of: score).map(\.bitPattern))
    for (one, two) in zip(
      try run.column("score", of: run.score(values.map { $0 + 4096 })),
      try run.column("score", of: score))
    { #expect(agrees(one, two, within: 1e-12)) }
    let strict = try run.column("outlier", of: score)
    let loose = try MethodRun("hampel", ["threshold": "1.5"])
    for (one, two) in zip(strict, try loose.column("outlier", of: loose.score(values)))
    where one == 1 { #expect(two == 1) }
  }

  @Test("Too few periods, or windows that lack most figures, are a reason")
  func short() throws {
    let run = try MethodRun("hampel")
    #expect(run.score((0..<12).map(Double.init)).status == .tooShort(needed: 13))
    #expect(run.score([Double](repeating: .nan, count: 20)).status == .allMissing)
    let sparse = (0..<40).map { $0 % 3 == 0 ? Double($0) : .nan }
    #expect(run.score(sparse).status == .unusable("every window lacks half of its figures"))
    #expect(throws: ParameterError.self) { try MethodRun("hampel", ["window": "12"]) }
  }
}
