/// The level or the straight line of one segment, fitted by least squares.
package struct SegmentLine: Sendable, Equatable {
  /// Number of values.
  package let count: Int
  /// Mean of the times.
  package let centre: Double
  /// Fitted value at the centre: the mean of the values.
  package let level: Double
  /// Change per unit of time; 0 for a level.
  package let slope: Double
  /// Mean squared residual.
  package let variance: Double
  /// Mean squared distance of the times from their centre.
  package let spread: Double

  /// - Parameters:
  ///   - times: times of the segment, at least one.
  ///   - values: its values.
  ///   - model: level or line.
  package init(
    times: ArraySlice<Double>, values: ArraySlice<Double>, model: StructuralBreaks.Model
  ) {
    precondition(!values.isEmpty && times.count == values.count, "a value for every time")
    let n = Double(values.count)
    count = values.count
    let centre = times.reduce(0, +) / n
    let level = values.reduce(0, +) / n
    var squares = 0.0
    var products = 0.0
    for (time, value) in zip(times, values) {
      squares += (time - centre) * (time - centre)
      products += (time - centre) * (value - level)
    }
    let slope = model == .line && squares > 0 ? products / squares : 0
    variance =
      zip(times, values).reduce(0) { sum, pair in
        let residual = pair.1 - level - slope * (pair.0 - centre)
        return sum + residual * residual
      } / n
    spread = squares / n
    self.centre = centre
    self.level = level
    self.slope = slope
  }

  /// Mean over this segment's times of the squared distance between this line and another one.
  package func meanSquaredJump(to other: SegmentLine) -> Double {
    let atCentre = other.level + other.slope * (centre - other.centre) - level
    let slopes = other.slope - slope
    return atCentre * atCentre + slopes * slopes * spread
  }
}
