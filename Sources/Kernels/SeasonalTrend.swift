/// The working memory and smoothers of one seasonal-trend decomposition of a block.
///
/// All pointers belong to the caller. Lengths in lanes: `count` for values, weights, presence,
/// trend, season, trendLevel and trendTilt; `count + 2` for input; `count + 2 period` for cycles, filtered,
/// seasonalLevel and seasonalTilt; `period` for tails.
public struct SeasonalTrendWork {
  /// Periods.
  public let count: Int
  /// Periods in a season.
  public let period: Int
  /// Smooths positions of the cycle that have one value more than the others.
  public let seasonalLong: LoessTables
  /// Smooths the other positions of the cycle.
  public let seasonalShort: LoessTables
  /// The last step of the low-pass filter on the smoothed cycles.
  public let lowPass: LoessTables
  /// Smooths the deseasonalised series.
  public let trendSmoother: LoessTables
  /// The series; 0 where a value is missing.
  public let values: UnsafeMutablePointer<Lanes>
  /// Robustness weights; 0 where a value is missing.
  public let weights: UnsafeMutablePointer<Lanes>
  /// 1 where a value is present, 0 where it is missing.
  public let presence: UnsafeMutablePointer<Lanes>
  /// The trend, kept from pass to pass.
  public let trend: UnsafeMutablePointer<Lanes>
  /// The season of the latest pass.
  public let season: UnsafeMutablePointer<Lanes>
  /// What a smoother is given.
  public let input: UnsafeMutablePointer<Lanes>
  /// The smoothed cycles, one season longer at both ends.
  public let cycles: UnsafeMutablePointer<Lanes>
  /// The low-pass filter's steps.
  public let filtered: UnsafeMutablePointer<Lanes>
  /// Scratch of the moving sums.
  public let tails: UnsafeMutablePointer<Lanes>
  /// Coefficients A of the seasonal smoother for the present weights.
  public let seasonalLevel: UnsafeMutablePointer<Lanes>
  /// Coefficients B of the seasonal smoother.
  public let seasonalTilt: UnsafeMutablePointer<Lanes>
  /// Coefficients A of the trend smoother.
  public let trendLevel: UnsafeMutablePointer<Lanes>
  /// Coefficients B of the trend smoother.
  public let trendTilt: UnsafeMutablePointer<Lanes>

  /// Lays the working memory out from `base` on, ``size(count:period:)`` lanes.
  public init(
    count: Int, period: Int, seasonalLong: LoessTables, seasonalShort: LoessTables,
    lowPass: LoessTables, trendSmoother: LoessTables, base: UnsafeMutablePointer<Lanes>
  ) {
    self.count = count
    self.period = period
    self.seasonalLong = seasonalLong
    self.seasonalShort = seasonalShort
    self.lowPass = lowPass
    self.trendSmoother = trendSmoother
    let extended = count + 2 * period
    values = base
    weights = values + count
    presence = weights + count
    trend = presence + count
    season = trend + count
    input = season + count
    trendLevel = input + count + 2
    trendTilt = trendLevel + count
    cycles = trendTilt + count
    filtered = cycles + extended
    seasonalLevel = filtered + extended
    seasonalTilt = seasonalLevel + extended
    tails = seasonalTilt + extended
  }

  /// Coefficients that the weighted smoothers need.
  public var evaluations: (seasonal: Int, trend: Int) {
    let long = count % period
    return (
      long * seasonalLong.evaluations + (period - long) * seasonalShort.evaluations,
      trendSmoother.evaluations
    )
  }

  /// Lanes that `base` must hold.
  public static func size(count: Int, period: Int) -> Int {
    8 * count + 2 + 4 * (count + 2 * period) + period
  }
}

/// The inner loop of STL: seasonal-trend decomposition by loess, lane by lane.
///
/// - References: Cleveland, Cleveland, McRae, Terpenning (1990), J. Official Statistics 6:3-73.
public enum SeasonalTrend {
  /// One pass of the inner loop with all values of equal standing.
  ///
  /// - Complexity: O(count × (seasonal + trend + low-pass widths)), no allocation.
  @inlinable
  public static func pass<Target: InstructionSet>(
    _ target: Target.Type, _ work: SeasonalTrendWork
  ) {
    subtract(work.trend, from: work.values, count: work.count, into: work.input)
    let period = work.period
    let long = work.count % period
    Loess.smooth(
      target, work.seasonalLong, work.input, stride: period, columns: long,
      into: work.cycles + period)
    Loess.smooth(
      target, work.seasonalShort, work.input + long, stride: period, columns: period - long,
      into: work.cycles + period + long)
    removeLowFrequencies(target, work)
    subtract(work.season, from: work.values, count: work.count, into: work.input)
    Loess.smooth(target, work.trendSmoother, work.input, stride: 1, columns: 1, into: work.trend)
  }

  /// One pass of the inner loop with the weights whose coefficients have been worked out.
  ///
  /// - Parameter empty: whether a window somewhere has no weight at all.
  /// - Complexity: twice that of the pass without weights, no allocation.
  @inlinable
  public static func weightedPass<Target: InstructionSet>(
    _ target: Target.Type, _ work: SeasonalTrendWork, empty: Bool
  ) {
    let period = work.period
    let long = work.count % period
    let split = long &* work.seasonalLong.evaluations
    weightedDifference(work, work.trend)
    smoothCycles(target, work, work.seasonalLong, from: 0, columns: long, coefficient: 0, empty)
    smoothCycles(
      target, work, work.seasonalShort, from: long, columns: period - long, coefficient: split,
      empty)
    removeLowFrequencies(target, work)
    weightedDifference(work, work.season)
    Loess.smooth(
      target, work.trendSmoother, products: work.input, stride: 1, columns: 1,
      level: work.trendLevel, tilt: work.trendTilt, into: work.trend)
    if empty {
      EmptyWindows.fill(
        target, work.trendSmoother, work.trend, stride: 1, columns: 1, values: work.values,
        subtracting: work.season, presence: work.presence)
    }
    Loess.interpolate(target, work.trendSmoother, work.trend, stride: 1, columns: 1)
  }

  /// Works out the coefficients of the seasonal and the trend smoother for the present weights.
  ///
  /// - Returns: whether a window somewhere has no weight at all.
  @inlinable
  public static func coefficients<Target: InstructionSet>(
    _ target: Target.Type, _ work: SeasonalTrendWork
  ) -> Bool {
    let period = work.period
    let long = work.count % period
    let split = long &* work.seasonalLong.evaluations
    let inLong = Loess.coefficients(
      target, work.seasonalLong, weights: work.weights, stride: period, columns: long,
      level: work.seasonalLevel, tilt: work.seasonalTilt)
    let inShort = Loess.coefficients(
      target, work.seasonalShort, weights: work.weights + long, stride: period,
      columns: period - long, level: work.seasonalLevel + split, tilt: work.seasonalTilt + split)
    let inTrend = Loess.coefficients(
      target, work.trendSmoother, weights: work.weights, stride: 1, columns: 1,
      level: work.trendLevel, tilt: work.trendTilt)
    return inLong || inShort || inTrend
  }

  @inlinable @inline(__always)
  static func smoothCycles<Target: InstructionSet>(
    _ target: Target.Type, _ work: SeasonalTrendWork, _ plan: LoessTables, from first: Int,
    columns: Int, coefficient: Int, _ empty: Bool
  ) {
    let smooth = work.cycles + work.period + first
    Loess.smooth(
      target, plan, products: work.input + first, stride: work.period, columns: columns,
      level: work.seasonalLevel + coefficient, tilt: work.seasonalTilt + coefficient,
      into: smooth)
    if empty {
      EmptyWindows.fill(
        target, plan, smooth, stride: work.period, columns: columns, values: work.values + first,
        subtracting: work.trend + first, presence: work.presence + first)
    }
    Loess.interpolate(target, plan, smooth, stride: work.period, columns: columns)
  }

  /// Turns the smoothed cycles into the season by taking their own low frequencies out.
  @inlinable @inline(__always)
  static func removeLowFrequencies<Target: InstructionSet>(
    _ target: Target.Type, _ work: SeasonalTrendWork
  ) {
    let period = work.period
    let extended = work.count + 2 * period
    MovingSum.sums(
      target, work.cycles, count: extended, width: period, into: work.filtered, tails: work.tails)
    MovingSum.sums(
      target, work.filtered, count: extended - period + 1, width: period, into: work.input,
      tails: work.tails)
    MovingSum.scaledTriples(
      target, work.input, count: work.count + 2, scale: 1 / (Double(period * period) * 3),
      into: work.filtered)
    Loess.smooth(target, work.lowPass, work.filtered, stride: 1, columns: 1, into: work.season)
    subtract(work.season, from: work.cycles + period, count: work.count, into: work.season)
  }

  @inlinable @inline(__always)
  static func subtract(
    _ what: UnsafePointer<Lanes>, from values: UnsafePointer<Lanes>, count: Int,
    into differences: UnsafeMutablePointer<Lanes>
  ) {
    var index = 0
    while index < count {
      differences[index] = values[index] - what[index]
      index &+= 1
    }
  }

  @inlinable @inline(__always)
  static func weightedDifference(_ work: SeasonalTrendWork, _ what: UnsafePointer<Lanes>) {
    var index = 0
    while index < work.count {
      work.input[index] = (work.values[index] - what[index]) * work.weights[index]
      index &+= 1
    }
  }
}
