import Kernels
import KernelsBaseline
import KernelsV3

/// The flexible Farrington method over a block: one regression a judged period, each from earlier
/// periods only, in all lanes at once.
struct FarringtonScorer: Scorer {
  private let settings: FarringtonSettings
  private static let columns = 5
  /// Up to here every whole number has a double.
  private static let largestCount = 9_007_199_254_740_992.0

  init(_ settings: FarringtonSettings) { self.settings = settings }

  func score(_ block: SeriesBlock) -> [SeriesScore] {
    let first = max(0, block.length - (settings.last ?? block.length))
    let windows = settings.windows(block.frequency)
    let range = ValueRange(block.values)
    let statuses = (0..<block.count).map { status(block, lane: $0, range, windows) }
    guard case .success(let windows) = windows, statuses.contains(.scored) else {
      return statuses.indices.map {
        SeriesScore(
          status: statuses[$0],
          cells: PeriodRows.unjudged(block, lane: $0, from: first, columns: Self.columns))
      }
    }
    let rows = block.length - first
    return LaneScratch.with(lanes: Self.columns * rows) { results in
      for place in 0..<(Self.columns * rows) { results[place] = Lanes(repeating: .nan) }
      judge(block, statuses, windows, from: first, into: results)
      return statuses.indices.map { lane in
        let columns = (0..<Self.columns).map { UnsafePointer(results + $0 * rows) }
        return SeriesScore(
          status: statuses[lane],
          cells: PeriodRows.cells(block, lane: lane, from: first, columns))
      }
    }
  }

  private func status(
    _ block: SeriesBlock, lane: Int, _ range: ValueRange,
    _ windows: Result<BaselineWindows, FarringtonSettings.Refusal>
  ) -> ScoreStatus {
    if Int(block.missing[lane]) == block.length { return .allMissing }
    if range.least[lane] < 0 { return .unusable("a count is negative") }
    if range.greatest[lane] > Self.largestCount { return .unusable("a count is above 2^53") }
    switch windows {
    case .failure(let refusal): return .unusable(refusal.sentence)
    case .success(let windows):
      return block.length <= windows.history ? .tooShort(needed: windows.history + 1) : .scored
    }
  }

  private func judge(
    _ block: SeriesBlock, _ statuses: [ScoreStatus], _ windows: BaselineWindows, from first: Int,
    into results: UnsafeMutablePointer<Lanes>
  ) {
    let length = block.length
    let seasons = windows.seasonEnds.count
    var scored = LaneMask(repeating: false)
    for lane in statuses.indices where statuses[lane] == .scored { scored[lane] = true }
    LaneScratch.with(lanes: 5 * length + 4 * windows.offsets.count + 3 * seasons) { base in
      prepare(block, scored, base)
      windows.offsets.withUnsafeBufferPointer { offsets in
        windows.seasonEnds.withUnsafeBufferPointer { ends in
          guard let offsets = offsets.baseAddress, let ends = ends.baseAddress else { return }
          let work = SeasonalPoissonWork(
            offsets: offsets, seasonEnds: ends, seasons: seasons, periods: base, length: length,
            scratch: base + 5 * length)
          for period in max(first, windows.history)..<length {
            let forecast = forecast(work, period: period, lanes: scored)
            record(
              forecast, work, block, period: period, lanes: scored, results + (period - first),
              stride: length - first)
          }
        }
      }
    }
  }

  /// Counts, presences, ln y, ln(y + 0.1) and y^⅔ of the whole block.
  private func prepare(
    _ block: SeriesBlock, _ scored: LaneMask, _ base: UnsafeMutablePointer<Lanes>
  ) {
    let length = block.length
    let (logarithms, starts, powers) = (base + 2 * length, base + 3 * length, base + 4 * length)
    for time in 0..<length {
      let value = block.values[time]
      let isPresent = (value .== value) .& scored
      let count = Lanes.zero.replacing(with: value, where: isPresent)
      base[time] = count
      base[length + time] = Lanes.zero.replacing(with: 1, where: isPresent)
      logarithms[time] = count.replacing(with: 1, where: count .== 0)
      starts[time] = count + 0.1
    }
    Self.logarithms(logarithms, 2 * length)
    for time in 0..<length { powers[time] = logarithms[time] * (2.0 / 3) }
    Self.exponentials(powers, length)
    for time in 0..<length { powers[time].replace(with: 0, where: base[time] .== 0) }
  }

  /// What a regression says of a judged period.
  private struct Forecast {
    var fit: SeasonalPoissonFit
    /// Lanes with a usable fit.
    var isUsable: LaneMask
  }

  private func forecast(_ work: SeasonalPoissonWork, period: Int, lanes: LaneMask) -> Forecast {
    var forecast = fit(work, period: period, trend: settings.hasTrend, lanes: lanes)
    guard settings.hasTrend else { return forecast }
    let withoutTrend = lanes .& .!keepsTrend(forecast, work, period: period)
    guard any(withoutTrend) else { return forecast }
    let other = fit(work, period: period, trend: false, lanes: withoutTrend)
    forecast.fit.predictor.replace(with: other.fit.predictor, where: withoutTrend)
    forecast.fit.predictorVariance.replace(with: other.fit.predictorVariance, where: withoutTrend)
    forecast.fit.dispersion.replace(with: other.fit.dispersion, where: withoutTrend)
    forecast.fit.priorDispersion.replace(with: other.fit.priorDispersion, where: withoutTrend)
    forecast.isUsable.replace(with: other.isUsable, where: withoutTrend)
    return forecast
  }

  /// One fit of all present rows and, where outbreaks are to count for less, a second one.
  private func fit(
    _ work: SeasonalPoissonWork, period: Int, trend: Bool, lanes: LaneMask
  ) -> Forecast {
    for row in 0..<work.rows {
      work.weights[row] = work.presences[period + work.offsets[row]]
    }
    var fit = Self.fit(work, period, trend, lanes)
    let isUsable = fit.converged .& (fit.degrees .> Lanes.zero)
    guard settings.reweighs, any(isUsable) else {
      // Without weights both dispersions are Pearson's.
      fit.priorDispersion = fit.dispersion
      return Forecast(fit: fit, isUsable: isUsable)
    }
    Self.reweigh(work, period, fit, settings.weightsThreshold)
    return Forecast(fit: Self.fit(work, period, trend, isUsable), isUsable: isUsable)
  }

  /// The rule of trend: significant, at least three years, no forecast above the largest baseline
  /// count.
  private func keepsTrend(
    _ forecast: Forecast, _ work: SeasonalPoissonWork, period: Int
  ) -> LaneMask {
    guard settings.years >= 3 else { return LaneMask(repeating: false) }
    var largest = Lanes.zero
    for row in 0..<work.rows {
      let count = work.counts[period + work.offsets[row]]
      largest.replace(with: count, where: count .> largest)
    }
    var keeps = forecast.isUsable
    for lane in 0..<Lanes.scalarCount where keeps[lane] {
      let fit = forecast.fit
      let error = (fit.priorDispersion[lane] * fit.slopeVariance[lane]).squareRoot()
      let t = abs(fit.slope[lane]) / error
      let isSignificant =
        settings.trendP >= 1
        ? t > 0 : 2 * StudentT(degrees: fit.degrees[lane]).above(t) < settings.trendP
      keeps[lane] = isSignificant && exp(fit.predictor[lane]) <= largest[lane]
    }
    return keeps
  }

  private func record(
    _ forecast: Forecast, _ work: SeasonalPoissonWork, _ block: SeriesBlock, period: Int,
    lanes: LaneMask, _ results: UnsafeMutablePointer<Lanes>, stride: Int
  ) {
    var recent = Lanes.zero
    for time in max(0, period - settings.limitPeriods + 1)...period { recent += work.counts[time] }
    for lane in 0..<block.count where lanes[lane] && forecast.isUsable[lane] {
      let fit = forecast.fit
      let count = block.values[period][lane]
      let error = (fit.priorDispersion[lane] * fit.predictorVariance[lane]).squareRoot()
      guard error.isFinite,
        let (upper, p) = settings.bound.judge(
          predictor: fit.predictor[lane], error: error, dispersion: max(1, fit.dispersion[lane]),
          alpha: settings.alpha, count: count)
      else { continue }
      let expected = exp(fit.predictor[lane])
      let isEnough = recent[lane] >= settings.limitCases
      results[0][lane] = isEnough ? expected : .nan
      results[stride][lane] = isEnough ? upper : .nan
      results[2 * stride][lane] = upper > expected ? (count - expected) / (upper - expected) : .nan
      results[3 * stride][lane] = p
      guard !count.isNaN else { continue }
      // Where so much of the distribution lies at 0 that the bound is below the mean, it bounds
      // nothing; below one expected case, 0 is a bound like any other.
      let isBound = upper >= expected || expected < 1
      results[4 * stride][lane] =
        isEnough && isBound && count > upper && count > expected ? 1 : 0
    }
  }
}

extension FarringtonScorer {
  fileprivate static func fit(
    _ work: SeasonalPoissonWork, _ period: Int, _ trend: Bool, _ lanes: LaneMask
  ) -> SeasonalPoissonFit {
    Processor.runsV3
      ? KernelsV3.seasonalPoissonFit(work, period: period, trend: trend, lanes: lanes)
      : KernelsBaseline.seasonalPoissonFit(work, period: period, trend: trend, lanes: lanes)
  }

  fileprivate static func reweigh(
    _ work: SeasonalPoissonWork, _ period: Int, _ fit: SeasonalPoissonFit, _ threshold: Double
  ) {
    Processor.runsV3
      ? KernelsV3.seasonalPoissonReweigh(work, period: period, fit: fit, threshold: threshold)
      : KernelsBaseline.seasonalPoissonReweigh(work, period: period, fit: fit, threshold: threshold)
  }

  fileprivate static func logarithms(_ values: UnsafeMutablePointer<Lanes>, _ count: Int) {
    Processor.runsV3
      ? KernelsV3.laneLogarithms(values, count: count)
      : KernelsBaseline.laneLogarithms(values, count: count)
  }

  fileprivate static func exponentials(_ values: UnsafeMutablePointer<Lanes>, _ count: Int) {
    Processor.runsV3
      ? KernelsV3.laneExponentials(values, count: count)
      : KernelsBaseline.laneExponentials(values, count: count)
  }
}
