package import Kernels

/// The values of a block without its holes: each lane's present values stand together at the
/// front, in time order, and zeros fill what is left.
///
/// For methods that ask in what order values came, not when.
package struct PresentValues: Sendable {
  /// As many periods as the fullest lane has values.
  package var values: [Lanes]

  /// Present values of each lane.
  package let counts: [Int]

  /// For each lane with holes, the period of every present value; empty for a lane without.
  private let periods: [[Int32]]

  /// - Parameter block: any block.
  /// - Complexity: O(length) for a block without holes.
  package init(_ block: SeriesBlock) {
    let length = block.length
    let counts = (0..<SeriesBlock.width).map { lane in
      lane < block.count ? length - Int(block.missing[lane]) : 0
    }
    var values = block.values
    var periods = [[Int32]](repeating: [], count: SeriesBlock.width)
    for lane in 0..<SeriesBlock.width where counts[lane] < length {
      var place = 0
      if lane < block.count { periods[lane].reserveCapacity(counts[lane]) }
      for time in 0..<length {
        let value = block.values[time][lane]
        guard !value.isNaN else { continue }
        values[place][lane] = value
        periods[lane].append(Int32(time))
        place += 1
      }
      for time in place..<length { values[time][lane] = 0 }
    }
    values.removeLast(length - (counts.max() ?? 0))
    self.values = values
    self.counts = counts
    self.periods = periods
  }

  /// The period in which the present value number `place` of a lane stands.
  package func period(of place: Int, lane: Int) -> Int {
    periods[lane].isEmpty ? place : Int(periods[lane][place])
  }

  /// The periods of all present values; where a lane has no more values, they go on by one.
  package var times: [Lanes] {
    values.indices.map { place in
      var lanes = Lanes(repeating: Double(place))
      for lane in periods.indices where !periods[lane].isEmpty {
        let known = periods[lane].count
        lanes[lane] =
          place < known
          ? Double(periods[lane][place])
          : Double(periods[lane][known - 1]) + Double(place - known + 1)
      }
      return lanes
    }
  }

  /// The present values of a lane.
  package func series(_ lane: Int) -> [Double] { (0..<counts[lane]).map { values[$0][lane] } }
}
