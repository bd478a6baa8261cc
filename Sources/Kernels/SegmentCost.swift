/// What it costs to describe one segment of a series by one level: the part of a change-point
/// search that knows the distribution.
///
/// A search keeps, for every place where the last segment might begin, the running state of that
/// segment, and extends it value by value.
public protocol SegmentCost: Sendable {
  /// Appends one value to a segment.
  ///
  /// - Parameters:
  ///   - value: one period of a block.
  ///   - sum: the segment's sum so far; updated.
  ///   - account: at first what everything before the segment costs; afterwards what the last call
  ///     left, updated.
  ///   - step: the entry for the segment's length, `value` counted.
  /// - Returns: the cost of everything before the segment and of the segment itself.
  func extend(
    by value: Lanes, sum: inout Lanes, account: inout Lanes, step: SegmentStep
  ) -> Lanes

  /// The same cost for a segment that stays as it is.
  func total(sum: Lanes, account: Lanes, step: SegmentStep) -> Lanes
}

/// What depends on the length of a segment alone.
public struct SegmentStep: Sendable, BitwiseCopyable {
  /// The length.
  public let length: Double
  /// 1 / length.
  public let inverse: Double
  /// 1 / (length - 1); 0 where the length is 1.
  public let inversePrevious: Double
  /// (length - 1) / length.
  public let weight: Double

  /// - Parameter length: values in the segment, at least 1.
  public init(length: Int) {
    self.length = Double(length)
    inverse = 1 / Double(length)
    inversePrevious = length > 1 ? 1 / Double(length - 1) : 0
    weight = Double(length - 1) / Double(length)
  }
}

/// The sum of squared deviations from the segment's mean (the literature's l2).
///
/// It grows by (n - 1)/n · (y - mean)² with every value: only positive terms are added, so that a
/// spike of 1e12 does not drown the segments beside it, as it would in differences of prefix sums.
public struct SquaredErrorCost: SegmentCost {
  /// The cost has no parameter.
  public init() {}

  /// Appends one value: see ``SegmentCost``.
  @inlinable @inline(__always)
  public func extend(
    by value: Lanes, sum: inout Lanes, account: inout Lanes, step: SegmentStep
  ) -> Lanes {
    let deviation = value - sum * step.inversePrevious
    sum += value
    account += deviation * deviation * step.weight
    return account
  }

  /// The cost as it stands: see ``SegmentCost``.
  @inlinable @inline(__always)
  public func total(sum: Lanes, account: Lanes, step: SegmentStep) -> Lanes { account }
}

/// Minus twice the Poisson log-likelihood of a segment at its own mean, without the terms that no
/// division of the series changes: 2 (S - S ln(S / n)), and 0 for a segment of zeros.
public struct PoissonCost: SegmentCost {
  /// The cost has no parameter.
  public init() {}

  /// Appends one value: see ``SegmentCost``.
  @inlinable @inline(__always)
  public func extend(
    by value: Lanes, sum: inout Lanes, account: inout Lanes, step: SegmentStep
  ) -> Lanes {
    sum += value
    return total(sum: sum, account: account, step: step)
  }

  /// The cost as it stands: see ``SegmentCost``.
  @inlinable @inline(__always)
  public func total(sum: Lanes, account: Lanes, step: SegmentStep) -> Lanes {
    let cost = 2 * (sum - sum * LaneLogarithm.of(sum * step.inverse))
    return account + Lanes.zero.replacing(with: cost, where: sum .> 0)
  }
}

/// Minus twice the negative binomial log-likelihood of a segment at its own mean, with one size r
/// for the whole series (variance = mean + mean² / r), without the terms that no division of the
/// series changes: 2 ((S + n r) ln(1 + m / r) - S ln m) with m = S / n, and 0 for zeros.
public struct NegativeBinomialCost: SegmentCost {
  /// 1 / r, lane by lane; 0 is the Poisson limit, where ``PoissonCost`` is due.
  @usableFromInline let inverseSize: Lanes
  @usableFromInline let size: Lanes

  /// - Parameter size: r, positive.
  public init(size: Lanes) {
    self.size = size
    inverseSize = 1 / size
  }

  /// Appends one value: see ``SegmentCost``.
  @inlinable @inline(__always)
  public func extend(
    by value: Lanes, sum: inout Lanes, account: inout Lanes, step: SegmentStep
  ) -> Lanes {
    sum += value
    return total(sum: sum, account: account, step: step)
  }

  /// The cost as it stands: see ``SegmentCost``.
  @inlinable @inline(__always)
  public func total(sum: Lanes, account: Lanes, step: SegmentStep) -> Lanes {
    let mean = sum * step.inverse
    let cost =
      2
      * ((sum + step.length * size) * LaneLogarithm.ofOnePlus(mean * inverseSize)
        - sum * LaneLogarithm.of(mean))
    return account + Lanes.zero.replacing(with: cost, where: sum .> 0)
  }
}
