import Domain
import Statistics

/// Has the level moved and stayed? Raises *level-shift*.
///
/// A move is told when the new level has stood for three to five periods, so that every quarter's
/// meeting hears of it once. The evidence is what the judge said when it happened: the score of the
/// first figure at the new level, or of the first two together, whichever is farther out, with
/// Bonferroni's correction for two scores and three places. That the level stayed is a condition
/// beside it: every figure since lies at least a quarter above (or a fifth below) the median of the
/// twelve before, and their own median at least half above (or a third below).
enum LevelShiftTest {
  /// Periods that a new level must have stood, and may have stood.
  static let settled = 3...5
  /// The median of the new level over that of the old one, or the other way round.
  static let leastRatio = 1.5
  /// Each figure of the new level over the median of the old one, or the other way round.
  static let leastEach = 1.25

  static func candidate(_ view: SeriesView) -> Candidate? {
    guard view.judged != nil else { return nil }
    let shifts = settled.compactMap { shift(view, at: view.newest - $0 + 1) }
    guard let best = shifts.min(by: { $0.p < $1.p }) else { return .nothing }
    let p = min(1, best.p * Double(settled.count))
    var signal = view.signal(
      .levelShift, best.isUp ? .up : .down, p: p, since: best.first,
      evidenceFrom: best.first - 12)
    signal.value = best.after
    signal.expected = best.before
    signal.lower = nil
    signal.upper = nil
    signal.difference = best.after - best.before
    return Candidate(p: p, signals: [signal])
  }

  private struct Shift {
    var first: Int
    var isUp: Bool
    var before: Double
    var after: Double
    var p: Double
  }

  private static func shift(_ view: SeriesView, at first: Int) -> Shift? {
    guard let start = view.judged(first), !start.figureScore.isNaN else { return nil }
    let figures = Array(view.history.values[first...])
    guard figures.allSatisfy({ !$0.isNaN }) else { return nil }
    let earlier = view.figures(before: first, count: 12)
    guard earlier.count >= 6 else { return nil }
    let (before, after) = (Median.of(earlier), Median.of(figures))
    guard view.isSizable(before, after) else { return nil }
    let isUp = after > before
    let stays = figures.allSatisfy {
      isUp ? $0 >= before * leastEach : $0 * leastEach <= before
    }
    guard stays, isUp ? after >= before * leastRatio : after * leastRatio <= before else {
      return nil
    }
    let sign = isUp ? 1.0 : -1.0
    var score = sign * start.figureScore
    if let second = view.judged(first + 1), !second.figureScore.isNaN {
      score = max(score, sign * (start.figureScore + second.figureScore) / 2.0.squareRoot())
    }
    // Two scores, two directions.
    return Shift(
      first: first, isUp: isUp, before: before, after: after,
      p: min(1, 4 * NormalTail.above(score)))
  }
}
