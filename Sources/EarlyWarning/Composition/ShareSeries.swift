#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A share of a whole or a ratio of two counts, judged against its own past.
///
/// Shares are compared as log odds and ratios as logarithms, with half a person added to each count
/// so that none is infinite. The error that a value has by chance alone (the variance of a log odds
/// or log ratio of counts) stands beside it; what goes beyond, the over-dispersion of real flows, is
/// learned from the past.
package struct ShareSeries: Sendable, Equatable {
  package enum Scale: Sendable {
    /// `part` of `part + rest`.
    case share
    /// `part` over `rest`.
    case ratio
  }

  package struct Reading: Sendable, Equatable {
    /// Probability of a value at least this high, and at least this low.
    package var above: Double
    package var below: Double
    /// On the scale of readers: a share 0 to 1, or a ratio.
    package var value: Double
    package var expected: Double
    /// The range in which nine in ten values lie while nothing changes.
    package var lower: Double
    package var upper: Double
  }

  package var scale: Scale
  /// By period; NaN where either is missing.
  package var part: [Double]
  package var rest: [Double]
  /// Periods at which the level may have moved by anything.
  package var changes: Set<Int>
  /// Periods that are neither learned from nor judged.
  package var masked: Set<Int>

  package init(
    scale: Scale, part: [Double], rest: [Double], changes: Set<Int> = [], masked: Set<Int> = []
  ) {
    precondition(part.count == rest.count, "part and rest have the same periods")
    self.scale = scale
    self.part = part
    self.rest = rest
    self.changes = changes
    self.masked = masked
  }

  /// Values before the judged one that a judgement needs.
  package static let history = 12

  /// Judges the newest period; nil where it has no value, is masked, or too few came before.
  ///
  /// - Complexity: O(periods).
  package func newest() -> Reading? {
    guard let last = part.indices.last, !masked.contains(last), let y = value(last) else {
      return nil
    }
    var level = WanderingLevel()
    var isChange = false
    for index in 0..<last {
      // A change in a period without a value is still one for the next.
      isChange = isChange || changes.contains(index)
      guard !masked.contains(index), let value = value(index) else { continue }
      level.learn(value, error: error(index), isChange: isChange)
      isChange = false
    }
    isChange = isChange || changes.contains(last)
    guard level.count >= Self.history,
      let forecast = level.forecast(error: error(last), isChange: isChange)
    else { return nil }
    return Reading(
      above: forecast.above(y), below: forecast.below(y), value: shown(y),
      expected: shown(forecast.mean), lower: shown(forecast.quantile(0.005)),
      upper: shown(forecast.quantile(0.995)))
  }

  private func value(_ index: Int) -> Double? {
    let (part, rest) = (part[index], rest[index])
    guard part >= 0, rest >= 0, part + rest > 0, part + rest < .infinity else { return nil }
    return log((part + 0.5) / (rest + 0.5))
  }

  private func error(_ index: Int) -> Double {
    1 / (part[index] + 0.5) + 1 / (rest[index] + 0.5)
  }

  private func shown(_ y: Double) -> Double {
    switch scale {
    case .share: 1 / (1 + exp(-y))
    case .ratio: exp(y)
    }
  }
}
