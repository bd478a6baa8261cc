/// The normal distribution with mean 0 and deviation 1.
///
/// - References: Wichura (1988), Algorithm AS 241, Applied Statistics 37:477–484,
///   doi:10.2307/2347330; Laplace's continued fraction of the tail.
package enum Normal {
  /// Density at z.
  package static func density(_ z: Double) -> Double {
    exp(-0.5 * z * z - GammaFunction.halfLogTwoPi)
  }

  /// How the distribution divides at z.
  ///
  /// Relative error of either side below 1e-12; the logarithms hold for every finite z.
  package static func tails(_ z: Double) -> TailProbability {
    let side: TailProbability.Side = z < 0 ? .lower : .upper
    let distance = abs(z)
    if distance < 12 {
      return TailProbability(side, value: 0.5 * erfc(distance * 0.5.squareRoot()))
    }
    guard distance < .infinity else {
      return z.isNaN ? TailProbability(side, value: .nan) : .none(side)
    }
    // Density over tail is z + 1/(z + 2/(z + 3/(z + …))).
    var hazard = distance
    for n in stride(from: 40.0, through: 1, by: -1) { hazard = distance + n / hazard }
    return TailProbability(
      side, scale: -0.5 * distance * distance - GammaFunction.halfLogTwoPi, factor: 1 / hazard)
  }

  /// The value below which a share p of the distribution lies.
  ///
  /// Relative error below 1e-15. The value above which a share q lies is −quantile(q), for q however
  /// small.
  ///
  /// - Parameter p: from 0 (minus infinity) to 1 (infinity); NaN beyond.
  package static func quantile(_ p: Double) -> Double {
    guard p > 0, p < 1 else { return p == 0 ? -.infinity : p == 1 ? .infinity : .nan }
    let offset = p - 0.5
    if abs(offset) <= 0.425 {
      let r = 0.180625 - offset * offset
      return offset * ratio(r, central.numerator, central.denominator)
    }
    let r = (-log(offset < 0 ? p : 1 - p)).squareRoot()
    let distance = tailQuantile(r)
    return offset < 0 ? -distance : distance
  }

  /// The value below which a share lies whose natural logarithm is given, for shares below the
  /// smallest double too.
  ///
  /// - Parameter logarithm: at most 0.
  package static func quantile(logarithm: Double) -> Double {
    guard logarithm < -300 else { return quantile(exp(logarithm)) }
    guard logarithm > -.infinity else { return logarithm }
    // The tail is about density over distance; Newton's steps on its logarithm do the rest.
    var z = -(-2 * logarithm - log(-4 * Double.pi * logarithm)).squareRoot()
    for _ in 0..<6 {
      let tail = tails(z)
      let hazard = exp(-0.5 * z * z - GammaFunction.halfLogTwoPi - tail.logLower)
      z -= (tail.logLower - logarithm) / hazard
    }
    return z
  }

  /// The distance from 0 beyond which a tail of exp(−r²) lies.
  private static func tailQuantile(_ r: Double) -> Double {
    r <= 5
      ? ratio(r - 1.6, middle.numerator, middle.denominator)
      : ratio(r - 5, far.numerator, far.denominator)
  }

  private static func ratio(
    _ r: Double, _ numerator: [Double], _ denominator: [Double]
  ) -> Double {
    let top = numerator.reversed().reduce(0) { $0 * r + $1 }
    let bottom = denominator.reversed().reduce(0) { $0 * r + $1 }
    return top / bottom
  }

  /// Wichura's coefficients, from the constant up, for |p − ½| ≤ 0.425.
  private static let central = (
    numerator: [
      3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
      45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
    ],
    denominator: [
      1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077,
      21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610,
    ]
  )

  /// For tails down to exp(−25).
  private static let middle = (
    numerator: [
      1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550,
      3.64784832476320460504, 1.27045825245236838258, 0.241780725177450611770,
      0.0227238449892691845833, 7.74545014278341407640e-4,
    ],
    denominator: [
      1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550,
      0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4,
      1.05075007164441684324e-9,
    ]
  )

  /// For tails below exp(−25).
  private static let far = (
    numerator: [
      6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
      0.296560571828504891230, 0.0265321895265761230930, 0.00124266094738807843860,
      2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ],
    denominator: [
      1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
      7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
      2.04426310338993978564e-15,
    ]
  )
}
