/// The classical decomposition of a series into a moving trend and seasonal indices that do not
/// change.
///
/// The trend is the mean over one season, centred; the index of a season is the mean of what the
/// trend leaves in that season, brought to a mean of 0 (additive) or 1 (multiplicative).
///
/// - References: Kendall M, Stuart A (1983). The Advanced Theory of Statistics 3:410–414; it equals
///   R's `decompose`.
package struct ClassicalDecomposition: Sendable, Equatable {
  /// Whether seasons add to the trend or multiply it.
  package enum Form: Sendable, Equatable { case additive, multiplicative }

  /// The centred mean; NaN for half a season at both ends.
  package let trend: [Double]
  /// One index for each place in the season, beginning with that of the first period.
  ///
  /// Not finite where a season has no value beside a trend, or the trend is 0 under a
  /// multiplicative form.
  package let indices: [Double]

  /// - Parameters:
  ///   - values: a series of at least two seasons; NaN is missing. Inside the series missing values
  ///     are replaced on the straight line between their neighbours for the trend alone; indices use
  ///     present values only.
  ///   - period: periods in a season, at least 2.
  ///   - form: how seasons act.
  /// - Complexity: O(n).
  package init(_ values: [Double], period: Int, form: Form) {
    precondition(period >= 2, "a season has at least two periods")
    let filled = Self.bridged(values)
    var trend = [Double](repeating: .nan, count: values.count)
    let half = period / 2
    if values.count > 2 * half {
      for time in half..<(values.count - half) {
        if period.isMultiple(of: 2) {
          let ends = 0.5 * filled[time - half] + 0.5 * filled[time + half]
          let inner = filled[(time - half + 1)..<(time + half)].reduce(0, +)
          trend[time] = (ends + inner) / Double(period)
        } else {
          trend[time] = filled[(time - half)...(time + half)].reduce(0, +) / Double(period)
        }
      }
    }
    var sums = [Double](repeating: 0, count: period)
    var counts = [Double](repeating: 0, count: period)
    for time in values.indices {
      let rest = form == .additive ? values[time] - trend[time] : values[time] / trend[time]
      guard !rest.isNaN else { continue }
      sums[time % period] += rest
      counts[time % period] += 1
    }
    let means = zip(sums, counts).map { $0 / $1 }
    let mean = means.reduce(0, +) / Double(period)
    indices = means.map { form == .additive ? $0 - mean : $0 / mean }
    self.trend = trend
  }

  /// The index of a period, counted from the series' first; it may lie beyond the series.
  package func index(at time: Int) -> Double { indices[time % indices.count] }

  /// The series with holes inside it bridged by straight lines; holes at its ends stay.
  static func bridged(_ values: [Double]) -> [Double] {
    var filled = values
    var last: Int?
    for time in values.indices where !values[time].isNaN {
      if let last, last < time - 1 {
        let slope = (values[time] - values[last]) / Double(time - last)
        for hole in (last + 1)..<time { filled[hole] = values[last] + slope * Double(hole - last) }
      }
      last = time
    }
    return filled
  }
}
