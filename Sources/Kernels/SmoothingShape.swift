/// The components of an exponential smoothing model, chosen at run time.
public struct SmoothingShape: Sendable, Hashable {
  /// Whether there is a trend.
  public let hasTrend: Bool
  /// How seasons enter.
  public let season: SmoothingSeason

  /// - Parameters:
  ///   - hasTrend: see ``hasTrend``.
  ///   - season: see ``season``.
  public init(hasTrend: Bool, season: SmoothingSeason) {
    self.hasTrend = hasTrend
    self.season = season
  }

  /// Runs through eight series: see ``StateSpaceSmoothing``.
  @inlinable
  public func run<Target: InstructionSet>(
    _ target: Target.Type, values: UnsafePointer<Lanes>, count: Int, period: Int,
    parameters: StateSpaceSmoothing.Parameters, start: StateSpaceSmoothing.State,
    seasons: UnsafeMutablePointer<Lanes>, isRelative: Bool
  ) -> StateSpaceSmoothing.Pass {
    switch (hasTrend, season) {
    case (false, .none):
      StateSpaceSmoothing.run(
        target, LevelForm.self, values: values, count: count, period: period,
        parameters: parameters, start: start, seasons: seasons, isRelative: isRelative)
    case (true, .none):
      StateSpaceSmoothing.run(
        target, TrendForm.self, values: values, count: count, period: period,
        parameters: parameters, start: start, seasons: seasons, isRelative: isRelative)
    case (false, .additive):
      StateSpaceSmoothing.run(
        target, LevelPlusSeasonForm.self, values: values, count: count, period: period,
        parameters: parameters, start: start, seasons: seasons, isRelative: isRelative)
    case (true, .additive):
      StateSpaceSmoothing.run(
        target, TrendPlusSeasonForm.self, values: values, count: count, period: period,
        parameters: parameters, start: start, seasons: seasons, isRelative: isRelative)
    case (false, .multiplicative):
      StateSpaceSmoothing.run(
        target, LevelTimesSeasonForm.self, values: values, count: count, period: period,
        parameters: parameters, start: start, seasons: seasons, isRelative: isRelative)
    case (true, .multiplicative):
      StateSpaceSmoothing.run(
        target, TrendTimesSeasonForm.self, values: values, count: count, period: period,
        parameters: parameters, start: start, seasons: seasons, isRelative: isRelative)
    }
  }

  /// Runs through eight series with derivatives: see ``SmoothingTangents``.
  @inlinable
  public func accumulate<Target: InstructionSet>(
    _ target: Target.Type, values: UnsafePointer<Lanes>, count: Int, period: Int,
    parameters: StateSpaceSmoothing.Parameters, start: StateSpaceSmoothing.State,
    seasons: UnsafeMutablePointer<Lanes>, isRelative: Bool, columns: SmoothingTangents.Columns
  ) {
    switch (hasTrend, season) {
    case (false, .none):
      SmoothingTangents.accumulate(
        target, LevelForm.self, values: values, count: count, period: period,
        parameters: parameters, start: start, seasons: seasons, isRelative: isRelative,
        columns: columns)
    case (true, .none):
      SmoothingTangents.accumulate(
        target, TrendForm.self, values: values, count: count, period: period,
        parameters: parameters, start: start, seasons: seasons, isRelative: isRelative,
        columns: columns)
    case (false, .additive):
      SmoothingTangents.accumulate(
        target, LevelPlusSeasonForm.self, values: values, count: count, period: period,
        parameters: parameters, start: start, seasons: seasons, isRelative: isRelative,
        columns: columns)
    case (true, .additive):
      SmoothingTangents.accumulate(
        target, TrendPlusSeasonForm.self, values: values, count: count, period: period,
        parameters: parameters, start: start, seasons: seasons, isRelative: isRelative,
        columns: columns)
    case (false, .multiplicative):
      SmoothingTangents.accumulate(
        target, LevelTimesSeasonForm.self, values: values, count: count, period: period,
        parameters: parameters, start: start, seasons: seasons, isRelative: isRelative,
        columns: columns)
    case (true, .multiplicative):
      SmoothingTangents.accumulate(
        target, TrendTimesSeasonForm.self, values: values, count: count, period: period,
        parameters: parameters, start: start, seasons: seasons, isRelative: isRelative,
        columns: columns)
    }
  }
}
