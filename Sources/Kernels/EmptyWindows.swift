/// What a weighted loess says where all values of a window have weight 0.
///
/// Cleveland's program gives the value itself, or the neighbouring fit one step outside the
/// series. Where that value is missing, the values present in the window count alike.
public enum EmptyWindows {
  /// Replaces NaN at evaluated points.
  ///
  /// - Parameters:
  ///   - smooth: fits at the plan's points, NaN where a window had no weight.
  ///   - values: the series; what is smoothed is `values - subtracting`.
  ///   - presence: 1 where a value is present, 0 where it is missing.
  /// - Complexity: O(points) where nothing is NaN, no allocation.
  @inlinable
  public static func fill<Target: InstructionSet>(
    _ target: Target.Type, _ plan: LoessTables, _ smooth: UnsafeMutablePointer<Lanes>, stride: Int,
    columns: Int, values: UnsafePointer<Lanes>, subtracting: UnsafePointer<Lanes>,
    presence: UnsafePointer<Lanes>
  ) {
    for column in 0..<columns {
      let smooth = smooth + column
      for stretch in plan.stretches {
        for index in 0..<stretch.points {
          let point = stretch.point + index * stretch.advance
          guard point >= 0, point < plan.count else { continue }
          let fit = smooth[point * stride]
          guard LaneMath.holdsAnywhere(fit .!= fit) else { continue }
          let place = point * stride + column
          let first = (stretch.first + index * stretch.advance) * stride + column
          let among = plainFit(
            plan, stretch, stride: stride, values: values + first,
            subtracting: subtracting + first, presence: presence + first)
          let instead = (values[place] - subtracting[place]).replacing(
            with: among, where: presence[place] .== Lanes.zero)
          smooth[point * stride].replace(with: instead, where: fit .!= fit)
        }
      }
      // One step outside, the neighbouring fit; plans that do not reach outside stop short of it.
      for stretch in plan.stretches where stretch.point < 0 || stretch.point >= plan.count {
        let neighbour = stretch.point < 0 ? 0 : plan.count - 1
        let fit = smooth[stretch.point * stride]
        smooth[stretch.point * stride].replace(
          with: smooth[neighbour * stride], where: fit .!= fit)
      }
    }
  }

  /// The mean of the values present in a window, weighted by their distance alone.
  @inlinable @inline(__always)
  static func plainFit(
    _ plan: LoessTables, _ stretch: LoessStretch, stride: Int, values: UnsafePointer<Lanes>,
    subtracting: UnsafePointer<Lanes>, presence: UnsafePointer<Lanes>
  ) -> Lanes {
    var total = Lanes.zero
    var sum = Lanes.zero
    for k in 0..<stretch.width {
      let weight = presence[k * stride] * plan.kernel[stretch.row + k]
      total += weight
      sum += weight * (values[k * stride] - subtracting[k * stride])
    }
    return sum / total
  }
}
