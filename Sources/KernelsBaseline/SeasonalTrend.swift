public import Kernels

/// One pass of STL's inner loop without weights: see ``Kernels/SeasonalTrend``.
public func seasonalTrendPass(_ work: SeasonalTrendWork) {
  SeasonalTrend.pass(Target.self, work)
}

/// One pass of STL's inner loop with weights: see ``Kernels/SeasonalTrend``.
public func seasonalTrendWeightedPass(_ work: SeasonalTrendWork, empty: Bool) {
  SeasonalTrend.weightedPass(Target.self, work, empty: empty)
}

/// What the weighted smoothers of STL need to know of the weights: see ``Kernels/SeasonalTrend``.
public func seasonalTrendCoefficients(_ work: SeasonalTrendWork) -> Bool {
  SeasonalTrend.coefficients(Target.self, work)
}

/// STL's robustness weights from the remainders: see ``Kernels/SeasonalTrend``.
public func seasonalTrendRobustnessWeights(
  _ work: SeasonalTrendWork, lower: SIMD8<Int64>, upper: SIMD8<Int64>, floor: Lanes
) {
  SeasonalTrend.robustnessWeights(
    Target.self, work, lower: lower, upper: upper, floor: floor)
}
