/// The logarithm of the gamma function and its derivatives for positive arguments.
///
/// - References: Abramowitz and Stegun (1964), chapter 6; NIST Digital Library of Mathematical
///   Functions, chapter 5.
package enum GammaFunction {
  static let halfLogTwoPi = 0.9189385332046727

  /// ln Γ(x) for x > 0.
  ///
  /// Relative error below 1e-15 away from, and below 1e-14 around, the zeros at 1 and 2. Zero gives
  /// infinity, a negative argument or NaN gives NaN.
  ///
  /// - Complexity: O(1).
  package static func log(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? .infinity : .nan }
    if x >= 10 {
      guard x < .infinity else { return .infinity }
      return (x - 0.5) * (Statistics.log(x) - 1) - 0.5 + halfLogTwoPi + stirlingSeries(x)
    }
    if x < 0.5 { return logOnePlus(x) - Statistics.log(x) }
    if x < 1.5 { return logOnePlus(x - 1) }
    // Γ(x) = (x − 1)(x − 2) … Γ(2 + t) with t within ±½.
    var product = 1.0
    var reduced = x
    while reduced >= 2.5 {
      reduced -= 1
      product *= reduced
    }
    let rest = logTwoPlus(reduced - 2)
    return product == 1 ? rest : Statistics.log(product) + rest
  }

  /// ln Γ(1 + t) for |t| ≤ ½, accurate relative to its value also where that is near 0.
  static func logOnePlus(_ t: Double) -> Double { logTwoPlus(t) - log1p(t) }

  /// ln Γ(2 + t) for |t| ≤ ½: t(1 − γ) + Σ (ζ(k) − 1)(−t)ᵏ/k.
  private static func logTwoPlus(_ t: Double) -> Double {
    // Even and odd powers apart: two short chains of sums run beside each other.
    let square = t * t
    let (even, odd) = zetaTerms.withUnsafeBufferPointer { terms in
      var (even, odd) = (0.0, 0.0)
      var index = terms.count - 2
      while index >= 0 {
        even = even * square + terms[index]
        odd = odd * square + terms[index + 1]
        index -= 2
      }
      return (even, odd)
    }
    return t * (oneMinusEuler + t * (even - t * odd))
  }

  /// What Stirling's formula leaves out: δ(x) = ln Γ(x + 1) − (x + ½) ln x + x − ½ ln 2π, x > 0.
  ///
  /// Absolute error below 1e-14, which is what it means where δ stands in an exponent.
  static func stirlingRemainder(_ x: Double) -> Double {
    if x >= 10 { return stirlingSeries(x) }
    return log(x + 1) - (x + 0.5) * Statistics.log(x) + x - halfLogTwoPi
  }

  /// ln Γ(b + a) − ln Γ(b) for 0 < a ≤ 1, accurate relative to a.
  static func logRatio(_ b: Double, plus a: Double) -> Double {
    var sum = 0.0
    var base = b
    while base < 10 {
      sum -= log1p(a / base)
      base += 1
    }
    let e = a / base
    sum += a * Statistics.log(base + a) - base * Deviance.unit(e) - 0.5 * log1p(e)
    var power = 1 / base
    let step = power * power
    for (index, coefficient) in stirling.enumerated() {
      sum += coefficient * power * expm1(-Double(2 * index + 1) * log1p(e))
      power *= step
    }
    return sum
  }

  /// Digamma ψ(x), the derivative of ln Γ, for x > 0; relative error below 1e-14 also around its
  /// zero at 1.4616….
  ///
  /// - Complexity: O(1).
  package static func digamma(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? -.infinity : .nan }
    let offset = (x - digammaZero) - digammaZeroRest
    if abs(offset) < 0.35 {
      var sum = 0.0
      for coefficient in digammaTaylor.reversed() { sum = sum * offset + coefficient }
      return sum * offset
    }
    var shift = 0.0
    var base = x
    while base < 10 {
      shift += 1 / base
      base += 1
    }
    let square = 1 / (base * base)
    var sum = 0.0
    for coefficient in digammaSeries.reversed() { sum = (sum + coefficient) * square }
    return Statistics.log(base) - 0.5 / base - sum - shift
  }

  /// Trigamma ψ′(x), the second derivative of ln Γ, for x > 0; relative error below 1e-14.
  ///
  /// - Complexity: O(1).
  package static func trigamma(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? .infinity : .nan }
    var shift = 0.0
    var base = x
    while base < 12 {
      shift += 1 / (base * base)
      base += 1
    }
    let inverse = 1 / base
    let square = inverse * inverse
    var sum = 0.0
    for coefficient in bernoulli.reversed() { sum = (sum + coefficient) * square }
    return shift + inverse * (1 + 0.5 * inverse + sum)
  }

  /// δ(x) with ln Γ(x) = (x − ½) ln x − x + ½ ln 2π + δ(x), for x ≥ 10.
  private static func stirlingSeries(_ x: Double) -> Double {
    let inverse = 1 / x
    let square = inverse * inverse
    var sum = 0.0
    for coefficient in stirling.reversed() { sum = sum * square + coefficient }
    return sum * inverse
  }

  private static let oneMinusEuler = 0.42278433509846713

  /// B₂ₖ/(2k(2k − 1)).
  private static let stirling = [
    0.08333333333333333, -0.002777777777777778, 0.0007936507936507937, -0.0005952380952380953,
    0.0008417508417508417, -0.0019175269175269176, 0.00641025641025641, -0.029550653594771242,
  ]

  /// (ζ(k) − 1)/k for k = 2, 3, …, 25.
  private static let zetaTerms = [
    0.3224670334241132, 0.0673523010531981, 0.020580808427784546, 0.007385551028673986,
    0.0028905103307415234, 0.001192753911703261, 0.0005096695247430425, 0.00022315475845357939,
    9.945751278180853e-05, 4.492623673813314e-05, 2.050721277567069e-05, 9.439488275268397e-06,
    4.374866789907488e-06, 2.039215753801366e-06, 9.55141213040742e-07, 4.492469198764566e-07,
    2.1207184805554665e-07, 1.0043224823968099e-07, 4.7698101693639804e-08, 2.2711094608943164e-08,
    1.0838659214896955e-08, 5.183475041970047e-09, 2.4836745438024785e-09, 1.1921401405860912e-09,
  ]

  private static let digammaZero = 1.4616321449683622
  private static let digammaZeroRest = 9.549995429965697e-17

  /// ψ⁽ⁿ⁾(x₀)/n! at the zero, n = 1, 2, ….
  private static let digammaTaylor = [
    0.9676722454476212, -0.4427631689835921, 0.258499760955651, -0.16394270544240652,
    0.10782405069126237, -0.07219956125645471, 0.04880428816414311, -0.03316112647484736,
    0.022597648232218104, -0.01542476590494896, 0.010538791616612175, -0.007204534386356869,
    0.004926781395729853, -0.003369801655439328, 0.002305126326734928, -0.0015769367714301972,
    0.0010788252019162967, -0.0007380709389960052, 0.000504953265834602, -0.0003454680251063077,
    0.00023635601564027053, -0.00016170622091974803, 0.0001106337276874741,
    -7.569179582195066e-05, 5.178575795222081e-05, -3.5430070947659604e-05,
  ]

  /// B₂ₖ/2k.
  private static let digammaSeries = [
    0.08333333333333333, -0.008333333333333333, 0.003968253968253968, -0.004166666666666667,
    0.007575757575757576, -0.021092796092796094, 0.08333333333333333, -0.4432598039215686,
  ]

  /// B₂ₖ.
  private static let bernoulli = [
    0.16666666666666666, -0.03333333333333333, 0.023809523809523808, -0.03333333333333333,
    0.07575757575757576, -0.2531135531135531, 1.1666666666666667, -7.092156862745098,
    54.971177944862156,
  ]
}
