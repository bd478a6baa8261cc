public import Kernels

/// A quasi-Poisson fit of eight series: see ``Kernels/SeasonalPoisson``.
public func seasonalPoissonFit(
  _ work: SeasonalPoissonWork, period: Int, trend: Bool, lanes: LaneMask
) -> SeasonalPoissonFit {
  SeasonalPoisson.fit(Target.self, work, period: period, trend: trend, lanes: lanes)
}

/// Prior weights from the residuals of a fit: see ``Kernels/SeasonalPoisson``.
public func seasonalPoissonReweigh(
  _ work: SeasonalPoissonWork, period: Int, fit: SeasonalPoissonFit, threshold: Double
) {
  SeasonalPoisson.reweigh(Target.self, work, period: period, fit: fit, threshold: threshold)
}
