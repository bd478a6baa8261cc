import Domain
import Statistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Do figures add up to a change that none of them shows alone? Raises *build-up*.
///
/// The judge sums the normal scores of figures, less one half each, since the sum last stood at
/// zero (Page's CUSUM with reference value ½). While nothing happens, the sum is that of a random
/// walk with steps of mean −½ and variance 1 that is held at zero: the chance that it stands at `h`
/// or higher is close to exp(−(h + 0.583)).
///
/// - References: Page (1954), Biometrika 41:100–115, doi:10.2307/2333009; Siegmund (1985), Sequential
///   Analysis, Springer, chapter X, doi:10.1007/978-1-4757-1862-1.
enum BuildUpTest {
  /// Mean of what a step overshoots a boundary by, for normal steps (Siegmund's ρ).
  private static let overshoot = 0.5826

  static func candidate(_ view: SeriesView) -> Candidate? {
    guard let reading = view.judged, !reading.buildUp.isNaN, !reading.buildDown.isNaN else {
      return nil
    }
    let isUp = reading.buildUp >= reading.buildDown
    let p = min(1, 2 * chance(of: isUp ? reading.buildUp : reading.buildDown))
    let first = start(view, isUp: isUp)
    guard isShared(view, from: first, isUp: isUp) else { return .nothing }
    let difference = excess(view, from: first)
    guard abs(difference) >= view.options.floor, (difference > 0) == isUp else { return .nothing }
    var signal = view.signal(
      .buildUp, isUp ? .up : .down, p: p, since: first, evidenceFrom: first - 12)
    signal.difference = difference
    return Candidate(p: p, signals: [signal])
  }

  /// Whether the build-up is the doing of several figures, the newest among them: one figure alone is
  /// a surge or a drop, and what follows it is no build-up.
  private static func isShared(_ view: SeriesView, from first: Int, isUp: Bool) -> Bool {
    let scores = (first...view.newest).compactMap { view.judged($0)?.figureScore }
      .map { isUp ? $0 : -$0 }
    guard scores.count > 1, let newest = scores.last, newest > 0, let largest = scores.max() else {
      return false
    }
    return scores.reduce(0, +) - largest >= 1
  }

  /// Chance of a sum at least this high while nothing happens.
  static func chance(of sum: Double) -> Double {
    sum <= 0 ? 1 : min(1, exp(-(sum + overshoot)))
  }

  /// The first period after the sum last stood at zero.
  private static func start(_ view: SeriesView, isUp: Bool) -> Int {
    var place = view.newest
    while place > 0, let before = view.judged(place - 1),
      (isUp ? before.buildUp : before.buildDown) > 0
    {
      place -= 1
    }
    return place
  }

  /// People above (or below) what was expected, over the periods of the build-up.
  private static func excess(_ view: SeriesView, from first: Int) -> Double {
    (first...view.newest).reduce(0) { sum, index in
      guard let reading = view.judged(index), reading.expected.isFinite else { return sum }
      return sum + reading.value - reading.expected
    }
  }
}
