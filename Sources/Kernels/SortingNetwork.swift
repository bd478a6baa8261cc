/// Sorting without branches, lane by lane.
public enum SortingNetwork {
  /// Sorts the values of every lane in ascending order by Batcher's odd-even merge sort.
  ///
  /// - Parameters:
  ///   - values: `count` values, none NaN; `+infinity` may stand for missing ones and ends last.
  ///   - count: number of values.
  /// - Complexity: O(count log² count), the same work whatever the values; no allocation.
  /// - References: Batcher (1968), AFIPS Spring Joint Computer Conference 32:307-314; Knuth, The
  ///   Art of Computer Programming 3, 5.2.2 M.
  @inlinable
  public static func sort<Target: InstructionSet>(
    _ target: Target.Type, _ values: UnsafeMutablePointer<Lanes>, count: Int
  ) {
    guard count > 1 else { return }
    var top = 1
    while top < count { top <<= 1 }
    var stage = top >> 1
    while stage > 0 {
      var distance = stage
      var offset = 0
      var block = top >> 1
      while true {
        exchange(values, count: count, distance: distance, stage: stage, offset: offset)
        if block == stage { break }
        distance = block &- stage
        block >>= 1
        offset = stage
      }
      stage >>= 1
    }
  }

  /// Puts every two values `distance` apart in order, where the index has `stage` like `offset`.
  @inlinable @inline(__always)
  static func exchange(
    _ values: UnsafeMutablePointer<Lanes>, count: Int, distance: Int, stage: Int, offset: Int
  ) {
    var start = offset
    let limit = count &- distance
    while start < limit {
      let end = min(start &+ stage, limit)
      var index = start
      while index < end {
        let first = values[index]
        let second = values[index &+ distance]
        values[index] = LaneMath.minimum(first, second)
        values[index &+ distance] = LaneMath.maximum(second, first)
        index &+= 1
      }
      start &+= stage &<< 1
    }
  }
}
