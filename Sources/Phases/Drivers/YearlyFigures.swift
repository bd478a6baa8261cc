/// Yearly figures of one indicator by country.
package struct YearlyFigures: Sendable, Equatable {
  private var figures: [String: [Int: Double]] = [:]

  package init() {}

  /// The figure of a country and year; nil where there is none.
  package subscript(_ country: String, _ year: Int) -> Double? {
    get { figures[country]?[year] }
    set { figures[country, default: [:]][year] = newValue.flatMap { $0.isFinite ? $0 : nil } }
  }

  package var countries: [String] { figures.keys.sorted() }

  /// Years with a figure of a country, ascending.
  package func years(_ country: String) -> [Int] { (figures[country] ?? [:]).keys.sorted() }

  /// The newest year with a figure, no later than a year.
  package func newest(_ country: String, by year: Int) -> Int? {
    years(country).last { $0 <= year }
  }

  /// Figures from one year to another; NaN where there is none.
  package func series(_ country: String, _ years: ClosedRange<Int>) -> [Double] {
    years.map { self[country, $0] ?? .nan }
  }

  /// Another figure out of each of these and what else is known of its country and year.
  ///
  /// - Parameter rule: nil where there is no figure.
  package func map(_ rule: (_ value: Double, _ country: String, _ year: Int) -> Double?)
    -> YearlyFigures
  {
    var result = YearlyFigures()
    for (country, own) in figures {
      for (year, value) in own { result[country, year] = rule(value, country, year) }
    }
    return result
  }
}
