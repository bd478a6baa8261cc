/// Bounds from the mean and the deviation of a window that moves along a series.
public enum RollingBaseline {
  /// Mean and standard deviation of the `baseline` values that end `lag` periods before each period.
  ///
  /// Both are summed anew for each window, so that a spike leaves no rounding error behind. A window
  /// with a missing value gives NaN.
  ///
  /// - Parameters:
  ///   - target: the instruction set to compile for.
  ///   - values: `count` periods of a block.
  ///   - count: number of periods.
  ///   - baseline: values in a window, at least 2.
  ///   - lag: periods between a window and the period that it judges.
  ///   - leastDeviation: a smaller deviation counts as this one.
  ///   - means: `count` results; NaN where the window begins before the series.
  ///   - deviations: the same; divided by baseline − 1.
  /// - Complexity: O(count × baseline), no allocation.
  @inlinable
  public static func moments<Target: InstructionSet>(
    _ target: Target.Type, _ values: UnsafePointer<Lanes>, count: Int, baseline: Int, lag: Int,
    leastDeviation: Lanes, means: UnsafeMutablePointer<Lanes>,
    deviations: UnsafeMutablePointer<Lanes>
  ) {
    let share = 1 / Double(baseline)
    let unbiased = 1 / Double(baseline - 1)
    var time = 0
    while time < min(baseline + lag, count) {
      means[time] = Lanes(repeating: .nan)
      deviations[time] = Lanes(repeating: .nan)
      time &+= 1
    }
    while time < count {
      let window = values + (time - lag - baseline)
      var sum = Lanes.zero
      for index in 0..<baseline { sum += window[index] }
      let mean = sum * share
      var squares = Lanes.zero
      for index in 0..<baseline {
        let distance = window[index] - mean
        squares += distance * distance
      }
      let deviation = (squares * unbiased).squareRoot()
      means[time] = mean
      deviations[time] = deviation.replacing(
        with: leastDeviation, where: deviation .< leastDeviation)
      time &+= 1
    }
  }

  /// Upper bounds of the third of the early aberration reports: what a value may at most be when the
  /// excesses of the two periods before are counted in.
  ///
  /// The excess of a period is how many deviations it lies above its mean, less 1, and at least 0.
  ///
  /// - Parameters:
  ///   - target: the instruction set to compile for.
  ///   - values: `count` periods of a block.
  ///   - count: number of periods.
  ///   - quantile: deviations that a sum of excesses may reach.
  ///   - means: of the windows, see ``moments(_:_:count:baseline:lag:leastDeviation:means:deviations:)``;
  ///     replaced by the bounds.
  ///   - deviations: of the windows; used up.
  @inlinable
  public static func cumulativeBounds<Target: InstructionSet>(
    _ target: Target.Type, _ values: UnsafePointer<Lanes>, count: Int, quantile: Double,
    means: UnsafeMutablePointer<Lanes>, deviations: UnsafeMutablePointer<Lanes>
  ) {
    var earlier = Lanes(repeating: .nan)
    var last = Lanes(repeating: .nan)
    for time in 0..<count {
      let value = values[time]
      let deviation = deviations[time]
      let distance = value - means[time]
      // Without any variation a larger value exceeds the mean infinitely, the mean itself not at all.
      let standard = (distance / deviation).replacing(with: 0, where: distance .== 0)
      let excess = (standard - 1).replacing(with: 0, where: standard .< 1)
      let sum = earlier + last
      let allowance = (deviation * (Lanes(repeating: quantile) - sum))
        .replacing(with: -.infinity, where: sum .== .infinity)
      let bound = value + allowance
      means[time] = bound.replacing(with: 0, where: bound .< 0)
      earlier = last
      last = excess
    }
  }
}
