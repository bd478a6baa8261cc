/// Slopes between the values of a series, lane by lane, without working most of them out.
///
/// Values are compared over whole steps: (y[i + k step] - y[i]) / k for k = 1, 2, …. A step of 1
/// compares all pairs; a step of 12 compares each month with the same month of later years.
///
/// A slope is compared with a pivot by comparing the difference with a threshold that depends on
/// the distance only. The threshold is exact: the least difference whose quotient, rounded to
/// double, reaches the pivot.
public enum PairwiseSlopes {
  /// Fills a table with the least difference whose slope over each distance reaches a pivot.
  ///
  /// A quotient x / d rounds to p or more from d m on, where m lies halfway between p and the
  /// double before it (and counts itself if p is even). d m is the exact sum of two doubles, and
  /// its rounding error tells whether the double nearest to it reaches it.
  ///
  /// - Parameters:
  ///   - pivot: a slope p a lane; infinities are allowed. Pivots within ``resolution`` of 0 stand
  ///     for 0 itself if they are 0 or below, and for anything above 0 otherwise.
  ///   - steps: distances in steps, below 2²⁴; the table has one entry more, of which number 0 is
  ///     not used.
  /// - Complexity: O(steps), no division and no allocation.
  @inlinable
  public static func thresholds<Target: InstructionSet>(
    _ target: Target.Type, pivot: Lanes, steps: Int, into table: UnsafeMutablePointer<Lanes>
  ) {
    let bits = unsafeBitCast(pivot, to: SIMD8<UInt64>.self)
    let isOdd = (bits & 1) .== SIMD8<UInt64>(repeating: 1)
    let isInfinite = LaneMath.magnitude(pivot) .== Lanes(repeating: .infinity)
    let isZero = LaneMath.magnitude(pivot) .< Lanes(repeating: resolution)
    let atZero = Lanes.zero.replacing(
      with: Lanes(repeating: .leastNonzeroMagnitude), where: pivot .> Lanes.zero)
    let halfGap = (pivot - (pivot - LaneMath.magnitude(pivot) * gap)) * 0.5
    let head = unsafeBitCast(
      bits & SIMD8<UInt64>(repeating: 0xffff_ffff_f800_0000), to: Lanes.self)
    let tail = (pivot - head) - halfGap
    var distance = 1
    while distance <= steps {
      let width = Double(distance)
      let large = head * width
      let small = tail * width
      var threshold = large + small
      let back = threshold - large
      let error = (large - (threshold - back)) + (small - back)
      let next = threshold + LaneMath.magnitude(threshold) * gap
      threshold.replace(with: next, where: error .> Lanes.zero)
      threshold.replace(with: next, where: (error .== Lanes.zero) .& isOdd)
      threshold.replace(with: atZero, where: isZero)
      threshold.replace(with: pivot, where: isInfinite)
      table[distance] = threshold
      distance &+= 1
    }
  }

  /// Slopes smaller than this in size must be 0: scale the values so that they are.
  @inlinable
  public static var resolution: Double { 0x1p-900 }

  /// Half a unit in the last place and a little more: adding this share of a double to it gives
  /// the next double (Rump, Zimmermann, Boldo, Melquiond 2009, BIT 49:419-431).
  @inlinable
  static var gap: Double { 0x1.0000000000001p-53 }

  /// Counts the slopes below each of two pivots.
  ///
  /// - Parameters:
  ///   - values: `count` periods; pairs with a missing value (NaN) do not count.
  ///   - first: thresholds of the first pivot.
  ///   - second: thresholds of the second.
  /// - Complexity: O(count² / step) comparisons, no allocation.
  @inlinable
  public static func countBelow<Target: InstructionSet>(
    _ target: Target.Type, _ values: UnsafePointer<Lanes>, count: Int,
    step: Int, first: UnsafePointer<Lanes>, second: UnsafePointer<Lanes>
  ) -> (SIMD8<Int64>, SIMD8<Int64>) {
    var belowFirst = SIMD8<Int64>.zero
    var belowSecond = SIMD8<Int64>.zero
    var distance = 1
    while distance &* step < count {
      let limit = first[distance]
      let other = second[distance]
      let later = values + distance &* step
      let pairs = count &- distance &* step
      var i = 0
      while i < pairs {
        let difference = later[i] - values[i]
        belowFirst &-= LaneMath.counts(difference .< limit)
        belowSecond &-= LaneMath.counts(difference .< other)
        i &+= 1
      }
      distance &+= 1
    }
    return (belowFirst, belowSecond)
  }

  /// Gathers the slopes from one pivot up to but without another.
  ///
  /// Slopes inside are rare, so that a first loop without branches only notes where four pairs
  /// have any, and a second one looks at those.
  ///
  /// - Parameters:
  ///   - from: thresholds of the lower pivot.
  ///   - to: thresholds of the upper one.
  ///   - capacity: slopes that fit a lane; more are not stored.
  ///   - slopes: receives the slopes of each lane, in no particular order.
  ///   - notes: scratch of `count / 4 + 1` numbers.
  /// - Returns: slopes found in each lane, at most `capacity`.
  /// - Complexity: O(count² / step) comparisons, no allocation.
  @inlinable
  public static func gather<Target: InstructionSet>(
    _ target: Target.Type, _ values: UnsafePointer<Lanes>, count: Int, step: Int,
    from: UnsafePointer<Lanes>, to: UnsafePointer<Lanes>, capacity: Int,
    into slopes: UnsafeMutablePointer<Lanes>, notes: UnsafeMutablePointer<Int>
  ) -> SIMD8<Int64> {
    var found = SIMD8<Int64>.zero
    var distance = 1
    while distance &* step < count {
      let low = from[distance]
      let high = to[distance]
      let later = values + distance &* step
      let pairs = count &- distance &* step
      var noted = 0
      var i = 0
      while i &+ 4 <= pairs {
        let any =
          (inside(later[i] - values[i], low, high)
            | inside(later[i &+ 1] - values[i &+ 1], low, high))
          | (inside(later[i &+ 2] - values[i &+ 2], low, high)
            | inside(later[i &+ 3] - values[i &+ 3], low, high))
        let four = any.lowHalf | any.highHalf
        let two = four.lowHalf | four.highHalf
        notes[noted] = i
        noted &-= Int((two.x | two.y) >> 63)
        i &+= 4
      }
      if i < pairs {
        notes[noted] = i
        noted &+= 1
      }
      var note = 0
      while note < noted {
        var pair = notes[note]
        let end = min(pair &+ 4, pairs)
        while pair < end {
          let difference = later[pair] - values[pair]
          append(
            difference, Double(distance), inside(difference, low, high), &found, capacity, slopes)
          pair &+= 1
        }
        note &+= 1
      }
      distance &+= 1
    }
    return found
  }

  /// -1 in lanes whose difference reaches the lower threshold but not the upper one.
  @inlinable @inline(__always)
  static func inside(_ difference: Lanes, _ low: Lanes, _ high: Lanes) -> SIMD8<Int64> {
    LaneMath.counts(difference .< high) &- LaneMath.counts(difference .< low)
  }

  @inlinable @inline(__always)
  static func append(
    _ difference: Lanes, _ width: Double, _ inside: SIMD8<Int64>, _ found: inout SIMD8<Int64>,
    _ capacity: Int, _ slopes: UnsafeMutablePointer<Lanes>
  ) {
    var lanes =
      unsafeBitCast(SIMD8<Int8>(truncatingIfNeeded: inside), to: UInt64.self)
      & 0x0101_0101_0101_0101
    while lanes != 0 {
      let lane = lanes.trailingZeroBitCount >> 3
      let place = Int(found[lane])
      if place < capacity {
        slopes[place][lane] = difference[lane] / width
        found[lane] = Int64(place &+ 1)
      }
      lanes &= lanes &- 1
    }
  }
}
