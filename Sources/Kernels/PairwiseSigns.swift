/// Signs of all pairwise differences in time, the statistic S of Mann and Kendall.
public enum PairwiseSigns {
  /// Sums sign(y[j] - y[i]) over all pairs i < j, lane by lane.
  ///
  /// A pair with a missing value (NaN) adds nothing.
  ///
  /// - Parameters:
  ///   - target: the instruction set to compile for.
  ///   - values: `count` periods of a block, time-major.
  ///   - count: number of periods; 0 and 1 give 0.
  /// - Returns: S per lane, an integer held in a double.
  /// - Complexity: O(count²) operations, no allocation.
  @inlinable
  public static func sum<Target: InstructionSet>(
    _ target: Target.Type, _ values: UnsafePointer<Lanes>, count: Int
  ) -> Lanes {
    var total = SIMD8<Int64>.zero
    var j = 1
    while j < count {
      let later = values[j]
      var i = 0
      while i < j {
        let earlier = values[i]
        total &-= SIMD8<Int64>(repeating: 0).replacing(
          with: SIMD8<Int64>(repeating: -1), where: later .> earlier)
        total &+= SIMD8<Int64>(repeating: 0).replacing(
          with: SIMD8<Int64>(repeating: -1), where: later .< earlier)
        i &+= 1
      }
      j &+= 1
    }
    return Lanes(total)
  }
}
