package import Domain

/// Series read from one stretch of a table `series,period,value`.
///
/// The values of all series stand one behind the other; every series names its part. Gaps of the
/// period axis are filled with NaN.
package struct SeriesTable: Sendable {
  /// One series of the table.
  package struct Entry: Sendable {
    /// Where the name's UTF-8 stands in ``SeriesTable/names``.
    package var name: Range<Int>
    /// The first period.
    package var start: Period
    /// Where the values stand in ``SeriesTable/values``.
    package var values: Range<Int>
    /// 1-based line of the first row, counted from the table's own first line.
    package var line: Int
  }

  package internal(set) var entries: [Entry] = []
  package internal(set) var values: [Double] = []
  package internal(set) var names: [UInt8] = []
  /// Lines read, blank last line excluded.
  package internal(set) var lines = 0

  package init() {}

  /// Forgets the series and keeps the memory.
  package mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    names.removeAll(keepingCapacity: true)
    lines = 0
  }

  /// Gives the last series all values that have been read since it began.
  mutating func closeEntry() {
    guard let last = entries.indices.last else { return }
    entries[last].values = entries[last].values.lowerBound..<values.count
  }

  /// The name of a series.
  package func name(_ entry: Entry) -> String {
    String(decoding: names[entry.name], as: UTF8.self)
  }
}
