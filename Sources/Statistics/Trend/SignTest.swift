import Kernels
import KernelsBaseline
import KernelsV3

/// Mann and Kendall's S of one series, with what it takes to judge it.
struct SignTest {
  /// Signs of the differences of all pairs, added up.
  var s: Double
  /// The variance of S without a trend.
  var variance: Double
  /// Pairs compared.
  var pairs: Double
  /// Values used.
  var used: Int
  /// Whether S is moved by one towards 0 before it is divided by its standard deviation.
  var continuity = true

  /// S in standard deviations; nil where the variance is none.
  var z: Double? {
    if s == 0 { return 0 }
    guard variance > 0 else { return nil }
    let towardsZero = continuity ? (s > 0 ? s - 1 : s + 1) : s
    return towardsZero / variance.squareRoot()
  }

  /// S of each series, with the variance of independent figures.
  ///
  /// - Parameter values: what is known of the same series.
  /// - Complexity: O(n²) comparisons.
  static func ofAllPairs(_ series: TrendLanes, _ values: TrendValues) -> [SignTest] {
    let rises =
      Processor.runsV3
      ? KernelsV3.pairwiseRises(series.values, count: series.count)
      : KernelsBaseline.pairwiseRises(series.values, count: series.count)
    return (0..<series.lanes).map { lane in
      let pairs = Double(values.pairs(lane))
      let untied = pairs - values.tiedPairs[lane]
      return SignTest(
        s: 2 * Double(rises[lane]) - untied, variance: values.variance(lane), pairs: pairs,
        used: values.present[lane])
    }
  }

  /// S of each place of the season by itself, added up over the places; so are the variances.
  ///
  /// - Parameter scratch: memory for twice as many lanes as there are seasons, plus two.
  static func bySeason(
    _ series: TrendLanes, period: Int, scratch: UnsafeMutablePointer<Lanes>
  ) -> [SignTest] {
    var total = [SignTest](
      repeating: SignTest(s: 0, variance: 0, pairs: 0, used: 0), count: series.lanes)
    for place in 0..<min(period, series.count) {
      let seasons = (series.count - place - 1) / period + 1
      for season in 0..<seasons { scratch[season] = series.values[place + season * period] }
      let one = TrendLanes(values: scratch, count: seasons, lanes: series.lanes)
      let tests = ofAllPairs(one, TrendValues(one, scratch: scratch + seasons))
      for lane in 0..<series.lanes {
        total[lane].s += tests[lane].s
        total[lane].variance += tests[lane].variance
        total[lane].pairs += tests[lane].pairs
        total[lane].used += tests[lane].used
      }
    }
    return total
  }

  /// The seasonal test with the covariances between places of the season.
  ///
  /// Only seasons without a missing value count. With d the sum over places of the signs of
  /// the differences between two seasons, S is the sum of d over all pairs and its variance
  /// (Σ d² + 4 Σ R² - p² n (n + 1)²) / 3, where R is a season's sum of ranks over the places.
  ///
  /// - Parameter values: one series, NaN where missing.
  static func correlatedSeasons(_ values: [Double], period: Int) -> SignTest {
    let seasons = (0..<values.count / period).map { values[$0 * period..<($0 + 1) * period] }
      .filter { !$0.contains(where: \.isNaN) }
    let n = Double(seasons.count)
    let p = Double(period)
    var s = 0.0
    var squares = 0.0
    var rankSums = [Double](repeating: p * (n + 1) / 2, count: seasons.count)
    for later in seasons.indices {
      for earlier in 0..<later {
        let d = zip(seasons[later], seasons[earlier]).reduce(0.0) {
          $0 + ($1.0 > $1.1 ? 1 : $1.0 < $1.1 ? -1 : 0)
        }
        s += d
        squares += d * d
        rankSums[later] += d / 2
        rankSums[earlier] -= d / 2
      }
    }
    let ranks = rankSums.reduce(0) { $0 + $1 * $1 }
    let variance = (squares + 4 * ranks - p * p * n * (n + 1) * (n + 1)) / 3
    return SignTest(
      s: s, variance: variance, pairs: p * n * (n - 1) / 2, used: seasons.count * period,
      continuity: false)
  }
}
