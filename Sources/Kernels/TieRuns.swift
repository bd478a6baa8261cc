/// Groups of equal values in sorted series, lane by lane.
public enum TieRuns {
  /// What ties take off the number of pairs and off the variance of Mann and Kendall's S.
  ///
  /// - Parameters:
  ///   - sorted: `count` values in ascending order, missing ones last.
  ///   - present: values that are not missing.
  /// - Returns: over all groups of t equal values, the sum of t(t-1)/2 and of t(t-1)(2t+5); whole
  ///   numbers held in doubles.
  /// - Complexity: O(count), no allocation.
  @inlinable
  public static func sums<Target: InstructionSet>(
    _ target: Target.Type, _ sorted: UnsafePointer<Lanes>, count: Int, present: Lanes
  ) -> (pairs: Lanes, variance: Lanes) {
    let one = Lanes(repeating: 1)
    var length = one
    var pairs = Lanes.zero
    var variance = Lanes.zero
    var index = 1
    while index < count {
      let tied =
        (sorted[index] .== sorted[index &- 1]) .& (Lanes(repeating: Double(index)) .< present)
      // A group that grows from t to t + 1 adds t pairs and 6t(t + 2) to the other sum.
      pairs.replace(with: pairs + length, where: tied)
      variance.replace(with: variance + 6 * length * (length + 2), where: tied)
      length = one.replacing(with: length + one, where: tied)
      index &+= 1
    }
    return (pairs, variance)
  }
}
