import Statistics

/// A part of a whole, in people, with Wilson's limits.
///
/// The limits say how far the share of a larger population may lie from the share seen in these
/// people, as if each were drawn from it independently. They stay within 0…1 and keep their level
/// for shares near 0 and 1 and for small wholes, where the usual ± limits do not.
///
/// - Reference: Wilson, E. B. (1927), *Probable inference, the law of succession, and statistical
///   inference*, Journal of the American Statistical Association 22, 209–212. Agrees with R's
///   `prop.test(correct = FALSE)` and statsmodels' `proportion_confint(method="wilson")`.
package struct Share: Hashable, Sendable {
  package let part: Double
  package let whole: Double

  /// - Returns: nil where there is no whole, where a count is negative or no number, or where the
  ///   part is larger than the whole: a figure that says so is not a share.
  package init?(_ part: Double, of whole: Double) {
    guard whole > 0, whole.isFinite, part >= 0, part <= whole else { return nil }
    self.part = part
    self.whole = whole
  }

  package var value: Double { part / whole }

  /// Wilson's score limits.
  ///
  /// - Parameter level: probability covered, within 0…1.
  package func limits(level: Double = 0.95) -> ClosedRange<Double> {
    let z = Normal.quantile(0.5 + min(max(level, 0), 1) / 2)
    guard z.isFinite else { return 0...1 }
    let square = z * z
    let middle = (part + square / 2) / (whole + square)
    let half =
      z / (whole + square) * (part * (whole - part) / whole + square / 4).squareRoot()
    // Rounding must not leave the ends of a share of nobody or of everybody beside 0 and 1.
    let lower = part == 0 ? 0 : max(0, middle - half)
    let upper = part == whole ? 1 : min(1, middle + half)
    return lower...upper
  }
}
