/// The figures of a composite index: one row a unit (such as a country), one column an indicator.
///
/// - References: OECD, European Union and JRC (2008), Handbook on Constructing Composite Indicators,
///   OECD Publishing, doi:10.1787/9789264043466-en.
package struct IndexTable: Sendable {
  /// One column of the table.
  package struct Indicator: Sendable, Equatable {
    package var name: String
    /// Whether a higher figure means a higher index.
    package var isHigherMore: Bool
    /// Declared weight, above 0; only its share among the others matters.
    package var weight: Double

    package init(_ name: String, isHigherMore: Bool = true, weight: Double = 1) {
      precondition(weight > 0 && weight.isFinite, "a declared weight is above 0")
      self.name = name
      self.isHigherMore = isHigherMore
      self.weight = weight
    }
  }

  package let indicators: [Indicator]
  /// Figures by unit, then indicator; NaN is missing.
  package let values: [[Double]]

  /// - Parameters:
  ///   - indicators: the columns; at least one.
  ///   - values: one row a unit, as long as there are indicators; infinite figures count as missing.
  package init(_ indicators: [Indicator], values: [[Double]]) {
    precondition(!indicators.isEmpty, "an index has at least one indicator")
    precondition(
      values.allSatisfy { $0.count == indicators.count }, "one figure a unit and indicator")
    self.indicators = indicators
    self.values = values.map { row in row.map { $0.isFinite ? $0 : .nan } }
  }

  /// Figures that a unit has.
  package func present(_ unit: Int) -> Int { values[unit].count { !$0.isNaN } }

  /// Units that have at least a share of the indicators: who has fewer gets no score and does not
  /// stretch the scales of the others.
  ///
  /// - Parameter share: 0…1.
  package func units(withShare share: Double) -> [Int] {
    let least = share * Double(indicators.count)
    // A share such as 2/3 of 9 must not fail by rounding.
    return values.indices.filter {
      present($0) > 0 && Double(present($0)) >= least - 1e-9
    }
  }

  /// The figures of some units by indicator.
  func columns(_ units: [Int]) -> [[Double]] {
    indicators.indices.map { column in units.map { values[$0][column] } }
  }
}
