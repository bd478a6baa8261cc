public import Kernels

/// The likelihood ratio chart of a series: see ``Kernels/LikelihoodRatio``.
public func likelihoodRatioScan(_ work: LikelihoodRatioWork) {
  LikelihoodRatio.scan(Target.self, work)
}
