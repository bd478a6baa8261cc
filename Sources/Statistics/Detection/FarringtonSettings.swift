import Domain

/// Parameters of the flexible Farrington method with what depends on the frequency filled in.
struct FarringtonSettings: Sendable {
  let years: Int
  let halfWindow: Int?
  let seasons: Int?
  let reweighs: Bool
  let weightsThreshold: Double
  let excluded: Int?
  let hasTrend: Bool
  let trendP: Double
  let limitCases: Double
  let limitPeriods: Int
  let bound: UpperBound
  let alpha: Double
  let last: Int?

  init(_ values: ParameterValues) {
    years = values.integer("years") ?? 5
    halfWindow = values.integer("half_window")
    seasons = values.integer("seasons")
    reweighs = values.flag("reweight")
    weightsThreshold = values.number("weights_threshold") ?? 2.58
    excluded = values.integer("exclude_recent")
    hasTrend = values.flag("trend")
    trendP = values.number("trend_p") ?? 1
    limitCases = values.number("limit_cases") ?? 5
    limitPeriods = values.integer("limit_periods") ?? 4
    bound = values.choice("threshold_method").flatMap(UpperBound.init) ?? .plugin
    alpha = values.number("alpha") ?? 0.01
    last = values.integer("last")
  }

  /// The windows for a frequency, or a sentence that says why the parameters give none.
  func windows(_ frequency: Frequency) -> Result<BaselineWindows, Refusal> {
    let standard = Self.standard(frequency)
    let halfWindow = halfWindow ?? standard.halfWindow
    let seasons = seasons ?? standard.seasons
    let excluded = excluded ?? standard.excluded
    let year = standard.yearLength
    // Fewer periods than seasons would leave seasons without a period.
    guard 2 * halfWindow + seasons <= year else {
      return .failure(
        Refusal(
          sentence: "windows of \(2 * halfWindow + 1) periods and \(seasons) seasons do not fit "
            + "into a year of \(year) periods"))
    }
    let windows = BaselineWindows(
      years: years, yearLength: year, halfWindow: halfWindow, seasons: seasons,
      excluded: excluded)
    guard windows.offsets.contains(where: { $0 < 0 }), excluded < year * years else {
      return .failure(Refusal(sentence: "exclude_recent leaves no baseline"))
    }
    return .success(windows)
  }

  /// Why a series cannot be judged with these parameters.
  struct Refusal: Error {
    let sentence: String
  }

  private static func standard(
    _ frequency: Frequency
  ) -> (yearLength: Int, halfWindow: Int, seasons: Int, excluded: Int) {
    switch frequency {
    case .day: (365, 21, 10, 182)
    case .week: (52, 3, 10, 26)
    case .month: (12, 2, 4, 3)
    case .quarter: (4, 0, 4, 1)
    case .year: (1, 0, 1, 0)
    }
  }
}
