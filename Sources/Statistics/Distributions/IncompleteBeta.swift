/// The incomplete beta function: how a beta distribution divides at a share, and with it the tails
/// of t, F, binomial and negative binomial.
///
/// - References: DiDonato and Morris (1992), ACM Transactions on Mathematical Software 18:360–373
///   (TOMS 708), doi:10.1145/131766.131776.
package enum IncompleteBeta {
  /// Above these parameters the tails are integrated; below, series and fraction need few terms.
  private static let large = 200.0

  /// I and 1 − I at a share x, the probabilities that a beta variable lies below and above it.
  ///
  /// Relative error of either below 1e-12, of their logarithms likewise.
  ///
  /// - Parameters:
  ///   - a: first shape, above 0 and finite.
  ///   - b: second shape, above 0 and finite.
  ///   - x: share; below 0 counts as 0, above 1 as 1.
  package static func tails(_ a: Double, _ b: Double, _ x: Double) -> TailProbability {
    guard !x.isNaN else { return TailProbability(.lower, value: .nan) }
    let share = min(max(x, 0), 1)
    // a + b with what its rounding leaves.
    let total = a + b
    let larger = max(a, b)
    let rest = (larger - total) + min(a, b)
    let excess = (-a).addingProduct(total, share) + rest * share
    return tails(Place(a: a, b: b, x: share, y: 1 - share, excess: excess))
  }

  /// A beta distribution and a place in it.
  struct Place {
    /// Shapes.
    var a, b: Double
    /// The share and what is missing to 1, each accurate relative to itself.
    var x, y: Double
    /// (a + b)x − a = bx − ay, how far the place lies beyond the mean, times a + b. Computed by the
    /// caller without cancellation, it decides the accuracy where a and b are large.
    var excess: Double

    var mirrored: Place { Place(a: b, b: a, x: y, y: x, excess: -excess) }

    /// ln of xᵃ yᵇ/B(a, b).
    var logPower: Double {
      let n = a + b
      let deviance =
        Deviance.half(a, ratio: x * (n / a), difference: excess)
        + Deviance.half(b, ratio: y * (n / b), difference: -excess)
      return 0.5 * (log(a) + log(b / n)) - GammaFunction.halfLogTwoPi - deviance
        + GammaFunction.stirlingRemainder(n) - GammaFunction.stirlingRemainder(a)
        - GammaFunction.stirlingRemainder(b)
    }
  }

  static func tails(_ place: Place) -> TailProbability { tails(place, logPower: place.logPower) }

  /// - Parameter logPower: the place's, which the caller may need for a density, too.
  static func tails(_ place: Place, logPower: @autoclosure () -> Double) -> TailProbability {
    guard place.x > 0 else { return .none(.lower) }
    guard place.y > 0 else { return .none(.upper) }
    if min(place.a, place.b) > large { return integrated(place, logPower()) }
    if isSmall(place) { return smallShape(place) }
    if isSmall(place.mirrored) { return smallShape(place.mirrored).exchanged }
    let isBelowMean = (place.a + place.b + 2) * place.x < place.a + 1
    return isBelowMean
      ? fraction(place, logPower()) : fraction(place.mirrored, logPower()).exchanged
  }

  private static func isSmall(_ place: Place) -> Bool {
    place.a <= 1 && place.b * place.x <= 1 && place.x <= 0.7
  }

  /// I by the even part of its continued fraction.
  private static func fraction(_ place: Place, _ logPower: Double) -> TailProbability {
    let (a, b, x, y) = (place.a, place.b, place.x, place.y)
    func denominator(_ n: Double) -> Double {
      let step = a + 2 * n
      return n + n * (b - n) * x / (step - 1)
        + (a + n) / (step + 1) * (1 - place.excess + n * (1 + y))
    }
    // The zeroth denominator is written out: the step before it is 0 where a is 1.
    var d = (a + 1) / (a * (1 - place.excess))
    var c = 1e300
    var (product, n) = (d, 1.0)
    while n < 20_000 {
      let step = a + 2 * n - 1
      let numerator = ((a + n - 1) / step) * ((a + b + n - 1) / step) * n * (b - n) * x * x
      let next = denominator(n)
      d = 1 / (numerator * d + next)
      c = next + numerator / c
      product *= c * d
      n += 1
      if abs(c * d - 1) < 1e-16 { break }
    }
    return TailProbability(.lower, scale: logPower, factor: product)
  }

  /// Both sides where the first shape is at most 1 and the share small: I may then be so close to
  /// 1 that the other side needs a form of its own.
  private static func smallShape(_ place: Place) -> TailProbability {
    let (a, b, x) = (place.a, place.b, place.x)
    // I = xᵃ Γ(a + b)/(Γ(a + 1)Γ(b)) · (1 + a Σ (1 − b)…(n − b)/n! · xⁿ/(a + n))
    let logGamma = a <= 0.5 ? GammaFunction.logOnePlus(a) : GammaFunction.log(1 + a)
    let power = a * log(x) - logGamma + GammaFunction.logRatio(b, plus: a)
    var (term, sum, n) = (1.0, 0.0, 1.0)
    repeat {
      term *= (n - b) / n * x
      sum += term / (a + n)
      n += 1
    } while abs(term) > 1e-18 && n < 1_000
    let upper = -expm1(power) - exp(power) * a * sum
    return upper < 0.5
      ? TailProbability(.upper, value: upper)
      : TailProbability(.lower, scale: power, factor: 1 + a * sum)
  }

  /// The tail beyond the share, away from the mode, integrated.
  private static func integrated(_ place: Place, _ logPower: Double) -> TailProbability {
    let (x, y) = (place.x, place.y)
    // How far the share lies beyond the mode, times a + b − 2.
    let beyondMode = place.excess - x + y
    guard beyondMode >= 0 else { return integrated(place.mirrored, logPower).exchanged }
    let (first, second) = (place.a - 1, place.b - 1)
    let slope = beyondMode / x / y
    let integral = TailIntegral.relative(
      slope: slope, curvature: first / x / x + second / y / y, end: y
    ) {
      first * Deviance.unit($0 / x) + second * Deviance.unit(-$0 / y) + $0 * slope
    }
    return TailProbability(
      .upper, scale: logPower - log(x) - log(y), factor: integral)
  }
}
