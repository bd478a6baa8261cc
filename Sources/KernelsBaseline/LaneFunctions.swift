public import Kernels

/// eˣ, lane by lane, in place: see ``Kernels/LaneFunctions``.
public func laneExponentials(_ values: UnsafeMutablePointer<Lanes>, count: Int) {
  for index in 0..<count { values[index] = LaneFunctions.exp(Target.self, values[index]) }
}

/// ln x, lane by lane, in place: see ``Kernels/LaneFunctions``.
public func laneLogarithms(_ values: UnsafeMutablePointer<Lanes>, count: Int) {
  for index in 0..<count { values[index] = LaneFunctions.log(Target.self, values[index]) }
}

/// ln of negative binomial probabilities, lane by lane: see ``Kernels/LaneCounts``.
///
/// - Parameters:
///   - counts: replaced by the logarithms.
///   - means: one a count.
///   - sizes: one a count.
///   - count: number of vectors.
public func laneNegativeBinomialLogMasses(
  _ counts: UnsafeMutablePointer<Lanes>, means: UnsafePointer<Lanes>,
  sizes: UnsafePointer<Lanes>, count: Int
) {
  for index in 0..<count {
    counts[index] = LaneCounts.logNegativeBinomialMass(
      Target.self, count: counts[index], mean: means[index], size: sizes[index])
  }
}

/// ln of Poisson probabilities, lane by lane: see ``Kernels/LaneCounts``.
///
/// - Parameters:
///   - counts: replaced by the logarithms.
///   - means: one a count.
///   - count: number of vectors.
public func lanePoissonLogMasses(
  _ counts: UnsafeMutablePointer<Lanes>, means: UnsafePointer<Lanes>, count: Int
) {
  for index in 0..<count {
    counts[index] = LaneCounts.logPoissonMass(
      Target.self, count: counts[index], mean: means[index])
  }
}
