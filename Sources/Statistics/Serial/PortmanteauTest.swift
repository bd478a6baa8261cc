/// Whether the autocorrelations of a series, taken together, are more than chance.
///
/// - References: Box, Pierce (1970), JASA 65:1509-1526, doi:10.1080/01621459.1970.10481180; Ljung,
///   Box (1978), Biometrika 65:297-303, doi:10.1093/biomet/65.2.297.
package struct PortmanteauTest: Sendable, Equatable {
  /// Q, which follows a χ² distribution where there is no autocorrelation.
  package let statistic: Double
  /// Degrees of freedom: lags less fitted parameters.
  package let degrees: Int
  /// The probability of so large a Q without autocorrelation.
  package let p: Double

  /// Ljung and Box's test: Q = n (n + 2) Σ r_k² / (n - k).
  ///
  /// - Parameters:
  ///   - values: figures or residuals in time order; missing ones (NaN) are left out of n and sums.
  ///   - lags: autocorrelations taken together, at least 1.
  ///   - fitted: parameters of the model that the values are residuals of.
  /// - Returns: nil where there are no more figures than lags, no degree of freedom is left or all
  ///   figures are equal.
  /// - Complexity: O(n × lags).
  package static func ljungBox(
    _ values: [Double], lags: Int, fitted: Int = 0
  ) -> PortmanteauTest? {
    PortmanteauTest(values, lags: lags, fitted: fitted) { n, lag in (n + 2) / (n - Double(lag)) }
  }

  /// Box and Pierce's test: Q = n Σ r_k². For short series Ljung and Box's is closer to its level.
  ///
  /// - Parameters and result: as ``ljungBox(_:lags:fitted:)``.
  package static func boxPierce(
    _ values: [Double], lags: Int, fitted: Int = 0
  ) -> PortmanteauTest? {
    PortmanteauTest(values, lags: lags, fitted: fitted) { _, _ in 1 }
  }

  private init?(
    _ values: [Double], lags: Int, fitted: Int, factor: (_ n: Double, _ lag: Int) -> Double
  ) {
    precondition(lags >= 1 && fitted >= 0, "at least one lag, and no negative number of parameters")
    let present = values.count { !$0.isNaN }
    guard present > lags, lags > fitted, let first = values.first(where: { !$0.isNaN }),
      values.contains(where: { !$0.isNaN && $0 != first })
    else { return nil }
    let n = Double(present)
    let coefficients = Autocorrelation.coefficients(values, lags: lags)
    let sum = (1...lags).reduce(0.0) { sum, lag in
      sum + coefficients[lag] * coefficients[lag] * factor(n, lag)
    }
    statistic = n * sum
    degrees = lags - fitted
    p = GammaDistribution(shape: Double(degrees) / 2).tails(statistic / 2).upper
  }
}
