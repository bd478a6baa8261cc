/// How seasons enter an exponential smoothing model.
public enum SmoothingSeason: Sendable, BitwiseCopyable {
  /// No season.
  case none
  /// Seasons are added to level and trend.
  case additive
  /// Seasons multiply level and trend.
  case multiplicative
}

/// The components of an exponential smoothing model, fixed when a kernel is compiled so that no
/// branch on them stands in its loops.
public protocol SmoothingForm: Sendable {
  /// Whether there is a trend (damped or not: an undamped one has phi = 1).
  static var hasTrend: Bool { get }
  /// How seasons enter.
  static var season: SmoothingSeason { get }
}

/// Level alone.
public enum LevelForm: SmoothingForm {
  /// No trend.
  @inlinable @inline(__always) public static var hasTrend: Bool { false }
  /// No season.
  @inlinable @inline(__always) public static var season: SmoothingSeason { .none }
}

/// Level and trend.
public enum TrendForm: SmoothingForm {
  /// A trend.
  @inlinable @inline(__always) public static var hasTrend: Bool { true }
  /// No season.
  @inlinable @inline(__always) public static var season: SmoothingSeason { .none }
}

/// Level and additive seasons.
public enum LevelPlusSeasonForm: SmoothingForm {
  /// No trend.
  @inlinable @inline(__always) public static var hasTrend: Bool { false }
  /// Additive seasons.
  @inlinable @inline(__always) public static var season: SmoothingSeason { .additive }
}

/// Level, trend and additive seasons.
public enum TrendPlusSeasonForm: SmoothingForm {
  /// A trend.
  @inlinable @inline(__always) public static var hasTrend: Bool { true }
  /// Additive seasons.
  @inlinable @inline(__always) public static var season: SmoothingSeason { .additive }
}

/// Level times seasons.
public enum LevelTimesSeasonForm: SmoothingForm {
  /// No trend.
  @inlinable @inline(__always) public static var hasTrend: Bool { false }
  /// Multiplicative seasons.
  @inlinable @inline(__always) public static var season: SmoothingSeason { .multiplicative }
}

/// Level and trend, times seasons.
public enum TrendTimesSeasonForm: SmoothingForm {
  /// A trend.
  @inlinable @inline(__always) public static var hasTrend: Bool { true }
  /// Multiplicative seasons.
  @inlinable @inline(__always) public static var season: SmoothingSeason { .multiplicative }
}
