/// How often a series has a figure.
package enum Frequency: String, Hashable, Sendable, CaseIterable, Codable {
  case day, week, month, quarter, year

  /// Periods in one season, the default `period` of seasonal methods.
  ///
  /// A day's season is the week; a week's the year of 52 weeks; years have no season and give 1.
  package var seasonLength: Int {
    switch self {
    case .day: 7
    case .week: 52
    case .month: 12
    case .quarter: 4
    case .year: 1
    }
  }
}
