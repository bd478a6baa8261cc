import Statistics

/// The middle value of a few figures.
enum Median {
  /// - Parameter values: none of them NaN; NaN for none at all.
  static func of(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return .nan }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}

enum NormalTail {
  /// Probability of a standard normal value above this one.
  static func above(_ z: Double) -> Double { Normal.tails(z).upper }
}
