import Foundation
package import Kernels
import KernelsBaseline
import KernelsV3

/// Breaks in the coefficients of a regression on time: where they lie for every number of breaks,
/// and how many there are.
package struct StructuralBreaks: Sendable, Equatable {
  /// What holds within a segment.
  package enum Model: Sendable, Equatable {
    /// One level.
    case level
    /// One straight line.
    case line

    /// Coefficients of a segment.
    package var coefficients: Int { self == .level ? 1 : 2 }
  }

  /// For 0, 1, 2, … breaks the indices of the first values of the second and later segments.
  package let placings: [[Int]]
  /// Residual sum of squares of every placing.
  package let residuals: [Double]
  /// Schwarz's criterion of every placing, with one coefficient more a segment for its place (the
  /// last one stands for the variance).
  package let criteria: [Double]

  /// The number of breaks with the least criterion; the smaller one of two equals.
  package var chosen: Int {
    criteria.indices.min { criteria[$0] < criteria[$1] } ?? 0
  }

  /// Searches the lanes of a block that have one number of values.
  ///
  /// - Parameters:
  ///   - lanes: lanes to search.
  ///   - times: places on the time axis, ascending in every lane.
  ///   - values: values without holes; their greatest magnitude should be about 1.
  ///   - count: values of each of the lanes.
  ///   - model: what holds within a segment.
  ///   - minSize: least number of values in a segment, more than the model has coefficients and at
  ///     most half of `count`.
  ///   - breaks: greatest number of breaks, at least 1.
  /// - Returns: one answer for each of `lanes`.
  /// - Complexity: O(breaks · count²) for all lanes together.
  package static func search(
    lanes: [Int], times: [Lanes], values: [Lanes], count: Int, model: Model, minSize: Int,
    breaks: Int
  ) -> [StructuralBreaks] {
    precondition(
      minSize > model.coefficients && 2 * minSize <= count, "segments that can be fitted")
    let width = count + 1
    let steps = WorkMemory<SegmentStep>(count)
    for index in 0..<count { (steps.base + index).initialize(to: SegmentStep(length: index + 1)) }
    let table = WorkMemory<Lanes>(2 * (breaks + 1) * width)
    let costs = table.base
    let places = table.base + (breaks + 1) * width
    times.withUnsafeBufferPointer { times in
      values.withUnsafeBufferPointer { values in
        guard let times = times.baseAddress, let values = values.baseAddress else { return }
        switch model {
        case .level:
          let states = WorkMemory<LevelModel.State>(count)
          Processor.runsV3
            ? KernelsV3.levelBreakTable(
              times: times, values: values, count: count, minSize: minSize, breaks: breaks,
              steps: steps.base, states: states.base, costs: costs, places: places)
            : KernelsBaseline.levelBreakTable(
              times: times, values: values, count: count, minSize: minSize, breaks: breaks,
              steps: steps.base, states: states.base, costs: costs, places: places)
        case .line:
          let states = WorkMemory<LineModel.State>(count)
          Processor.runsV3
            ? KernelsV3.lineBreakTable(
              times: times, values: values, count: count, minSize: minSize, breaks: breaks,
              steps: steps.base, states: states.base, costs: costs, places: places)
            : KernelsBaseline.lineBreakTable(
              times: times, values: values, count: count, minSize: minSize, breaks: breaks,
              steps: steps.base, states: states.base, costs: costs, places: places)
        }
      }
    }
    return lanes.map { lane in
      let rows = (0...breaks).filter { ($0 + 1) * minSize <= count }
      let residuals = rows.map { costs[$0 * width + count][lane] }
      return StructuralBreaks(
        placings: rows.map { row in
          var starts: [Int] = []
          var end = count
          for step in stride(from: row, to: 0, by: -1) {
            end = Int(places[step * width + end][lane])
            starts.append(end)
          }
          return starts.reversed()
        },
        residuals: residuals,
        criteria: rows.map { row in
          criterion(residuals[row], breaks: row, count: count, coefficients: model.coefficients)
        })
    }
  }

  /// Schwarz's criterion of a placing. Residuals that rounding alone can explain count as equal, so
  /// that a perfect fit gets no more breaks than it needs.
  private static func criterion(
    _ residuals: Double, breaks: Int, count: Int, coefficients: Int
  ) -> Double {
    let n = Double(count)
    let rounding = n * 1e-30
    let parameters = Double((coefficients + 1) * (breaks + 1))
    return n * (log(max(residuals, rounding)) + 1 - log(n) + log(2 * Double.pi))
      + log(n) * parameters
  }
}
