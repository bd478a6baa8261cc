/// The incomplete gamma function: how a gamma distribution divides at a value, and with it the
/// tails of χ² and Poisson.
///
/// - References: DiDonato and Morris (1986), ACM Transactions on Mathematical Software 12:377–393,
///   doi:10.1145/22721.23109; Gil, Segura and Temme (2012), SIAM Journal on Scientific Computing
///   34:A2965–A2981.
package enum IncompleteGamma {
  /// Above this shape the tails are integrated; below, series and fraction need few terms.
  private static let largeShape = 200.0

  /// P(a, x) and Q(a, x), the probabilities that a gamma variable of shape a and scale 1 lies
  /// below and above x.
  ///
  /// Relative error of either below 1e-12, of their logarithms likewise, wherever a is from 1e-300
  /// to 1e15. A negative x counts as 0.
  ///
  /// - Parameters:
  ///   - a: shape, above 0 and finite.
  ///   - x: value.
  /// - Complexity: O(1), at most some hundred terms.
  package static func tails(_ a: Double, _ x: Double) -> TailProbability {
    guard x > 0 else { return x <= 0 ? .none(.lower) : TailProbability(.lower, value: .nan) }
    guard x < .infinity else { return .none(.upper) }
    if a > largeShape { return integrated(a, x) }
    if a <= 1, x <= 1 { return smallShape(a, x) }
    return x <= max(1, a) ? series(a, x) : fraction(a, x)
  }

  /// ln of xᵃ e⁻ˣ/Γ(a + 1).
  static func logPower(_ a: Double, _ x: Double) -> Double {
    -Deviance.half(a, ratio: x / a, difference: x - a) - GammaFunction.stirlingRemainder(a)
      - 0.5 * log(a) - GammaFunction.halfLogTwoPi
  }

  /// P by its power series, of positive terms.
  private static func series(_ a: Double, _ x: Double) -> TailProbability {
    var (term, sum, n) = (1.0, 1.0, 1.0)
    repeat {
      term *= x / (a + n)
      sum += term
      n += 1
    } while term > 1e-17 * sum
    return TailProbability(.lower, scale: logPower(a, x), factor: sum)
  }

  /// Q by Legendre's continued fraction.
  private static func fraction(_ a: Double, _ x: Double) -> TailProbability {
    var denominator = x + 1 - a
    var (c, d) = (1e300, 1 / denominator)
    var (product, n) = (1 / denominator, 1.0)
    while n < 5_000 {
      let numerator = -n * (n - a)
      denominator += 2
      d = 1 / (numerator * d + denominator)
      c = denominator + numerator / c
      product *= c * d
      n += 1
      if abs(c * d - 1) < 1e-16 { break }
    }
    return TailProbability(.upper, scale: logPower(a, x) + log(a), factor: product)
  }

  /// Both sides where shape and value are at most 1: P may then be so close to 1 that Q needs a
  /// form of its own.
  private static func smallShape(_ a: Double, _ x: Double) -> TailProbability {
    // P = xᵃ/Γ(a + 1) · (1 + a Σ (−x)ⁿ/(n!(a + n)))
    let logGamma = a <= 0.5 ? GammaFunction.logOnePlus(a) : GammaFunction.log(1 + a)
    let power = a * log(x) - logGamma
    var (term, sum, n) = (1.0, 0.0, 1.0)
    repeat {
      term *= -x / n
      sum += term / (a + n)
      n += 1
    } while abs(term) > 1e-18
    let upper = -expm1(power) - exp(power) * a * sum
    return upper < 0.5 ? TailProbability(.upper, value: upper) : series(a, x)
  }

  /// The tail beyond x, away from the mode, integrated.
  private static func integrated(_ a: Double, _ x: Double) -> TailProbability {
    let exponent = a - 1
    // The density at x is its power times a/x.
    let scale = logPower(a, x) + log(a / x)
    // 1 − (a − 1)/x without its cancellation.
    let slope = ((x - a) + 1) / x
    let curvature = exponent / (x * x)
    if slope >= 0 {
      let integral = TailIntegral.relative(slope: slope, curvature: curvature, end: .infinity) {
        exponent * Deviance.unit($0 / x) + $0 * slope
      }
      return TailProbability(.upper, scale: scale, factor: integral)
    }
    let integral = TailIntegral.relative(slope: -slope, curvature: curvature, end: x) {
      exponent * Deviance.unit(-$0 / x) - $0 * slope
    }
    return TailProbability(.lower, scale: scale, factor: integral)
  }
}
