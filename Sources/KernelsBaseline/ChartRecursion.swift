public import Kernels

/// Cumulative sums: see ``Kernels/ChartRecursion``.
public func chartCumulate(
  _ increments: UnsafeMutablePointer<Lanes>, count: Int, limit: Lanes, carry: Lanes
) {
  ChartRecursion.cumulate(Target.self, increments, count: count, limit: limit, carry: carry)
}

/// Exponentially weighted averages: see ``Kernels/ChartRecursion``.
public func chartAverage(
  _ values: UnsafeMutablePointer<Lanes>, count: Int, weight: Double, start: Lanes,
  factors: UnsafeMutablePointer<Lanes>
) {
  ChartRecursion.average(
    Target.self, values, count: count, weight: weight, start: start, factors: factors)
}
