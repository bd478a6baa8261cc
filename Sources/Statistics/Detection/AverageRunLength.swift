/// How long a cumulative sum of Poisson counts runs in control until its first, false, alarm, and the
/// limit that gives a chart the run length asked for.
///
/// - References: Brook D, Evans DA (1972), Biometrika 59:539–549, doi:10.1093/biomet/59.3.539; Rogerson
///   PA, Yamada I (2004), Statistics in Medicine 23:2195–2214, doi:10.1002/sim.1841; Siegmund D (1985),
///   Sequential Analysis, chapter 10.
package enum AverageRunLength {
  /// Sums are whole numbers of tenths.
  private static let grid = 10.0
  /// Sums that the chain tells apart at most; beyond, its matrix costs more than it is worth.
  private static let mostStates = 512.0

  /// Periods until S ← max(0, S + count − k) first reaches h, on average.
  ///
  /// Exact, by the Markov chain of the sum's values, for k and h that are whole numbers of tenths.
  ///
  /// - Complexity: O((10 h)³).
  package static func ofPoisson(limit h: Double, reference k: Double, mean: Double) -> Double {
    let states = max(1, Int((h * grid).rounded()))
    let shift = Int((k * grid).rounded())
    let distribution = Poisson(mean: mean)
    // P(count ≤ x) for sums that move by `step` tenths; a count is a whole number.
    var known: [Int: Double] = [:]
    func atMost(_ step: Int) -> Double {
      let count = (Double(step + shift) / grid).rounded(.down)
      let key = Int(count)
      if let value = known[key] { return value }
      let value = count < 0 ? 0 : distribution.atMost(count)
      known[key] = value
      return value
    }
    var matrix = Matrix.identity(states)
    for from in 0..<states {
      matrix[from, 0] -= atMost(-from)
      for to in 1..<max(1, states) { matrix[from, to] -= atMost(to - from) - atMost(to - from - 1) }
    }
    let ones = Matrix(columns: [[Double](repeating: 1, count: states)])
    return SquareSystem.solve(matrix, ones)?[0, 0] ?? .infinity
  }

  /// The smallest limit, in tenths, at which a chart runs at least `length` periods on average.
  ///
  /// Above a mean of 10, where counts are close to normal, and for limits above 51, Siegmund's
  /// approximation with his correction of the limit for overshoot takes the place of the chain, which
  /// would have thousands of states.
  ///
  /// - Parameters:
  ///   - length: at least 1.
  ///   - k: reference value, above the mean.
  ///   - mean: of the counts in control.
  package static func limit(length: Double, reference k: Double, mean: Double) -> Double {
    if mean <= 10 {
      let exact = smallest(upTo: mostStates) {
        ofPoisson(limit: $0 / grid, reference: k, mean: mean) >= length
      }
      if let exact { return exact / grid }
    }
    let deviation = mean.squareRoot()
    let drift = max(1e-6, (k - mean) / deviation)
    func run(_ height: Double) -> Double {
      let doubled = 2 * drift * (height + 1.166)
      return (expm1(doubled) - doubled) / (2 * drift * drift)
    }
    let close = smallest(upTo: 1e12) { run($0 / grid / deviation) >= length }
    return (close ?? 1e12) / grid
  }

  /// The smallest whole number from 1 to a bound from which on a condition holds; nil where it does
  /// not.
  private static func smallest(upTo bound: Double, _ holds: (Double) -> Bool) -> Double? {
    var (below, above) = (0.0, 16.0)
    while !holds(above) {
      below = above
      above *= 2
      if above > bound { return nil }
    }
    while above - below > 1 {
      let middle = ((below + above) / 2).rounded()
      if holds(middle) { above = middle } else { below = middle }
    }
    return above
  }
}
