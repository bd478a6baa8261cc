/// One number for each unit out of many indicators, with the rank that it gives.
///
/// - References: OECD, European Union and JRC (2008), Handbook on Constructing Composite Indicators,
///   doi:10.1787/9789264043466-en.
package struct CompositeIndex: Sendable, Equatable {
  /// Units with a score, as numbers of the table's rows, ascending.
  package let units: [Int]
  /// Scores within 1…100, one a unit of ``units``.
  package let scores: [Double]
  /// 1 for the greatest score; equal scores share the better rank.
  package let ranks: [Int]
  /// Normalised figures by unit of ``units``, then indicator; NaN is missing.
  package let normalised: [[Double]]
  /// Weights by indicator, adding up to 1.
  package let weights: [Double]

  /// - Parameters:
  ///   - table: the figures.
  ///   - choices: the method.
  ///   - leastShare: share of the indicators that a unit must have for a score.
  /// - Complexity: O(units × indicators × log units + indicators³).
  package init(_ table: IndexTable, _ choices: IndexChoices, leastShare: Double) {
    units = table.units(withShare: leastShare)
    let frame = IndexFrame(
      table, units: units, outliers: choices.outliers, normalisation: choices.normalisation)
    weights = frame.weights(choices.weights)
    var scratch = IndexScratch(units: units.count)
    frame.aggregate(weights, choices.aggregation, into: &scratch)
    scratch.rank()
    scores = scratch.scores
    ranks = scratch.ranks
    normalised = (0..<units.count).map { unit in
      frame.columns.map { $0[unit] }
    }
  }
}

/// Normalised figures of the units with a score, ready to be weighed and added up many times.
struct IndexFrame: Sendable {
  /// By indicator.
  let columns: [[Double]]
  private let logarithms: [[Double]]
  private let present: [[Double]]
  private let declared: [Double]
  private let principal: [Double]
  private let unitCount: Int

  init(
    _ table: IndexTable, units: [Int], outliers: IndexChoices.Outliers,
    normalisation: IndexChoices.Normalisation
  ) {
    let figures = table.columns(units)
    columns = zip(figures, table.indicators).map { figures, indicator in
      let treated = outliers == .none ? figures : OutlierTreatment.treated(figures).values
      return IndexScale.normalised(
        treated, normalisation, isHigherMore: indicator.isHigherMore)
    }
    present = columns.map { column in column.map { $0.isNaN ? 0 : 1 } }
    logarithms = columns.map { column in column.map { $0.isNaN ? 0 : log($0) } }
    let sum = table.indicators.reduce(0) { $0 + $1.weight }
    declared = table.indicators.map { $0.weight / sum }
    principal = PrincipalWeights.weights(columns)
    unitCount = units.count
  }

  func weights(_ weights: IndexChoices.Weights) -> [Double] {
    switch weights {
    case .equal: [Double](repeating: 1 / Double(columns.count), count: columns.count)
    case .declared: declared
    case .principal: principal
    }
  }

  /// Weighted means of the figures that each unit has.
  ///
  /// - Complexity: O(units × indicators), without allocation.
  func aggregate(
    _ weights: [Double], _ aggregation: IndexChoices.Aggregation, into scratch: inout IndexScratch
  ) {
    let isGeometric = aggregation == .geometric
    for unit in 0..<unitCount {
      scratch.scores[unit] = 0
      scratch.shares[unit] = 0
    }
    for (column, weight) in weights.enumerated() where weight > 0 {
      let figures = isGeometric ? logarithms[column] : columns[column]
      let present = present[column]
      for unit in 0..<unitCount where present[unit] > 0 {
        scratch.scores[unit] += weight * figures[unit]
        scratch.shares[unit] += weight
      }
    }
    for unit in 0..<unitCount {
      // A unit whose only figures have no weight in this draw stands in the middle.
      let mean =
        scratch.shares[unit] > 0 ? scratch.scores[unit] / scratch.shares[unit] : .nan
      let score = isGeometric ? exp(mean) : mean
      // A mean leaves the scale by rounding alone.
      scratch.scores[unit] =
        score.isNaN
        ? (IndexScale.least + IndexScale.greatest) / 2
        : min(max(score, IndexScale.least), IndexScale.greatest)
    }
  }
}

/// Memory for one evaluation of an index, used again for the next.
struct IndexScratch {
  var scores: [Double]
  var shares: [Double]
  var ranks: [Int]
  private var order: [Int]

  init(units: Int) {
    scores = [Double](repeating: 0, count: units)
    shares = scores
    ranks = [Int](repeating: 1, count: units)
    order = Array(0..<units)
  }

  /// Ranks from the greatest score down; equal scores share the better rank.
  ///
  /// - Complexity: O(units log units).
  mutating func rank() {
    let scores = scores
    order.sort { (scores[$0], $1) > (scores[$1], $0) }
    for (place, unit) in order.enumerated() {
      let isTied = place > 0 && Self.areEqual(scores[order[place - 1]], scores[unit])
      ranks[unit] = isTied ? ranks[order[place - 1]] : place + 1
    }
  }

  /// Scores that differ by rounding alone are equal.
  private static func areEqual(_ one: Double, _ other: Double) -> Bool {
    abs(one - other) <= 1e-12 * max(abs(one), abs(other))
  }
}
