import Kernels

/// Figures that have been an outbreak for so long that they are the level.
///
/// Outbreaks are hardly learned from, and one without end would stand outside of every model for
/// ever: a route that nobody took and that thousands take from one month on. When as many figures in
/// a row as the detector needs to know a series were outbreaks beyond doubt, the models' level is
/// moved to them.
struct StandingOutbreak {
  /// Probability from which a figure is an outbreak beyond doubt.
  static let certainty = 0.99
  /// Variance that the moved level gets: that of a declared change of level.
  static let variance = 1.0

  private let length: Int
  private var logarithms: [Double] = []

  /// - Parameter length: figures in a row.
  init(length: Int) {
    self.length = length
    logarithms.reserveCapacity(length)
  }

  /// Takes a figure that was learned from.
  ///
  /// - Parameters:
  ///   - count: the figure.
  ///   - outbreak: probability that it was an outbreak, upward.
  ///   - expected: what the models expected, above 0.
  /// - Returns: what the level is to rise by, on the scale of the logarithm, so that the median of
  ///   the standing outbreak is expected; nil while nothing is due.
  mutating func take(_ count: Double, outbreak: Double, expected: Double) -> Double? {
    guard outbreak > Self.certainty else {
      logarithms.removeAll(keepingCapacity: true)
      return nil
    }
    logarithms.append(log(count + 0.5))
    guard logarithms.count == length else { return nil }
    let sorted = logarithms.sorted()
    logarithms.removeAll(keepingCapacity: true)
    let median = (sorted[(length - 1) / 2] + sorted[length / 2]) / 2
    return median - log(expected + 0.5)
  }
}
