public import Kernels

/// Sums of products at some lags: see ``Kernels/Autocovariance``.
public func autocovarianceSums(
  _ values: UnsafePointer<Lanes>, count: Int, lags: Int, into sums: UnsafeMutablePointer<Lanes>
) {
  Autocovariance.sums(Target.self, values, count: count, lags: lags, into: sums)
}

/// Ranks with ties shared: see ``Kernels/AverageRanks``.
public func averageRanks(
  _ values: UnsafePointer<Lanes>, count: Int, present: Lanes,
  into ranks: UnsafeMutablePointer<Lanes>
) {
  AverageRanks.ranks(Target.self, values, count: count, present: present, into: ranks)
}
