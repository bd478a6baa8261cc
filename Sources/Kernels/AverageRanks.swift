/// Ranks of the values of a series, lane by lane.
public enum AverageRanks {
  /// Ranks values from 1; equal values share the mean of their ranks.
  ///
  /// - Parameters:
  ///   - values: `count` values; NaN where missing, which no other value's rank counts.
  ///   - present: values that are not missing.
  ///   - ranks: receives the ranks; of no meaning where a value is missing.
  /// - Complexity: O(count²) comparisons, no allocation.
  @inlinable
  public static func ranks<Target: InstructionSet>(
    _ target: Target.Type, _ values: UnsafePointer<Lanes>, count: Int, present: Lanes,
    into ranks: UnsafeMutablePointer<Lanes>
  ) {
    var i = 0
    while i < count {
      let value = values[i]
      var signs = SIMD8<Int64>.zero
      var j = 0
      while j < count {
        signs &-= LaneMath.counts(value .> values[j])
        signs &+= LaneMath.counts(value .< values[j])
        j &+= 1
      }
      ranks[i] = (present + 1 + Lanes(signs)) * 0.5
      i &+= 1
    }
  }
}
