import Domain
import Kernels
import KernelsBaseline
import KernelsV3

/// Caudal's detector: what was to be expected of each figure by all the figures before it, and how
/// far the figure lies from that.
///
/// A Bayesian average of negative binomial state-space models predicts each count from earlier ones
/// alone; figures that look like outbreaks are learned from less; a chart on the normal scores
/// decides alarms at a stated rate. The method's page has the formulas and how it was validated.
///
/// - References: West M, Harrison J (1997), Bayesian forecasting and dynamic models, 2nd ed.,
///   chapters 12 and 14; Raftery AE, Kárný M, Ettler P (2010), Technometrics 52:52–66.
package struct EarlyWarningDetector: Sendable {
  package let settings: DetectorSettings

  /// Up to here every whole number has a double.
  private static let largestCount = 9_007_199_254_740_992.0

  package init(_ settings: DetectorSettings = DetectorSettings()) { self.settings = settings }

  /// Reads every series of a block.
  ///
  /// - Parameters:
  ///   - block: counts of at least 0; NaN is missing; what is not whole is rounded.
  ///   - events: what is known beside the figures, one a series; empty where nothing is.
  /// - Returns: one reading a series, with one entry a period or for the last ones alone. What it
  ///   says of a period depends on that period and earlier ones only; sums (build-up) begin with the
  ///   first period read.
  /// - Complexity: O(periods × models), and one incomplete beta function a judged period and model
  ///   with weight.
  package func readings(of block: SeriesBlock, events: [KnownEvents] = []) -> [DetectorReading] {
    precondition(events.isEmpty || events.count == block.count, "events stand for every series")
    let statuses = statuses(block)
    var walk = DetectorWalk(block, statuses: statuses, settings: settings, events: events)
    let models = CountModels(block.frequency)
    return LaneScratch.with(lanes: models.lanes) { memory in
      models.walks.withUnsafeBufferPointer { walks in
        models.dispersions.withUnsafeBufferPointer { dispersions in
          guard let walks = walks.baseAddress, let dispersions = dispersions.baseAddress else {
            return []
          }
          let work = CountFilterWork(
            groups: models.groups, groupSize: CountModels.groupSize, dispersions: dispersions,
            walks: walks, memory: memory)
          walk.run(models, work)
          return statuses.indices.map { lane in
            DetectorReading(
              status: statuses[lane], periods: walk.readings[lane],
              character: statuses[lane] == .scored ? models.character(work, lane: lane) : nil)
          }
        }
      }
    }
  }

  private func statuses(_ block: SeriesBlock) -> [ScoreStatus] {
    let range = ValueRange(block.values)
    let history = settings.history(block.frequency)
    return (0..<block.count).map { lane in
      let present = block.length - Int(block.missing[lane])
      if present == 0 { return .allMissing }
      if range.least[lane] < 0 { return .unusable("a count is negative") }
      if range.greatest[lane] > Self.largestCount { return .unusable("a count is above 2^53") }
      return present <= history ? .tooShort(needed: history + 1) : .scored
    }
  }
}
