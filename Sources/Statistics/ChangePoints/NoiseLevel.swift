/// How much a series scatters about a level that may jump.
package enum NoiseLevel {
  /// The standard deviation of white noise about a piecewise constant level: the median absolute
  /// difference of neighbours, divided by √2 and by its expectation for a standard normal variable.
  ///
  /// A jump spoils one difference, an outlier two; neither moves the median. Where more than half
  /// of the differences are 0 (ties), the root mean square difference takes its place.
  ///
  /// - Parameter values: a series without holes.
  /// - Returns: 0 for a constant series and for fewer than two values.
  /// - Complexity: O(n).
  /// - References: Fearnhead P, Rigaill G (2019). Changepoint detection in the presence of outliers.
  ///   JASA 114:169–183.
  package static func ofDifferences(_ values: [Double]) -> Double {
    guard values.count > 1 else { return 0 }
    var differences = zip(values, values.dropFirst()).map { abs($1 - $0) }
    let median = Selection.median(&differences)
    if median > 0 { return median / (2.0.squareRoot() * 0.6744897501960817) }
    let squares = differences.reduce(0) { $0 + $1 * $1 }
    return (squares / Double(2 * differences.count)).squareRoot()
  }
}
