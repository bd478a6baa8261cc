package import Domain

/// Returned people of one source along one view: everybody, those of one nationality, or those who
/// came from one country.
package struct ReturnLine: Sendable, Equatable {
  /// The published series that the line adds up.
  package var cells: [CountSeries]
  package var counts: CountSeries

  package var key: SeriesKey { counts.key }

  /// Lines of every source and place: everybody first, then each nationality and each other country
  /// that a source tells apart, by code.
  ///
  /// Sources are never added to each other, and figures of two indicators neither.
  ///
  /// - Parameters:
  ///   - cells: published figures. A whole that is published beside its parts is taken as it is, and
  ///     its parts are not added up.
  ///   - absent: what an absent row means, by source; where it means nobody, a line has a 0 in every
  ///     period in which its source counted anybody.
  /// - Complexity: O(values × 3).
  package static func lines(
    _ cells: [CountSeries], absent: (String) -> AbsentRows = { _ in .missing }
  ) -> [ReturnLine] {
    var groups: [SeriesKey: [CountSeries]] = [:]
    for cell in cells {
      let whole = SeriesKey(
        source: cell.key.source, indicator: cell.key.indicator, place: cell.key.place,
        frequency: cell.key.frequency)
      groups[whole, default: []].append(cell)
      for part in [SeriesKey.Part.nationality, .counterpart] where cell.key[part] != SeriesKey.whole
      {
        var key = whole
        key[part] = cell.key[part]
        groups[key, default: []].append(cell)
      }
    }
    var lines: [ReturnLine] = []
    var whole: CountSeries?
    for (key, cells) in groups.sorted(by: { $0.key.sortsBefore($1.key) }) {
      let published = cells.first { $0.key == key }
      let parts = cells.count > 1 ? cells.filter { $0.key != key } : cells
      guard var counts = published ?? CountSeries(sumOf: parts, key: key) else { continue }
      if key.nationality == SeriesKey.whole, key.counterpart == SeriesKey.whole {
        whole = counts
      } else if let whole, absent(key.source) == .zero {
        counts = counts.zeros(where: whole)
      }
      lines.append(ReturnLine(cells: parts, counts: counts))
    }
    return lines
  }

  /// Mean figure of the newest twelve periods.
  package var usual: Double {
    guard let newest = counts.newest else { return 0 }
    return counts.sum(newest.window(12)) / 12
  }
}

extension CountSeries {
  /// The series with a 0 in every period in which another has a figure and this one none.
  fileprivate func zeros(where whole: CountSeries) -> CountSeries {
    CountSeries(
      key: key, start: whole.start,
      values: whole.values.indices.map { index in
        self[whole.start.advanced(by: index)] ?? (whole.values[index].isNaN ? .nan : 0)
      }, isPseudoRealTime: isPseudoRealTime)
  }
}

extension SeriesKey {
  /// By source, indicator and place, everybody before all others.
  fileprivate func sortsBefore(_ other: SeriesKey) -> Bool {
    func parts(_ key: SeriesKey) -> [String] {
      [
        key.source, key.indicator, key.place,
        key.nationality == SeriesKey.whole ? "" : key.nationality,
        key.counterpart == SeriesKey.whole ? "" : key.counterpart, key.frequency.rawValue,
      ]
    }
    return parts(self).lexicographicallyPrecedes(parts(other))
  }
}
