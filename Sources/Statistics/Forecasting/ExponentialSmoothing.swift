import Domain
import Kernels

/// A forecast by exponential smoothing in state-space form (ETS): level, trend and season that follow
/// the series, in the form that describes it best.
///
/// - References: Hyndman RJ, Koehler AB, Snyder RD, Grose S (2002). A state space framework for
///   automatic forecasting using exponential smoothing methods. International Journal of Forecasting
///   18:439–454. doi:10.1016/S0169-2070(01)00110-8
package enum ExponentialSmoothing {
  package static let method = Method(
    name: "ets", title: "Exponential smoothing forecast (ETS)", version: 1,
    purpose: "Forecasts a series by its level, trend and season, in the form that fits it best.",
    parameters: [
      ForecastTable.horizon,
      Parameter(
        "model", .choice(["auto"] + SmoothingModel.all.map(\.name)), standard: "auto",
        "Error, trend and season: A (additive), M (multiplicative), N (none), Ad (damped). auto takes "
          + "the form with the least AICc."),
      ForecastTable.period, ForecastTable.nonnegative,
    ],
    columns: ForecastTable.columns(models: SmoothingModel.all.map(\.name)),
    domain: .real,
    references: [
      "Hyndman RJ, Koehler AB, Ord JK, Snyder RD (2008). Forecasting with Exponential Smoothing: The "
        + "State Space Approach. Springer. doi:10.1007/978-3-540-71918-2",
      "Hyndman RJ, Koehler AB, Snyder RD, Grose S (2002). A state space framework for automatic "
        + "forecasting using exponential smoothing methods. International Journal of Forecasting "
        + "18:439–454. doi:10.1016/S0169-2070(01)00110-8",
      "Hyndman RJ, Koehler AB, Ord JK, Snyder RD (2005). Prediction intervals for exponential "
        + "smoothing using two new classes of state space models. Journal of Forecasting 24:17–37. "
        + "doi:10.1002/for.938",
    ],
    agreesWith: "R forecast 8.20 (ets), statsforecast 2.1.1 (AutoETS)",
    make: { (values) throws(ParameterError) -> any Scorer in ExponentialSmoothingScorer(values) })
}

struct ExponentialSmoothingScorer: Scorer {
  private let horizon: Int
  private let period: Int?
  private let isCut: Bool
  /// nil chooses among all.
  private let model: SmoothingModel?
  /// The longest season that is modelled, as in R: beyond, one state a period is too many.
  private static let longestSeason = 24

  init(_ values: ParameterValues) {
    horizon = values.integer("horizon") ?? 12
    period = values.integer("period")
    isCut = values.flag("nonnegative")
    model = SmoothingModel.all.first { $0.name == values.choice("model") }
  }

  func score(_ block: SeriesBlock) -> [SeriesScore] {
    let range = ValueRange(block.values)
    let period = period ?? block.frequency.seasonLength
    var scores = [SeriesScore](
      repeating: SeriesScore(status: .allMissing), count: block.count)
    var series: [SmoothingSeries] = []
    var lanes: [Int] = []
    for lane in 0..<block.count {
      let count = block.length - Int(block.missing[lane])
      if let status = status(count, lane: lane, range: range, period: period) {
        scores[lane].status = status
      } else if range.isConstant(lane) {
        scores[lane] = constant(block.series(lane), value: range.least[lane])
      } else {
        series.append(SmoothingSeries(block.series(lane), scale: range.scale(lane)))
        lanes.append(lane)
      }
    }
    guard !series.isEmpty else { return scores }
    for (place, fit) in fits(series, period: period).enumerated() {
      scores[lanes[place]] =
        fit.map { forecast($0, after: series[place].last) }
        ?? SeriesScore(status: .unusable("no form of exponential smoothing could be fitted"))
    }
    return scores
  }

  /// The status of a series that cannot be forecast; nil for the others.
  private func status(
    _ count: Int, lane: Int, range: ValueRange, period: Int
  ) -> ScoreStatus? {
    if count == 0 { return .allMissing }
    if range.isInfinite(lane) { return .unusable("a value is infinite") }
    let simplest = model ?? SmoothingModel.all[0]
    if simplest.season != .none {
      if period < 2 { return .unusable("a series without seasons has no seasonal form") }
      if period > Self.longestSeason {
        return .unusable("a season of more than \(Self.longestSeason) periods has no seasonal form")
      }
    }
    if simplest.isRelative, range.least[lane] <= 0 {
      return .unusable("multiplicative errors need values above 0")
    }
    let needed = Self.needed(simplest, period: period)
    return count < needed ? .tooShort(needed: needed) : nil
  }

  /// The least number of values that a model's criterion is finite for.
  private static func needed(_ model: SmoothingModel, period: Int) -> Int {
    model.parameterCount(period: period) + 3
  }

  private func fits(_ series: [SmoothingSeries], period: Int) -> [SmoothingFit?] {
    var fitter = SmoothingFitter(series, period: period)
    for candidate in model.map(SmoothingFitter.chain) ?? SmoothingModel.all {
      let members = series.indices.filter { isOpen(candidate, to: series[$0], period: period) }
      if !members.isEmpty { fitter.fit(candidate, to: members) }
    }
    return fitter.best(of: model.map { [$0] } ?? SmoothingModel.all)
  }

  private func isOpen(
    _ candidate: SmoothingModel, to series: SmoothingSeries, period: Int
  ) -> Bool {
    if candidate.isRelative, !series.isPositive { return false }
    if series.count < Self.needed(candidate, period: period) { return false }
    if candidate.season == .none { return true }
    return (2...Self.longestSeason).contains(period) && series.values.count > period
  }

  private func forecast(_ fit: SmoothingFit, after last: Int) -> SeriesScore {
    let ahead = SmoothingForecast(fit, horizon: horizon)
    let steps = zip(ahead.means, ahead.variances).map { mean, variance in
      ForecastTable.Step(
        mean: mean * fit.unit, deviation: max(0, variance).squareRoot() * fit.unit)
    }
    return SeriesScore(
      status: .scored,
      cells: ForecastTable.cells(
        steps, after: last, model: SmoothingModel.all.firstIndex(of: fit.model) ?? 0, isCut: isCut,
        likelihood: (fit.logLikelihood, fit.criterion)))
  }

  /// A constant is forecast as itself, without error: its likelihood is no number.
  private func constant(_ values: [Double], value: Double) -> SeriesScore {
    let step = ForecastTable.Step(mean: value, deviation: 0)
    let model = model.flatMap { SmoothingModel.all.firstIndex(of: $0) } ?? 0
    return SeriesScore(
      status: .scored,
      cells: ForecastTable.cells(
        Array(repeating: step, count: horizon), after: values.lastIndex { !$0.isNaN } ?? 0,
        model: model, isCut: isCut))
  }
}
