public import Kernels

/// Periods in order of their value less a trend: see ``Kernels/TiltedOrder``.
public func tiltedOrder(
  _ values: UnsafePointer<Lanes>, count: Int, scale: Lanes, slope: Lanes, lateFirst: SIMD8<Int64>,
  keys: UnsafeMutablePointer<Lanes>, into order: UnsafeMutablePointer<SIMD8<Int16>>
) {
  TiltedOrder.order(
    Target.self, values, count: count, scale: scale, slope: slope, lateFirst: lateFirst,
    keys: keys, into: order)
}

/// Values less a trend on a scale of sixteen bits: see ``Kernels/TiltedOrder``.
public func tiltedLevels(
  _ values: UnsafePointer<Lanes>, count: Int, slope: Lanes, centre: Lanes, scale: Lanes,
  into levels: UnsafeMutablePointer<SIMD8<Int16>>
) {
  TiltedOrder.levels(
    Target.self, values, count: count, slope: slope, centre: centre, scale: scale, into: levels)
}

/// Pairs that are not in order of time: see ``Kernels/TiltedOrder``.
public func inversions(_ order: UnsafePointer<SIMD8<Int16>>, count: Int) -> SIMD8<Int32> {
  TiltedOrder.inversions(Target.self, order, count: count)
}
