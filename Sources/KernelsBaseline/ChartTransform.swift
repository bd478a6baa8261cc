public import Kernels

/// Transformations of counts: see ``Kernels/ChartTransform``.
public func chartTransform(
  _ values: UnsafeMutablePointer<Lanes>, count: Int, _ work: ChartTransform.Work
) {
  ChartTransform.apply(Target.self, values, count: count, work)
}
