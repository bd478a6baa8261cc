import Domain

/// Sums of parts and the totals that the publisher gives for them.
struct TotalsLedger {
  struct Mismatch {
    var line: Int
    var total: Double
    var sum: Double
    var cell: Cell
    var words: [String]
  }

  struct Cell: Hashable {
    var group: Int
    var period: Period
  }

  private struct Total {
    var value: Double
    var line: Int
  }

  /// Place of the breakdown whose rows add up.
  private let column: Int
  private var groups: [[String]: Int] = [:]
  private var words: [[String]] = []
  private var sums: [Cell: Double] = [:]
  private var totals: [Cell: Total] = [:]
  private let keepsParts: Bool
  private var parts: [Cell: [Int32]] = [:]

  /// - Parameter keepsParts: whether the series that a total adds up will be asked for.
  init(_ dimensions: [ColumnCodes], keepsParts: Bool) {
    self.keepsParts = keepsParts
    column = dimensions.firstIndex { !$0.rule.totals.isEmpty } ?? 0
  }

  private mutating func cell(
    _ fields: UnsafeBufferPointer<UnsafeRawBufferPointer>, _ period: Period
  ) -> Cell {
    var key: [String] = []
    for (index, field) in fields.enumerated() where index != column {
      key.append(Folding.fold(String(decoding: field, as: UTF8.self)))
    }
    if let group = groups[key] { return Cell(group: group, period: period) }
    groups[key] = words.count
    words.append(key)
    return Cell(group: words.count - 1, period: period)
  }

  mutating func add(
    _ fields: UnsafeBufferPointer<UnsafeRawBufferPointer>, _ period: Period, _ value: Double,
    series: Int32
  ) {
    let cell = cell(fields, period)
    sums[cell, default: 0] += value
    if keepsParts { parts[cell, default: []].append(series) }
  }

  mutating func setTotal(
    _ fields: UnsafeBufferPointer<UnsafeRawBufferPointer>, _ period: Period, _ value: Double,
    line: Int
  ) {
    let cell = cell(fields, period)
    // Where two rows give the same total, the later one is held against the former.
    if let known = totals[cell], known.value != value { sums[cell] = known.value }
    totals[cell] = Total(value: value, line: line)
  }

  /// Totals that differ from the sum of their parts, by line.
  func mismatches(tolerance: Double) -> [Mismatch] {
    totals.compactMap { cell, total -> Mismatch? in
      let sum = sums[cell] ?? 0
      guard abs(sum - total.value) > tolerance else { return nil }
      return Mismatch(
        line: total.line, total: total.value, sum: sum, cell: cell, words: words[cell.group])
    }.sorted { ($0.line, $0.cell.group) < ($1.line, $1.cell.group) }
  }

  /// The figures that the totals of these cells add up.
  func parts(of cells: Set<Cell>) -> Set<IngestChunk.Cell> {
    var found: Set<IngestChunk.Cell> = []
    for cell in cells {
      for series in parts[cell] ?? [] {
        found.insert(
          IngestChunk.Cell(
            series: series, period: Int32(truncatingIfNeeded: cell.period.ordinal)))
      }
    }
    return found
  }
}
