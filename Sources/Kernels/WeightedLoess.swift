/// Loess of values that do not count alike: robustness weights, and missing values with weight 0.
///
/// With weights r and tricube weights w, the fit at a point is A Σ w r y + B Σ w x r y. A and B
/// depend on the weights only, so they are worked out once and used for every smooth with the same
/// weights. Where a point stands in the middle of its window, w is even and w x odd, and both sides
/// of the window are taken together.
extension Loess {
  /// Works out A and B of every point from the weights.
  ///
  /// - Parameters:
  ///   - weights: r, not negative, laid out like the values.
  ///   - level: receives A, by the plan's points and within a point by column; NaN where all
  ///     weights of a window are 0.
  ///   - tilt: receives B.
  /// - Returns: whether any window of any lane has no weight at all.
  /// - Complexity: O(points × width × columns), no allocation.
  @inlinable
  public static func coefficients<Target: InstructionSet>(
    _ target: Target.Type, _ plan: LoessTables, weights: UnsafePointer<Lanes>, stride: Int,
    columns: Int, level: UnsafeMutablePointer<Lanes>, tilt: UnsafeMutablePointer<Lanes>
  ) -> Bool {
    let leastVariance = Lanes(repeating: plan.leastSpread * plan.leastSpread)
    let one = Lanes(repeating: 1)
    var index = 0
    var empty = SIMD8<Int64>.zero
    for stretch in plan.stretches {
      var window = weights + stretch.first &* stride
      var left = stretch.points
      let centred = stretch.isCentred
      while left > 0 {
        var column = 0
        while column < columns {
          let (s0, s1, s2) =
            centred
            ? centredMoments(plan, stretch, window + column, stride: stride)
            : moments(plan, stretch, window + column, stride: stride)
          var denominator = s0
          var a = one
          var b = Lanes.zero
          if plan.degree > 0 {
            let determinant = s0 * s2 - s1 * s1
            let line = determinant .> leastVariance * (s0 * s0)
            denominator.replace(with: determinant, where: line)
            a.replace(with: s2, where: line)
            b.replace(with: Lanes.zero - s1, where: line)
          }
          let inverse = one / denominator
          let none = s0 .<= Lanes.zero
          a *= inverse
          a.replace(with: Lanes(repeating: .nan), where: none)
          empty &-= LaneMath.counts(none)
          level[index] = a
          tilt[index] = b * inverse
          index &+= 1
          column &+= 1
        }
        window += stretch.advance &* stride
        left &-= 1
      }
    }
    return empty.wrappedSum() != 0
  }

  /// Smooths values with the coefficients of their weights.
  ///
  /// - Parameters:
  ///   - products: r y, laid out like the values.
  ///   - smooth: receives the smooth at every evaluated point, NaN where a window has no weight;
  ///     nothing is interpolated yet.
  /// - Complexity: O(points × width × columns), no allocation.
  @inlinable
  public static func smooth<Target: InstructionSet>(
    _ target: Target.Type, _ plan: LoessTables, products: UnsafePointer<Lanes>, stride: Int,
    columns: Int, level: UnsafePointer<Lanes>, tilt: UnsafePointer<Lanes>,
    into smooth: UnsafeMutablePointer<Lanes>
  ) {
    var index = 0
    for stretch in plan.stretches {
      var window = products + stretch.first &* stride
      var place = smooth + stretch.point &* stride
      let step = stretch.advance &* stride
      var left = stretch.points
      let centred = stretch.isCentred
      while left > 0 {
        var column = 0
        while column < columns {
          let (t0, t1) =
            centred
            ? centredSums(plan, stretch, window + column, stride: stride)
            : sums(plan, stretch, window + column, stride: stride)
          place[column] = level[index] * t0 + tilt[index] * t1
          index &+= 1
          column &+= 1
        }
        window += step
        place += step
        left &-= 1
      }
    }
  }

  /// Σ w r, Σ w x r and Σ w x² r of a window.
  @inlinable @inline(__always)
  static func moments(
    _ plan: LoessTables, _ stretch: LoessStretch, _ window: UnsafePointer<Lanes>, stride: Int
  ) -> (Lanes, Lanes, Lanes) {
    let kernel = plan.kernel + stretch.row
    let kernelX = plan.kernelX + stretch.row
    let kernelXX = plan.kernelXX + stretch.row
    var s0 = Lanes.zero
    var s1 = Lanes.zero
    var s2 = Lanes.zero
    var value = window
    var k = 0
    repeat {
      let weight = value.pointee
      s0 += weight * kernel[k]
      s1 += weight * kernelX[k]
      s2 += weight * kernelXX[k]
      value += stride
      k &+= 1
    } while k < stretch.width
    return (s0, s1, s2)
  }

  /// The same of a window around its point.
  @inlinable @inline(__always)
  static func centredMoments(
    _ plan: LoessTables, _ stretch: LoessStretch, _ window: UnsafePointer<Lanes>, stride: Int
  ) -> (Lanes, Lanes, Lanes) {
    let half = stretch.width >> 1
    let kernel = plan.kernel + stretch.row + half
    let kernelX = plan.kernelX + stretch.row + half
    let kernelXX = plan.kernelXX + stretch.row + half
    var after = window + half &* stride
    var before = after
    var s0 = after.pointee * kernel[0]
    var s1 = Lanes.zero
    var s2 = Lanes.zero
    var k = 1
    while k <= half {
      after += stride
      before -= stride
      let both = after.pointee + before.pointee
      let difference = after.pointee - before.pointee
      s0 += both * kernel[k]
      s1 += difference * kernelX[k]
      s2 += both * kernelXX[k]
      k &+= 1
    }
    return (s0, s1, s2)
  }

  /// Σ w r y and Σ w x r y of a window.
  @inlinable @inline(__always)
  static func sums(
    _ plan: LoessTables, _ stretch: LoessStretch, _ window: UnsafePointer<Lanes>, stride: Int
  ) -> (Lanes, Lanes) {
    let kernel = plan.kernel + stretch.row
    let kernelX = plan.kernelX + stretch.row
    var t0 = Lanes.zero
    var t1 = Lanes.zero
    var value = window
    var k = 0
    repeat {
      let product = value.pointee
      t0 += product * kernel[k]
      t1 += product * kernelX[k]
      value += stride
      k &+= 1
    } while k < stretch.width
    return (t0, t1)
  }

  /// The same of a window around its point.
  @inlinable @inline(__always)
  static func centredSums(
    _ plan: LoessTables, _ stretch: LoessStretch, _ window: UnsafePointer<Lanes>, stride: Int
  ) -> (Lanes, Lanes) {
    let half = stretch.width >> 1
    let kernel = plan.kernel + stretch.row + half
    let kernelX = plan.kernelX + stretch.row + half
    var after = window + half &* stride
    var before = after
    var t0 = after.pointee * kernel[0]
    var t1 = Lanes.zero
    var k = 1
    while k <= half {
      after += stride
      before -= stride
      t0 += (after.pointee + before.pointee) * kernel[k]
      t1 += (after.pointee - before.pointee) * kernelX[k]
      k &+= 1
    }
    return (t0, t1)
  }
}
