public import Kernels

/// Means and deviations of moving windows: see ``Kernels/RollingBaseline``.
public func rollingMoments(
  _ values: UnsafePointer<Lanes>, count: Int, baseline: Int, lag: Int, leastDeviation: Lanes,
  means: UnsafeMutablePointer<Lanes>, deviations: UnsafeMutablePointer<Lanes>
) {
  RollingBaseline.moments(
    Target.self, values, count: count, baseline: baseline, lag: lag,
    leastDeviation: leastDeviation, means: means, deviations: deviations)
}

/// Bounds from two periods' excesses: see ``Kernels/RollingBaseline``.
public func rollingCumulativeBounds(
  _ values: UnsafePointer<Lanes>, count: Int, quantile: Double,
  means: UnsafeMutablePointer<Lanes>, deviations: UnsafeMutablePointer<Lanes>
) {
  RollingBaseline.cumulativeBounds(
    Target.self, values, count: count, quantile: quantile, means: means, deviations: deviations)
}
