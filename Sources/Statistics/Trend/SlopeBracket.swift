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
  /// Whether all that is known was counted exactly.
  private var isSure = true
  private var rounds = 0

  init(ranks: ClosedRange<Int>, pairs: Int) {
    lower = ranks.lowerBound
    upper = ranks.upperBound
    belowHigh = pairs
  }

  /// Slopes in the bracket.
  var width: Int { belowHigh - belowLow }

  /// Whether the bounds leave one double for each slope sought.
  var isPoint: Bool {
    guard let split else { return high <= low.nextUp }
    return split.least <= low.nextUp && high <= split.greatest.nextUp
  }

  /// The slopes sought, where the bounds leave one double for each and were counted exactly.
  var decided: (lower: Double, upper: Double)? {
    guard isPoint, isSure else { return nil }
    return (low, split?.greatest ?? low)
  }

  /// Takes note of how many slopes lie below a pivot.
  ///
  /// - Parameter isExact: whether slopes that equal the pivot but for rounding were told from it.
  mutating func learn(pivot: Double, below: Int, isExact: Bool = true) {
    guard pivot > low, pivot < high else { return }
    isSure = isSure && isExact
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

  /// Two pivots to count the slopes below; equal ones where only one is of use.
  struct Pivots {
    var first: Double
    var second: Double
    /// Whether the pivots are slopes that many pairs may have.
    var needsExactCount = false
  }

  /// The next two pivots, inside the bracket, or nil if none is left to try.
  ///
  /// First the sample suggests pivots, then lines between the bounds. In between, slopes that many
  /// pairs may have are asked for if they can be counted.
  ///
  /// - Parameter countsExactly: whether slopes that equal a pivot are told from those below.
  mutating func pivots(_ sample: SlopeSample, lane: Int, countsExactly: Bool) -> Pivots? {
    rounds += 1
    guard rounds <= Self.guesses else { return countsExactly ? halves() : nil }
    let share = (Double(lower + upper) / 2 + 0.5 - Double(belowLow)) / Double(width)
    let from = sample.below(low, lane: lane)
    let to = sample.below(high, lane: lane)
    let place = Double(from) + share * Double(to - from)
    if to - from >= Self.fewSamples || !(high - low).isFinite {
      var next = sampled(sample, lane: lane, from..<to, place: place, share: share)
      let middle = from..<to ~= Int(place) ? sample.slope(Int(place), lane: lane) : low
      if countsExactly, next?.first == middle || next?.second == middle.nextUp {
        next = inside(middle, middle.nextUp, needsExactCount: true) ?? next
      }
      return next ?? (countsExactly ? halves() : nil)
    }
    guard countsExactly else { return interpolated(share) }
    if low < 0, high > 0 { return halves() }
    return
      (rounds.isMultiple(of: 2)
      ? nil : repeated(sample, lane: lane, from..<to, place: place))
      ?? interpolated(share) ?? halves()
  }

  /// Pivots that halve the ordered list of doubles, which always ends.
  ///
  /// Zero comes first, because most small counts repeat; the doubles next to the bounds are asked
  /// for too, in case all slopes on one side are equal.
  private func halves() -> Pivots {
    // Where zero is known to separate the two slopes, asking for it again would lead nowhere.
    let isZeroKnown = split.map { $0.least <= 0 && $0.greatest >= 0 } ?? false
    if low < 0, high > 0, !isZeroKnown,
      let zero = inside(0, .leastNonzeroMagnitude, needsExactCount: true)
    {
      return zero
    }
    guard let split else {
      let next = rounds.isMultiple(of: 2) ? .middleOfOrder(low, high) : low.nextUp
      return Pivots(first: next, second: next, needsExactCount: true)
    }
    return rounds.isMultiple(of: 2)
      ? Pivots(
        first: low.nextUp, second: .middleOfOrder(split.greatest, high), needsExactCount: true)
      : Pivots(
        first: .middleOfOrder(low, split.least), second: split.greatest.nextUp,
        needsExactCount: true)
  }

  /// Pivots among the sampled slopes, far enough apart to enclose the slopes sought.
  private func sampled(
    _ sample: SlopeSample, lane: Int, _ range: Range<Int>, place: Double, share: Double
  ) -> Pivots? {
    guard !range.isEmpty else { return nil }
    let error = (Double(range.count) * share * (1 - share)).squareRoot()
    let spread = 1 + Self.caution * error
    let first = Int((place - spread).rounded(.down))
    let second = Int((place + spread).rounded(.up))
    return inside(
      range.contains(first) ? sample.slope(first, lane: lane) : low,
      range.contains(second) ? sample.slope(second, lane: lane).nextUp : high)
  }

  /// The sampled slope nearest to the place sought, or the lower bound: maybe all slopes sought.
  private func repeated(
    _ sample: SlopeSample, lane: Int, _ range: Range<Int>, place: Double
  ) -> Pivots? {
    let index = min(max(range.lowerBound, Int(place)), range.upperBound - 1)
    let slope = range.isEmpty ? low : sample.slope(index, lane: lane)
    return inside(slope, slope.nextUp, needsExactCount: true)
  }

  /// Pivots between the bounds as if slopes were evenly spread there.
  private func interpolated(_ share: Double) -> Pivots? {
    let span = high - low
    guard span.isFinite else { return nil }
    let margin = max(Self.leastMargin / Double(width), Self.marginShare)
    return inside(low + span * (share - margin), low + span * (share + margin))
  }

  /// The pivots that lie in the bracket, twice the same if only one does.
  private func inside(
    _ first: Double, _ second: Double, needsExactCount: Bool = false
  ) -> Pivots? {
    let useful = (first > low && first < high, second > low && second < high)
    guard useful.0 || useful.1 else { return nil }
    return Pivots(
      first: useful.0 ? first : second, second: useful.1 ? second : first,
      needsExactCount: needsExactCount)
  }

  /// Rounds of informed guesses before the bracket is halved blindly.
  private static let guesses = 8
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
