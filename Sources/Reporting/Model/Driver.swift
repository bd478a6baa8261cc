package import Domain

/// One socioeconomic indicator of one country of origin, against its own history.
package struct Driver: Sendable, Equatable {
  /// A trend as the warehouse's scores give it.
  package struct Trend: Sendable, Equatable {
    /// Change a year, in the indicator's unit (Theil and Sen).
    package var slope: Double
    package var lower: Double?
    package var upper: Double?
    /// Mann and Kendall's test.
    package var p: Double?

    package init(slope: Double, lower: Double? = nil, upper: Double? = nil, p: Double? = nil) {
      self.slope = slope
      self.lower = lower
      self.upper = upper
      self.p = p
    }
  }

  package var country: String
  package var indicator: Indicator
  package var series: FigureSeries
  package var trend: Trend?

  package init(
    country: String, indicator: Indicator, series: FigureSeries, trend: Trend? = nil
  ) {
    self.country = country
    self.indicator = indicator
    self.series = series
    self.trend = trend
  }
}
