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
    let limit = count &- distance
    var start = offset
    switch stage {
    case 1:
      while start < limit {
        exchange(values + start, distance)
        start &+= 2
      }
    case 2:
      while start &+ 2 <= limit {
        exchange(values + start, distance)
        exchange(values + (start &+ 1), distance)
        start &+= 4
      }
      if start < limit { exchange(values + start, distance) }
    default:
      while start < limit {
        var index = start
        let end = min(start &+ stage, limit)
        while index &+ 4 <= end {
          exchange(values + index, distance)
          exchange(values + (index &+ 1), distance)
          exchange(values + (index &+ 2), distance)
          exchange(values + (index &+ 3), distance)
          index &+= 4
        }
        while index < end {
          exchange(values + index, distance)
          index &+= 1
        }
        start &+= stage &<< 1
      }
    }
  }

  @inlinable @inline(__always)
  static func exchange(_ value: UnsafeMutablePointer<Lanes>, _ distance: Int) {
    let first = value[0]
    let second = value[distance]
    value[0] = LaneMath.minimum(first, second)
    value[distance] = LaneMath.maximum(second, first)
  }
}
