import Kernels

/// How likely a figure is to be an outbreak rather than the models' own, before and after it is
/// seen, so that outbreaks are scored but hardly learned from.
///
/// The counts of an outbreak lie above (or below) the forecast by a number of standard deviations
/// that follows Lomax's distribution: its tail is heavier than any model's, so that no model takes
/// the largest of all outbreaks for its own.
struct OutbreakPrior {
  /// Probability of an outbreak after a period without one.
  static let rate = 0.05
  /// After a period that was surely one, upward.
  static let persistence = 0.5
  /// Mean distance of an outbreak's counts from the forecast, in standard deviations.
  static let distance = 3.0
  /// Shape of the distances' distribution; the larger, the lighter its tail.
  static let shape = 3.0

  /// Probability that the last figure of each lane was an upward outbreak.
  private(set) var last = Lanes.zero
  private var isHigh = LaneMask(repeating: false)

  /// A period's counts with the odds of an outbreak.
  mutating func observation(
    _ values: Lanes, isPresent: LaneMask, _ moments: CountMoments, lanes: Int
  ) -> CountObservation {
    var count = Lanes.zero
    var odds = Lanes.zero
    for lane in 0..<lanes where isPresent[lane] {
      count[lane] = values[lane].rounded()
      let scale = (Self.shape - 1) * Self.distance * moments.deviation[lane]
      let distance = count[lane] - moments.mean[lane]
      let density = log(Self.shape / scale) - (Self.shape + 1) * log1p(abs(distance) / scale)
      let rate =
        distance > 0 ? Self.rate + (Self.persistence - Self.rate) * last[lane] : Self.rate
      odds[lane] = log(rate / (1 - rate)) + density
    }
    isHigh = count .> moments.mean
    return CountObservation(value: count, isPresent: isPresent, logOutbreak: odds)
  }

  /// What the models thought of the figure once they had seen it.
  mutating func learn(_ lesson: CountLesson, _ isPresent: LaneMask) {
    let outbreak = Lanes.zero.replacing(with: lesson.outbreak, where: isHigh)
    last.replace(with: outbreak, where: isPresent)
  }
}
