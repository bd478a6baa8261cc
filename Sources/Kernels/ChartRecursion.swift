/// The recursions of control charts, eight series at once.
public enum ChartRecursion {
  /// Cumulative sums S ← max(0, S + increment).
  ///
  /// - Parameters:
  ///   - target: the instruction set to compile for.
  ///   - increments: one a period; NaN (missing) leaves the sum as it is. Replaced by the sums.
  ///   - count: number of periods.
  ///   - limit: sum that is an alarm.
  ///   - carry: the most that a sum at or above the limit hands on to the next period: 0 restarts,
  ///     the limit caps, infinity continues.
  /// - Complexity: O(count), no allocation.
  @inlinable
  public static func cumulate<Target: InstructionSet>(
    _ target: Target.Type, _ increments: UnsafeMutablePointer<Lanes>, count: Int, limit: Lanes,
    carry: Lanes
  ) {
    var sum = Lanes.zero
    for time in 0..<count {
      let increment = increments[time]
      let isCapped = (sum .>= limit) .& (sum .> carry)
      let handed = sum.replacing(with: carry, where: isCapped)
      let raw = handed + increment
      let next = raw.replacing(with: 0, where: raw .< 0)
      sum.replace(with: next, where: increment .== increment)
      increments[time] = sum
    }
  }

  /// Exponentially weighted averages z ← λ x + (1 − λ) z and the variance factor
  /// λ/(2 − λ) (1 − (1 − λ)²ⁱ) of the i-th.
  ///
  /// - Parameters:
  ///   - target: the instruction set to compile for.
  ///   - values: one a period; NaN (missing) leaves the average as it is. Replaced by the averages.
  ///   - count: number of periods.
  ///   - weight: λ.
  ///   - start: the average before the first value.
  ///   - factors: `count` results.
  /// - Complexity: O(count), no allocation.
  @inlinable
  public static func average<Target: InstructionSet>(
    _ target: Target.Type, _ values: UnsafeMutablePointer<Lanes>, count: Int, weight: Double,
    start: Lanes, factors: UnsafeMutablePointer<Lanes>
  ) {
    var average = start
    let rest = 1 - weight
    // What of the start's weight is left, squared.
    var memory = Lanes(repeating: 1)
    for time in 0..<count {
      let value = values[time]
      let isPresent = value .== value
      average.replace(with: value * weight + average * rest, where: isPresent)
      memory.replace(with: memory * (rest * rest), where: isPresent)
      values[time] = average
      factors[time] = (Lanes(repeating: 1) - memory) * (weight / (2 - weight))
    }
  }
}
