import Domain
import Foundation
import Statistics
import Testing

/// Counts in which nothing happens: negative binomial around exp(level + season + trend), the level
/// a random walk where it moves (after Noufaily and others 2013, and the moving kind beside it).
private struct QuietSeries {
  var level: Double
  var amplitude = 0.3
  var trend = 0.0
  var walk = 0.0
  var dispersion: Double

  func values(_ count: Int, _ random: inout SplitMix64) -> [Double] {
    var level = self.level
    return (0..<count).map { month in
      level += walk * Self.normal(&random)
      let season = amplitude * sin(2 * Double.pi * Double(month) / 12)
      let mean = exp(min(max(level + season + trend * Double(month), -5), 12))
      // A negative binomial count by its quantile.
      let law = NegativeBinomial(mean: mean, size: mean / (dispersion - 1))
      return law.quantile(Double.random(in: 0..<1, using: &random))
    }
  }

  private static func normal(_ random: inout SplitMix64) -> Double {
    Normal.quantile(Double.random(in: 1e-12..<1, using: &random))
  }
}

@Suite("False alarms of early warning")
struct FalseAlarmRateTests {
  private static let still: [QuietSeries] = [0.5, 2.5, 4, 6].flatMap { level in
    [1.1, 2, 4].flatMap { dispersion in
      [0, 0.003].map { QuietSeries(level: level, trend: $0, dispersion: dispersion) }
    }
  }
  private static let moving: [QuietSeries] = [3.0, 5, 7].flatMap { level in
    [0.05, 0.15, 0.3].map { QuietSeries(level: level, walk: $0, dispersion: 2) }
  }

  private func rate(
    _ kinds: [QuietSeries], each: Int, seed: UInt64, _ settings: DetectorSettings
  ) throws -> Double {
    var random = SplitMix64(seed: seed)
    let start = try #require(Period("2010-01"))
    let panel = kinds.flatMap { kind in (0..<each).map { _ in kind.values(180, &random) } }
    var (alarms, judged) = (0, 0)
    for first in stride(from: 0, to: panel.count, by: 8) {
      let members = Array(panel[first..<min(first + 8, panel.count)])
      let block = SeriesBlock(series: members, starts: members.map { _ in start })
      for reading in EarlyWarningDetector(settings).readings(of: block) {
        alarms += reading.periods.filter(\.alarm).count
        judged += reading.periods.filter { $0.verdict == .judged }.count
      }
    }
    return Double(alarms) / Double(judged)
  }

  @Test("The stated rate is kept on still and on moving series, upward and downward")
  func rates() throws {
    for (kinds, each, seed) in [(Self.still, 12, UInt64(71)), (Self.moving, 24, 72)] {
      for direction in [DetectorSettings.Direction.up, .down] {
        let settings = DetectorSettings(direction: direction, last: 60)
        let rate = try rate(kinds, each: each, seed: seed, settings)
        // Some 15,000 judged periods: a standard error of about 0.001.
        #expect(rate > 0.006 && rate < 0.0145, "\(direction) \(rate)")
      }
    }
  }

  @Test("A larger stated rate gives more alarms, in proportion")
  func proportion() throws {
    let kinds = Array(Self.moving.prefix(3))
    let common = try rate(
      kinds, each: 24, seed: 73, DetectorSettings(falseAlarmRate: 0.05, last: 60))
    #expect(common > 0.03 && common < 0.07, "\(common)")
  }
}
