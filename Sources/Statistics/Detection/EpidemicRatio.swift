import Kernels

/// The likelihood ratio of an epidemic change: from some period on, each count's mean is what was
/// expected plus λ times the count before.
///
/// - References: Höhle M, Paul M (2008), as cited by ``LikelihoodRatioChart``.
struct EpidemicRatio {
  /// α of the variance mean + α mean²; 0 is Poisson's distribution.
  let overdispersion: Double
  let threshold: Double
  /// Earliest start of a change, in periods before the judged one; 0 for any since the last alarm.
  let window: Int
  /// Periods that a change must have lasted.
  let delay: Int

  /// One judged period.
  private struct Term {
    var count, mean, before: Double
  }

  /// Fills one series' statistics.
  ///
  /// - Parameters:
  ///   - input: three stretches of `count` numbers: counts, presences, means.
  ///   - count: judged periods.
  ///   - statistics: `count` results.
  /// - Complexity: O(count × window²), where the window is all periods O(count³).
  func scan(
    _ input: UnsafePointer<Double>, count: Int, into statistics: UnsafeMutablePointer<Double>
  ) {
    let terms = (0..<count).map { time in
      // A missing count, and the one after it, say nothing of λ.
      let isPresent = input[count + time] > 0
      return Term(
        count: isPresent ? input[time] : .nan, mean: input[2 * count + time],
        before: time > 0 ? input[time - 1] : 0)
    }
    var start = 0
    for time in 0..<count {
      let first = max(start, window > 0 ? time - window : 0)
      var (best, rate) = (0.0, 0.0)
      for begin in stride(from: time - delay + 1, through: first, by: -1) {
        let change = terms[begin...time]
        rate = estimate(change, near: rate)
        if rate > 0 { best = max(best, ratio(change, rate)) }
      }
      statistics[time] = best
      if best >= threshold { start = time + 1 }
    }
  }

  /// The rate λ whose likelihood no neighbour exceeds, 0 where the likelihood falls from 0 on.
  private func estimate(_ terms: ArraySlice<Term>, near start: Double) -> Double {
    guard slope(terms, 0).first > 0 else { return 0 }
    var (low, high) = (0.0, Double.infinity)
    var rate = start > 0 ? start : 0.5
    for _ in 0..<200 {
      let slope = slope(terms, rate)
      if slope.first > 0 { low = rate } else { high = rate }
      let newton = slope.second < 0 ? rate - slope.first / slope.second : .infinity
      let next =
        newton > low && newton < high ? newton : high < .infinity ? 0.5 * (low + high) : 2 * rate
      if abs(next - rate) <= 1e-14 * rate { return next }
      rate = next
    }
    return rate
  }

  /// Derivatives of the log-likelihood by λ.
  private func slope(_ terms: ArraySlice<Term>, _ rate: Double) -> (first: Double, second: Double) {
    var (first, second) = (0.0, 0.0)
    for term in terms where term.before > 0 && !term.count.isNaN {
      let pull = term.before / (term.mean + rate * term.before)
      first += term.count * pull
      second -= term.count * pull * pull
      if overdispersion > 0 {
        let size = 1 / overdispersion
        let drag = term.before / (size + term.mean + rate * term.before)
        first -= (term.count + size) * drag
        second += (term.count + size) * drag * drag
      } else {
        first -= term.before
      }
    }
    return (first, second)
  }

  private func ratio(_ terms: ArraySlice<Term>, _ rate: Double) -> Double {
    var sum = 0.0
    for term in terms where term.before > 0 && !term.count.isNaN {
      let rise = rate * term.before
      sum += term.count * log1p(rise / term.mean)
      if overdispersion > 0 {
        let size = 1 / overdispersion
        sum -= (term.count + size) * log1p(rise / (size + term.mean))
      } else {
        sum -= rise
      }
    }
    return max(0, sum)
  }
}
