import Foundation

/// Limits of a forecast from its own past errors, on the logarithmic scale, without an assumed law.
///
/// - References: Vovk V, Gammerman A, Shafer G (2005). Algorithmic Learning in a Random World.
///   Springer. doi:10.1007/b106715
package struct ForecastBands: Sendable {
  /// Logarithms of actual over forecast, in time order.
  private let errors: [Double]
  private let floor: Double

  /// - Parameters:
  ///   - trials: in time order.
  ///   - floor: added to counts before logarithms are taken, so that nobody has one too.
  ///   - forecast: what was said of each trial.
  package init(
    _ trials: [LeadSkill.Trial], floor: Double,
    of forecast: (LeadSkill.Trial) -> Double = { $0.forecast }
  ) {
    self.floor = floor
    errors = trials.map { log(($0.actual + floor) / (forecast($0) + floor)) }
  }

  /// The limits that hold a share of figures; nil where past errors are too few to hold that many.
  package func limits(_ share: Double, around people: Double) -> ClosedRange<Double>? {
    Self.quantiles(errors[...], share).map { quantiles in
      func moved(_ error: Double) -> Double {
        max(0, (people + floor) * exp(error) - floor)
      }
      return min(people, moved(quantiles.lowerBound))...max(people, moved(quantiles.upperBound))
    }
  }

  /// Share of past figures within the limits that the errors before them gave; nil with fewer than 12.
  package func coverage(_ share: Double) -> Double? {
    var (held, judged) = (0.0, 0.0)
    for index in errors.indices {
      guard let quantiles = Self.quantiles(errors[..<index], share) else { continue }
      judged += 1
      if min(0, quantiles.lowerBound)...max(0, quantiles.upperBound) ~= errors[index] { held += 1 }
    }
    return judged >= 12 ? held / judged : nil
  }

  /// Of n errors and the next, each is as likely as any to be the k-th: limits are order statistics.
  private static func quantiles(_ errors: ArraySlice<Double>, _ share: Double) -> ClosedRange<
    Double
  >? {
    let sorted = errors.sorted()
    let outside = Double(sorted.count + 1) * (1 - share) / 2
    // Rounding of 20 × 0.1 must not cost a rank.
    let rank = Int(outside + 1e-9)
    guard rank >= 1 else { return nil }
    return sorted[rank - 1]...sorted[sorted.count - rank]
  }
}
