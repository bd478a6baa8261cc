/// A series as the smoothing models take it: from its first value to its last, brought to a magnitude
/// of about 1 by a power of two.
struct SmoothingSeries {
  /// NaN is missing; the first and the last value are not.
  let values: [Double]
  /// Present values.
  let count: Int
  /// What one of the numbers is worth in the series' own unit.
  let unit: Double
  /// Whether all values are above 0, as multiplicative errors need.
  let isPositive: Bool
  /// Index of the last value in the series as it was given.
  let last: Int

  /// - Parameters:
  ///   - series: at least one finite value; NaN is missing.
  ///   - scale: a power of two.
  init(_ series: [Double], scale: Double) {
    let first = series.firstIndex { !$0.isNaN } ?? 0
    last = series.lastIndex { !$0.isNaN } ?? 0
    values = series[first...last].map { $0 * scale }
    count = values.reduce(0) { $1.isNaN ? $0 : $0 + 1 }
    unit = 1 / scale
    isPositive = !values.contains { $0 <= 0 }
  }

  /// Mean of the first present values, up to a dozen.
  var opening: Double {
    let first = values.lazy.filter { !$0.isNaN }.prefix(12)
    var sum = 0.0
    var count = 0.0
    for value in first {
      sum += value
      count += 1
    }
    return sum / count
  }
}
