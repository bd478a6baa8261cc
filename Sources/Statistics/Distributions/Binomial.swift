/// The binomial distribution: how many of a number of people have a property that each has with the
/// same probability.
package struct Binomial: CountDistribution {
  package let trials: Double
  package let probability: Double

  /// - Parameters:
  ///   - trials: a whole number of at least 0.
  ///   - probability: from 0 to 1.
  package init(trials: Double, probability: Double) {
    precondition(
      trials >= 0 && trials < .infinity && trials == trials.rounded(),
      "a binomial distribution has a whole number of trials")
    precondition(probability >= 0 && probability <= 1, "a probability lies between 0 and 1")
    self.trials = trials
    self.probability = probability
  }

  package var mean: Double { trials * probability }
  package var variance: Double { trials * probability * (1 - probability) }
  package var largest: Double { probability == 0 ? 0 : trials }

  package func logMass(_ count: Double) -> Double {
    guard count >= 0, count <= trials, count == count.rounded() else { return -.infinity }
    if count == 0 { return trials == 0 ? 0 : trials * log1p(-probability) }
    if count == trials { return trials * log(probability) }
    guard probability > 0, probability < 1 else { return -.infinity }
    let rest = trials - count
    let excess = (-count).addingProduct(trials, probability)
    let deviance =
      Deviance.half(count, ratio: mean / count, difference: excess)
      + Deviance.half(rest, ratio: trials * (1 - probability) / rest, difference: -excess)
    return GammaFunction.stirlingRemainder(trials) - GammaFunction.stirlingRemainder(count)
      - GammaFunction.stirlingRemainder(rest) - deviance - GammaFunction.halfLogTwoPi
      - 0.5 * log(count * (rest / trials))
  }

  package func tails(_ count: Double) -> TailProbability {
    guard count >= 0 else { return .none(.lower) }
    guard count < largest else { return .none(.upper) }
    let above = count.rounded(.down) + 1
    return IncompleteBeta.tails(above, trials - above + 1, probability).exchanged
  }
}
