/// Locally weighted regression (loess) of equally spaced values, lane by lane.
public enum Loess {
  /// Smooths values of equal standing.
  ///
  /// Several interleaved series can be smoothed at once, such as all Januaries, all Februaries, …
  /// of a monthly series: `columns` neighbours, each with its own values `stride` apart.
  ///
  /// - Parameters:
  ///   - plan: where to evaluate and with which weights.
  ///   - values: `plan.count` values a column; none missing.
  ///   - columns: interleaved series, at most `stride`.
  ///   - smooth: receives the smooth at every point of the plan, laid out like the values; the
  ///     place of point 0. Must not overlap `values`.
  /// - Complexity: O(points × width × columns), no allocation.
  @inlinable
  public static func smooth<Target: InstructionSet>(
    _ target: Target.Type, _ plan: LoessTables, _ values: UnsafePointer<Lanes>, stride: Int,
    columns: Int, into smooth: UnsafeMutablePointer<Lanes>
  ) {
    for stretch in plan.stretches {
      let weights = plan.fitted + stretch.row
      var window = values + stretch.first &* stride
      var place = smooth + stretch.point &* stride
      let step = stretch.advance &* stride
      var left = stretch.points
      if stretch.advance == 1, columns == 1 {
        while left >= 4 {
          fourPoints(weights, width: stretch.width, window, stride: stride, into: place)
          window += 4 &* stride
          place += 4 &* stride
          left &-= 4
        }
      }
      while left > 0 {
        var column = 0
        while column < columns &- 3 {
          fourColumns(
            weights, width: stretch.width, window + column, stride: stride, into: place + column)
          column &+= 4
        }
        while column < columns {
          place[column] = one(weights, width: stretch.width, window + column, stride: stride)
          column &+= 1
        }
        window += step
        place += step
        left &-= 1
      }
    }
    interpolate(target, plan, smooth, stride: stride, columns: columns)
  }

  /// The weighted sum of one window.
  @inlinable @inline(__always)
  static func one(
    _ weights: UnsafePointer<Double>, width: Int, _ window: UnsafePointer<Lanes>, stride: Int
  ) -> Lanes {
    var sum = Lanes.zero
    var value = window
    var k = 0
    repeat {
      sum += value.pointee * weights[k]
      value += stride
      k &+= 1
    } while k < width
    return sum
  }

  /// The weighted sums of four neighbouring columns, each weight loaded once.
  @inlinable @inline(__always)
  static func fourColumns(
    _ weights: UnsafePointer<Double>, width: Int, _ window: UnsafePointer<Lanes>, stride: Int,
    into place: UnsafeMutablePointer<Lanes>
  ) {
    var sum0 = Lanes.zero
    var sum1 = Lanes.zero
    var sum2 = Lanes.zero
    var sum3 = Lanes.zero
    var value = window
    var k = 0
    repeat {
      let weight = weights[k]
      sum0 += value[0] * weight
      sum1 += value[1] * weight
      sum2 += value[2] * weight
      sum3 += value[3] * weight
      value += stride
      k &+= 1
    } while k < width
    place[0] = sum0
    place[1] = sum1
    place[2] = sum2
    place[3] = sum3
  }

  /// The weighted sums of four neighbouring windows, each value loaded once; width at least 3.
  @inlinable @inline(__always)
  static func fourPoints(
    _ weights: UnsafePointer<Double>, width: Int, _ window: UnsafePointer<Lanes>, stride: Int,
    into place: UnsafeMutablePointer<Lanes>
  ) {
    var value = window
    var sum0 = value.pointee * weights[0]
    value += stride
    sum0 += value.pointee * weights[1]
    var sum1 = value.pointee * weights[0]
    value += stride
    sum0 += value.pointee * weights[2]
    sum1 += value.pointee * weights[1]
    var sum2 = value.pointee * weights[0]
    value += stride
    var sum3 = Lanes.zero
    var k = 3
    while k < width {
      let number = value.pointee
      sum0 += number * weights[k]
      sum1 += number * weights[k &- 1]
      sum2 += number * weights[k &- 2]
      sum3 += number * weights[k &- 3]
      value += stride
      k &+= 1
    }
    sum1 += value.pointee * weights[width &- 1]
    sum2 += value.pointee * weights[width &- 2]
    sum3 += value.pointee * weights[width &- 3]
    value += stride
    sum2 += value.pointee * weights[width &- 1]
    sum3 += value.pointee * weights[width &- 2]
    value += stride
    sum3 += value.pointee * weights[width &- 1]
    place[0] = sum0
    place[stride] = sum1
    place[2 &* stride] = sum2
    place[3 &* stride] = sum3
  }

  /// Fills the points between evaluations by straight lines; does nothing where the jump is 1.
  @inlinable
  public static func interpolate<Target: InstructionSet>(
    _ target: Target.Type, _ plan: LoessTables, _ smooth: UnsafeMutablePointer<Lanes>, stride: Int,
    columns: Int
  ) {
    guard plan.jump > 1 else { return }
    for column in 0..<columns {
      let place = smooth + column
      var from = 0
      while from < plan.count &- 1 {
        let to = min(from &+ plan.jump, plan.count &- 1)
        let start = place[from &* stride]
        let slope = (place[to &* stride] - start) / Double(to &- from)
        var between = from &+ 1
        while between < to {
          place[between &* stride] = start + slope * Double(between &- from)
          between &+= 1
        }
        from = to
      }
    }
  }
}
