package import Domain
package import Kernels

/// Up to eight series of one length, stored time-major for the lane kernels.
///
/// Period t of series l is `values[t][l]`. NaN is missing. Lanes without a series hold NaN
/// throughout, and no kernel lets one lane influence another, so that a series gives the same
/// bytes alone and in any company.
package struct SeriesBlock: Sendable {
  /// Series that a block can hold.
  package static let width = Lanes.scalarCount

  /// The first period of each series; as many as the block holds, 1 to 8. The series of a block
  /// share a frequency and a length, not a calendar.
  package let starts: [Period]

  /// `length` periods of eight lanes.
  package let values: [Lanes]

  /// Missing values per lane.
  package let missing: SIMD8<Int64>

  /// Number of periods.
  package var length: Int { values.count }

  /// Number of series.
  package var count: Int { starts.count }

  /// The frequency that all series of the block have.
  package var frequency: Frequency { starts[0].frequency }

  /// - Parameters:
  ///   - series: 1 to 8 series of equal length; NaN is missing.
  ///   - starts: the first period of each, of one frequency.
  package init(series: [[Double]], starts: [Period]) {
    precondition(!series.isEmpty && series.count <= Self.width, "a block holds 1 to 8 series")
    precondition(series.count == starts.count, "each series of a block has a first period")
    precondition(
      series.allSatisfy { $0.count == series[0].count }, "series of a block have one length")
    precondition(
      starts.allSatisfy { $0.frequency == starts[0].frequency },
      "series of a block have one frequency")
    var values = [Lanes](repeating: Lanes(repeating: .nan), count: series[0].count)
    for (lane, numbers) in series.enumerated() {
      for (time, number) in numbers.enumerated() { values[time][lane] = number }
    }
    self.init(values: values, starts: starts)
  }

  /// - Parameters:
  ///   - values: periods of eight lanes; lanes beyond `starts.count` hold NaN.
  ///   - starts: the first period of each series.
  package init(values: [Lanes], starts: [Period]) {
    self.values = values
    self.starts = starts
    var missing = SIMD8<Int64>.zero
    for lanes in values {
      missing &+= SIMD8<Int64>.zero.replacing(
        with: SIMD8<Int64>(repeating: 1), where: lanes .!= lanes)
    }
    self.missing = missing
  }

  /// One series of the block, in time order.
  package func series(_ lane: Int) -> [Double] { values.map { $0[lane] } }
}
