import Kernels

/// What the models together expect of the next count: a mixture of negative binomial distributions.
struct PredictiveMixture {
  fileprivate struct Part {
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
  func score(_ count: Double) -> Double { MixtureProbe(count, parts).score }

  /// The smallest count whose score is at least `target`.
  ///
  /// - Returns: a whole number of at least 0; above 2,000 it may be off by 0.0005 deviations.
  /// - Complexity: about two scores; the rest of the way is walked count by count, by the ratio of
  ///   neighbouring masses.
  func count(score target: Double) -> Double {
    let scatter = (deviation / mean) * (deviation / mean)
    let spread = max(1e-3, log1p(scatter).squareRoot())
    var (low, high) = (-1.0, Double.infinity)
    var guess = (mean * exp(target * spread - 0.5 * spread * spread)).rounded()
    for _ in 0..<100 {
      guess = min(max(guess, low + 1), high.isFinite ? high - 1 : guess)
      var probe = MixtureProbe(guess, heavy)
      let reached = probe.score
      if guess > Self.largestExact, abs(reached - target) < 5e-4 { return guess }
      if reached >= target { high = guess } else { low = guess }
      guard high - low > 1 else { return high }
      let slope = probe.slope
      if guess <= Self.largestExact, abs(target - reached) < slope * Self.longestWalk,
        let found = probe.walk(to: target, within: 2 * Self.longestWalk)
      {
        return found
      }
      // Newton's step on the logarithm, and halves where it leaves what is known.
      let step = (target - reached) / (slope * (guess + 0.5))
      let next = ((guess + 0.5) * exp(min(max(step, -4), 4)) - 0.5).rounded()
      if next > low, next < high {
        guess = next
      } else if high.isFinite {
        guess = (((low + 1) * (high + 1)).squareRoot() - 1).rounded()
      } else {
        guess = 2 * guess + 1
      }
    }
    return high
  }

  /// Counts that are walked rather than jumped.
  private static let longestWalk = 24.0
}

/// The mixture at one count.
private struct MixtureProbe {
  private var count: Double
  /// Probability above and below the count, with half of its own on each side.
  private var above = 0.0
  private var below = 0.0
  private var masses: [Double] = []
  private let parts: [PredictiveMixture.Part]

  init(_ count: Double, _ parts: [PredictiveMixture.Part]) {
    self.count = count
    self.parts = parts
    masses.reserveCapacity(parts.count)
    var total = 0.0
    for part in parts {
      let (tails, mass) = part.law.around(count)
      above += part.weight * max(0, tails.upper - 0.5 * mass)
      below += part.weight * (tails.lower + 0.5 * mass)
      masses.append(part.weight * mass)
      total += part.weight
    }
    (above, below) = (above / total, below / total)
    for part in masses.indices { masses[part] /= total }
  }

  var score: Double {
    above < below ? -Normal.quantile(max(above, 1e-300)) : Normal.quantile(max(below, 1e-300))
  }

  /// Change of the score a count; 0 where the count's own probability is too small to tell.
  var slope: Double {
    let score = self.score
    let density = exp(-0.5 * score * score) * 0.398_942_280_401_432_7
    return masses.reduce(0, +) / density
  }

  /// Walks to the smallest count whose score is at least the target.
  ///
  /// - Returns: nil where it lies more than `steps` away.
  mutating func walk(to target: Double, within steps: Double) -> Double? {
    let (aim, isUpper) = (Normal.tails(target), target > 0)
    func isReached() -> Bool { isUpper ? above <= aim.upper : below >= aim.lower }
    let start = count
    if isReached() {
      while count > 0, start - count < steps {
        move(by: -1)
        if !isReached() { return count + 1 }
      }
      return count == 0 ? 0 : nil
    }
    while count - start < steps {
      move(by: 1)
      if isReached() { return count }
    }
    return nil
  }

  /// Moves to a neighbouring count: half of each of the two masses changes sides.
  private mutating func move(by step: Double) {
    var passed = 0.0
    for part in masses.indices {
      let law = parts[part].law
      let lesser = step > 0 ? count : count - 1
      let ratio =
        (lesser / law.size + 1) / (lesser + 1) * (law.mean / (1 + law.mean / law.size))
      let next = step > 0 ? masses[part] * ratio : masses[part] / ratio
      passed += 0.5 * (masses[part] + next)
      masses[part] = next
    }
    above -= step * passed
    below += step * passed
    count += step
  }
}
