import Domain
import Statistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Has the trend turned, or changed its pace? Raises *trend-change*.
///
/// While a series goes on as before, one-step errors lean to neither side. Wilcoxon's signed-rank
/// test asks whether the scores of the last twelve figures do; its distribution is exact and needs no
/// normality. The slopes (Theil and Sen's, on logarithms) of the last twelve figures and of the two
/// years before must differ to the same side, by half a level a year at least.
///
/// - References: Wilcoxon (1945), Biometrics Bulletin 1:80–83, doi:10.2307/3001968; Sen (1968),
///   J. Am. Stat. Assoc. 63:1379–1389, doi:10.1080/01621459.1968.10480934.
enum TrendChangeTest {
  static let window = 12
  /// Of the window, so many must have been judged.
  static let fewest = 10
  static let earlier = 24
  static let earlierFewest = 18
  /// Change of the slope over as many periods as the window has.
  static let leastChange = 0.405  // ln 1.5

  static func candidate(_ view: SeriesView) -> Candidate? {
    guard view.judged != nil else { return nil }
    let first = view.newest - window + 1
    guard first > earlierFewest else { return nil }
    let scores = (first...view.newest).compactMap { view.judged($0)?.figureScore }
      .filter { !$0.isNaN }
    guard scores.count >= fewest else { return nil }
    let (p, isUp) = SignedRank.test(scores)
    // Slopes cost more than the test; what is no finding needs none.
    guard p < 0.1, let newest = view.judged, view.isSizable(newest.value, newest.expected) else {
      return .nothing
    }
    guard let before = slope(view, max(0, first - earlier)..<first, fewest: earlierFewest),
      let after = slope(view, first..<(view.newest + 1), fewest: fewest),
      abs(after - before) * Double(window) >= leastChange, (after > before) == isUp
    else { return .nothing }
    var signal = view.signal(
      .trendChange, isUp ? .up : .down, p: p, since: first, evidenceFrom: first - earlier)
    signal.measure = .ratio
    signal.value = exp(after * Double(window))
    signal.expected = exp(before * Double(window))
    signal.lower = nil
    signal.upper = nil
    signal.difference = nil
    return Candidate(p: p, signals: [signal])
  }

  /// The median of the slopes between any two figures, on logarithms, a period.
  private static func slope(_ view: SeriesView, _ range: Range<Int>, fewest: Int) -> Double? {
    let points = range.compactMap { index -> (Double, Double)? in
      let value = view.history.values[index]
      guard !value.isNaN, !view.isMasked(index) else { return nil }
      return (Double(index), log(value + 0.5))
    }
    guard points.count >= fewest else { return nil }
    var slopes: [Double] = []
    for (place, right) in points.enumerated() {
      for left in points[..<place] { slopes.append((right.1 - left.1) / (right.0 - left.0)) }
    }
    return Median.of(slopes)
  }
}

/// Wilcoxon's signed-rank test of a few values, exact.
enum SignedRank {
  /// - Parameter values: at most 24; zeros are left out, ties take their mean rank.
  /// - Returns: the two-sided p-value and whether values lean upwards.
  static func test(_ values: [Double]) -> (p: Double, isUp: Bool) {
    let present = values.filter { $0 != 0 }.sorted { (abs($0), $0) < (abs($1), $1) }
    guard !present.isEmpty else { return (1, true) }
    // Twice the rank, so that the mean rank of ties is whole.
    var ranks = [Int](repeating: 0, count: present.count)
    var place = 0
    while place < present.count {
      var end = place + 1
      while end < present.count, abs(present[end]) == abs(present[place]) { end += 1 }
      for index in place..<end { ranks[index] = place + 1 + end }
      place = end
    }
    let total = ranks.reduce(0, +)
    let up = zip(present, ranks).reduce(0) { $1.0 > 0 ? $0 + $1.1 : $0 }
    // Ways in which signs can give each sum.
    var ways = [Double](repeating: 0, count: total + 1)
    ways[0] = 1
    for rank in ranks {
      for sum in stride(from: total, through: rank, by: -1) { ways[sum] += ways[sum - rank] }
    }
    let far = max(up, total - up)
    let tail = ways[far...].reduce(0, +) / pow(2, Double(present.count))
    return (min(1, 2 * tail), 2 * up >= total)
  }
}
