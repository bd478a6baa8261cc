public import Kernels

/// S of Mann and Kendall, lane by lane: see ``Kernels/PairwiseSigns``.
public func pairwiseSigns(_ values: UnsafePointer<Lanes>, count: Int) -> Lanes {
  PairwiseSigns.sum(Target.self, values, count: count)
}
