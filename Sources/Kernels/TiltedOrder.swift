/// The order of the values of a series seen along a slope, lane by lane.
///
/// Values less a trend of slope s are in order of time as far as slopes between them exceed s: the
/// pairs out of order are those whose slope is below s, and the pairs that change places between
/// two slopes are those whose slope lies in between (Cole, Salowe, Steiger, Szemerédi 1989, SIAM J.
/// Computing 18:792-810). Orders are exact but for pairs whose slope is so close to s that rounding
/// decides; ``ambiguity`` bounds how close.
public enum TiltedOrder {
  /// Periods beyond which an order is not worked out.
  public static let longest = 4096

  /// The place that missing values take in an order: after all others.
  public static let missing = Int16.max

  /// Entries of an order: periods rounded up to a multiple of four.
  @inlinable
  public static func size(count: Int) -> Int { (count &+ 3) & ~3 }

  /// The share of the largest value (and of slope times periods) within which slopes may be taken
  /// for equal.
  @inlinable
  public static func ambiguity(count: Int) -> Double {
    Double(sign: .plus, exponent: bits(count: count) &- 49, significand: 1)
  }

  /// Bits that hold a period's index.
  @inlinable
  public static func bits(count: Int) -> Int {
    Int.bitWidth &- max(1, count &- 1).leadingZeroBitCount
  }

  /// Sorts the periods by their value less a trend.
  ///
  /// Each value carries its period's index in the last bits of its significand while it is sorted.
  /// Whole numbers small enough to leave these bits free are sorted exactly, and so are equal ones.
  ///
  /// - Parameters:
  ///   - values: `count` periods, NaN where missing; at most ``longest``.
  ///   - scale: a factor for the values.
  ///   - slope: the trend to take off the product a period.
  ///   - lateFirst: -1 in lanes where equal values are in order against time, 0 where with time.
  ///   - keys: scratch of `count` lanes.
  ///   - order: receives ``size(count:)`` indices of periods.
  /// - Complexity: O(count log² count), no allocation.
  @inlinable
  public static func order<Target: InstructionSet>(
    _ target: Target.Type, _ values: UnsafePointer<Lanes>, count: Int, scale: Lanes, slope: Lanes,
    lateFirst: SIMD8<Int64>, keys: UnsafeMutablePointer<Lanes>,
    into order: UnsafeMutablePointer<SIMD8<Int16>>
  ) {
    let mask = Int64(1) &<< Int64(bits(count: count)) &- 1
    let infinity = Lanes(repeating: .infinity)
    var time = 0
    while time < count {
      // Adding 0 turns -0 into 0.
      let tilted = values[time] * scale - slope * Double(time) + Lanes.zero
      let bits = unsafeBitCast(tilted, to: SIMD8<Int64>.self)
      let tag = ((bits &>> 63) ^ lateFirst) & mask ^ Int64(time)
      let key = unsafeBitCast(bits & ~mask | tag, to: Lanes.self)
      keys[time] = key.replacing(with: infinity, where: tilted .!= tilted)
      time &+= 1
    }
    SortingNetwork.sort(target, keys, count: count)
    var place = 0
    while place < count {
      let bits = unsafeBitCast(keys[place], to: SIMD8<Int64>.self)
      let time = (bits ^ (bits &>> 63) ^ lateFirst) & mask
      order[place] = SIMD8<Int16>(
        truncatingIfNeeded: time.replacing(
          with: Int64(missing), where: keys[place] .== infinity))
      place &+= 1
    }
    while place < size(count: count) {
      order[place] = SIMD8(repeating: missing)
      place &+= 1
    }
  }

  /// Puts values less a trend on a scale of sixteen bits, in order of time.
  ///
  /// ``inversions(_:_:count:)`` of these levels tells about how many slopes lie below `slope`. A
  /// missing value stands above all others, so that it counts once for every present value later.
  ///
  /// - Parameters:
  ///   - values: `count` periods, NaN where missing.
  ///   - slope: the trend to take off a period.
  ///   - centre: the value less trend that has level 0.
  ///   - scale: levels for a value of one more.
  ///   - levels: receives ``size(count:)`` levels.
  /// - Complexity: O(count), no allocation.
  @inlinable
  public static func levels<Target: InstructionSet>(
    _ target: Target.Type, _ values: UnsafePointer<Lanes>, count: Int, slope: Lanes,
    centre: Lanes, scale: Lanes, into levels: UnsafeMutablePointer<SIMD8<Int16>>
  ) {
    let most = Lanes(repeating: Double(missing - 1))
    let least = Lanes(repeating: -Double(missing - 1))
    // Adding this number leaves the nearest whole number in the last bits of the significand.
    let shift = Lanes(repeating: 0x1.8p52)
    var time = 0
    while time < count {
      let tilted = (values[time] - slope * Double(time) - centre) * scale
      let level = LaneMath.maximum(LaneMath.minimum(tilted, most), least)
      let bits = unsafeBitCast(level + shift, to: SIMD8<Int64>.self)
      levels[time] = SIMD8<Int16>(
        truncatingIfNeeded: bits.replacing(with: Int64(missing), where: tilted .!= tilted))
      time &+= 1
    }
    while time < size(count: count) {
      levels[time] = SIMD8(repeating: missing)
      time &+= 1
    }
  }

  /// Counts the pairs of an order that are not in order of time.
  ///
  /// - Parameters:
  ///   - order: ``size(count:)`` indices of periods.
  ///   - count: periods, at most ``longest``.
  /// - Complexity: O(count²) comparisons of sixteen numbers at a time, no allocation.
  @inlinable
  public static func inversions<Target: InstructionSet>(
    _ target: Target.Type, _ order: UnsafePointer<SIMD8<Int16>>, count: Int
  ) -> SIMD8<Int32> {
    let size = size(count: count)
    let doubled = UnsafeRawPointer(order).assumingMemoryBound(to: SIMD16<Int16>.self)
    var total = SIMD8<Int32>.zero
    var place = 0
    while place < size {
      let later0 = order[place]
      let later1 = order[place &+ 1]
      let later2 = order[place &+ 2]
      let later3 = order[place &+ 3]
      let twice0 = SIMD16(lowHalf: later0, highHalf: later0)
      let twice1 = SIMD16(lowHalf: later1, highHalf: later1)
      let twice2 = SIMD16(lowHalf: later2, highHalf: later2)
      let twice3 = SIMD16(lowHalf: later3, highHalf: later3)
      var sum = SIMD16<Int16>.zero
      var other = SIMD16<Int16>.zero
      var pair = 0
      while pair < place >> 1 {
        let earlier = doubled[pair]
        sum &-= counts(earlier .> twice0)
        other &-= counts(earlier .> twice1)
        sum &-= counts(earlier .> twice2)
        other &-= counts(earlier .> twice3)
        pair &+= 1
      }
      let both = sum &+ other
      let inside =
        (counts(later0 .> later1) &+ counts(later0 .> later2) &+ counts(later0 .> later3))
        &+ (counts(later1 .> later2) &+ counts(later1 .> later3) &+ counts(later2 .> later3))
      total &+= SIMD8<Int32>(truncatingIfNeeded: both.lowHalf &+ both.highHalf &- inside)
      place &+= 4
    }
    return total
  }

  @inlinable @inline(__always)
  static func counts(_ mask: SIMDMask<SIMD16<Int16>>) -> SIMD16<Int16> {
    SIMD16<Int16>.zero.replacing(with: SIMD16<Int16>(repeating: -1), where: mask)
  }

  @inlinable @inline(__always)
  static func counts(_ mask: SIMDMask<SIMD8<Int16>>) -> SIMD8<Int16> {
    SIMD8<Int16>.zero.replacing(with: SIMD8<Int16>(repeating: -1), where: mask)
  }

  /// Lists the slopes of the pairs that change places from one order to another, of one lane.
  ///
  /// The first order is turned into the second by exchanging neighbours (insertion sort), and
  /// every pair that is exchanged is one that changes places.
  ///
  /// - Parameters:
  ///   - values: `count` periods, NaN where missing.
  ///   - lane: the lane whose slopes are listed.
  ///   - present: values that are not missing.
  ///   - from: the order along the lower slope.
  ///   - to: the order along the upper one.
  ///   - ranks: scratch of `count` numbers.
  ///   - line: scratch of `count` numbers.
  ///   - capacity: slopes to list at most.
  ///   - slopes: receives the slopes in the same lane, in no particular order.
  /// - Returns: slopes listed, or nil if there are more than `capacity` or an order lacks a value.
  /// - Complexity: O(count + slopes), no allocation.
  @inlinable
  public static func crossings(
    _ values: UnsafePointer<Lanes>, lane: Int, present: Int,
    from: UnsafePointer<SIMD8<Int16>>, to: UnsafePointer<SIMD8<Int16>>,
    ranks: UnsafeMutablePointer<Int16>, line: UnsafeMutablePointer<Int16>, capacity: Int,
    into slopes: UnsafeMutablePointer<Lanes>
  ) -> Int? {
    let list = UnsafeMutableRawPointer(slopes).assumingMemoryBound(to: Double.self) + lane
    let column = UnsafeRawPointer(values).assumingMemoryBound(to: Double.self) + lane
    let before = UnsafeRawPointer(from).assumingMemoryBound(to: Int16.self) + lane
    let after = UnsafeRawPointer(to).assumingMemoryBound(to: Int16.self) + lane
    for place in 0..<present {
      let time = after[place &<< 3]
      guard time != missing else { return nil }
      ranks[Int(time)] = Int16(truncatingIfNeeded: place)
    }
    var found = 0
    for place in 0..<present {
      let time = before[place &<< 3]
      guard time != missing else { return nil }
      let rank = ranks[Int(time)]
      let value = column[Int(time) &<< 3]
      var gap = place
      while gap > 0 {
        let other = line[gap &- 1]
        if ranks[Int(other)] < rank { break }
        if found == capacity { return nil }
        list[found &<< 3] = (column[Int(other) &<< 3] - value) / Double(Int(other) &- Int(time))
        found &+= 1
        line[gap] = other
        gap &-= 1
      }
      line[gap] = time
    }
    return found
  }
}
