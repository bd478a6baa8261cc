/// People counted by two groupings at once, such as sex and age, with the totals of both.
///
/// A cell that nobody asks for (the form knows no adult of unknown sex) is *structural*: everybody
/// knows that it is empty, so it can hide nothing.
package struct CountTable: Hashable, Sendable {
  /// Where a count stands: a row or column equal to the number of rows or columns is the total's.
  package struct Place: Hashable, Sendable {
    package var row: Int
    package var column: Int

    package init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  package let rows: [String]
  package let columns: [String]
  /// Row-major, totals in the last row and column.
  private let counts: [Int]
  private let structural: Set<Place>

  /// - Parameters:
  ///   - rows: names of the rows, such as sexes.
  ///   - columns: names of the columns, such as age groups.
  ///   - count: people in a row and column, nil for a structural cell.
  /// - Precondition: no count is negative.
  package init(rows: [String], columns: [String], count: (Int, Int) -> Int?) {
    let width = columns.count + 1
    var counts = [Int](repeating: 0, count: (rows.count + 1) * width)
    var structural: Set<Place> = []
    for row in rows.indices {
      for column in columns.indices {
        guard let people = count(row, column) else {
          structural.insert(Place(row: row, column: column))
          continue
        }
        precondition(people >= 0, "people are counted from 0 on")
        for at in [
          row * width + column, row * width + columns.count, rows.count * width + column,
          rows.count * width + columns.count,
        ] { counts[at] += people }
      }
    }
    self.rows = rows
    self.columns = columns
    self.counts = counts
    self.structural = structural
  }

  package subscript(_ place: Place) -> Int {
    counts[place.row * (columns.count + 1) + place.column]
  }

  /// Where a named row and column meet; nil stands for the totals of all rows or columns.
  ///
  /// - Returns: nil where there is no such row or column.
  package func place(row: String?, column: String?) -> Place? {
    let atRow = row.map { rows.firstIndex(of: $0) } ?? rows.count
    let atColumn = column.map { columns.firstIndex(of: $0) } ?? columns.count
    guard let atRow, let atColumn else { return nil }
    return Place(row: atRow, column: atColumn)
  }

  /// The name of a place's row; nil for the totals of all rows.
  package func row(_ place: Place) -> String? {
    place.row < rows.count ? rows[place.row] : nil
  }

  /// The name of a place's column; nil for the totals of all columns.
  package func column(_ place: Place) -> String? {
    place.column < columns.count ? columns[place.column] : nil
  }

  package var total: Int { self[Place(row: rows.count, column: columns.count)] }

  package func isStructural(_ place: Place) -> Bool { structural.contains(place) }

  /// Whether a place holds the total of a row or of a column, but not that of all.
  func isMargin(_ place: Place) -> Bool {
    (place.row == rows.count) != (place.column == columns.count)
  }

  /// Every place, totals included, row by row.
  package var places: [Place] {
    (0...rows.count).flatMap { row in
      (0...columns.count).map { Place(row: row, column: $0) }
    }
  }
}
