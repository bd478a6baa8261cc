import Foundation

/// Stands in for the normal distribution until the one of Distributions is here.
enum NormalTail {
  /// The probability that a standard normal number lies further from 0 than z.
  static func twoSided(_ z: Double) -> Double { erfc(z.magnitude / 2.0.squareRoot()) }

  /// The quantile of the standard normal distribution, by Newton steps on the tail.
  static func quantile(_ p: Double) -> Double {
    if p > 0.5 { return -quantile(1 - p) }
    var z = -(-2 * log(p)).squareRoot()
    for _ in 0..<60 {
      let density = exp(-z * z / 2) / (2 * Double.pi).squareRoot()
      let step = (0.5 * erfc(-z / 2.0.squareRoot()) - p) / density
      z -= step
      if step.magnitude < 1e-16 * max(1, z.magnitude) { break }
    }
    return z
  }
}
