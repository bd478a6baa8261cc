/// Brings the figures of one indicator to the scale 1…100 that all indicators of an index share.
///
/// The scale ends at 1 and not at 0, so that a geometric mean is defined. An indicator whose figures
/// are all equal tells units apart nowhere: all get 50.5, the middle.
///
/// - References: OECD, European Union and JRC (2008), doi:10.1787/9789264043466-en, step 5.
package enum IndexScale {
  package static let least = 1.0
  package static let greatest = 100.0

  /// - Parameters:
  ///   - values: figures of one indicator; NaN is missing and stays so.
  ///   - isHigherMore: whether a higher figure means a higher place on the scale.
  /// - Complexity: O(values), for ranks O(values log values).
  package static func normalised(
    _ values: [Double], _ normalisation: IndexChoices.Normalisation, isHigherMore: Bool
  ) -> [Double] {
    let directed = isHigherMore ? values : values.map { -$0 }
    let present = directed.filter { !$0.isNaN }
    guard let low = present.min(), let high = present.max() else { return values }
    let middle = (least + greatest) / 2
    // Halves, so that the distance between two huge figures of opposite sign stays finite.
    let half = high / 2 - low / 2
    guard half > 0 else { return directed.map { $0.isNaN ? $0 : middle } }
    switch normalisation {
    case .minMax:
      return directed.map { least + (greatest - least) * (($0 / 2 - low / 2) / half) }
    case .zScore: return zScores(directed, present, half: half)
    case .rank: return ranks(directed, present)
    }
  }

  private static func zScores(_ values: [Double], _ present: [Double], half: Double) -> [Double] {
    let scaled = present.map { $0 / half }
    let mean = scaled.reduce(0, +) / Double(scaled.count)
    let squares = scaled.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(scaled.count - 1)).squareRoot()
    return values.map { value in
      guard !value.isNaN else { return value }
      return min(max(50 + 15 * (value / half - mean) / deviation, least), greatest)
    }
  }

  private static func ranks(_ values: [Double], _ present: [Double]) -> [Double] {
    let sorted = present.sorted()
    let last = Double(sorted.count - 1)
    return values.map { value in
      guard !value.isNaN else { return value }
      // Places of equal figures follow each other; their mean is that of the first and the last.
      let first = sorted.firstIndex { $0 == value } ?? 0
      let end = sorted.lastIndex { $0 == value } ?? 0
      return least + (greatest - least) * (Double(first + end) / 2) / last
    }
  }
}
