/// Medians and median absolute deviations of the values around each period, lane by lane.
public enum RollingMedian {
  /// Works out the median and the median absolute deviation of every full window.
  ///
  /// - Parameters:
  ///   - values: `count` periods, NaN where missing.
  ///   - half: periods before and after the one in the middle of a window.
  ///   - least: values that a window must have.
  ///   - medians: receives `count` medians; NaN where a window lacks values or reaches outside.
  ///   - deviations: receives the medians of the distances to the window's median.
  ///   - window: scratch of `2 half + 1` lanes.
  /// - Complexity: O(count × half log² half), no allocation.
  @inlinable
  public static func medians<Target: InstructionSet>(
    _ target: Target.Type, _ values: UnsafePointer<Lanes>, count: Int, half: Int, least: Int,
    medians: UnsafeMutablePointer<Lanes>, deviations: UnsafeMutablePointer<Lanes>,
    window: UnsafeMutablePointer<Lanes>
  ) {
    let width = 2 &* half &+ 1
    let infinity = Lanes(repeating: .infinity)
    var time = 0
    while time < count {
      guard time >= half, time &+ half < count else {
        medians[time] = Lanes(repeating: .nan)
        deviations[time] = Lanes(repeating: .nan)
        time &+= 1
        continue
      }
      let first = values + (time &- half)
      var missing = SIMD8<Int64>.zero
      for place in 0..<width {
        let absent = first[place] .!= first[place]
        missing &-= LaneMath.counts(absent)
        window[place] = first[place].replacing(with: infinity, where: absent)
      }
      let median = middle(target, window, width: width, missing: missing, least: least)
      for place in 0..<width {
        let distance = LaneMath.magnitude(first[place] - median)
        window[place] = distance.replacing(with: infinity, where: distance .!= distance)
      }
      medians[time] = median
      deviations[time] = middle(target, window, width: width, missing: missing, least: least)
      time &+= 1
    }
  }

  /// The median of the present values of a window, which is sorted; NaN where there are too few.
  @inlinable @inline(__always)
  static func middle<Target: InstructionSet>(
    _ target: Target.Type, _ window: UnsafeMutablePointer<Lanes>, width: Int,
    missing: SIMD8<Int64>, least: Int
  ) -> Lanes {
    SortingNetwork.sort(target, window, count: width)
    var median = window[width >> 1]
    guard missing != .zero else { return median }
    for lane in 0..<Lanes.scalarCount {
      let present = width &- Int(missing[lane])
      median[lane] =
        present < max(1, least)
        ? .nan
        : window[(present &- 1) >> 1][lane] * 0.5 + window[present >> 1][lane] * 0.5
    }
    return median
  }
}
