import Domain

/// A ministry's table of months by label, as it stands between its title and its notes.
struct MonthTable {
  enum Kind: Hashable {
    case figures
    /// Adds up all rows of figures.
    case total
    /// Adds up some; 0 is the widest level.
    case subtotal(level: Int)
  }

  struct Row {
    var kind: Kind
    var label: String
    var line: Int
    var raw: String
    /// Filled cells of month columns, by the column's place in ``columns``; nil where empty.
    var cells: [String?]
    var rowTotal: String?
    /// The year that the row states by itself.
    var year: Int?
  }

  /// A month's column.
  struct Column {
    var place: Int
    var name: String
    var month: Int
    /// The year that the header states.
    var year: Int?
  }

  /// A total that differs from its parts.
  struct Mismatch {
    var line: Int
    var column: String
    var value: String
    var message: String
    /// The cells that the total adds up.
    var cells: [(row: Int, column: Int)]
  }

  var columns: [Column] = []
  var rows: [Row] = []
  var totalName = "Total"

  /// Holds every total against its parts.
  ///
  /// - Parameters:
  ///   - position: where sub-totals stand.
  ///   - tolerance: the largest difference that counts as none.
  ///   - number: reads a cell; nil where it is no number (another finding says so).
  /// - Complexity: O(rows × columns × levels).
  func mismatches(
    subtotalsStand position: TableLayout.SubtotalPosition, tolerance: Double,
    number: (String) -> Double?
  ) -> [Mismatch] {
    var found: [Mismatch] = []
    for index in rows.indices {
      found += rowMismatch(index, tolerance, number)
      switch rows[index].kind {
      case .figures: break
      case .total:
        let members = rows.indices.filter { rows[$0].kind == .figures && sharesYear($0, index) }
        found += columnMismatches(index, members, tolerance, number)
      case .subtotal(let level):
        let members = self.members(of: index, level: level, position)
        found += columnMismatches(index, members, tolerance, number)
      }
    }
    return found
  }

  private func sharesYear(_ left: Int, _ right: Int) -> Bool { rows[left].year == rows[right].year }

  /// Rows of figures between a sub-total and the next one of its level or a wider one.
  private func members(
    of index: Int, level: Int, _ position: TableLayout.SubtotalPosition
  ) -> [Int] {
    var members: [Int] = []
    let others: [Int] =
      position == .above ? Array(index + 1..<rows.count) : Array((0..<index).reversed())
    for other in others {
      switch rows[other].kind {
      case .figures: members.append(other)
      case .total: return members
      case .subtotal(let otherLevel): if otherLevel <= level { return members }
      }
    }
    return members
  }

  private func columnMismatches(
    _ total: Int, _ members: [Int], _ tolerance: Double, _ number: (String) -> Double?
  ) -> [Mismatch] {
    columns.indices.compactMap { column -> Mismatch? in
      guard let text = rows[total].cells[column], let value = number(text), !value.isNaN else {
        return nil
      }
      var sum = 0.0
      for member in members {
        guard let cell = rows[member].cells[column] else { continue }
        guard let part = number(cell) else { return nil }
        if !part.isNaN { sum += part }
      }
      guard abs(sum - value) > tolerance else { return nil }
      return Mismatch(
        line: rows[total].line, column: columns[column].name, value: text,
        message:
          "`\(rows[total].label)` is \(Plain.text(value)), the rows that it adds up "
          + "(\(members.count)) give \(Plain.text(sum))",
        cells: members.map { ($0, column) })
    }
  }

  private func rowMismatch(
    _ index: Int, _ tolerance: Double, _ number: (String) -> Double?
  ) -> [Mismatch] {
    guard let text = rows[index].rowTotal, let value = number(text), !value.isNaN else { return [] }
    var sum = 0.0
    for cell in rows[index].cells {
      guard let cell else { continue }
      guard let part = number(cell) else { return [] }
      if !part.isNaN { sum += part }
    }
    guard abs(sum - value) > tolerance else { return [] }
    return [
      Mismatch(
        line: rows[index].line, column: totalName, value: text,
        message: "the months of `\(rows[index].label)` add up to \(Plain.text(sum)), its total is "
          + Plain.text(value),
        cells: rows[index].kind == .figures ? columns.indices.map { (index, $0) } : [])
    ]
  }
}
