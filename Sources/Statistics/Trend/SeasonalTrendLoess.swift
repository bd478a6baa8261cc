import Domain

/// A series taken apart into trend, season and remainder (STL).
///
/// - References: Cleveland, Cleveland, McRae, Terpenning (1990), J. Official Statistics 6:3-73.
package enum SeasonalTrendLoess {
  package static let method = Method(
    name: "stl", title: "Seasonal-trend decomposition by loess", version: 1,
    purpose: "Takes a series apart into a trend, a season that may change slowly, and a remainder.",
    parameters: [
      Parameter(
        "period", .integer(2...100_000),
        "Periods in one season. By default 7 for days, 52 for weeks, 12 for months, 4 for quarters."
      ),
      Parameter(
        "seasonal", .integer(3...1_000_001), standard: "7",
        "Width of the seasonal smoother in seasons (n_s), odd."),
      Parameter(
        "trend", .integer(3...1_000_001),
        "Width of the trend smoother in periods (n_t), odd and above the period. By default the "
          + "least odd number of at least 1.5 period / (1 - 1.5 / seasonal)."),
      Parameter(
        "low_pass", .integer(3...1_000_001),
        "Width of the low-pass filter (n_l), odd and above the period. By default the least such "
          + "number."),
      Parameter(
        "seasonal_degree", .integer(0...1), standard: "1", "0 fits constants by season, 1 lines."),
      Parameter(
        "trend_degree", .integer(0...1), standard: "1", "0 fits constants for the trend, 1 lines."),
      Parameter(
        "low_pass_degree", .integer(0...1), standard: "1",
        "0 fits constants in the low-pass filter, 1 lines."),
      Parameter(
        "seasonal_jump", .integer(1...1_000_000), standard: "1",
        "The seasonal smoother is worked out every so many seasons and interpolated in between."),
      Parameter(
        "trend_jump", .integer(1...1_000_000), standard: "1",
        "The trend smoother is worked out every so many periods and interpolated in between."),
      Parameter(
        "low_pass_jump", .integer(1...1_000_000), standard: "1",
        "The low-pass filter is worked out every so many periods and interpolated in between."),
      Parameter("robust", .flag, standard: "false", "Whether figures far off count less."),
      Parameter(
        "inner", .integer(1...1000),
        "Passes of the inner loop (n_i). By default 5, with robust=true 2."),
      Parameter(
        "outer", .integer(0...1000),
        "Times that weights are worked out anew (n_o). By default 0, with robust=true 15."),
    ],
    columns: [
      Column("period", .period, "the period"),
      Column("value", .number, "the figure"),
      Column("trend", .number, "the trend"),
      Column("seasonal", .number, "the season, about 0 over a year"),
      Column("remainder", .number, "value - trend - seasonal"),
      Column("weight", .number, "robustness weight, 0 to 1; 1 where outer is 0"),
    ],
    domain: .real,
    references: [
      "Cleveland RB, Cleveland WS, McRae JE, Terpenning I (1990). STL: a seasonal-trend "
        + "decomposition procedure based on loess. Journal of Official Statistics 6:3–73",
      "Hafen RP (2010). Local regression models: advancements, applications, and new methods. "
        + "Purdue University (missing values)",
    ],
    agreesWith: "statsmodels 0.15.0 STL; R 4.2.2 stl with its own defaults as parameters",
    make: { (values: ParameterValues) throws(ParameterError) -> any Scorer in
      SeasonalTrendScorer(try SeasonalTrendSettings(values))
    })
}

/// The parameters of STL; widths that follow from the period are worked out for each length.
struct SeasonalTrendSettings: Sendable {
  let period: Int?
  let seasonal: Int
  let trend: Int?
  let lowPass: Int?
  let degrees: (seasonal: Int, trend: Int, lowPass: Int)
  let jumps: (seasonal: Int, trend: Int, lowPass: Int)
  let inner: Int
  let outer: Int

  init(_ values: ParameterValues) throws(ParameterError) {
    for name in ["seasonal", "trend", "low_pass"] {
      if let width = values.integer(name), width.isMultiple(of: 2) {
        throw .value(name: name, value: String(width), rule: "an odd number of at least 3")
      }
    }
    period = values.integer("period")
    seasonal = values.integer("seasonal") ?? 7
    trend = values.integer("trend")
    lowPass = values.integer("low_pass")
    degrees = (
      values.integer("seasonal_degree") ?? 1, values.integer("trend_degree") ?? 1,
      values.integer("low_pass_degree") ?? 1
    )
    jumps = (
      values.integer("seasonal_jump") ?? 1, values.integer("trend_jump") ?? 1,
      values.integer("low_pass_jump") ?? 1
    )
    let robust = values.flag("robust")
    inner = values.integer("inner") ?? (robust ? 2 : 5)
    outer = values.integer("outer") ?? (robust ? 15 : 0)
    if let period, let sentence = tooNarrow(for: period) { throw .conflict(sentence) }
  }

  /// Why a width does not fit a period, or nil.
  func tooNarrow(for period: Int) -> String? {
    for (name, width) in [("trend", trend), ("low_pass", lowPass)] {
      if let width, width <= period {
        return "\(name)=\(width) is not above the period \(period)"
      }
    }
    return nil
  }

  func trendWidth(for period: Int) -> Int {
    if let trend { return trend }
    let width = Int((1.5 * Double(period) / (1 - 1.5 / Double(seasonal))).rounded(.up))
    return width | 1
  }

  func lowPassWidth(for period: Int) -> Int {
    lowPass ?? (period + 1) | 1
  }
}
