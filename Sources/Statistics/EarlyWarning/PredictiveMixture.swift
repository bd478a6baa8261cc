import Kernels

/// What the models together expect of the next count: a mixture of negative binomial distributions.
struct PredictiveMixture {
  private struct Part {
    let weight: Double
    let law: NegativeBinomial
  }

  private var parts: [Part] = []
  /// The parts that limits are sought with.
  private var heavy: [Part] = []
  private(set) var mean = 0.0
  private(set) var deviation = 0.0

  /// Probability of the models whose level wanders.
  private(set) var wandering = 0.0

  /// Models of less weight are left out of a figure's score: together they could not move its
  /// second decimal.
  private static let leastWeight = 1e-4
  /// And of the limits, which are sought.
  private static let leastWeightOfLimits = 2e-3
  /// Counts up to here are searched to the unit, larger ones to a part in 2,000 of a deviation.
  private static let largestExact = 2_000.0

  /// Takes the mixture of one lane over, after a prediction.
  mutating func take(_ work: CountFilterWork, _ moments: CountMoments, lane: Int) {
    parts.removeAll(keepingCapacity: true)
    heavy.removeAll(keepingCapacity: true)
    mean = moments.mean[lane]
    deviation = moments.deviation[lane]
    wandering = 0
    for model in 0..<work.models {
      let weight = work.weights[model][lane]
      if work.walks[model] > 0 { wandering += weight }
      guard weight >= Self.leastWeight else { continue }
      let part = Part(
        weight: weight,
        law: NegativeBinomial(mean: work.means[model][lane], size: work.sizes[model][lane]))
      parts.append(part)
      if weight >= Self.leastWeightOfLimits { heavy.append(part) }
    }
  }

  /// The count as a normal score: the standard normal value with the same probability above it,
  /// where the count's own probability is halved (mid-p), so that discrete counts are not biased to
  /// either side.
  ///
  /// - Parameter count: a whole number of at least 0.
  /// - Complexity: one incomplete beta function a model with weight.
  func score(_ count: Double) -> Double { Self.score(count, parts) }

  private static func score(_ count: Double, _ parts: [Part]) -> Double {
    var (above, below, total) = (0.0, 0.0, 0.0)
    for part in parts {
      let tails = part.law.tails(count - 1)
      let half = 0.5 * part.law.mass(count)
      above += part.weight * max(0, tails.upper - half)
      below += part.weight * (tails.lower + half)
      total += part.weight
    }
    (above, below) = (above / total, below / total)
    return above < below
      ? -Normal.quantile(max(above, 1e-300)) : Normal.quantile(max(below, 1e-300))
  }

  /// The smallest count whose score is at least `target`.
  ///
  /// - Returns: a whole number of at least 0; above 2,000 it may be off by 0.0005 deviations.
  func count(score target: Double) -> Double {
    let scatter = (deviation / mean) * (deviation / mean)
    let spread = max(1e-3, log1p(scatter).squareRoot())
    var (low, lowScore) = (-1.0, -Double.infinity)
    var (high, highScore) = (Double.infinity, Double.infinity)
    var guess = (mean * exp(target * spread - 0.5 * spread * spread)).rounded()
    for _ in 0..<100 {
      guess = min(max(guess, low + 1), high.isFinite ? high - 1 : guess)
      let reached = Self.score(guess, heavy)
      if guess > Self.largestExact, abs(reached - target) < 5e-4 { return guess }
      if reached >= target {
        (high, highScore) = (guess, reached)
      } else {
        (low, lowScore) = (guess, reached)
      }
      guard high - low > 1 else { return high }
      if low >= 0, high.isFinite {
        let share = (target - lowScore) / (highScore - lowScore)
        let (from, to) = (log(low + 0.5), log(high + 0.5))
        guess = (exp(from + share * (to - from)) - 0.5).rounded()
      } else {
        let step = (target - reached) * spread * 1.2
        guess = ((guess + 0.5) * exp(step) - 0.5).rounded() + (reached < target ? 1 : 0)
      }
    }
    return high
  }
}
