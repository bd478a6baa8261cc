/// Simple exponential smoothing: a level that follows the values.
public enum SimpleSmoothing {
  /// What a run through eight series gives.
  public struct Run: Sendable {
    /// The level after the last period.
    public var level: Lanes
    /// Sum of squared one-step errors.
    public var squares: Lanes

    @inlinable
    init(level: Lanes, squares: Lanes) {
      self.level = level
      self.squares = squares
    }
  }

  /// Runs through eight series.
  ///
  /// A missing value (NaN) has no error and leaves the level where it is, so that lanes may begin
  /// late and end early.
  ///
  /// - Parameters:
  ///   - target: the instruction set to compile for.
  ///   - values: `count` periods of a block.
  ///   - count: number of periods.
  ///   - alpha: the share of each error that the level takes up.
  ///   - level: the level before the first period.
  /// - Complexity: O(count), no allocation.
  @inlinable
  public static func run<Target: InstructionSet>(
    _ target: Target.Type, _ values: UnsafePointer<Lanes>, count: Int, alpha: Lanes, level: Lanes
  ) -> Run {
    var run = Run(level: level, squares: .zero)
    var time = 0
    while time < count {
      let value = values[time]
      let error = (value - run.level).replacing(with: Lanes.zero, where: value .!= value)
      run.squares += error * error
      run.level += alpha * error
      time &+= 1
    }
    return run
  }
}
