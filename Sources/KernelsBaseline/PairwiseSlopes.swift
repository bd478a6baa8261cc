public import Kernels

/// Differences that reach a slope over each distance: see ``Kernels/PairwiseSlopes``.
public func slopeThresholds(
  pivot: Lanes, steps: Int, into table: UnsafeMutablePointer<Lanes>
) {
  PairwiseSlopes.thresholds(Target.self, pivot: pivot, steps: steps, into: table)
}

/// Slopes below two pivots: see ``Kernels/PairwiseSlopes``.
public func countSlopesBelow(
  _ values: UnsafePointer<Lanes>, count: Int, step: Int, first: UnsafePointer<Lanes>,
  second: UnsafePointer<Lanes>
) -> (SIMD8<Int64>, SIMD8<Int64>) {
  PairwiseSlopes.countBelow(
    Target.self, values, count: count, step: step, first: first, second: second)
}

/// Slopes between two pivots: see ``Kernels/PairwiseSlopes``.
public func gatherSlopes(
  _ values: UnsafePointer<Lanes>, count: Int, step: Int, from: UnsafePointer<Lanes>,
  to: UnsafePointer<Lanes>, capacity: Int, into slopes: UnsafeMutablePointer<Lanes>,
  notes: UnsafeMutablePointer<Int>
) -> SIMD8<Int64> {
  PairwiseSlopes.gather(
    Target.self, values, count: count, step: step, from: from, to: to, capacity: capacity,
    into: slopes, notes: notes)
}
