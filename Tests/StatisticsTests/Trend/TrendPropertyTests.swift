import Foundation
import Statistics
import Testing

/// What holds for every method of trend and outliers.
@Suite("Trend and outlier methods")
struct TrendPropertyTests {
  /// Methods and parameters that take different paths.
  static let calls: [(name: String, parameters: [String: String])] =
    MannKendall.Variant.allCases.map { ("mann-kendall", ["variant": $0.rawValue]) } + [
      ("theil-sen", [:]), ("stl", [:]), ("stl", ["robust": "true"]),
      ("stl", ["robust": "true", "trend_jump": "4", "period": "4"]), ("hampel", [:]),
      ("hampel", ["window": "5"]), ("esd", [:]), ("esd", ["outliers": "60", "alpha": "0.3"]),
    ]

  static let hostile: [[Double]] = {
    let nan = Double.nan
    let spike = (0..<150).map { $0 == 140 ? 1e9 : Double($0 % 5) }
    let gappy = spike.indices.map { $0 < 9 || $0 > 144 || $0 % 4 == 1 ? nan : Double($0 % 7) }
    return [
      [], [4], [4, 5], [nan], [nan, nan, nan], [nan, 3], spike, gappy,
      [Double](repeating: 5, count: 150), [Double](repeating: 0, count: 150),
      [Double](repeating: nan, count: 150), (0..<150).map { Double($0 * $0) },
      (0..<150).map { $0 % 2 == 0 ? 0 : 1e7 }, (0..<150).map { $0 == 149 ? 1 : 0 },
      (0..<150).map { Double($0 % 5) * 1e300 }, (0..<150).map { Double($0 % 5) * 1e-300 },
      (0..<150).map { Double($0 % 5) - 2 }, (0..<150).map { $0 == 70 ? .infinity : 3 },
      (0..<150).map { $0 % 3 == 0 ? -1.7e308 : 1.7e308 },
      (0..<150).map { -Double($0 % 7) * .leastNonzeroMagnitude },
      (0..<150).map { exp(Double($0) * 4) }, (0..<150).map { $0 == 3 || $0 == 147 ? 1 : nan },
      (0..<150).map { $0 < 75 ? nan : Double($0 % 3) },
      (0..<150).map { $0 > 75 ? nan : Double($0 % 3) },
    ]
  }()

  @Test("Hostile series get a status or finite numbers, and never trap", arguments: calls)
  func hostileSeries(call: (name: String, parameters: [String: String])) throws {
    let method = try #require(Catalogue.method(named: call.name))
    let run = try MethodRun(call.name, call.parameters)
    for (series, score) in zip(Self.hostile, run.scores(Self.hostile)) {
      let width = method.columns.count
      #expect(score.cells.count.isMultiple(of: width))
      if method.columns[0].kind == .period {
        #expect(score.cells.count == series.count * width)
        #expect(try run.column("value", of: score).map(\.bitPattern) == series.map(\.bitPattern))
      } else {
        #expect(score.cells.count == width)
      }
      guard !series.contains(where: \.isInfinite) else { continue }
      #expect(!score.cells.contains { $0.isInfinite }, "\(call) of \(series.prefix(9))")
      // A Hampel window without spread, and its ends, leave cells empty.
      guard score.status == .scored, call.name != "hampel", !series.contains(where: \.isNaN)
      else { continue }
      #expect(!score.cells.contains { $0.isNaN }, "\(call) of \(series.prefix(9))")
    }
  }

  @Test("A series scores the same alone, in company and on two threads", arguments: calls)
  func company(call: (name: String, parameters: [String: String])) throws {
    let run = try MethodRun(call.name, call.parameters)
    let library = try Fixture.series()
    let panel = try library.names.map { try library.values($0) } + Self.hostile
    let together = run.scores(panel, threads: 2).map(bits)
    let backwards = Array(run.scores(panel.reversed()).map(bits).reversed())
    #expect(together == backwards)
    for (values, expected) in zip(panel, together) { #expect(bits(run.score(values)) == expected) }
  }

  @Test("A series scores the same in a panel of thousands", arguments: calls)
  func thousands(call: (name: String, parameters: [String: String])) throws {
    let run = try MethodRun(call.name, call.parameters)
    let chosen = try Fixture.series().values("synthetic-3")
    var random = SplitMix64(seed: 5)
    var panel = (0..<2000).map { row in
      (0..<40).map { _ in
        row % 5 == 0 && random.nextUnit() < 0.1 ? .nan : (random.nextUnit() * 30).rounded()
      }
    }
    for place in [0, 777, 1999] { panel[place] = chosen }
    let alone = bits(run.score(chosen))
    let small = bits(run.score(panel[1234]))
    let scores = run.scores(panel, threads: 2)
    for place in [0, 777, 1999] { #expect(bits(scores[place]) == alone) }
    #expect(bits(scores[1234]) == small)
  }

  /// Status and cells, empty cells comparing as equal.
  private func bits(_ score: SeriesScore) -> String {
    "\(score.status) \(score.cells.map(\.bitPattern))"
  }
}
