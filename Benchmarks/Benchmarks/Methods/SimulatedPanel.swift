import Domain
import Foundation
import Statistics

/// Monthly counts with trend, season and outliers, from a stated seed.
struct SimulatedPanel {
  let series: [[Double]]
  let starts: [Period]

  /// - Parameters:
  ///   - count: number of series.
  ///   - months: periods of each.
  init(count: Int, months: Int = 180) {
    var generator = SplitMix64(seed: 20_211_001)
    let start = Period(frequency: .month, ordinal: 480)
    starts = Array(repeating: start, count: count)
    series = (0..<count).map { _ in
      let level = 1 + 6 * generator.nextUnit()
      let slope = 0.01 * (generator.nextUnit() - 0.5)
      let swing = 0.5 * generator.nextUnit()
      return (0..<months).map { month in
        let season = swing * sin(2 * Double.pi * Double(month) / 12)
        let noise = generator.nextUnit() + generator.nextUnit() + generator.nextUnit() - 1.5
        let spike = generator.nextUnit() > 0.99 ? 1.5 : 0
        return exp(level + slope * Double(month) + season + 0.5 * noise + spike).rounded()
      }
    }
  }
}
