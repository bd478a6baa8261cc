/// The values furthest from the mean, taken out one after the other, lane by lane.
public enum ExtremeDeviation {
  /// What one step finds.
  public struct Step {
    /// Mean of the values still there.
    public var mean: Lanes
    /// Standard deviation of the values still there, divided by their number less one.
    public var deviation: Lanes
    /// The period of the value furthest from the mean, the earliest of equal ones.
    public var place: SIMD8<Int64>
    /// Its distance from the mean.
    public var distance: Lanes

    @inlinable
    init(mean: Lanes, deviation: Lanes, place: SIMD8<Int64>, distance: Lanes) {
      self.mean = mean
      self.deviation = deviation
      self.place = place
      self.distance = distance
    }
  }

  /// Finds the value furthest from the mean of the present ones.
  ///
  /// - Parameters:
  ///   - values: `count` periods, NaN where missing or taken out.
  ///   - present: values that are there.
  /// - Complexity: O(count), no allocation.
  @inlinable
  public static func step<Target: InstructionSet>(
    _ target: Target.Type, _ values: UnsafePointer<Lanes>, count: Int, present: Lanes
  ) -> Step {
    var total = Lanes.zero
    var time = 0
    while time < count {
      let value = values[time]
      total += value.replacing(with: Lanes.zero, where: value .!= value)
      time &+= 1
    }
    let mean = total / present
    var squares = Lanes.zero
    var furthest = Lanes(repeating: -1)
    var place = SIMD8<Int64>.zero
    time = 0
    while time < count {
      let difference = values[time] - mean
      let isThere = difference .== difference
      squares += (difference * difference).replacing(with: Lanes.zero, where: .!isThere)
      let distance = LaneMath.magnitude(difference)
      let further = distance .> furthest
      furthest.replace(with: distance, where: further)
      place.replace(with: SIMD8(repeating: Int64(time)), where: further)
      time &+= 1
    }
    return Step(
      mean: mean, deviation: (squares / (present - 1)).squareRoot(), place: place,
      distance: furthest)
  }
}
