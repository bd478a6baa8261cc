/// One series' generalised likelihood ratio chart: counts, expectations and memory.
public struct LikelihoodRatioWork {
  /// Judged periods.
  public let count: Int
  /// Counts (0 where missing), presences (1 or 0) and expected counts, one a judged period.
  public let counts, presences, means: UnsafePointer<Double>
  /// Expected counts return after this many periods; 0 where they do not.
  public let cycle: Int
  /// Size of the negative binomial distribution; infinity for Poisson's.
  public let size: Double
  /// Statistic that is an alarm.
  public let threshold: Double
  /// 1 for rises, −1 for falls.
  public let direction: Double
  /// Earliest start of a change, in periods before the judged one; 0 for any since the last alarm.
  public let window: Int
  /// Periods that a change must have lasted, at least 1.
  public let delay: Int
  /// Results, one a judged period.
  public let statistics: UnsafeMutablePointer<Double>
  /// What a change that began at a period may at most have reached, shares μ/(r + μ), and the largest
  /// ratio that a period alone can give.
  public let bounds, shares, gains: UnsafeMutablePointer<Double>
  /// Sums over all periods before each: counts, means, both weighted by 1/(1 + α mean), so that the
  /// ratio of the last two is the best factor where all means are equal.
  public let sums: UnsafeMutablePointer<Double>
  /// The same of counts and presences, a place of the cycle each.
  public let placeSums: UnsafeMutablePointer<Double>
  /// Eight starts of a change that are estimated together: their places, the four sums of their
  /// periods, counts and presences a place of the cycle.
  public let batch: UnsafeMutablePointer<Lanes>

  /// Doubles that the initialiser takes from `scratch`.
  @inlinable
  public static func scratchSize(count: Int, cycle: Int) -> Int {
    4 * count + (4 + 2 * cycle) * (count + 1)
  }

  /// - Parameters:
  ///   - count: judged periods.
  ///   - input: three stretches of `count` numbers: counts, presences, means.
  ///   - cycle: see the property.
  ///   - size: see the property.
  ///   - threshold: see the property.
  ///   - direction: see the property.
  ///   - window: see the property.
  ///   - delay: see the property.
  ///   - scratch: room for ``scratchSize(count:cycle:)``, of which the first `count` are the results.
  ///   - batch: room for 5 + 2 `cycle` lanes.
  @inlinable
  public init(
    count: Int, input: UnsafePointer<Double>, cycle: Int, size: Double, threshold: Double,
    direction: Double, window: Int, delay: Int, scratch: UnsafeMutablePointer<Double>,
    batch: UnsafeMutablePointer<Lanes>
  ) {
    self.count = count
    counts = input
    presences = input + count
    means = input + 2 * count
    self.cycle = cycle
    self.size = size
    self.threshold = threshold
    self.direction = direction
    self.window = window
    self.delay = delay
    statistics = scratch
    bounds = scratch + count
    shares = scratch + 2 * count
    gains = scratch + 3 * count
    sums = scratch + 4 * count
    placeSums = sums + 4 * (count + 1)
    self.batch = batch
  }
}

/// The chart of Höhle and Paul: the largest of all generalised likelihood ratios, which starts again
/// after an alarm.
///
/// Lanes hold eight starts of a change in one series, not eight series: which starts are worth
/// estimating differs from series to series.
///
/// - References: Höhle M, Paul M (2008), Computational Statistics & Data Analysis 52:4357–4368,
///   doi:10.1016/j.csda.2008.02.015.
public enum LikelihoodRatio {
  /// Fills the statistics of a multiplicative change of the mean.
  ///
  /// For each start of a change the factor is estimated; only starts that can still beat the best
  /// one are: a ratio grows within a period by at most what that period's count alone can give, and
  /// where counts lie on the other side it is 0.
  ///
  /// - Complexity: O(count²) bounds and, of as many ratios, the few that the bounds do not rule out;
  ///   each costs O(cycle), or O(count) without a cycle. No allocation.
  @inlinable
  public static func scan<Target: InstructionSet>(
    _ target: Target.Type, _ work: LikelihoodRatioWork
  ) {
    // Lanes without a start hold numbers that nothing can trap on.
    for index in 0..<5 { work.batch[index] = Lanes(repeating: 1) }
    for index in 5..<(5 + 2 * work.cycle) { work.batch[index] = .zero }
    sum(target, work)
    gain(target, work)
    var earliest = 0
    for time in 0..<work.count {
      let first = max(earliest, work.window > 0 ? time - work.window : 0)
      work.bounds[time] = 0
      let likeliest = grow(target, work, time, first: first)
      let best =
        likeliest < 0 ? 0 : judge(target, work, time, first: first, likeliest: likeliest)
      work.statistics[time] = best
      if best >= work.threshold { earliest = time + 1 }
    }
  }

  /// The largest double below 1.
  @inlinable static var largestShare: Double { 1 - 0.5 * .ulpOfOne }

  /// Shares and sums over all periods before each.
  @inlinable
  static func sum<Target: InstructionSet>(_ target: Target.Type, _ work: LikelihoodRatioWork) {
    let width = 2 * work.cycle
    for place in 0..<4 { work.sums[place] = 0 }
    for place in 0..<width { work.placeSums[place] = 0 }
    var cyclePlace = 0
    for time in 0..<work.count {
      let (count, mean) = (work.counts[time], work.means[time])
      let expected = work.presences[time] * mean
      let weight = 1 / (1 + mean / work.size)
      // A share that is 1 but for rounding would make the fall of its mean to 0 infinitely likely.
      work.shares[time] = min(mean / (work.size + mean), largestShare)
      let (before, after) = (work.sums + 4 * time, work.sums + 4 * (time + 1))
      after[0] = before[0] + count
      after[1] = before[1] + expected
      after[2] = before[2] + count * weight
      after[3] = before[3] + expected * weight
      guard work.cycle > 0 else { continue }
      let (old, new) = (work.placeSums + width * time, work.placeSums + width * (time + 1))
      for place in 0..<width { new[place] = old[place] }
      new[cyclePlace] += count
      new[work.cycle + cyclePlace] += work.presences[time]
      cyclePlace = cyclePlace + 1 == work.cycle ? 0 : cyclePlace + 1
    }
  }

  /// Raises the bounds of all starts by what the newest count can give and returns the start with the
  /// largest, −1 where no start that is old enough has any.
  @inlinable
  static func grow<Target: InstructionSet>(
    _ target: Target.Type, _ work: LikelihoodRatioWork, _ time: Int, first: Int
  ) -> Int {
    let gain = work.gains[time]
    let end = work.sums + 4 * (time + 1)
    let score = (end[2] - end[3]) * work.direction
    let newest = time - work.delay + 1
    var (likeliest, largest) = (-1, 0.0)
    for start in first..<(time + 1) {
      let before = work.sums + 4 * start
      // Counts on the other side of their means have no change in the chart's direction.
      let isAway = score > (before[2] - before[3]) * work.direction
      let bound = isAway ? work.bounds[start] + gain : 0
      work.bounds[start] = bound
      if bound > largest, start <= newest { (likeliest, largest) = (start, bound) }
    }
    return likeliest
  }

  /// The best ratio at a period.
  @inlinable
  static func judge<Target: InstructionSet>(
    _ target: Target.Type, _ work: LikelihoodRatioWork, _ time: Int, first: Int, likeliest: Int
  ) -> Double {
    var best = 0.0
    // The likeliest start comes first, so that its ratio rules others out.
    append(work, likeliest, time, lane: 0)
    var number = 1
    let sums = work.sums + 4 * (time + 1)
    var start = time - work.delay + 1
    while start >= first {
      // Bounds and ratios are rounded: what they differ by then decides nothing.
      let bound = work.bounds[start]
      let before = work.sums + 4 * start
      let rounding = (sums[0] - before[0] + sums[1] - before[1]) * 1e-12 + bound * 1e-10
      if bound > 0, bound + rounding > best, start != likeliest {
        append(work, start, time, lane: number)
        number += 1
        if number == Lanes.scalarCount {
          best = max(best, settle(target, work, first..<(time + 1), number: number))
          number = 0
        }
      }
      start -= 1
    }
    if number > 0 { best = max(best, settle(target, work, first..<(time + 1), number: number)) }
    return best
  }

  /// Puts a start into a lane of the batch: its place, its sums, and those of each place of the cycle.
  ///
  /// Written number by number: a vector that is changed in one lane and read whole stalls.
  @inlinable @inline(__always)
  static func append(_ work: LikelihoodRatioWork, _ start: Int, _ time: Int, lane: Int) {
    let lanes = UnsafeMutableRawPointer(work.batch).assumingMemoryBound(to: Double.self) + lane
    let (before, after) = (work.sums + 4 * start, work.sums + 4 * (time + 1))
    lanes[0] = Double(start)
    for sum in 0..<4 { lanes[(1 + sum) * Lanes.scalarCount] = after[sum] - before[sum] }
    let width = 2 * work.cycle
    let (old, new) = (work.placeSums + width * start, work.placeSums + width * (time + 1))
    for place in 0..<width { lanes[(5 + place) * Lanes.scalarCount] = new[place] - old[place] }
  }

  /// Estimates the starts at hand, notes their ratios as bounds, and returns the largest.
  @inlinable
  static func settle<Target: InstructionSet>(
    _ target: Target.Type, _ work: LikelihoodRatioWork, _ periods: Range<Int>, number: Int
  ) -> Double {
    let (counts, means) = (work.batch[1], work.batch[2])
    let logFactor = LaneFunctions.log(target, work.batch[3] / work.batch[4])
    var ratios: Lanes
    if work.size == .infinity {
      let value = logFactor * counts - counts + means
      ratios = value.replacing(with: means, where: counts .== 0)
    } else {
      ratios = negativeBinomial(target, work, periods, logFactor: logFactor)
    }
    ratios.replace(with: 0, where: .!(ratios .> 0))
    var best = 0.0
    withUnsafePointer(to: &ratios) { pointer in
      let values = UnsafeRawPointer(pointer).assumingMemoryBound(to: Double.self)
      let places = UnsafeRawPointer(work.batch).assumingMemoryBound(to: Double.self)
      for lane in 0..<number {
        work.bounds[Int(places[lane])] = values[lane]
        best = max(best, values[lane])
      }
    }
    return best
  }

  /// Counts and presences of a term in all starts at hand, and its share μ/(r + μ).
  @inlinable @inline(__always)
  static func term(
    _ work: LikelihoodRatioWork, _ index: Int, areCycle: Bool
  ) -> (count: Lanes, presence: Lanes, share: Double) {
    if areCycle {
      return (work.batch[5 + index], work.batch[5 + work.cycle + index], work.shares[index])
    }
    let isIn = work.batch[0] .<= Lanes(repeating: Double(index))
    return (
      Lanes.zero.replacing(with: work.counts[index], where: isIn),
      Lanes.zero.replacing(with: work.presences[index], where: isIn), work.shares[index]
    )
  }

  /// Negative binomial ratios at their best factors, by Halley's steps (whose error falls with the
  /// third power) from the weighted ratio of counts to means.
  @inlinable
  static func negativeBinomial<Target: InstructionSet>(
    _ target: Target.Type, _ work: LikelihoodRatioWork, _ periods: Range<Int>,
    logFactor start: Lanes
  ) -> Lanes {
    // Terms are the places of the cycle, or the periods themselves where these are fewer.
    let areCycle = work.cycle > 0 && work.cycle <= periods.count
    let terms = areCycle ? 0..<work.cycle : periods
    let size = work.size
    var logFactor = start
    var factor = LaneFunctions.exp(target, logFactor)
    for _ in 0..<(terms.count == 1 ? 0 : 2) {
      var score = work.batch[1]
      var (second, third) = (Lanes.zero, Lanes.zero)
      let rise = factor - 1
      for index in terms {
        let term = term(work, index, areCycle: areCycle)
        let inverse = 1 / (rise * term.share + 1)
        let share = factor * term.share * inverse
        let part = (term.presence * size + term.count) * share
        let curved = part * (1 - share)
        score -= part
        second += curved
        third += curved * (1 - share * 2)
      }
      // Without any count there is no finite factor; the start, 0, is the limit.
      let newton = score / second
      let halley = newton / (newton * third / (second * 2) + 1)
      let step = halley.replacing(
        with: newton, where: .!(LaneMath.magnitude(halley) .< LaneMath.magnitude(newton) * 2))
      logFactor += step.replacing(with: 0, where: .!(second .> 0))
      factor = LaneFunctions.exp(target, logFactor)
    }
    return height(
      target, work, terms: terms, areCycle: areCycle, factor: factor, logFactor: logFactor)
  }

  /// The log-likelihood ratio of a factor.
  ///
  /// Logarithms of terms are taken relative to that of one term in their middle: what is left is
  /// close to 0, where a short series gives all digits.
  @inlinable
  static func height<Target: InstructionSet>(
    _ target: Target.Type, _ work: LikelihoodRatioWork, terms: Range<Int>, areCycle: Bool,
    factor: Lanes, logFactor: Lanes
  ) -> Lanes {
    let rise = factor - 1
    let pivot = work.shares[terms.lowerBound + terms.count / 2]
    let middle = rise * pivot
    let logOfMiddle = middle - LaneFunctions.unitDeviance(target, middle)
    let inverse = 1 / (middle + 1)
    let counts = work.batch[1]
    var value = (counts * logFactor).replacing(with: 0, where: counts .== 0)
    for index in terms {
      let term = term(work, index, areCycle: areCycle)
      let relative = rise * (term.share - pivot) * inverse
      let isNear = (relative .> Lanes(repeating: -0.3)) .& (relative .< Lanes(repeating: 0.4))
      var logarithm = relative - LaneFunctions.unitDevianceSeries(target, relative)
      if LaneMath.holdsAnywhere(.!isNear) {
        let far = relative - LaneFunctions.unitDeviance(target, relative)
        logarithm.replace(with: far, where: .!isNear)
      }
      value -= (term.presence * work.size + term.count) * (logOfMiddle + logarithm)
    }
    return value
  }

  /// The largest ratios that single periods can give, in the chart's direction, eight periods at once.
  @inlinable
  static func gain<Target: InstructionSet>(_ target: Target.Type, _ work: LikelihoodRatioWork) {
    let size = Lanes(repeating: work.size)
    var time = 0
    while time < work.count {
      let rest = min(Lanes.scalarCount, work.count - time)
      var (count, mean) = (Lanes(repeating: 1), Lanes(repeating: 1))
      for lane in 0..<rest where work.presences[time + lane] > 0 {
        count[lane] = work.counts[time + lane]
        mean[lane] = work.means[time + lane]
      }
      let logarithm = LaneFunctions.log(target, count / mean)
      let counted = (count * logarithm).replacing(with: 0, where: count .== 0)
      let raw = (count - mean) / (size + mean)
      let relative = raw.replacing(
        with: -largestShare, where: raw .< Lanes(repeating: -largestShare))
      let spread = (size + count) * (relative - LaneFunctions.unitDeviance(target, relative))
      let gain = counted - (work.size < .infinity ? spread : count - mean)
      let isAway = ((count - mean) * work.direction .> 0) .& (gain .> 0)
      let kept = Lanes.zero.replacing(with: gain, where: isAway)
      for lane in 0..<rest { work.gains[time + lane] = kept[lane] }
      time += rest
    }
  }
}
