public import Kernels

/// A pass of exponential smoothing: see ``Kernels/StateSpaceSmoothing``.
public func smoothingPass(
  _ shape: SmoothingShape, values: UnsafePointer<Lanes>, count: Int, period: Int,
  parameters: StateSpaceSmoothing.Parameters, start: StateSpaceSmoothing.State,
  seasons: UnsafeMutablePointer<Lanes>, isRelative: Bool
) -> StateSpaceSmoothing.Pass {
  shape.run(
    Target.self, values: values, count: count, period: period, parameters: parameters, start: start,
    seasons: seasons, isRelative: isRelative)
}

/// A pass with its derivatives: see ``Kernels/SmoothingTangents``.
public func smoothingTangents(
  _ shape: SmoothingShape, values: UnsafePointer<Lanes>, count: Int, period: Int,
  parameters: StateSpaceSmoothing.Parameters, start: StateSpaceSmoothing.State,
  seasons: UnsafeMutablePointer<Lanes>, isRelative: Bool, columns: SmoothingTangents.Columns
) {
  shape.accumulate(
    Target.self, values: values, count: count, period: period, parameters: parameters, start: start,
    seasons: seasons, isRelative: isRelative, columns: columns)
}

/// A step of the search: see ``Kernels/DampedStep``.
public func dampedStep(
  gram: UnsafePointer<Lanes>, count: Int, values: Lanes, isRelative: Bool, damping: Lanes,
  point: UnsafePointer<Lanes>, lower: UnsafePointer<Lanes>, upper: UnsafePointer<Lanes>,
  bounded: Int, fixed: UnsafeMutablePointer<Lanes>, matrix: UnsafeMutablePointer<Lanes>,
  step: UnsafeMutablePointer<Lanes>
) -> Lanes {
  DampedStep.solve(
    Target.self, gram: gram, count: count, values: values, isRelative: isRelative,
    damping: damping, point: point,
    lower: lower, upper: upper, bounded: bounded, fixed: fixed, matrix: matrix, step: step)
}

/// Which lanes are admissible: see ``Kernels/SmoothingStability``.
public func smoothingIsAdmissible(
  _ parameters: StateSpaceSmoothing.Parameters, period: Int, scratch: UnsafeMutablePointer<Lanes>
) -> SIMDMask<SIMD8<Int64>> {
  SmoothingStability.admits(Target.self, parameters, period: period, scratch: scratch)
}
