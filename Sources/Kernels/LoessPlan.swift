/// A stretch of neighbouring points at which a loess smoother is evaluated with the same weights.
///
/// From point to point, the point and its window of values move on by `advance`.
public struct LoessStretch: Sendable, Equatable {
  /// The first point: an index into the values; -1 and `count` lie one step outside.
  public var point: Int
  /// Points in the stretch.
  public var points: Int
  /// How far point and window move from one point to the next.
  public var advance: Int
  /// The first value of the first point's window.
  public var first: Int
  /// Values in a window.
  public var width: Int
  /// Where the window's weights begin in the plan's tables.
  public var row: Int

  /// Whether each point stands in the middle of its window.
  @inlinable
  public var isCentred: Bool { point &- first == width >> 1 && width & 1 == 1 }

  /// A stretch from its parts.
  @inlinable
  public init(point: Int, points: Int, advance: Int, first: Int, width: Int, row: Int) {
    self.point = point
    self.points = points
    self.advance = advance
    self.first = first
    self.width = width
    self.row = row
  }
}

/// A loess smoother laid out for the kernels: where it is evaluated and with which weights.
///
/// The plan borrows its tables; its owner keeps them alive while a kernel runs.
public struct LoessTables {
  /// The points, by stretches.
  public let stretches: UnsafeBufferPointer<LoessStretch>
  /// Weights that give the fitted value when nothing but distance counts; they add up to one.
  public let fitted: UnsafePointer<Double>
  /// Tricube weights w of the distance alone.
  public let kernel: UnsafePointer<Double>
  /// w x, where x is the distance to the point, negative on its left.
  public let kernelX: UnsafePointer<Double>
  /// w x².
  public let kernelXX: UnsafePointer<Double>
  /// Points between evaluations plus one; the rest is interpolated.
  public let jump: Int
  /// Values smoothed.
  public let count: Int
  /// Below this spread (standard deviation of the weighted distances) a line is not fitted.
  public let leastSpread: Double
  /// 0 fits a constant, 1 a line.
  public let degree: Int
  /// Points evaluated: as many coefficients as the weighted smoother needs.
  public let evaluations: Int

  /// Tables of a plan; the weights of all four have one layout.
  @inlinable
  public init(
    stretches: UnsafeBufferPointer<LoessStretch>, fitted: UnsafePointer<Double>,
    kernel: UnsafePointer<Double>, kernelX: UnsafePointer<Double>,
    kernelXX: UnsafePointer<Double>, jump: Int, count: Int, leastSpread: Double, degree: Int
  ) {
    self.stretches = stretches
    self.fitted = fitted
    self.kernel = kernel
    self.kernelX = kernelX
    self.kernelXX = kernelXX
    self.jump = jump
    self.count = count
    self.leastSpread = leastSpread
    self.degree = degree
    evaluations = stretches.reduce(0) { $0 + $1.points }
  }
}
