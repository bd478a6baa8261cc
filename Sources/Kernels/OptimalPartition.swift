/// The cheapest division of a series into segments, found exactly.
///
/// - References: Jackson et al. (2005), IEEE Signal Processing Letters 12:105–108 (optimal
///   partitioning); Killick, Fearnhead, Eckley (2012), JASA 107:1590–1598 (pruning).
public enum OptimalPartition {
  /// A place where the last segment may begin.
  public struct Candidate: Sendable, BitwiseCopyable {
    /// Values before the segment.
    @usableFromInline let place: Int32
    /// Prefix length from which on the place cannot be optimal any more; the greatest number while
    /// it can.
    @usableFromInline var expiry: Int32
    /// ``place`` as the lanes note it.
    @usableFromInline let label: Double

    @inlinable
    init(place: Int) {
      self.place = Int32(truncatingIfNeeded: place)
      expiry = .max
      label = Double(place)
    }
  }

  /// Memory that a search works in.
  public struct Scratch {
    /// `count` entries, the first for length 1.
    public let steps: UnsafePointer<SegmentStep>
    /// `count + 1` entries each.
    public let candidates: UnsafeMutablePointer<Candidate>
    /// See ``candidates``.
    public let sums: UnsafeMutablePointer<Lanes>
    /// See ``candidates``.
    public let accounts: UnsafeMutablePointer<Lanes>

    /// - Parameters:
    ///   - steps: see ``steps``.
    ///   - candidates: see ``candidates``.
    ///   - sums: see ``candidates``.
    ///   - accounts: see ``candidates``.
    public init(
      steps: UnsafePointer<SegmentStep>, candidates: UnsafeMutablePointer<Candidate>,
      sums: UnsafeMutablePointer<Lanes>, accounts: UnsafeMutablePointer<Lanes>
    ) {
      self.steps = steps
      self.candidates = candidates
      self.sums = sums
      self.accounts = accounts
    }
  }

  /// For every prefix of eight series: where the last segment of its cheapest division begins.
  ///
  /// The division minimises the sum over segments of cost + penalty. Where two divisions cost the
  /// same to the last bit, the one whose last segment begins earlier is taken.
  ///
  /// A place is dropped when it cannot be optimal any more in all eight lanes, with a margin that
  /// rounding cannot cross; so pruning changes no result, and no lane changes another's. The rule
  /// waits until a segment of the least size fits behind the prefix that does better. The rule as
  /// published (`immediate`) does not wait, which is right only where `minSize` is 1: it is here to
  /// reproduce implementations that follow it to the letter.
  ///
  /// - Parameters:
  ///   - target: the instruction set to compile for.
  ///   - cost: the segments' cost; splitting a segment must not make it dearer.
  ///   - values: `count` periods of a block, time-major, without missing values; a series that ends
  ///     early is filled up with any finite values.
  ///   - count: number of periods, below 2^31.
  ///   - lengths: periods that each lane has, at most `count`.
  ///   - minSize: least number of values in a segment, at least 1.
  ///   - penalty: cost of one more segment.
  ///   - immediate: whether a place is dropped as soon as it is beaten, each lane for itself.
  ///   - scratch: memory to work in.
  ///   - starts: `count` entries; receives at `t - 1` the last segment's start of the prefix of
  ///     length t (0 where no admissible division exists).
  /// - Complexity: O(count²), O(count) where changes grow with the length; no allocation.
  @inlinable
  public static func search<Target: InstructionSet, Cost: SegmentCost>(
    _ target: Target.Type, _ cost: Cost, values: UnsafePointer<Lanes>, count: Int, lengths: Lanes,
    minSize: Int, penalty: Lanes, immediate: Bool, scratch: Scratch,
    starts: UnsafeMutablePointer<Lanes>
  ) {
    let steps = scratch.steps
    let candidates = scratch.candidates
    let sums = scratch.sums
    let accounts = scratch.accounts
    // Rarely enough to cost nothing, often enough that few places outlive their use.
    let interval = 32
    var live = 1
    candidates[0] = Candidate(place: 0)
    sums[0] = .zero
    accounts[0] = .zero
    var end = 1
    while end <= count {
      let value = values[end &- 1]
      var best = Lanes(repeating: .infinity)
      var bestStart = Lanes.zero
      var index = 0
      while index < live {
        let place = Int(candidates[index].place)
        if place &+ minSize > end { break }
        let total = cost.extend(
          by: value, sum: &sums[index], account: &accounts[index],
          step: steps[end &- place &- 1])
        let better = total .< best
        best.replace(with: total, where: better)
        bestStart.replace(with: Lanes(repeating: candidates[index].label), where: better)
        index &+= 1
      }
      let eligible = index
      while index < live {
        let place = Int(candidates[index].place)
        _ = cost.extend(
          by: value, sum: &sums[index], account: &accounts[index],
          step: steps[end &- place &- 1])
        index &+= 1
      }
      starts[end &- 1] = bestStart
      if immediate {
        bar(
          target, cost, eligible: eligible, end: end, bound: best + penalty, scratch: scratch)
      }
      if end % interval == 0 {
        live = prune(
          target, cost, live: live, eligible: eligible, end: end, best: best, lengths: lengths,
          minSize: minSize, penalty: penalty, scratch: scratch)
      }
      if end >= minSize {
        candidates[live] = Candidate(place: end)
        sums[live] = .zero
        accounts[live] = best + penalty
        live &+= 1
      }
      end &+= 1
    }
  }

  /// Drops places that have expired and marks those that will have after one more segment.
  @inlinable
  static func prune<Target: InstructionSet, Cost: SegmentCost>(
    _ target: Target.Type, _ cost: Cost, live: Int, eligible: Int, end: Int, best: Lanes,
    lengths: Lanes, minSize: Int,
    penalty: Lanes, scratch: Scratch
  ) -> Int {
    let over = lengths .<= Double(end)
    let magnitude = best.replacing(with: -best, where: best .< 0)
    let bound = best + penalty + magnitude * 1e-9
    var kept = 0
    var index = 0
    while index < live {
      var candidate = scratch.candidates[index]
      if Int(candidate.expiry) > end {
        if index < eligible, candidate.expiry == .max {
          let total = cost.total(
            sum: scratch.sums[index], account: scratch.accounts[index],
            step: scratch.steps[end &- Int(candidate.place) &- 1])
          if LaneMath.holdsEverywhere(over .| (total .> bound)) {
            candidate.expiry = Int32(truncatingIfNeeded: end &+ minSize)
          }
        }
        scratch.candidates[kept] = candidate
        scratch.sums[kept] = scratch.sums[index]
        scratch.accounts[kept] = scratch.accounts[index]
        kept &+= 1
      }
      index &+= 1
    }
    return kept
  }

  /// Bars every place that is beaten, lane by lane.
  @inlinable
  static func bar<Target: InstructionSet, Cost: SegmentCost>(
    _ target: Target.Type, _ cost: Cost, eligible: Int, end: Int, bound: Lanes, scratch: Scratch
  ) {
    var index = 0
    while index < eligible {
      let place = Int(scratch.candidates[index].place)
      let total = cost.total(
        sum: scratch.sums[index], account: scratch.accounts[index],
        step: scratch.steps[end &- place &- 1])
      scratch.accounts[index].replace(
        with: Lanes(repeating: .infinity), where: total .> bound)
      index &+= 1
    }
  }
}
