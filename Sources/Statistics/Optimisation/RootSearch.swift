/// Where a monotone function crosses zero.
package enum RootSearch {
  /// The crossing between two places at which the function has opposite signs.
  ///
  /// Regula falsi in the Illinois form, with a bisection whenever three steps have not halved the
  /// bracket: about ten evaluations for a smooth function, never more than three for every bisection
  /// that would have done.
  ///
  /// - Parameters:
  ///   - low: one end of the bracket.
  ///   - high: the other end.
  ///   - tolerance: width of the bracket at which the search ends.
  ///   - function: continuous; its values are compared with 0 only.
  /// - Returns: a place within `tolerance` of a crossing, or nil where both ends have the same sign
  ///   or a value is not a number.
  /// - References: Dowell M, Jarratt P (1971). A modified regula falsi method for computing the root
  ///   of an equation. BIT 11:168–174. doi:10.1007/BF01934364
  package static func crossing(
    from low: Double, to high: Double, tolerance: Double, _ function: (Double) -> Double
  ) -> Double? {
    var a = low
    var b = high
    var atA = function(a)
    var atB = function(b)
    if atA == 0 { return a }
    if atB == 0 { return b }
    guard atA * atB < 0 else { return nil }
    var goal = abs(b - a) / 2
    var steps = 0
    while abs(b - a) > tolerance {
      var middle = b - atB * (b - a) / (atB - atA)
      steps += 1
      if steps > 3 || !(middle > min(a, b) && middle < max(a, b)) {
        middle = a + (b - a) / 2
        if middle == a || middle == b { break }
      }
      let value = function(middle)
      guard !value.isNaN else { return nil }
      if value == 0 { return middle }
      if (value < 0) == (atB < 0) {
        // The same end moved twice: half the weight of the other one.
        atA /= 2
      } else {
        a = b
        atA = atB
      }
      b = middle
      atB = value
      if abs(b - a) <= goal {
        goal = abs(b - a) / 2
        steps = 0
      }
    }
    return a + (b - a) / 2
  }
}
