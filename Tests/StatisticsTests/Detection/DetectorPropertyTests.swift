import Domain
import Foundation
import Statistics
import Testing

/// What holds for every detector that judges period by period.
@Suite("Detectors")
struct DetectorPropertyTests {
  /// Methods and parameters that take different paths.
  static let calls: [(name: String, parameters: [String: String])] = [
    ("early-warning", [:]),
    ("early-warning", ["direction": "both", "false_alarm_rate": "0.05", "history": "2"]),
    ("farrington", [:]), ("farrington", ["threshold_method": "delta", "trend_p": "0.05"]),
    ("farrington", ["threshold_method": "muan", "reweight": "false", "limit_cases": "0"]),
    ("farrington", ["trend": "false", "seasons": "1", "years": "2"]), ("ears", [:]),
    ("farrington", ["threshold_method": "muan", "years": "3"]),
    ("cusum", [:]), ("cusum", ["variant": "rossi", "harmonics": "1"]),
    ("cusum", ["variant": "anscombe"]), ("cusum", ["variant": "anscombe2"]),
    ("cusum", ["variant": "negative-binomial", "harmonics": "2"]),
    ("cusum", ["variant": "rogerson", "h": "5"]), ("ewma", [:]),
    ("ewma", ["deviation": "negative-binomial", "direction": "decrease"]),
    ("ewma", ["deviation": "moving-range", "lambda": "1"]), ("glr-nb", [:]),
    ("glr-nb", ["overdispersion": "0", "harmonics": "0"]),
    ("glr-nb", ["direction": "decrease", "window": "12", "min_delay": "2"]),
    ("glr-nb", ["theta": "0.5", "trend": "true"]),
    ("glr-nb", ["change": "epidemic", "window": "12"]), ("ears", ["variant": "c2"]),
    ("ears", ["variant": "c3", "min_sigma": "0.5"]),
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
      (0..<150).map { Double($0 % 5) + 0.25 }, (0..<150).map { exp(Double($0) / 4).rounded() },
      (0..<150).map { $0 % 29 == 13 ? 1e12 : 0 }, (0..<150).map { $0 % 53 == 9 ? 1 : 0 },
    ]
  }()

  @Test(
    "Hostile series keep their periods and values, and get no infinite number", arguments: calls)
  func hostileSeries(call: (name: String, parameters: [String: String])) throws {
    for (series, result) in zip(
      Self.hostile, try Judgement.of(Self.hostile, by: call.name, call.parameters))
    {
      let periods = try result.column("period")
      #expect(periods == series.indices.suffix(periods.count).map(Double.init))
      let values = try result.column("value")
      #expect(values.map(\.bitPattern) == series.suffix(values.count).map(\.bitPattern))
      let alarms = try result.column("alarm")
      for (row, value) in values.enumerated() {
        #expect(!value.isNaN || alarms[row] != 1, "a missing figure never alarms")
        #expect(alarms[row] == 0 || alarms[row] == 1 || alarms[row].isNaN)
      }
      guard !series.contains(where: \.isInfinite) else { continue }
      #expect(!result.cells.contains { $0.isInfinite }, "\(call) of \(series.prefix(9))")
      if result.status != .scored { #expect(alarms.allSatisfy { $0.isNaN }) }
    }
  }

  @Test("All zero and constant series never alarm", arguments: calls)
  func quietSeries(call: (name: String, parameters: [String: String])) throws {
    for level in [0.0, 1, 5, 40_000] {
      let series = [Double](repeating: level, count: 150)
      let result = try Judgement.of(series, by: call.name, call.parameters)
      #expect(try !result.column("alarm").contains(1), "\(call) at \(level)")
    }
  }

  @Test("A series scores the same alone, in company and on two threads", arguments: calls)
  func company(call: (name: String, parameters: [String: String])) throws {
    let library = try Fixture.series()
    let panel = try library.names.map { try library.values($0) } + Self.hostile
    let together = try Judgement.of(panel, by: call.name, call.parameters, threads: 2)
    let backwards = try Judgement.of(panel.reversed(), by: call.name, call.parameters)
    for (index, result) in together.enumerated() {
      let alone = try Judgement.of(panel[index], by: call.name, call.parameters)
      #expect(alone.status == result.status)
      #expect(alone.bits == result.bits)
      #expect(backwards[panel.count - 1 - index].bits == result.bits)
    }
  }

  @Test("What came later changes nothing that was said before", arguments: calls)
  func noLookAhead(call: (name: String, parameters: [String: String])) throws {
    let values = try Fixture.series().values("synthetic-3")
    let whole = try Judgement.of(values, by: call.name, call.parameters)
    let begun = try Judgement.of(Array(values.prefix(150)), by: call.name, call.parameters)
    let width = whole.cells.count / (try whole.column("period").count)
    let first = Int(try #require(whole.column("period").first))
    let before = try begun.column("period").filter { Int($0) >= first }.count
    #expect(begun.bits.suffix(before * width) == whole.bits.prefix(before * width))
  }
}
