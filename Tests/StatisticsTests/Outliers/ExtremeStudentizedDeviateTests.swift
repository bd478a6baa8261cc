import Statistics
import Testing

@Suite("Generalized ESD")
struct ExtremeStudentizedDeviateTests {
  @Test("Rosner's example has his three outliers and his statistics")
  func rosner() throws {
    let run = try MethodRun("esd")
    let score = run.score(try Fixture.series().values("rosner"))
    let flags = try run.column("outlier", of: score)
    #expect(flags.indices.filter { flags[$0] == 1 } == [51, 52, 53])
    let scores = try run.column("score", of: score)
    for (index, published) in [(53, 3.119), (52, 2.943), (51, 3.179)] {
      #expect((scores[index] - published).magnitude < 5e-4)
    }
  }

  @Test("Statistics, order and outliers are those of numpy and scipy")
  func scipy() throws {
    let library = try Fixture.series()
    let rows = try Fixture("trend/esd.csv").rows
    for (key, rows) in Dictionary(
      grouping: rows,
      by: { row in
        [(try? row.text("series")) ?? "", (try? row.text("transform")) ?? ""]
      })
    {
      let run = try MethodRun("esd", ["transform": key[1]])
      let score = run.score(try library.values(key[0]))
      let scores = try run.column("score", of: score)
      let flags = try run.column("outlier", of: score)
      var last = 0
      for (number, row) in rows.enumerated() {
        let expected = try row.number("r")
        let place = Int(try row.number("index"))
        #expect((scores[place] - expected).magnitude <= 1e-10 * expected, "\(row)")
        if expected > (try row.number("lambda")) { last = number + 1 }
      }
      let found = try rows.prefix(last).map { Int(try $0.number("index")) }.sorted()
      #expect(flags.indices.filter { flags[$0] == 1 } == found, "\(key)")
    }
  }

  @Test("Outliers that would hide each other from a single test are found together")
  func masking() throws {
    var values = (0..<60).map { Double(($0 * 37) % 41) / 41 }
    values[10] = 9
    values[30] = 9.2
    values[31] = 8.8
    let one = try MethodRun("esd", ["outliers": "1"])
    let five = try MethodRun("esd", ["outliers": "5"])
    let flags = try five.column("outlier", of: five.score(values))
    #expect(flags.indices.filter { flags[$0] == 1 } == [10, 30, 31])
    #expect(try one.column("outlier", of: one.score(values)).reduce(0, +) <= 1)
  }

  @Test("Shift, scale and order in time change nothing")
  func equivariance() throws {
    let values = try Fixture.series().values("synthetic-1")
    let run = try MethodRun("esd")
    let score = run.score(values)
    let scores = try run.column("score", of: score)
    #expect(try run.column("score", of: run.score(values.map { $0 * 0x1p-800 })) == scores)
    for other in [values.map { $0 - 5000 }, values.map { -$0 }] {
      for (one, two) in zip(try run.column("score", of: run.score(other)), scores) {
        #expect(agrees(one, two, within: 1e-10))
      }
    }
    let back = run.score(values.reversed())
    #expect(
      try run.column("outlier", of: back).reversed() == run.column("outlier", of: score))
  }

  @Test("A constant series has no outlier and no distance from its mean")
  func constant() throws {
    let run = try MethodRun("esd")
    let score = run.score([Double](repeating: 0.1, count: 40))
    #expect(score.status == .scored)
    #expect(try run.column("score", of: score).allSatisfy { $0 == 0 })
    #expect(try run.column("outlier", of: score).allSatisfy { $0 == 0 })
  }

  @Test("Missing figures are left out; too few, or no logarithm, are a reason")
  func reasons() throws {
    let run = try MethodRun("esd")
    let values = try Fixture.series().values("Nile")
    let holes = values + [.nan, .nan]
    #expect(
      try run.column("score", of: run.score(holes)).dropLast(2)
        == run.column("score", of: run.score(values))[...])
    #expect(try run.column("outlier", of: run.score(holes)).suffix(2).allSatisfy { $0.isNaN })
    #expect(run.score([1, .nan, 2]).status == .tooShort(needed: 3))
    #expect(run.score([.nan]).status == .allMissing)
    #expect(run.score([1, 2, .infinity, 4]).status == .unusable("a value is infinite"))
    let logarithms = try MethodRun("esd", ["transform": "log1p"])
    #expect(
      logarithms.score([3, -1, 2, 5]).status
        == .unusable("a value of -1 or less has no log1p"))
  }
}
