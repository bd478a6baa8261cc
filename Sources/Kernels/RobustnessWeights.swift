extension SeasonalTrend {
  /// Replaces the weights by the bisquare of the remainders in units of six times their median.
  ///
  /// The unit is at least `floor`: where the decomposition is exact but for rounding, the size of
  /// rounding errors is no measure of anything. Where the median is exactly 0, all weights are 1,
  /// as in Cleveland's program.
  ///
  /// - Parameters:
  ///   - lower: rank of the lower middle remainder among the values present.
  ///   - upper: rank of the upper one; the same for an odd number of values.
  ///   - floor: the least unit.
  /// - Complexity: O(count) for each of about ten passes, no allocation.
  @inlinable
  public static func robustnessWeights<Target: InstructionSet>(
    _ target: Target.Type, _ work: SeasonalTrendWork, lower: SIMD8<Int64>, upper: SIMD8<Int64>,
    floor: Lanes
  ) {
    var index = 0
    while index < work.count {
      let remainder = LaneMath.magnitude(
        work.values[index] - (work.trend[index] + work.season[index]))
      work.input[index] = remainder.replacing(
        with: .infinity, where: work.presence[index] .== Lanes.zero)
      index &+= 1
    }
    let (first, second) = OrderStatistic.pair(
      target, work.input, count: work.count, lower: lower, upper: upper)
    let six = (first + second) * 3
    let scale = LaneMath.maximum(six, floor)
    let inverse = Lanes(repeating: 1) / scale
    let far = scale * 0.999
    let near = scale * 0.001
    let one = Lanes(repeating: 1)
    index = 0
    while index < work.count {
      let remainder = work.input[index]
      let ratio = remainder * inverse
      let bell = one - ratio * ratio
      var weight = bell * bell
      weight.replace(with: Lanes.zero, where: remainder .> far)
      weight.replace(with: one, where: remainder .<= near)
      weight.replace(with: one, where: six .== Lanes.zero)
      work.weights[index] = weight.replacing(
        with: Lanes.zero, where: work.presence[index] .== Lanes.zero)
      index &+= 1
    }
  }
}
