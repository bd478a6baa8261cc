public import Kernels

/// The least squared error of any division: see ``Kernels/OptimalPartition``.
public func optimalPartition(
  _ cost: SquaredErrorCost, values: UnsafePointer<Lanes>, count: Int, lengths: Lanes, minSize: Int,
  penalty: Lanes, immediate: Bool, scratch: OptimalPartition.Scratch,
  starts: UnsafeMutablePointer<Lanes>
) {
  OptimalPartition.search(
    Target.self, cost, values: values, count: count, lengths: lengths, minSize: minSize,
    penalty: penalty, immediate: immediate, scratch: scratch, starts: starts)
}

/// The greatest Poisson likelihood of any division: see ``Kernels/OptimalPartition``.
public func optimalPartition(
  _ cost: PoissonCost, values: UnsafePointer<Lanes>, count: Int, lengths: Lanes, minSize: Int,
  penalty: Lanes, immediate: Bool, scratch: OptimalPartition.Scratch,
  starts: UnsafeMutablePointer<Lanes>
) {
  OptimalPartition.search(
    Target.self, cost, values: values, count: count, lengths: lengths, minSize: minSize,
    penalty: penalty, immediate: immediate, scratch: scratch, starts: starts)
}

/// The greatest negative binomial likelihood of any division: see ``Kernels/OptimalPartition``.
public func optimalPartition(
  _ cost: NegativeBinomialCost, values: UnsafePointer<Lanes>, count: Int, lengths: Lanes,
  minSize: Int, penalty: Lanes, immediate: Bool, scratch: OptimalPartition.Scratch,
  starts: UnsafeMutablePointer<Lanes>
) {
  OptimalPartition.search(
    Target.self, cost, values: values, count: count, lengths: lengths, minSize: minSize,
    penalty: penalty, immediate: immediate, scratch: scratch, starts: starts)
}
