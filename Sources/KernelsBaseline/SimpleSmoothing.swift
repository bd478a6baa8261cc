public import Kernels

/// Simple exponential smoothing of eight series: see ``Kernels/SimpleSmoothing``.
public func simpleSmoothing(
  _ values: UnsafePointer<Lanes>, count: Int, alpha: Lanes, level: Lanes
) -> SimpleSmoothing.Run {
  SimpleSmoothing.run(Target.self, values, count: count, alpha: alpha, level: level)
}
