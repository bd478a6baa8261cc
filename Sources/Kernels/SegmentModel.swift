/// A regression whose coefficients are constant within a segment and may differ between segments.
///
/// The residual sum of squares grows by the squared recursive residual of each value that is added,
/// so that only positive terms are added up.
///
/// - References: Brown, Durbin, Evans (1975), JRSS B 37:149–192 (recursive residuals).
public protocol SegmentModel: Sendable {
  /// What is known of one segment of eight series.
  associatedtype State: Sendable, BitwiseCopyable

  /// A segment without values.
  static var empty: State { get }

  /// Adds a value to a segment.
  ///
  /// - Parameters:
  ///   - state: the segment, updated.
  ///   - time: the value's place on the time axis.
  ///   - value: the value.
  ///   - step: the entry for the segment's length, `value` counted.
  static func extend(_ state: inout State, time: Lanes, value: Lanes, step: SegmentStep)

  /// Residual sum of squares of the segment.
  static func residuals(_ state: State) -> Lanes
}

/// One level a segment.
public enum LevelModel: SegmentModel {
  /// Sum of the values and sum of their squared deviations from their mean.
  public struct State: Sendable, BitwiseCopyable {
    @usableFromInline var sum = Lanes.zero
    @usableFromInline var residuals = Lanes.zero

    @inlinable
    init() {}
  }

  /// A segment without values.
  @inlinable @inline(__always)
  public static var empty: State { State() }

  /// Adds a value: see ``SegmentModel``.
  @inlinable @inline(__always)
  public static func extend(_ state: inout State, time: Lanes, value: Lanes, step: SegmentStep) {
    let deviation = value - state.sum * step.inversePrevious
    state.sum += value
    state.residuals += deviation * deviation * step.weight
  }

  /// Residual sum of squares: see ``SegmentModel``.
  @inlinable @inline(__always)
  public static func residuals(_ state: State) -> Lanes { state.residuals }
}

/// One straight line a segment.
public enum LineModel: SegmentModel {
  /// Means, sums of squares and products about them, and the residual sum of squares.
  public struct State: Sendable, BitwiseCopyable {
    @usableFromInline var time = Lanes.zero
    @usableFromInline var value = Lanes.zero
    @usableFromInline var timeSquares = Lanes.zero
    @usableFromInline var products = Lanes.zero
    @usableFromInline var residuals = Lanes.zero

    @inlinable
    init() {}
  }

  /// A segment without values.
  @inlinable @inline(__always)
  public static var empty: State { State() }

  /// Adds a value: see ``SegmentModel``.
  @inlinable @inline(__always)
  public static func extend(_ state: inout State, time: Lanes, value: Lanes, step: SegmentStep) {
    let timeDeviation = time - state.time
    let deviation = value - state.value
    // Two points lie on a line: the first recursive residual is the third value's.
    if step.length > 2 {
      let residual = deviation * state.timeSquares - state.products * timeDeviation
      let spread =
        state.timeSquares
        * (state.timeSquares * (1 + step.inversePrevious) + timeDeviation * timeDeviation)
      state.residuals += residual * residual / spread
    }
    state.timeSquares += timeDeviation * timeDeviation * step.weight
    state.products += timeDeviation * deviation * step.weight
    state.time += timeDeviation * step.inverse
    state.value += deviation * step.inverse
  }

  /// Residual sum of squares: see ``SegmentModel``.
  @inlinable @inline(__always)
  public static func residuals(_ state: State) -> Lanes { state.residuals }
}
