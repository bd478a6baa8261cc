package import Domain

/// The figures of one published series by month, as known on a day.
package struct CountSeries: Sendable, Equatable {
  package var key: SeriesKey
  package var start: Period
  /// NaN where there is no figure.
  package var values: [Double]
  /// Whether a figure counts as known by its declared lag.
  package var isPseudoRealTime: Bool

  package init(key: SeriesKey, start: Period, values: [Double], isPseudoRealTime: Bool = false) {
    precondition(key.frequency == start.frequency, "a series has the frequency of its key")
    self.key = key
    self.start = start
    self.values = values
    self.isPseudoRealTime = isPseudoRealTime
  }

  /// Figures added up period by period; a period in which no part has one is a hole.
  ///
  /// - Returns: nil for no parts, or parts of several frequencies.
  /// - Complexity: O(values).
  package init?(sumOf parts: [CountSeries], key: SeriesKey) {
    guard let first = parts.map(\.start).min(), let last = parts.map(\.end).max(),
      parts.allSatisfy({ $0.start.frequency == key.frequency })
    else { return nil }
    var values = Array(repeating: Double.nan, count: first.distance(to: last) + 1)
    for part in parts {
      let offset = first.distance(to: part.start)
      for (index, value) in part.values.enumerated() where !value.isNaN {
        let sum = values[offset + index]
        values[offset + index] = sum.isNaN ? value : sum + value
      }
    }
    self.init(
      key: key, start: first, values: values,
      isPseudoRealTime: parts.contains(where: \.isPseudoRealTime))
  }

  /// The period of the last value.
  package var end: Period { start.advanced(by: values.count - 1) }

  /// The newest period with a figure.
  package var newest: Period? {
    values.lastIndex { !$0.isNaN }.map { start.advanced(by: $0) }
  }

  /// The figure of a period; nil where there is none.
  package subscript(period: Period) -> Double? {
    guard period.frequency == start.frequency else { return nil }
    let index = start.distance(to: period)
    guard values.indices.contains(index), !values[index].isNaN else { return nil }
    return values[index]
  }

  /// The sum of the figures of several periods, holes left out.
  package func sum(_ periods: some Sequence<Period>) -> Double {
    periods.reduce(0) { $0 + (self[$1] ?? 0) }
  }
}

extension Period {
  /// So many periods that end with this one, the oldest first.
  func window(_ count: Int) -> [Period] {
    (0..<count).reversed().map { advanced(by: -$0) }
  }
}
