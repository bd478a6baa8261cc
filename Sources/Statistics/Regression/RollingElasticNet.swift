/// Forecasts of each time from what came before it alone, by an elastic net whose penalty was chosen
/// before it too: how good a relation is, not how well it can be drawn through what is known.
///
/// For every time that has enough times before it, the net is fitted to all rows before. Its penalty
/// is the one that, fitted without the last time before, had the least mean absolute error there.
/// The largest penalty tried leaves no column: its forecast is the mean response of the past.
///
/// - References: Zou H, Hastie T (2005), Journal of the Royal Statistical Society B 67:301–320,
///   doi:10.1111/j.1467-9868.2005.00503.x; Tashman LJ (2000), International Journal of Forecasting
///   16:437–450, doi:10.1016/S0169-2070(00)00065-0 (rolling origins).
package enum RollingElasticNet {
  package struct Forecast: Sendable, Equatable {
    /// The row that is forecast.
    package let row: Int
    package let value: Double
    package let penalty: Double
  }

  /// Penalties tried: the least one that leaves no column, halved again and again.
  package static let penalties = 10

  /// - Parameters:
  ///   - rows: one number a column each.
  ///   - response: one number a row.
  ///   - times: the time of each row; rows of one time are forecast together.
  ///   - mix: α, above 0 to 1 (lasso).
  ///   - leastTimes: times that must lie before a forecast, at least 2.
  /// - Returns: forecasts by time, then row; none where there are too few times.
  /// - Throws: ``RegressionError`` for numbers that are not finite.
  package static func forecasts(
    _ rows: [[Double]], _ response: [Double], times: [Int], mix: Double = 0.5, leastTimes: Int = 4
  ) throws(RegressionError) -> [Forecast] {
    precondition(
      rows.count == response.count && rows.count == times.count, "one response and time a row")
    precondition(mix > 0 && mix <= 1 && leastTimes >= 2, "a mix above 0 and two times before")
    let sample = Sample(rows: rows, response: response, mix: mix)
    let axis = Set(times).sorted()
    var found: [Forecast] = []
    for (place, time) in axis.enumerated() where place >= leastTimes {
      let before = times.indices.filter { times[$0] < time }
      let inner = before.filter { times[$0] < axis[place - 1] }
      let held = before.filter { times[$0] == axis[place - 1] }
      guard !inner.isEmpty, !before.isEmpty else { continue }
      let share = try sample.bestShare(fittingTo: inner, judgedBy: held)
      let (net, penalty) = try sample.fit(before, share: share)
      for row in times.indices where times[row] == time {
        found.append(
          Forecast(row: row, value: Sample.value(net, rows[row]), penalty: penalty))
      }
    }
    return found
  }
}

private struct Sample {
  let rows: [[Double]]
  let response: [Double]
  let mix: Double

  /// - Parameter share: of the least penalty that leaves no column.
  func fit(_ members: [Int], share: Double) throws(RegressionError) -> (ElasticNet, Double) {
    let columns = (0..<(rows.first?.count ?? 0)).map { column in
      members.map { rows[$0][column] }
    }
    let own = members.map { response[$0] }
    let penalty = share * emptying(columns, own)
    let net = try ElasticNet(
      Matrix(columns: columns), own, penalty: penalty, mix: mix, definition: .textbook)
    return (net, penalty)
  }

  /// The share whose net has the least mean absolute error on rows that it has not seen; of equals
  /// the largest.
  func bestShare(fittingTo inner: [Int], judgedBy held: [Int]) throws(RegressionError) -> Double {
    var best = (share: 1.0, error: Double.infinity)
    var share = 1.0
    for _ in 0..<RollingElasticNet.penalties {
      let net = try fit(inner, share: share).0
      let error = held.reduce(0) { $0 + abs(response[$1] - Self.value(net, rows[$1])) }
      if error < best.error { best = (share, error) }
      share /= 2
    }
    return best.share
  }

  /// The least penalty that leaves no column: the largest covariance of a standardised column and
  /// the response, over the mix.
  private func emptying(_ columns: [[Double]], _ response: [Double]) -> Double {
    let n = Double(response.count)
    let mean = response.reduce(0, +) / n
    let largest = columns.reduce(0) { largest, column in
      let own = column.reduce(0, +) / n
      let variance = column.reduce(0) { $0 + ($1 - own) * ($1 - own) } / n
      guard variance > 0 else { return largest }
      let product = zip(column, response).reduce(0) { $0 + ($1.0 - own) * ($1.1 - mean) } / n
      return max(largest, abs(product) / variance.squareRoot())
    }
    return largest / mix
  }

  static func value(_ net: ElasticNet, _ row: [Double]) -> Double {
    zip(net.coefficients, row).reduce(net.intercept) { $0 + $1.0 * $1.1 }
  }
}
