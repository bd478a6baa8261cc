import Domain

/// Reads rows `series,period,value` into series.
///
/// The rows of a series stand together with ascending periods; a period that is left out and an
/// empty value are missing (NaN). Fields may be quoted as RFC 4180 says; no field runs over the end
/// of its line. Everything else is refused with its line.
///
/// - Complexity: O(bytes), one pass, no allocation a row.
package struct SeriesParser: Sendable {
  /// Periods that a series may span at most, gaps included: a slip such as year 9024 must not
  /// become millions of missing values.
  package static let longestSpan = 1_000_000

  /// Whether values are counts, which are not negative.
  private let counts: Bool

  /// - Parameter counts: refuse negative values.
  package init(counts: Bool) { self.counts = counts }

  /// Appends the series of a run of whole lines to a table.
  ///
  /// - Throws: ``SeriesInputError`` for the first row that breaks a rule, with its line counted
  ///   from the first of `bytes`.
  package func parse(
    _ bytes: UnsafeRawBufferPointer, into table: inout SeriesTable
  ) throws(SeriesInputError) {
    var position = 0
    var lastName = UnsafeRawBufferPointer(start: nil, count: 0)
    var last = Period(frequency: .year, ordinal: 0)
    while position < bytes.count {
      let line = table.lines + 1
      let row = try Row(bytes, &position, expected: lastName, line: line)
      if row.isBlank {
        guard position == bytes.count else {
          throw SeriesInputError(line: line, "the line is empty; every row is series,period,value")
        }
        break
      }
      let period = try self.period(row.period, line: line)
      let value = try self.value(row.value, line: line)
      if !table.entries.isEmpty, row.series.holdsSameBytes(as: lastName) {
        try extend(&table, from: last, to: period, row: row, line: line)
      } else {
        try begin(&table, row.series, at: period, line: line)
        lastName = row.series
      }
      table.values.append(value)
      table.lines = line
      last = period
    }
    table.closeEntry()
  }

  private func begin(
    _ table: inout SeriesTable, _ field: UnsafeRawBufferPointer, at period: Period, line: Int
  ) throws(SeriesInputError) {
    let start = table.names.count
    CSVField.appendUnquoted(field, to: &table.names)
    guard table.names.count > start else {
      throw SeriesInputError(line: line, "the row names no series; its first field is empty")
    }
    table.closeEntry()
    table.entries.append(
      SeriesTable.Entry(
        name: start..<table.names.count, start: period,
        values: table.values.count..<table.values.count, line: line))
  }

  private func extend(
    _ table: inout SeriesTable, from last: Period, to period: Period, row: Row, line: Int
  ) throws(SeriesInputError) {
    func series() -> String { quoted(row.series) }
    guard period.frequency == last.frequency else {
      throw SeriesInputError(
        line: line,
        "period \(period) of series \(series()) is a \(period.frequency.rawValue), the row before is a \(last.frequency.rawValue) (\(last)); a series has one frequency"
      )
    }
    let step = period.ordinal - last.ordinal
    guard step != 0 else {
      throw SeriesInputError(
        line: line, "period \(period) stands twice in series \(series()); a period has one value")
    }
    guard step > 0 else {
      throw SeriesInputError(
        line: line,
        "period \(period) of series \(series()) comes after \(last); the periods of a series ascend"
      )
    }
    let length = table.values.count - table.entries[table.entries.count - 1].values.lowerBound
    guard length + step <= Self.longestSpan else {
      throw SeriesInputError(
        line: line,
        "period \(period) of series \(series()) leaves a gap after \(last) that makes the series longer than \(Self.longestSpan) periods"
      )
    }
    for _ in 1..<step { table.values.append(.nan) }
  }

  private func period(
    _ field: UnsafeRawBufferPointer, line: Int
  ) throws(SeriesInputError) -> Period {
    guard let period = Period(bytes: CSVField.inside(field)) else {
      throw SeriesInputError(
        line: line,
        "\(quoted(field)) is no period; write 2024-03-09, 2024-W09, 2024-03, 2024-Q1 or 2024")
    }
    return period
  }

  private func value(
    _ field: UnsafeRawBufferPointer, line: Int
  ) throws(SeriesInputError) -> Double {
    // Nearly all figures are short whole numbers.
    if !field.isEmpty, field.count <= 15, let whole = field.wholeNumber { return Double(whole) }
    let inside = CSVField.inside(field)
    guard !inside.isEmpty else { return .nan }
    let value: Double
    do {
      value = try NumberText.read(inside)
    } catch {
      throw SeriesInputError(
        line: line,
        error == .outOfRange
          ? "value \(quoted(field)) is outside the range of a double"
          : "value \(quoted(field)) is no number; write digits with a decimal point, or nothing where the value is missing"
      )
    }
    guard !counts || value >= 0 else {
      throw SeriesInputError(
        line: line, "value \(quoted(field)) is negative; this method takes counts, which are not")
    }
    return value
  }
}
