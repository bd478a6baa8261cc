package import Kernels
import KernelsBaseline
import KernelsV3

/// The best division of each series of a block into segments of constant level, found exactly.
package struct PartitionSearch: Sendable {
  /// What is minimised, summed over segments.
  package enum Cost: Sendable {
    /// Squared deviations from the segment's mean.
    case squaredError
    /// Minus twice the Poisson log-likelihood, without what no division changes.
    case poisson
    /// Minus twice the negative binomial log-likelihood with the given size (r) of each lane.
    case negativeBinomial(size: Lanes)
  }

  /// See ``Cost``.
  package let cost: Cost
  /// Least number of values in a segment.
  package let minSize: Int
  /// What one more segment costs, lane by lane.
  package let penalty: Lanes
  /// Whether places are dropped by the published rule, which is exact only where ``minSize`` is 1.
  package let prunesAtOnce: Bool

  /// - Parameters:
  ///   - cost: what is minimised.
  ///   - minSize: least number of values in a segment, at least 1.
  ///   - penalty: what one more segment costs, lane by lane, in units of the cost.
  ///   - prunesAtOnce: whether to follow the published pruning rule to the letter.
  package init(cost: Cost, minSize: Int, penalty: Lanes, prunesAtOnce: Bool = false) {
    precondition(minSize >= 1, "a segment holds at least one value")
    self.cost = cost
    self.minSize = minSize
    self.penalty = penalty
    self.prunesAtOnce = prunesAtOnce
  }

  /// Where new segments begin.
  ///
  /// - Parameters:
  ///   - values: values of eight series without holes, as ``PresentValues`` lays them out.
  ///   - counts: values of each lane.
  /// - Returns: for every lane the indices of the first values of its second and later segments,
  ///   ascending; empty where one level describes the series best.
  /// - Complexity: O(length²) for eight series at once; O(length) where changes grow with it.
  package func changes(in values: [Lanes], counts: [Int]) -> [[Int]] {
    let length = values.count
    precondition(counts.allSatisfy { $0 <= length }, "a lane has at most as many values as periods")
    guard length > 0 else { return counts.map { _ in [] } }
    let steps = WorkMemory<SegmentStep>(length)
    for index in 0..<length { (steps.base + index).initialize(to: SegmentStep(length: index + 1)) }
    let candidates = WorkMemory<OptimalPartition.Candidate>(length + 1)
    let lanes = WorkMemory<Lanes>(3 * length + 2)
    let starts = lanes.base
    let scratch = OptimalPartition.Scratch(
      steps: steps.base, candidates: candidates.base, sums: starts + length,
      accounts: starts + (2 * length + 1))
    var lengths = Lanes.zero
    for lane in 0..<SeriesBlock.width { lengths[lane] = Double(counts[lane]) }
    values.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      search(base, count: length, lengths: lengths, scratch: scratch, starts: starts)
    }
    return counts.indices.map { lane in
      var changes: [Int] = []
      var end = counts[lane]
      while end > 0 {
        end = Int(starts[end - 1][lane])
        if end > 0 { changes.append(end) }
      }
      return changes.reversed()
    }
  }

  private func search(
    _ values: UnsafePointer<Lanes>, count: Int, lengths: Lanes, scratch: OptimalPartition.Scratch,
    starts: UnsafeMutablePointer<Lanes>
  ) {
    switch cost {
    case .squaredError:
      Processor.runsV3
        ? KernelsV3.optimalPartition(
          SquaredErrorCost(), values: values, count: count, lengths: lengths, minSize: minSize,
          penalty: penalty, immediate: prunesAtOnce, scratch: scratch, starts: starts)
        : KernelsBaseline.optimalPartition(
          SquaredErrorCost(), values: values, count: count, lengths: lengths, minSize: minSize,
          penalty: penalty, immediate: prunesAtOnce, scratch: scratch, starts: starts)
    case .poisson:
      Processor.runsV3
        ? KernelsV3.optimalPartition(
          PoissonCost(), values: values, count: count, lengths: lengths, minSize: minSize,
          penalty: penalty, immediate: prunesAtOnce, scratch: scratch, starts: starts)
        : KernelsBaseline.optimalPartition(
          PoissonCost(), values: values, count: count, lengths: lengths, minSize: minSize,
          penalty: penalty, immediate: prunesAtOnce, scratch: scratch, starts: starts)
    case .negativeBinomial(let size):
      Processor.runsV3
        ? KernelsV3.optimalPartition(
          NegativeBinomialCost(size: size), values: values, count: count, lengths: lengths,
          minSize: minSize, penalty: penalty, immediate: prunesAtOnce, scratch: scratch,
          starts: starts)
        : KernelsBaseline.optimalPartition(
          NegativeBinomialCost(size: size), values: values, count: count, lengths: lengths,
          minSize: minSize, penalty: penalty, immediate: prunesAtOnce, scratch: scratch,
          starts: starts)
    }
  }
}
