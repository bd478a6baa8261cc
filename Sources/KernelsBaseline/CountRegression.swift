public import Kernels

/// Regression of eight series at a given overdispersion: see ``Kernels/CountRegression``.
public func countRegression(
  _ work: CountRegressionWork, overdispersion: Lanes, lanes: LaneMask
) -> CountRegression.Outcome {
  CountRegression.given(Target.self, work, overdispersion: overdispersion, lanes: lanes)
}

/// Negative binomial regression of eight series: see ``Kernels/CountRegression``.
public func negativeBinomialRegression(
  _ work: CountRegressionWork, lanes: LaneMask
) -> CountRegression.Outcome {
  CountRegression.negativeBinomial(Target.self, work, lanes: lanes)
}
