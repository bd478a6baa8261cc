import Statistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A level that wanders, with a scatter that is learned: what a share or a ratio has done so far
/// says what its next value should be.
///
/// Five local-level models, from one that follows every move to one that hardly moves, are averaged
/// by how well each has predicted so far. Each is a dynamic linear model with a discounted level and
/// an unknown variance, so that its forecast is a Student distribution: few figures, wide range.
/// The known error of a value (how much a share of few people jumps by chance) comes on top.
///
/// - References: West & Harrison (1997), Bayesian Forecasting and Dynamic Models, 2nd edition,
///   Springer, sections 4.5 and 12.2, doi:10.1007/b98971.
package struct WanderingLevel: Sendable {
  /// A forecast: a mixture of Student distributions.
  package struct Forecast: Sendable {
    struct Part: Sendable {
      var weight: Double
      var mean: Double
      var scale: Double
      var degrees: Double
    }

    let parts: [Part]

    package var mean: Double { parts.reduce(0) { $0 + $1.weight * $1.mean } }

    /// Probability of a value at least this high.
    package func above(_ y: Double) -> Double {
      parts.reduce(0) {
        $0 + $1.weight * StudentT(degrees: $1.degrees).tails((y - $1.mean) / $1.scale).upper
      }
    }

    /// Probability of a value at least this low.
    package func below(_ y: Double) -> Double {
      parts.reduce(0) {
        $0 + $1.weight * StudentT(degrees: $1.degrees).tails((y - $1.mean) / $1.scale).lower
      }
    }

    /// The value with a share p below it.
    package func quantile(_ p: Double) -> Double {
      let quantiles = parts.map { $0.mean + $0.scale * StudentT(degrees: $0.degrees).quantile(p) }
      guard var low = quantiles.min(), var high = quantiles.max() else { return .nan }
      for _ in 0..<60 where high - low > 1e-9 {
        let middle = (low + high) / 2
        if below(middle) < p { low = middle } else { high = middle }
      }
      return (low + high) / 2
    }
  }

  private struct Model {
    /// Share of what is known of the level that stays known from one figure to the next.
    let discount: Double
    var logWeight = 0.0
    var mean = 0.0
    /// Variance of the level.
    var spread = 0.0
    /// Variance of figures about it.
    var variance = WanderingLevel.priorVariance
    var degrees = WanderingLevel.priorDegrees
  }

  /// The prior scatter, 0.2 on a logarithmic scale, is worth two figures.
  private static let priorVariance = 0.04
  private static let priorDegrees = 2.0
  /// How long a scatter is remembered: fifty figures.
  private static let memory = 0.98
  private static let discounts = [0.3, 0.6, 0.8, 0.92, 0.98]
  /// What may happen at a declared change: a factor of about 20 either way.
  private static let changeVariance = 2.25

  private var models: [Model] = []

  /// Figures learned from.
  package private(set) var count = 0

  package init() {}

  /// What the next value should be; nil before the first.
  ///
  /// - Parameters:
  ///   - error: variance that the value has by chance alone.
  ///   - isChange: whether the level may have moved by anything.
  package func forecast(error: Double, isChange: Bool = false) -> Forecast? {
    guard !models.isEmpty else { return nil }
    let largest = models.map(\.logWeight).max() ?? 0
    let weights = models.map { exp($0.logWeight - largest) }
    let sum = weights.reduce(0, +)
    return Forecast(
      parts: zip(models, weights).map { model, weight in
        Forecast.Part(
          weight: weight / sum, mean: model.mean,
          scale: variance(of: model, error, isChange).squareRoot(), degrees: model.degrees)
      })
  }

  /// Learns a value.
  package mutating func learn(_ y: Double, error: Double, isChange: Bool = false) {
    count += 1
    guard !models.isEmpty else {
      models = Self.discounts.map { discount in
        var model = Model(discount: discount)
        model.mean = y
        model.spread = Self.priorVariance + error
        return model
      }
      return
    }
    for index in models.indices {
      var model = models[index]
      let total = variance(of: model, error, isChange)
      let miss = y - model.mean
      let surprise = miss * miss / total
      model.logWeight =
        Self.memory * model.logWeight
        + StudentT(degrees: model.degrees).logDensity(miss / total.squareRoot())
        - 0.5 * log(total)
      let spread = model.spread / model.discount + (isChange ? Self.changeVariance : 0)
      let gain = spread / total
      model.mean += gain * miss
      let kept = Self.memory * model.degrees
      // A miss of more than three deviations tells of a turn, not of the usual scatter.
      let variance = model.variance * (kept + min(surprise, 9)) / (kept + 1)
      model.spread = max(spread * (1 - gain) * variance / model.variance, 1e-12)
      model.variance = max(variance, 1e-8)
      model.degrees = kept + 1
      models[index] = model
    }
  }

  private func variance(of model: Model, _ error: Double, _ isChange: Bool) -> Double {
    model.spread / model.discount + model.variance + error + (isChange ? Self.changeVariance : 0)
  }
}
