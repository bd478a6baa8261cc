import Domain
import Foundation
import Kernels

/// A forecast that joins the series' linear trend at half its slope to a smoothed level: simple,
/// and hard to beat on short monthly series.
///
/// - References: Assimakopoulos V, Nikolopoulos K (2000). The theta model: a decomposition approach
///   to forecasting. International Journal of Forecasting 16:521–530.
///   doi:10.1016/S0169-2070(00)00066-2
package enum Theta {
  /// Words of the column `model`.
  static let models = ["theta", "theta-seasonal"]

  package static let method = Method(
    name: "theta", title: "Theta forecast", version: 1,
    purpose: "Forecasts a series by its smoothed level and half its trend, with its season.",
    parameters: [ForecastTable.horizon, ForecastTable.period, ForecastTable.nonnegative],
    columns: ForecastTable.columns(models: models),
    domain: .real,
    references: [
      "Assimakopoulos V, Nikolopoulos K (2000). The theta model: a decomposition approach to "
        + "forecasting. International Journal of Forecasting 16:521–530. "
        + "doi:10.1016/S0169-2070(00)00066-2",
      "Hyndman RJ, Billah B (2003). Unmasking the Theta method. International Journal of "
        + "Forecasting 19:287–290. doi:10.1016/S0169-2070(01)00143-1",
    ],
    agreesWith: "R forecast 8.20, thetaf",
    make: { (values) throws(ParameterError) -> any Scorer in ThetaScorer(values) })
}

struct ThetaScorer: Scorer {
  private let horizon: Int
  private let period: Int?
  private let isCut: Bool
  /// Below so many values neither a level nor a trend can be told from noise.
  private static let needed = 3

  init(_ values: ParameterValues) {
    horizon = values.integer("horizon") ?? 12
    period = values.integer("period")
    isCut = values.flag("nonnegative")
  }

  func score(_ block: SeriesBlock) -> [SeriesScore] {
    let range = ValueRange(block.values)
    let counts = (0..<block.count).map { block.length - Int(block.missing[$0]) }
    let statuses = counts.indices.map { status(counts[$0], isInfinite: range.isInfinite($0)) }
    guard statuses.contains(.scored) else { return statuses.map { SeriesScore(status: $0) } }
    let scales = statuses.indices.map { Self.scale(range, lane: $0) }
    let lines = statuses.indices.map { lane in
      statuses[lane] == .scored
        ? ThetaLine(
          block.series(lane).map { $0 * scales[lane] }, count: counts[lane],
          period: period ?? block.frequency.seasonLength, isConstant: range.isConstant(lane))
        : nil
    }
    var values = [Lanes](repeating: Lanes(repeating: .nan), count: block.length)
    for (lane, line) in lines.enumerated() {
      guard let line else { continue }
      for time in values.indices { values[time][lane] = line.adjusted[time] }
    }
    let fits = SimpleSmoothingFit.fit(
      values, counts: statuses.indices.map { statuses[$0] == .scored ? counts[$0] : 0 })
    return statuses.indices.map { lane in
      guard let line = lines[lane], let fit = fits[lane] else {
        return SeriesScore(status: statuses[lane])
      }
      return SeriesScore(
        status: .scored,
        cells: ForecastTable.cells(
          line.forecast(horizon, fit, unit: 1 / scales[lane]), after: line.last,
          model: line.indices == nil ? 0 : 1, isCut: isCut))
    }
  }

  /// The search behind the smoothing has absolute walls and tolerances: values far from the
  /// magnitudes of counts are brought to about 1, by a power of two.
  private static func scale(_ range: ValueRange, lane: Int) -> Double {
    let scale = range.scale(lane)
    return (0x1p-50...0x1p20).contains(scale) ? 1 : scale
  }

  private func status(_ count: Int, isInfinite: Bool) -> ScoreStatus {
    if count == 0 { return .allMissing }
    if isInfinite { return .unusable("a value is infinite") }
    return count < Self.needed ? .tooShort(needed: Self.needed) : .scored
  }
}

/// What the theta method takes from a series before it smooths it.
private struct ThetaLine {
  /// The series without its season; NaN is missing.
  let adjusted: [Double]
  /// Seasonal indices from the first period on; nil where the series has no season.
  let indices: [Double]?
  /// Half the slope of the straight line through the adjusted values.
  let drift: Double
  /// Index of the first and of the last period with a value.
  let first: Int
  let last: Int

  init(_ values: [Double], count: Int, period: Int, isConstant: Bool) {
    first = values.firstIndex { !$0.isNaN } ?? 0
    last = values.lastIndex { !$0.isNaN } ?? 0
    let seasonal =
      isConstant ? nil : Self.seasonalIndices(values[first...last], count: count, period: period)
    if let seasonal {
      // Indices are kept from the first period of the series on, wherever its first value stands.
      let shift = first % period
      indices = (0..<period).map { seasonal[($0 + period - shift) % period] }
    } else {
      indices = nil
    }
    var adjusted = values
    if let indices {
      for time in adjusted.indices { adjusted[time] /= indices[time % period] }
    }
    drift = Self.slope(adjusted) / 2
    self.adjusted = adjusted
  }

  /// Multiplicative indices where the autocorrelation at one season is significant at 10 %.
  private static func seasonalIndices(
    _ values: ArraySlice<Double>, count: Int, period: Int
  ) -> [Double]? {
    guard period > 1, values.count > 2 * period, count > 2 * period else { return nil }
    let series = Array(values)
    let correlations = autocorrelations(
      ClassicalDecomposition.bridged(series), lags: period)
    let squares = correlations.dropLast().reduce(0) { $0 + $1 * $1 }
    let error = ((1 + 2 * squares) / Double(series.count)).squareRoot()
    guard abs(correlations[period - 1]) / error > Normal.quantile(0.95) else { return nil }
    let indices = ClassicalDecomposition(series, period: period, form: .multiplicative).indices
    return indices.allSatisfy { $0.isFinite && abs($0) >= 1e-4 } ? indices : nil
  }

  private static func autocorrelations(_ values: [Double], lags: Int) -> [Double] {
    let mean = values.reduce(0, +) / Double(values.count)
    let deviations = values.map { $0 - mean }
    let variance = deviations.reduce(0) { $0 + $1 * $1 }
    return (1...lags).map { lag in
      var sum = 0.0
      for time in lag..<deviations.count { sum += deviations[time] * deviations[time - lag] }
      return sum / variance
    }
  }

  private static func slope(_ values: [Double]) -> Double {
    let present = values.indices.filter { !values[$0].isNaN }
    let centre = present.reduce(0) { $0 + Double($1) } / Double(present.count)
    let mean = present.reduce(0) { $0 + values[$1] } / Double(present.count)
    var squares = 0.0
    var products = 0.0
    for time in present {
      squares += (Double(time) - centre) * (Double(time) - centre)
      products += (Double(time) - centre) * (values[time] - mean)
    }
    return products / squares
  }

  func forecast(
    _ horizon: Int, _ fit: SimpleSmoothingFit, unit: Double
  ) -> [ForecastTable.Step] {
    let alpha = max(1e-10, fit.alpha)
    let periods = Double(last - first + 1)
    let lead = (1 - pow(1 - alpha, periods)) / alpha
    return (0..<horizon).map { step in
      let level = fit.level + drift * (Double(step) + lead)
      let season = indices.map { $0[(last + 1 + step) % $0.count] } ?? 1
      let deviation = (fit.variance * (Double(step) * alpha * alpha + 1)).squareRoot()
      return ForecastTable.Step(mean: level * season * unit, deviation: deviation * unit)
    }
  }
}
