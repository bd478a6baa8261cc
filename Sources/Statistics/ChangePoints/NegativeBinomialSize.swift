/// The dispersion of counts about a mean that may jump.
package enum NegativeBinomialSize {
  /// The size r of a negative binomial distribution (variance = mean + mean² / r) from short
  /// windows: in each window the moment estimate mean² / (variance - mean), over all windows the
  /// median.
  ///
  /// The windows start with 15 values, so that few of them straddle a change; while the median is
  /// not positive (no overdispersion visible in windows so short), they are doubled.
  ///
  /// - Parameter values: counts without holes.
  /// - Returns: r; nil where no window up to the whole series shows more variance than a Poisson
  ///   distribution has.
  /// - Complexity: O(n) a window length.
  /// - References: Cleynen A, Lebarbier E (2014). Segmentation of the Poisson and negative binomial
  ///   rate models: a penalized estimator. ESAIM: Probability and Statistics 18:750–769.
  package static func ofWindows(_ values: [Double]) -> Double? {
    var width = 15
    while true {
      width = min(width, values.count)
      guard width > 1 else { return nil }
      var estimates = (0...(values.count - width)).compactMap { first in
        moment(values[first..<(first + width)])
      }
      if !estimates.isEmpty {
        let size = Selection.median(&estimates)
        if size > 0, size.isFinite { return size }
      }
      if width == values.count { return nil }
      width *= 2
    }
  }

  private static func moment(_ window: ArraySlice<Double>) -> Double? {
    let count = Double(window.count)
    let mean = window.reduce(0, +) / count
    let squares = window.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let excess = squares / (count - 1) - mean
    return excess == 0 ? nil : mean * mean / excess
  }
}
