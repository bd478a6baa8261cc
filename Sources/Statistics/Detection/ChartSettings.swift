import Domain

/// What all control charts are asked: where training ends, and what is expected after it.
struct ChartSettings: Sendable {
  let target: Double?
  let harmonics: Int
  let trend: Bool
  private let period: Int?
  private let trainingGiven: Int?
  let last: Int?
  let takesCounts: Bool
  /// Whether anything is taken from the training periods.
  let needsTraining: Bool

  /// - Parameters:
  ///   - values: the chart's parameters.
  ///   - takesCounts: whether a negative value is unusable.
  ///   - needsTraining: whether more than a given target is taken from training periods.
  init(_ values: ParameterValues, takesCounts: Bool, needsTraining: Bool) {
    target = values.number("target")
    harmonics = values.integer("harmonics") ?? 0
    trend = values.flag("trend")
    period = values.integer("period")
    trainingGiven = values.integer("training")
    last = values.integer("last")
    self.takesCounts = takesCounts
    self.needsTraining = needsTraining || target == nil
  }

  /// Declarations of `target`, `training` and `last`.
  static let parameters = [
    Parameter(
      "target", .number(0...1e15, open: true),
      "Expected value in control, the same for all periods. By default taken from the training "
        + "periods."),
    Parameter(
      "training", .integer(1...1_000_000),
      "First periods of each series that the expected values come from and that are not judged. "
        + "By default all but the last ones asked for, and where all are asked for five years or "
        + "half of the series, whichever is less."),
    Parameter(
      "last", .integer(1...Int.max),
      "Gives only the last periods of each series, and judges from the first of these unless "
        + "training says otherwise. By default all."),
  ]

  /// Declarations of `harmonics`, `trend` and `period`.
  static func seasonParameters(harmonics: Int) -> [Parameter] {
    [
      Parameter(
        "harmonics", .integer(0...6), standard: "\(harmonics)",
        "Sine waves of the year in the expected counts (S), fitted by regression; 0 is a constant "
          + "mean. Never more than the period holds."),
      Parameter(
        "trend", .flag, standard: "false",
        "Whether the expected counts follow a log-linear trend beyond the training periods."),
      Parameter(
        "period", .integer(2...100_000),
        "Periods in a season. By default by frequency: 7 days, 52 weeks, 12 months, 4 quarters."),
    ]
  }

  func season(_ frequency: Frequency) -> Int { period ?? frequency.seasonLength }

  /// Harmonics that a season of this length holds.
  func harmonics(season: Int) -> Int { min(harmonics, season / 2) }

  /// Coefficients of the expected counts; the last harmonic of an even season has no sine.
  func columns(season: Int) -> Int {
    let waves = harmonics(season: season)
    return 1 + (trend ? 1 : 0) + 2 * waves - (waves > 0 && 2 * waves == season ? 1 : 0)
  }

  func training(length: Int, frequency: Frequency) -> Int {
    if let trainingGiven { return trainingGiven }
    if target != nil, !needsTraining { return 0 }
    if let last { return max(0, length - last) }
    let year = frequency == .day ? 365 : max(1, frequency.seasonLength)
    return min(5 * year, length / 2)
  }

  /// The length that a series needs.
  func length(training: Int, needed: Int) -> Int {
    trainingGiven == nil && last == nil ? max(2 * needed, 1) : training + (last ?? 1)
  }
}
