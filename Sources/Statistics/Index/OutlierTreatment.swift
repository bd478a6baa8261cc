/// Holds back figures that would decide an indicator's whole scale.
///
/// An indicator passes unless its skewness lies beyond ±2 and its excess kurtosis above 3.5. One
/// that fails is winsorised: again and again its most extreme figure, on the side of the skew, is
/// set to the next one, until it passes or five figures have been set. One that then still fails is
/// brought to logarithms instead, log(x − min + 0.01 (max − min)).
///
/// - References: OECD, European Union and JRC (2008), doi:10.1787/9789264043466-en, step 3; Becker W,
///   Caperna G, Del Sorbo M and others (2022), Journal of Open Source Software 7(78):4567,
///   doi:10.21105/joss.04567. Agrees with COINr 1.1.14's `Treat` and its defaults, whose moments are
///   Excel's (type 2).
package enum OutlierTreatment {
  package enum Outcome: Sendable, Equatable {
    /// Nothing was to be done, or there are too few figures to say.
    case passed
    /// So many figures were set to a neighbour.
    case winsorised(Int)
    case logarithms
  }

  package static let skewBound = 2.0
  package static let kurtosisBound = 3.5
  package static let mostWinsorised = 5

  /// - Parameter values: figures of one indicator; NaN is missing and stays so.
  /// - Complexity: O(values × figures set).
  package static func treated(_ values: [Double]) -> (values: [Double], outcome: Outcome) {
    guard !passes(values) else { return (values, .passed) }
    var result = values
    var (high, low) = (0, 0)
    while !passes(result), high + low < mostWinsorised {
      let present = result.filter { !$0.isNaN }
      let isHigh = (skewness(present) ?? 0) >= 0
      guard let extreme = isHigh ? present.max() : present.min() else { break }
      let rest = present.filter { $0 != extreme }
      guard let next = isHigh ? rest.max() : rest.min() else { break }
      let held = present.count { $0 == extreme }
      if isHigh { high = held } else { low = held }
      for index in result.indices where result[index] == extreme { result[index] = next }
    }
    return passes(result)
      ? (result, .winsorised(high + low)) : (logarithms(values), .logarithms)
  }

  static func passes(_ values: [Double]) -> Bool {
    let present = values.filter { !$0.isNaN }
    guard let skew = skewness(present), let kurtosis = excessKurtosis(present) else { return true }
    return abs(skew) <= skewBound || kurtosis <= kurtosisBound
  }

  /// Skewness as Excel and SAS have it; nil for fewer than three figures or equal ones.
  package static func skewness(_ values: [Double]) -> Double? {
    let n = Double(values.count)
    guard n >= 3, let moments = moments(values) else { return nil }
    let plain = n.squareRoot() * moments.third / (moments.second * moments.second.squareRoot())
    return plain * (n * (n - 1)).squareRoot() / (n - 2)
  }

  /// Kurtosis less that of the normal distribution, as Excel and SAS have it; nil for fewer than
  /// four figures or equal ones.
  package static func excessKurtosis(_ values: [Double]) -> Double? {
    let n = Double(values.count)
    guard n >= 4, let moments = moments(values) else { return nil }
    let plain = n * moments.fourth / (moments.second * moments.second)
    return ((n + 1) * (plain - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))
  }

  /// Sums of powers of the deviations, on a scale on which they neither vanish nor overflow.
  private static func moments(_ values: [Double]) -> (
    second: Double, third: Double, fourth: Double
  )? {
    let size = values.reduce(0) { max($0, abs($1)) }
    guard size > 0, size.isFinite else { return nil }
    let mean = values.reduce(0) { $0 + $1 / size } / Double(values.count)
    let deviations = values.map { $0 / size - mean }
    let spread = deviations.reduce(0) { max($0, abs($1)) }
    // Equal figures leave rounding alone.
    guard spread > 1e-12 else { return nil }
    var sums = (second: 0.0, third: 0.0, fourth: 0.0)
    for deviation in deviations {
      let scaled = deviation / spread
      let square = scaled * scaled
      sums.second += square
      sums.third += square * scaled
      sums.fourth += square * square
    }
    return sums
  }

  private static func logarithms(_ values: [Double]) -> [Double] {
    let present = values.filter { !$0.isNaN }
    guard let least = present.min(), let greatest = present.max(), greatest > least else {
      return values
    }
    let offset = 0.01 * (greatest - least)
    return values.map { $0.isNaN ? $0 : log($0 - least + offset) }
  }
}
