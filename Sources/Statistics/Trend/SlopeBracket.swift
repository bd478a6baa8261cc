/// The search for one or two neighbouring order statistics among the pairwise slopes of a series.
///
/// The slopes sought lie in [`low`, `high`), and how many slopes lie below either bound is known
/// exactly. Counting below new pivots narrows the bracket until what is left can be gathered.
struct SlopeBracket {
  /// Ranks of the slopes sought, 0 being the smallest; `upper` is `lower` or one more.
  let lower: Int
  let upper: Int
  private(set) var low = -Double.infinity
  private(set) var high = Double.infinity
  private(set) var belowLow = 0
  private var belowHigh: Int
  /// The least and the greatest pivot known to separate the two slopes sought.
  private var split: (least: Double, greatest: Double)?
  private var rounds = 0

  init(ranks: ClosedRange<Int>, pairs: Int) {
    lower = ranks.lowerBound
    upper = ranks.upperBound
    belowHigh = pairs
  }

  /// Slopes in the bracket.
  var width: Int { belowHigh - belowLow }

  /// The slopes sought, where the bounds leave one double for each.
  var decided: (lower: Double, upper: Double)? {
    if let split {
      return split.least <= low.nextUp && high <= split.greatest.nextUp
        ? (low, split.greatest) : nil
    }
    return high <= low.nextUp ? (low, low) : nil
  }

  /// Takes note of how many slopes lie below a pivot.
  mutating func learn(pivot: Double, below: Int) {
    guard pivot > low, pivot < high else { return }
    if below <= lower {
      low = pivot
      belowLow = below
    } else if below > upper {
      high = pivot
      belowHigh = below
    } else {
      split = (min(pivot, split?.least ?? pivot), max(pivot, split?.greatest ?? pivot))
    }
  }

  /// The next two pivots, inside the bracket; equal ones where only one is of use.
  mutating func pivots(_ sample: SlopeSample, lane: Int) -> (Double, Double) {
    rounds += 1
    if rounds <= Self.guesses {
      let share = (Double(lower + upper) / 2 + 0.5 - Double(belowLow)) / Double(width)
      let from = sample.below(low, lane: lane)
      let to = sample.below(high, lane: lane)
      let place = Double(from) + share * Double(to - from)
      if rounds == Self.zeroRound, low < 0, high > Double.leastNonzeroMagnitude {
        return (0, .leastNonzeroMagnitude)
      }
      let guess =
        to - from >= Self.fewSamples || !(high - low).isFinite
        ? sampled(sample, lane: lane, from..<to, place: place, share: share)
        : repeated(sample, lane: lane, from..<to, place: place) ?? interpolated(share)
      if let guess { return guess }
    }
    // Halving the ordered list of doubles always ends; the doubles next to the bounds are asked
    // for in turn, in case all slopes on one side are equal.
    if let split {
      return rounds.isMultiple(of: 2)
        ? (low.nextUp, max(split.greatest.nextUp, .middleOfOrder(split.greatest, high)))
        : (.middleOfOrder(low, split.least), split.greatest.nextUp)
    }
    let middle = Double.middleOfOrder(low, high)
    return (middle, max(low.nextUp, middle))
  }

  /// Pivots among the sampled slopes, far enough apart to enclose the slopes sought.
  private func sampled(
    _ sample: SlopeSample, lane: Int, _ range: Range<Int>, place: Double, share: Double
  ) -> (Double, Double)? {
    guard !range.isEmpty else { return nil }
    let error = (Double(range.count) * share * (1 - share)).squareRoot()
    let spread = 1 + Self.caution * error
    let first = Int((place - spread).rounded(.down))
    let second = Int((place + spread).rounded(.up))
    return inside(
      range.contains(first) ? sample.slope(first, lane: lane) : low,
      range.contains(second) ? sample.slope(second, lane: lane).nextUp : high)
  }

  /// A slope that the sample holds more than once near the place sought: maybe all slopes sought.
  private func repeated(
    _ sample: SlopeSample, lane: Int, _ range: Range<Int>, place: Double
  ) -> (Double, Double)? {
    guard range.count >= 2 else { return nil }
    let index = min(max(range.lowerBound, Int(place) - 1), range.upperBound - 2)
    for index in index...min(index + 1, range.upperBound - 2) {
      let slope = sample.slope(index, lane: lane)
      if slope == sample.slope(index + 1, lane: lane), slope > low, slope.nextUp < high {
        return (slope, slope.nextUp)
      }
    }
    return nil
  }

  /// Pivots between the bounds as if slopes were evenly spread there.
  private func interpolated(_ share: Double) -> (Double, Double)? {
    let span = high - low
    guard span.isFinite else { return nil }
    let margin = max(Self.leastMargin / Double(width), Self.marginShare)
    return inside(low + span * (share - margin), low + span * (share + margin))
  }

  /// The pivots that lie in the bracket, twice the same if only one does.
  private func inside(_ first: Double, _ second: Double) -> (Double, Double)? {
    let useful = (first > low && first < high, second > low && second < high)
    switch useful {
    case (true, true): return (first, second)
    case (true, false): return (first, first)
    case (false, true): return (second, second)
    case (false, false): return nil
    }
  }

  /// Rounds of informed guesses before the bracket is halved blindly.
  private static let guesses = 8
  /// The round in which zero is asked for: counts that repeat make it the most frequent slope.
  private static let zeroRound = 3
  /// Samples in the bracket below which they say less than a straight line.
  private static let fewSamples = 40
  /// Standard errors of the sample that pivots keep from the place sought.
  private static let caution = 1.5
  /// Slopes, and share of the bracket, that interpolated pivots keep from the place sought.
  private static let leastMargin = 16.0
  private static let marginShare = 0.05
}

extension Double {
  /// The double halfway between two in the ordered list of all doubles.
  static func middleOfOrder(_ low: Double, _ high: Double) -> Double {
    func place(_ value: Double) -> Int64 {
      let bits = Int64(bitPattern: value.bitPattern)
      return bits < 0 ? Int64.min &- bits : bits
    }
    let (from, to) = (place(low), place(high))
    let middle = (from & to) &+ ((from ^ to) >> 1)
    return Double(bitPattern: UInt64(bitPattern: middle < 0 ? Int64.min &- middle : middle))
  }
}
