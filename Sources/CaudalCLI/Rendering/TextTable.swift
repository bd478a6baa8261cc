/// Columns that line up, for people; scripts read `--json`.
struct TextTable {
  private var rows: [[String]]

  /// - Parameter header: names of the columns; printed in capitals.
  init(_ header: [String]) { rows = [header.map { $0.uppercased() }] }

  mutating func add(_ row: [String]) { rows.append(row) }

  /// Lines without blanks at their ends; the last column is as long as it is.
  var lines: [String] {
    var widths = [Int](repeating: 0, count: rows[0].count)
    for row in rows {
      for (column, cell) in row.enumerated() { widths[column] = max(widths[column], cell.count) }
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        line += cell
        guard column < row.count - 1 else { break }
        line += String(repeating: " ", count: widths[column] - cell.count + 2)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
