package import Kernels

/// The least and the greatest present value of every lane of a block.
package struct ValueRange: Sendable {
  /// Positive infinity in a lane without values.
  package let least: Lanes
  /// Negative infinity in a lane without values.
  package let greatest: Lanes

  /// - Parameter values: periods of eight lanes; NaN is missing.
  package init(_ values: [Lanes]) {
    var least = Lanes(repeating: .infinity)
    var greatest = -least
    for value in values {
      least.replace(with: value, where: value .< least)
      greatest.replace(with: value, where: value .> greatest)
    }
    self.least = least
    self.greatest = greatest
  }

  /// Whether all values of a lane are equal (and there is one).
  package func isConstant(_ lane: Int) -> Bool { least[lane] == greatest[lane] }

  /// Whether a lane holds an infinite value.
  package func isInfinite(_ lane: Int) -> Bool {
    least[lane] == -.infinity || greatest[lane] == .infinity
  }

  /// The power of two that brings a lane's greatest magnitude into [1, 2): multiplying by it
  /// changes no digit, and squares of what it gives neither overflow nor vanish.
  ///
  /// 1 for a lane of zeros or without values.
  package func scale(_ lane: Int) -> Double {
    let magnitude = max(abs(least[lane]), abs(greatest[lane]))
    guard magnitude > 0, magnitude.isFinite else { return 1 }
    return Double(sign: .plus, exponent: min(1023, -magnitude.exponent), significand: 1)
  }
}
