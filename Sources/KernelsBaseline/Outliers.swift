public import Kernels

/// Medians of the values around each period: see ``Kernels/RollingMedian``.
public func rollingMedians(
  _ values: UnsafePointer<Lanes>, count: Int, half: Int, least: Int,
  medians: UnsafeMutablePointer<Lanes>, deviations: UnsafeMutablePointer<Lanes>,
  window: UnsafeMutablePointer<Lanes>
) {
  RollingMedian.medians(
    Target.self, values, count: count, half: half, least: least, medians: medians,
    deviations: deviations, window: window)
}

/// The value furthest from the mean: see ``Kernels/ExtremeDeviation``.
public func extremeDeviation(
  _ values: UnsafePointer<Lanes>, count: Int, present: Lanes
) -> ExtremeDeviation.Step {
  ExtremeDeviation.step(Target.self, values, count: count, present: present)
}
