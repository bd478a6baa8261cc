public import Kernels

/// Pairs that rise in time, lane by lane: see ``Kernels/PairwiseSigns``.
public func pairwiseRises(_ values: UnsafePointer<Lanes>, count: Int) -> SIMD8<Int64> {
  PairwiseSigns.rises(Target.self, values, count: count)
}

/// Sorts every lane: see ``Kernels/SortingNetwork``.
public func sortLanes(_ values: UnsafeMutablePointer<Lanes>, count: Int) {
  SortingNetwork.sort(Target.self, values, count: count)
}

/// What ties take off Mann and Kendall's S and its variance: see ``Kernels/TieRuns``.
public func tieSums(
  _ sorted: UnsafePointer<Lanes>, count: Int, present: Lanes
) -> (pairs: Lanes, variance: Lanes) {
  TieRuns.sums(Target.self, sorted, count: count, present: present)
}
