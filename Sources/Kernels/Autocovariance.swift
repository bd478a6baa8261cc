/// Sums of products of a series with itself some periods later, lane by lane.
public enum Autocovariance {
  /// Sums x[t] x[t + k] for the lags k = 0, 1, …, `lags` - 1.
  ///
  /// - Parameters:
  ///   - values: `count` deviations from the mean; 0 where missing, which then adds nothing.
  ///   - lags: number of lags; sums of lags from `count` on are 0.
  ///   - sums: receives `lags` sums.
  /// - Complexity: O(count × lags), no allocation.
  @inlinable
  public static func sums<Target: InstructionSet>(
    _ target: Target.Type, _ values: UnsafePointer<Lanes>, count: Int, lags: Int,
    into sums: UnsafeMutablePointer<Lanes>
  ) {
    var lag = 0
    // Four lags at a time, so that additions do not wait for each other.
    while lag &+ 4 <= min(lags, count) {
      var sum0 = Lanes.zero
      var sum1 = Lanes.zero
      var sum2 = Lanes.zero
      var sum3 = Lanes.zero
      var t = 0
      let common = count &- lag &- 3
      while t < common {
        let value = values[t]
        let later = values + (t &+ lag)
        sum0 += value * later[0]
        sum1 += value * later[1]
        sum2 += value * later[2]
        sum3 += value * later[3]
        t &+= 1
      }
      sum0 += values[t] * values[t &+ lag]
      sum0 += values[t &+ 1] * values[t &+ lag &+ 1]
      sum0 += values[t &+ 2] * values[t &+ lag &+ 2]
      sum1 += values[t] * values[t &+ lag &+ 1]
      sum1 += values[t &+ 1] * values[t &+ lag &+ 2]
      sum2 += values[t] * values[t &+ lag &+ 2]
      sums[lag] = sum0
      sums[lag &+ 1] = sum1
      sums[lag &+ 2] = sum2
      sums[lag &+ 3] = sum3
      lag &+= 4
    }
    while lag < lags {
      var sum = Lanes.zero
      var t = 0
      while t < count &- lag {
        sum += values[t] * values[t &+ lag]
        t &+= 1
      }
      sums[lag] = sum
      lag &+= 1
    }
  }
}
