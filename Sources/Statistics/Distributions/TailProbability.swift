/// The two probabilities that a value divides a distribution into, each with full relative accuracy
/// also where it is far below the smallest double.
///
/// One of the two is computed, the other follows from it; the one computed is never close to 1
/// while the other matters.
package struct TailProbability: Sendable, Equatable {
  package enum Side: Sendable { case lower, upper }

  /// The side that was computed.
  package let side: Side
  /// Natural logarithm of that side's probability.
  package let logarithm: Double
  /// That side's probability; 0 where it is below the smallest double.
  package let value: Double

  init(_ side: Side, logarithm: Double, value: Double) {
    self.side = side
    self.logarithm = logarithm
    self.value = value
  }

  init(_ side: Side, value: Double) {
    self.init(side, logarithm: log(value), value: value)
  }

  /// A probability given as e to the power of `scale`, times `factor`.
  init(_ side: Side, scale: Double, factor: Double) {
    self.init(side, logarithm: scale + log(factor), value: exp(scale) * factor)
  }

  /// Nothing lies on that side.
  static func none(_ side: Side) -> TailProbability {
    TailProbability(side, logarithm: -.infinity, value: 0)
  }

  /// Probability of the lower side.
  package var lower: Double { side == .lower ? value : 1 - value }
  /// Probability of the upper side.
  package var upper: Double { side == .upper ? value : 1 - value }
  /// Natural logarithm of ``lower``.
  package var logLower: Double { side == .lower ? logarithm : log1p(-value) }
  /// Natural logarithm of ``upper``.
  package var logUpper: Double { side == .upper ? logarithm : log1p(-value) }

  /// The same with the sides exchanged.
  var exchanged: TailProbability {
    TailProbability(side == .lower ? .upper : .lower, logarithm: logarithm, value: value)
  }
}
