/// How much figures some periods apart go together.
///
/// - References: Box, Jenkins, Reinsel (2008), Time Series Analysis, 4th edition, 2.1.5.
package enum Autocorrelation {
  /// The autocorrelations r_0 = 1, r_1, …, r_lags, each over all n figures.
  ///
  /// - Parameters:
  ///   - values: figures in time order; a missing one (NaN) adds to no sum.
  ///   - lags: greatest lag; autocorrelations from the length on are 0.
  /// - Returns: `lags` + 1 numbers; 0 beyond r_0 where all figures are equal or there is none.
  /// - Complexity: O(n × lags).
  package static func coefficients(_ values: [Double], lags: Int) -> [Double] {
    precondition(lags >= 0, "lags are not negative")
    let deviations = Deviations(values)
    let variance = deviations.product(lag: 0)
    let rest = (1..<(lags + 1)).map { lag in
      variance > 0 && lag < values.count ? deviations.product(lag: lag) / variance : 0
    }
    return [1] + rest
  }
}

/// Deviations from the mean in a unit that keeps their products within range; 0 where missing.
struct Deviations {
  let values: [Double]
  /// Figures that are not missing.
  let present: Int
  /// The unit, a power of two: a deviation is a number of these.
  let unit: Double

  init(_ figures: [Double]) {
    let known = figures.filter { !$0.isNaN }
    present = known.count
    let largest = known.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0, largest < .infinity else {
      unit = 1
      values = [Double](repeating: 0, count: figures.count)
      return
    }
    let unit = Double(sign: .plus, exponent: max(-1022, largest.exponent), significand: 1)
    let mean = known.reduce(0) { $0 + $1 / unit } / Double(known.count)
    let isConstant = known.allSatisfy { $0 == known[0] }
    self.unit = unit
    values = figures.map { $0.isNaN || isConstant ? 0 : $0 / unit - mean }
  }

  /// The sum of the products of deviations `lag` apart.
  func product(lag: Int) -> Double {
    guard lag < values.count else { return 0 }
    var sum = 0.0
    for index in 0..<(values.count - lag) { sum += values[index] * values[index + lag] }
    return sum
  }
}
