import Kernels

/// Sen's line through each series of a block: the median slope of all pairs, and the line with it
/// through the medians.
struct SenLine {
  let slope: Double
  let intercept: Double

  /// The line of each lane; nil for lanes without a pair to compare.
  ///
  /// - Parameters:
  ///   - step: periods between values that are compared, and its multiples; the slope is per step.
  ///   - selection: the slopes of the series.
  ///   - pairs: pairs compared, by lane.
  ///   - known: slopes of which it is known how many lie below, by lane.
  static func lines(
    _ series: TrendLanes, _ values: TrendValues, step: Int, _ selection: SlopeSelection,
    pairs: [Int], known: [[(pivot: Double, below: Int)]] = []
  ) -> [SenLine?] {
    let slopes = selection.slopes(
      pairs.enumerated().map { lane, pairs in
        guard pairs > 0 else { return nil }
        return .init(
          ranks: (pairs - 1) / 2...pairs / 2, known: known.isEmpty ? [] : known[lane])
      })
    return slopes.enumerated().map { lane, middle in
      guard pairs[lane] > 0 else { return nil }
      // Adding 0 turns -0 into 0.
      let slope = middle.lower / 2 + middle.upper / 2 + 0
      let time = medianTime(series, lane: lane, present: values.present[lane])
      return SenLine(slope: slope, intercept: values.medians[lane] - time / Double(step) * slope)
    }
  }

  /// The median index of the present values of a series.
  static func medianTime(_ series: TrendLanes, lane: Int, present: Int) -> Double {
    if present == series.count { return Double(present - 1) / 2 }
    var seen = 0
    var middle = (0.0, 0.0)
    for index in 0..<series.count where !series.values[index][lane].isNaN {
      if seen == (present - 1) / 2 { middle.0 = Double(index) }
      if seen == present / 2 {
        middle.1 = Double(index)
        break
      }
      seen += 1
    }
    return (middle.0 + middle.1) / 2
  }

  /// Pairs of present values that are a multiple of `step` apart, by lane.
  static func pairs(_ series: TrendLanes, _ values: TrendValues, step: Int) -> [Int] {
    (0..<series.lanes).map { lane in
      if step == 1 { return values.pairs(lane) }
      return (0..<min(step, series.count)).reduce(0) { sum, place in
        let present = stride(from: place, to: series.count, by: step).reduce(0) {
          $0 + (series.values[$1][lane].isNaN ? 0 : 1)
        }
        return sum + present * (present - 1) / 2
      }
    }
  }
}
