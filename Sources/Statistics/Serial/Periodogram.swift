/// How much of a series' variation has which period: the squared size of its Fourier coefficients.
///
/// - References: Schuster (1898), Terrestrial Magnetism 3:13-41; Bloomfield (2000), Fourier Analysis
///   of Time Series, 2nd edition.
package enum Periodogram {
  /// The power |Σ (y_t - mean) exp(-2πi k t / n)|² / n at the frequencies k / n, k = 0, …, n / 2.
  ///
  /// The power at k = n / 12 is that of a period of 12. Over k = 1, …, n - 1 (powers repeat beyond
  /// n / 2) powers add up to the sum of squared deviations.
  ///
  /// - Parameter values: n figures in time order; missing ones (NaN) stand at the mean.
  /// - Returns: n / 2 + 1 powers; none for an empty series, and 0 throughout for a constant one.
  /// - Complexity: O(n²).
  package static func powers(_ values: [Double]) -> [Double] {
    let n = values.count
    guard n > 0 else { return [] }
    let deviations = Deviations(values)
    let angle = 2 * Double.pi / Double(n)
    let waves = (0..<n).map { (cos: cos(angle * Double($0)), sin: sin(angle * Double($0))) }
    return (0...n / 2).map { k in
      guard k > 0 else { return 0 }
      var (real, imaginary) = (0.0, 0.0)
      var phase = 0
      for deviation in deviations.values {
        real += deviation * waves[phase].cos
        imaginary += deviation * waves[phase].sin
        phase += k
        if phase >= n { phase -= n }
      }
      return (real * real + imaginary * imaginary) / Double(n) * deviations.unit * deviations.unit
    }
  }
}
