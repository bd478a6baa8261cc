import Kernels

/// The rows of methods that say something of every period: the period, its value, and what kernels
/// left in lanes.
enum PeriodRows {
  /// Cells of one series, row-major: period, value, then one cell a column.
  ///
  /// - Parameters:
  ///   - block: the series' block.
  ///   - lane: the series.
  ///   - first: period of the first row.
  ///   - columns: lanes for the periods from `first` on.
  /// - Complexity: O(rows × columns).
  static func cells(
    _ block: SeriesBlock, lane: Int, from first: Int = 0, _ columns: [UnsafePointer<Lanes>]
  ) -> [Double] {
    let (rows, width) = (block.length - first, columns.count + 2)
    return [Double](unsafeUninitializedCapacity: rows * width) { cells, count in
      for row in 0..<rows { cells[row * width] = Double(first + row) }
      block.values.withUnsafeBufferPointer { values in
        guard let base = values.baseAddress else { return }
        copy(base + first, lane: lane, rows: rows, into: cells, column: 1, of: width)
      }
      for (number, column) in columns.enumerated() {
        copy(column, lane: lane, rows: rows, into: cells, column: 2 + number, of: width)
      }
      count = rows * width
    }
  }

  private static func copy(
    _ lanes: UnsafePointer<Lanes>, lane: Int, rows: Int,
    into cells: UnsafeMutableBufferPointer<Double>, column: Int, of width: Int
  ) {
    let source = UnsafeRawPointer(lanes).assumingMemoryBound(to: Double.self) + lane
    var (from, to) = (0, column)
    for _ in 0..<rows {
      cells[to] = source[from]
      from += Lanes.scalarCount
      to += width
    }
  }

  /// Cells of a series that could not be judged: period and value, the others empty.
  static func unjudged(
    _ block: SeriesBlock, lane: Int, from first: Int = 0, columns: Int
  ) -> [Double] {
    (first..<block.length).flatMap { period in
      [Double(period), block.values[period][lane]] + [Double](repeating: .nan, count: columns)
    }
  }
}
