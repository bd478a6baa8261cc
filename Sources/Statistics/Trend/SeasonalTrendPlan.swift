import Kernels
import Synchronization

/// The smoothers of STL for one length and period.
struct SeasonalTrendPlan: Sendable {
  let count: Int
  let period: Int
  let seasonalLong: LoessPlan
  let seasonalShort: LoessPlan
  let lowPass: LoessPlan
  let trend: LoessPlan

  init(_ settings: SeasonalTrendSettings, count: Int, period: Int) {
    self.count = count
    self.period = period
    let seasons = count / period
    func seasonal(_ count: Int) -> LoessPlan {
      LoessPlan(
        count: count, length: settings.seasonal, degree: settings.degrees.seasonal,
        jump: settings.jumps.seasonal, reachesOutside: true)
    }
    seasonalShort = seasonal(seasons)
    seasonalLong = count.isMultiple(of: period) ? seasonalShort : seasonal(seasons + 1)
    lowPass = LoessPlan(
      count: count, length: settings.lowPassWidth(for: period), degree: settings.degrees.lowPass,
      jump: settings.jumps.lowPass)
    trend = LoessPlan(
      count: count, length: settings.trendWidth(for: period), degree: settings.degrees.trend,
      jump: settings.jumps.trend)
  }

  /// The working memory for the kernels.
  ///
  /// - Parameter base: ``scratchSize`` lanes.
  func work(_ base: UnsafeMutablePointer<Lanes>) -> SeasonalTrendWork {
    SeasonalTrendWork(
      count: count, period: period, seasonalLong: seasonalLong.tables,
      seasonalShort: seasonalShort.tables, lowPass: lowPass.tables, trendSmoother: trend.tables,
      base: base)
  }

  var scratchSize: Int { SeasonalTrendWork.size(count: count, period: period) }
}

/// Plans that a scorer has made, by length and period.
///
/// A panel mostly has series of few lengths, so a plan is made once and read by all threads.
final class SeasonalTrendPlans: Sendable {
  private struct Shape: Hashable {
    let count: Int
    let period: Int
  }

  private let settings: SeasonalTrendSettings
  private let plans = Mutex<[Shape: SeasonalTrendPlan]>([:])

  init(_ settings: SeasonalTrendSettings) {
    self.settings = settings
  }

  func plan(count: Int, period: Int) -> SeasonalTrendPlan {
    plans.withLock { plans in
      let shape = Shape(count: count, period: period)
      if let plan = plans[shape] { return plan }
      let plan = SeasonalTrendPlan(settings, count: count, period: period)
      plans[shape] = plan
      return plan
    }
  }
}
