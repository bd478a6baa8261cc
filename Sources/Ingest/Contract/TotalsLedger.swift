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
  private let keepsParts: Bool
  private var groups: [[String]: Int] = [:]
  private var words: [[String]] = []
  /// The group of each combination of words, -1 where it has not been asked for.
  private var groupOfCombination: [Int] = []
  private var sums: [Cell: Double] = [:]
  private var totals: [Cell: Total] = [:]
  private var repeated: [Mismatch] = []
  private var parts: [Cell: [Int32]] = [:]

  /// - Parameter keepsParts: whether the series that a total adds up will be asked for.
  init(_ dimensions: [ColumnCodes], keepsParts: Bool) {
    self.keepsParts = keepsParts
    column = dimensions.firstIndex { !$0.rule.totals.isEmpty } ?? 0
  }

  /// What a combination of words shares with its total: the codes of all other breakdowns.
  private mutating func group(_ combination: Int, _ meanings: [ColumnCodes.Meaning]) -> Int {
    while groupOfCombination.count <= combination { groupOfCombination.append(-1) }
    if groupOfCombination[combination] >= 0 { return groupOfCombination[combination] }
    var key: [String] = []
    for (index, meaning) in meanings.enumerated() where index != column {
      if case .codes(let codes) = meaning { key += codes }
    }
    let group = groups[key] ?? words.count
    if group == words.count {
      groups[key] = group
      words.append(key)
    }
    groupOfCombination[combination] = group
    return group
  }

  mutating func add(
    _ combination: Int, _ meanings: [ColumnCodes.Meaning], _ period: Period, _ value: Double,
    series: Int32
  ) {
    let cell = Cell(group: group(combination, meanings), period: period)
    sums[cell, default: 0] += value
    if keepsParts { parts[cell, default: []].append(series) }
  }

  mutating func setTotal(
    _ combination: Int, _ meanings: [ColumnCodes.Meaning], _ period: Period, _ value: Double,
    line: Int
  ) {
    let cell = Cell(group: group(combination, meanings), period: period)
    if let known = totals[cell] {
      // A total that is given twice must be the same.
      if known.value != value {
        repeated.append(
          Mismatch(
            line: line, total: value, sum: known.value, cell: cell, words: words[cell.group]))
      }
      return
    }
    totals[cell] = Total(value: value, line: line)
  }

  /// Totals that differ from the sum of their parts, by line.
  func mismatches(tolerance: Double) -> [Mismatch] {
    let differing = totals.compactMap { cell, total -> Mismatch? in
      let sum = sums[cell] ?? 0
      guard abs(sum - total.value) > tolerance else { return nil }
      return Mismatch(
        line: total.line, total: total.value, sum: sum, cell: cell, words: words[cell.group])
    }
    return (differing + repeated).sorted { ($0.line, $0.cell.group) < ($1.line, $1.cell.group) }
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
