/// Signs of all pairwise differences in time, from which Mann and Kendall's S follows.
public enum PairwiseSigns {
  /// Counts the pairs i < j with y[j] > y[i], lane by lane.
  ///
  /// A pair with a missing value (NaN) does not count. With P pairs of present values of which T
  /// are tied, S = 2 rises - (P - T).
  ///
  /// - Parameters:
  ///   - target: the instruction set to compile for.
  ///   - values: `count` periods of a block, time-major.
  ///   - count: number of periods; 0 and 1 give 0.
  /// - Complexity: O(count²) comparisons, no allocation.
  @inlinable
  public static func rises<Target: InstructionSet>(
    _ target: Target.Type, _ values: UnsafePointer<Lanes>, count: Int
  ) -> SIMD8<Int64> {
    var total = SIMD8<Int64>.zero
    var j = 0
    // Four later values are compared with each earlier one, so that it is loaded once for four.
    while j &+ 4 <= count {
      let later0 = values[j]
      let later1 = values[j &+ 1]
      let later2 = values[j &+ 2]
      let later3 = values[j &+ 3]
      var i = 0
      while i < j {
        let earlier = values[i]
        total &-= LaneMath.counts(later0 .> earlier)
        total &-= LaneMath.counts(later1 .> earlier)
        total &-= LaneMath.counts(later2 .> earlier)
        total &-= LaneMath.counts(later3 .> earlier)
        i &+= 1
      }
      total &-= LaneMath.counts(later1 .> later0)
      total &-= LaneMath.counts(later2 .> later0)
      total &-= LaneMath.counts(later3 .> later0)
      total &-= LaneMath.counts(later2 .> later1)
      total &-= LaneMath.counts(later3 .> later1)
      total &-= LaneMath.counts(later3 .> later2)
      j &+= 4
    }
    while j < count {
      let later = values[j]
      var i = 0
      while i < j {
        total &-= LaneMath.counts(later .> values[i])
        i &+= 1
      }
      j &+= 1
    }
    return total
  }
}
