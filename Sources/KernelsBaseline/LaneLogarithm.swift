public import Kernels

/// Replaces `count` numbers a lane, each above -1, by ln(1 + x): see ``Kernels/LaneLogarithm``.
public func logarithmsOfOnePlus(_ values: UnsafeMutablePointer<Lanes>, count: Int) {
  LaneLogarithm.replaceByLogarithmOfOnePlus(Target.self, values, count: count)
}
