import Kernels

/// Starting states of an exponential smoothing model as they show in the first periods of a series.
struct SmoothingStart {
  let level: Double
  let slope: Double
  /// Seasons of the first periods, with a sum of 0 or, where they multiply, of as many as there are;
  /// empty without a season.
  let seasons: [Double]

  /// - Parameters:
  ///   - values: a series that begins with a value; NaN is missing.
  ///   - layout: the model.
  init(_ values: [Double], layout: SmoothingLayout) {
    let period = layout.period
    var rest = values
    switch layout.model.season {
    case .none: seasons = []
    case .additive:
      let found = Self.seasons(values, period: period, form: .additive)
      for time in rest.indices { rest[time] -= found[time % period] }
      seasons = found
    case .multiplicative:
      let found = Self.seasons(values, period: period, form: .multiplicative)
      for time in rest.indices { rest[time] /= found[time % period] }
      seasons = found
    }
    let first = Self.line(rest.prefix(max(10, 2 * period)), isLevel: !layout.model.hasTrend)
    level = first.level
    slope = first.slope
  }

  /// Indices of the classical decomposition; where a season has no value beside a trend, those of the
  /// series about its straight line.
  private static func seasons(
    _ values: [Double], period: Int, form: ClassicalDecomposition.Form
  ) -> [Double] {
    let isAdditive = form == .additive
    var indices = ClassicalDecomposition(values, period: period, form: form).indices
    if !indices.allSatisfy(\.isFinite) || values.count < 2 * period {
      let line = line(values[...], isLevel: true)
      var sums = [Double](repeating: 0, count: period)
      var counts = [Double](repeating: 0, count: period)
      for (time, value) in values.enumerated() where !value.isNaN {
        sums[time % period] += isAdditive ? value - line.level : value / line.level
        counts[time % period] += 1
      }
      indices = zip(sums, counts).map { sum, count in
        count > 0 ? sum / count : isAdditive ? 0 : 1
      }
    }
    if isAdditive {
      let mean = indices.reduce(0, +) / Double(period)
      return indices.map { $0 - mean }
    }
    indices = indices.map { $0.isFinite ? max(0.05, $0) : 1 }
    let mean = indices.reduce(0, +) / Double(period)
    return indices.map { $0 / mean }
  }

  /// The level before the first period and the trend of a straight line through the values, or their
  /// mean.
  private static func line(
    _ values: ArraySlice<Double>, isLevel: Bool
  ) -> (level: Double, slope: Double) {
    let present = values.indices.filter { !values[$0].isNaN }
    guard !present.isEmpty else { return (0, 0) }
    let count = Double(present.count)
    let mean = present.reduce(0) { $0 + values[$1] } / count
    if isLevel { return (mean, 0) }
    let centre = present.reduce(0) { $0 + Double($1 + 1) } / count
    var squares = 0.0
    var products = 0.0
    for time in present {
      squares += (Double(time + 1) - centre) * (Double(time + 1) - centre)
      products += (Double(time + 1) - centre) * (values[time] - mean)
    }
    let slope = squares > 0 ? products / squares : 0
    return (mean - slope * centre, slope)
  }
}
