public import Kernels

/// Predicts a period with every model of a filter: see ``Kernels/CountFilter/predict(_:_:season:)``.
public func countFilterPredict(
  _ work: CountFilterWork, season: UnsafePointer<Double>
) -> CountMoments {
  CountFilter.predict(Target.self, work, season: season)
}

/// Learns from a period's counts: see ``Kernels/CountFilter/learn(_:_:count:season:)``.
public func countFilterLearn(
  _ work: CountFilterWork, count: CountObservation, season: UnsafePointer<Double>
) -> CountLesson {
  CountFilter.learn(Target.self, work, count: count, season: season)
}

/// Makes levels and slopes less certain: see ``Kernels/CountFilter/loosen(_:_:shift:level:slope:)``.
public func countFilterLoosen(
  _ work: CountFilterWork, shift: Lanes, level: Lanes, slope: Lanes
) {
  CountFilter.loosen(Target.self, work, shift: shift, level: level, slope: slope)
}
