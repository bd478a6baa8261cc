/// Sums over a moving window, lane by lane.
public enum MovingSum {
  /// Adds up every `width` neighbouring values.
  ///
  /// Each sum is made of the tail of one stretch of `width` values and the head of the next, so
  /// that no sum carries the rounding errors of values outside its window, as a running sum does.
  ///
  /// - Parameters:
  ///   - values: `count` values.
  ///   - sums: receives `count - width + 1` sums; must not overlap `values`.
  ///   - tails: scratch of `width` values.
  /// - Complexity: three additions a value whatever the width, no allocation.
  @inlinable
  public static func sums<Target: InstructionSet>(
    _ target: Target.Type, _ values: UnsafePointer<Lanes>, count: Int, width: Int,
    into sums: UnsafeMutablePointer<Lanes>, tails: UnsafeMutablePointer<Lanes>
  ) {
    let total = count &- width &+ 1
    var start = 0
    while start < total {
      var tail = Lanes.zero
      var k = width &- 1
      while k >= 0 {
        tail += values[start &+ k]
        tails[k] = tail
        k &-= 1
      }
      sums[start] = tails[0]
      var head = Lanes.zero
      let end = min(width, total &- start)
      k = 1
      while k < end {
        head += values[start &+ width &+ k &- 1]
        sums[start &+ k] = tails[k] + head
        k &+= 1
      }
      start &+= width
    }
  }

  /// The mean of every three neighbouring values, times `scale`.
  ///
  /// - Parameter means: receives `count - 2` numbers; may be `values` itself.
  @inlinable
  public static func scaledTriples<Target: InstructionSet>(
    _ target: Target.Type, _ values: UnsafePointer<Lanes>, count: Int, scale: Double,
    into sums: UnsafeMutablePointer<Lanes>
  ) {
    var index = 0
    while index < count &- 2 {
      sums[index] = (values[index] + values[index &+ 1] + values[index &+ 2]) * scale
      index &+= 1
    }
  }
}
