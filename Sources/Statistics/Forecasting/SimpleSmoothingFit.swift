package import Kernels
import KernelsBaseline
import KernelsV3

/// Simple exponential smoothing fitted by least squares: how fast the level follows the values, and
/// where it stands at the end.
///
/// The search is that of R's forecast package, from its starting values and with its stopping rule,
/// since published forecasts rest on where that search ends (see the page of the theta method).
package struct SimpleSmoothingFit: Sendable, Equatable {
  /// Share of each error that the level takes up (α).
  package let alpha: Double
  /// Level after the last value.
  package let level: Double
  /// Variance of the one-step errors.
  package let variance: Double

  /// Bounds of α in the search.
  package static let bounds = 0.0001...0.9999
  /// Up to so many values α is found on a grid, the level beginning at the first value.
  private static let few = 6

  /// Fits eight series at once.
  ///
  /// - Parameters:
  ///   - values: periods of eight lanes; NaN is missing and leaves the level where it is.
  ///   - counts: present values of each lane.
  /// - Returns: a fit for every lane, nil for a lane without values.
  /// - Complexity: O(length) an evaluation, about a hundred evaluations.
  package static func fit(_ values: [Lanes], counts: [Int]) -> [SimpleSmoothingFit?] {
    let starts = counts.indices.map { lane in
      counts[lane] == 0 ? 0 : startingLevel(values, lane: lane, count: counts[lane])
    }
    var answers = [SimpleSmoothingFit?](repeating: nil, count: counts.count)
    var searches = starts.indices.map { lane in
      SimplexSearch(start: [bounds.lowerBound + 0.2 * 0.9998, starts[lane]])
    }
    var alphas = Lanes.zero
    var levels = Lanes.zero
    while true {
      var isBusy = false
      for lane in counts.indices where counts[lane] > few && !searches[lane].isFinished {
        isBusy = true
        alphas[lane] = searches[lane].point[0]
        levels[lane] = searches[lane].point[1]
      }
      guard isBusy else { break }
      let run = smooth(values, alpha: alphas, level: levels)
      for lane in counts.indices where counts[lane] > few && !searches[lane].isFinished {
        let isAllowed = bounds.contains(alphas[lane])
        searches[lane].tell(isAllowed ? run.squares[lane] / Double(counts[lane]) : .infinity)
      }
    }
    for lane in counts.indices where counts[lane] > 0 {
      if counts[lane] <= few {
        alphas[lane] = bestOfFew(values, lane: lane, level: starts[lane])
        levels[lane] = starts[lane]
      } else {
        alphas[lane] = searches[lane].lowest.point[0]
        levels[lane] = searches[lane].lowest.point[1]
      }
    }
    let run = smooth(values, alpha: alphas, level: levels)
    for lane in counts.indices where counts[lane] > 0 {
      let count = counts[lane]
      answers[lane] = SimpleSmoothingFit(
        alpha: alphas[lane], level: run.level[lane],
        variance: run.squares[lane] / Double(count > few ? count - 2 : count))
    }
    return answers
  }

  /// The mean of the first ten values; with few values the first one.
  private static func startingLevel(_ values: [Lanes], lane: Int, count: Int) -> Double {
    let wanted = count > few ? 10 : 1
    var first: [Double] = []
    for value in values where !value[lane].isNaN {
      first.append(value[lane])
      if first.count == wanted { break }
    }
    return first.reduce(0, +) / Double(first.count)
  }

  private static func smooth(
    _ values: [Lanes], alpha: Lanes, level: Lanes
  ) -> SimpleSmoothing.Run {
    values.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else {
        return KernelsBaseline.simpleSmoothing([level], count: 0, alpha: alpha, level: level)
      }
      return Processor.runsV3
        ? KernelsV3.simpleSmoothing(base, count: buffer.count, alpha: alpha, level: level)
        : KernelsBaseline.simpleSmoothing(base, count: buffer.count, alpha: alpha, level: level)
    }
  }

  /// The best α between 0 and 1 to a billionth: a grid of eight hundredths a step in lanes, refined
  /// about its best place.
  private static func bestOfFew(_ values: [Lanes], lane: Int, level: Double) -> Double {
    let series = values.map { Lanes(repeating: $0[lane]) }
    var low = 0.0
    var width = 1.0
    var best = 0.0
    while width > 1e-9 {
      var least = Double.infinity
      let step = width / 79
      for block in 0..<10 {
        let places = Lanes(0, 1, 2, 3, 4, 5, 6, 7) + Double(8 * block)
        let alphas = low + places * step
        let squares = smooth(series, alpha: alphas, level: Lanes(repeating: level)).squares
        for place in 0..<8 where squares[place] < least {
          least = squares[place]
          best = alphas[place]
        }
      }
      low = max(0, min(1 - 2 * step, best - step))
      width = 2 * step
    }
    return min(1, best)
  }
}
