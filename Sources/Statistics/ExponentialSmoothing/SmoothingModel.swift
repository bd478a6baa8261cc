package import Kernels

/// A form of exponential smoothing by its error, trend and season, such as ETS(A,Ad,N).
package struct SmoothingModel: Sendable, Hashable {
  /// Whether errors are multiplicative.
  package let isRelative: Bool
  /// Whether there is a trend.
  package let hasTrend: Bool
  /// Whether the trend dies out.
  package let isDamped: Bool
  /// How seasons enter.
  package let season: SmoothingSeason

  /// - Parameters:
  ///   - isRelative: see ``isRelative``.
  ///   - hasTrend: see ``hasTrend``.
  ///   - isDamped: see ``isDamped``; only with a trend.
  ///   - season: see ``season``.
  package init(isRelative: Bool, hasTrend: Bool, isDamped: Bool, season: SmoothingSeason) {
    precondition(hasTrend || !isDamped, "a model without a trend has nothing to damp")
    self.isRelative = isRelative
    self.hasTrend = hasTrend
    self.isDamped = isDamped
    self.season = season
  }

  /// The literature's name: error, trend and season, A, M, N or (damped) Ad.
  package var name: String {
    (isRelative ? "M" : "A") + (hasTrend ? isDamped ? "Ad" : "A" : "N")
      + (season == .none ? "N" : season == .additive ? "A" : "M")
  }

  /// The forms that are fitted: all but those whose additive errors meet multiplicative seasons,
  /// where the variance of forecasts is not finite.
  package static let all: [SmoothingModel] = {
    var models: [SmoothingModel] = []
    for isRelative in [false, true] {
      for (hasTrend, isDamped) in [(false, false), (true, false), (true, true)] {
        for season in [SmoothingSeason.none, .additive, .multiplicative]
        where isRelative || season != .multiplicative {
          models.append(
            SmoothingModel(
              isRelative: isRelative, hasTrend: hasTrend, isDamped: isDamped, season: season))
        }
      }
    }
    return models
  }()

  /// Smoothing parameters: alpha, beta, gamma, phi, as many as the model has.
  package var smoothingCount: Int {
    1 + (hasTrend ? 1 : 0) + (season == .none ? 0 : 1) + (isDamped ? 1 : 0)
  }

  /// Free starting states: level, trend, and all seasons but one, whose sum is fixed.
  ///
  /// - Parameter period: periods in a season.
  package func stateCount(period: Int) -> Int {
    1 + (hasTrend ? 1 : 0) + (season == .none ? 0 : period - 1)
  }

  /// All parameters but the variance.
  ///
  /// - Parameter period: periods in a season.
  package func parameterCount(period: Int) -> Int { smoothingCount + stateCount(period: period) }

  var shape: SmoothingShape { SmoothingShape(hasTrend: hasTrend, season: season) }
}
