import Domain
import Tabular

/// The wide tables that ministries export from spreadsheets: labels (mostly nationalities) by
/// month.
///
/// A title stands above, the months' names in Spanish or English make the header row, sub-totals by
/// continent stand between the rows, `Total` below, above or at the right, and notes and a source
/// line at the end. Labels and figures carry footnote marks (`Haití 1/`). Totals are checked and
/// never handed on. Cells that are empty are no figures; what `-` means the contract says.
struct MonthTableFormat: TableFormat {
  private let definition: SourceDefinition
  private let layout: TableLayout
  private var table = MonthTable()
  private var label = 0
  private var yearPlace: Int?
  private var totalPlace: Int?
  private var width = 0
  private var titleYear: Int?

  init(_ definition: SourceDefinition) {
    self.definition = definition
    layout = definition.layout
  }

  // MARK: - Header

  mutating func readHeader(_ reader: inout RecordReader) throws -> TableHeader {
    var header = TableHeader(frequencies: [.month])
    header.columns = definition.columns
    var years: Set<Int> = []
    for _ in 0..<60 {
      let step = try reader.next()
      if step == .end { break }
      guard step == .record else { continue }
      let cells = (0..<reader.count).map { Footnotes.strip(reader.text($0)) }
      guard MonthTableFormat.isHeaderRow(cells) else {
        for cell in cells { years.formUnion(MonthTableFormat.years(in: cell)) }
        continue
      }
      readNames(cells, line: reader.line, &header)
      settleYear(years, line: reader.line, &header)
      return header
    }
    header.report(
      .layout, line: reader.line,
      "no header row was found: at least two cells of it are names of months")
    return header
  }

  private static func isHeaderRow(_ cells: [String]) -> Bool {
    cells.count { month($0) != nil } >= 2
  }

  /// The month that a header names, with its year where it states one.
  private static func month(_ name: String) -> (month: Int, year: Int?)? {
    let folded = Folding.fold(name)
    if let month = MonthNames.month(folded) { return (month, nil) }
    guard let period = PeriodText.monthName(name) else { return nil }
    let (year, month, _) = period.start.components
    return (month, year)
  }

  private static func years(in text: String) -> [Int] {
    text.split { !$0.isNumber }.compactMap { $0.count == 4 ? Int($0) : nil }
      .filter { PeriodReader.years.contains($0) }
  }

  private mutating func readNames(_ cells: [String], line: Int, _ header: inout TableHeader) {
    width = cells.count
    var labels: [Int] = []
    var seen: Set<String> = []
    for (place, name) in cells.enumerated() {
      if let (month, year) = MonthTableFormat.month(name) {
        table.columns.append(MonthTable.Column(place: place, name: name, month: month, year: year))
        if !seen.insert("\(month) \(year ?? 0)").inserted {
          header.report(.header, line: line, column: name, "the month `\(name)` stands twice")
        }
      } else if isTotal(name) {
        totalPlace = place
        table.totalName = name
      } else if let wanted = layout.yearColumn, Folding.fold(name) == Folding.fold(wanted) {
        yearPlace = place
      } else if table.columns.isEmpty {
        labels.append(place)
      } else if !name.isEmpty {
        header.report(
          .header, line: line, column: name,
          "the column `\(name)` is neither a month nor a declared total")
      }
    }
    header.names = cells.filter { !$0.isEmpty }
    let named = labels.filter { !cells[$0].isEmpty }
    if named.count > 1 {
      header.report(
        .header, line: line,
        "several columns stand before the months: "
          + named.map { "`\(cells[$0])`" }.joined(separator: ", "))
    }
    guard let place = named.first ?? labels.last else {
      header.report(.header, line: line, "no column with labels stands before the months")
      return
    }
    label = place
    if layout.yearColumn != nil, yearPlace == nil {
      header.report(
        .header, line: line, column: layout.yearColumn,
        "the column `\(layout.yearColumn ?? "")` with the year is missing")
    }
  }

  private mutating func settleYear(_ years: Set<Int>, line: Int, _ header: inout TableHeader) {
    if layout.year != nil || layout.yearColumn != nil { return }
    if table.columns.allSatisfy({ $0.year != nil }) { return }
    titleYear = years.count == 1 ? years.first : nil
    guard titleYear == nil else { return }
    let found = years.sorted().map(String.init).joined(separator: ", ")
    header.report(
      .layout, line: line,
      years.isEmpty
        ? "no year stands in the title, in a column or in the contract's `layout`"
        : "the title holds several years (\(found)): say in `layout` which it is")
  }

  private func isTotal(_ name: String) -> Bool {
    let folded = Folding.fold(name)
    return folded == "total" || folded == "total general"
      || layout.totals.contains { Folding.fold($0) == folded }
  }

  // MARK: - Rows

  mutating func readRows(_ reader: inout RecordReader, _ gate: inout ContractGate) throws {
    try readTable(&reader, &gate)
    var doubted: Set<[Int]> = []
    let setting = definition.rules[.totals]
    let zero = gate.zero
    let missing = gate.missing
    let numbers = definition.dialect.numbers
    let mismatches = table.mismatches(
      subtotalsStand: layout.subtotalPosition, tolerance: setting.tolerance
    ) { text in
      MonthTableFormat.number(text, numbers, zero: zero, missing: missing)
    }
    for mismatch in mismatches {
      gate.addTotalsFinding(
        line: mismatch.line, column: mismatch.column, value: mismatch.value, mismatch.message)
      if setting.severity == .quarantine {
        for cell in mismatch.cells { doubted.insert([cell.row, cell.column]) }
      }
    }
    for (index, row) in table.rows.enumerated() {
      try handOn(row, index, doubted, &gate)
    }
  }

  private mutating func readTable(
    _ reader: inout RecordReader, _ gate: inout ContractGate
  ) throws {
    while true {
      switch try reader.next() {
      case .end: return
      case .malformed: gate.reject(reader.malformation)
      case .record:
        let cells = (0..<reader.count).map { reader.text($0) }
        let raw = String(decoding: reader.raw, as: UTF8.self)
        if MonthTableFormat.isHeaderRow(cells.map { Footnotes.strip($0) }) {
          gate.hold(.layout, "a second table begins here", line: reader.line)
          return
        }
        let filled = cells.indices.filter { !Header.name(cells[$0]).isEmpty }
        // Nothing, or a text without figures: a heading, a note, the source line.
        guard filled.contains(where: { $0 != label && $0 != yearPlace }) else { continue }
        guard cells.count <= width || filled.allSatisfy({ $0 < width }) else {
          gate.rejectWidth(found: cells.count, expected: width, line: reader.line, raw: raw)
          continue
        }
        gate.counts.records += 1
        table.rows.append(row(cells, line: reader.line, raw: raw))
      }
    }
  }

  private func row(_ cells: [String], line: Int, raw: String) -> MonthTable.Row {
    func cell(_ place: Int?) -> String? {
      guard let place, place < cells.count else { return nil }
      let text = Footnotes.strip(cells[place])
      return text.isEmpty ? nil : text
    }
    let name = cell(label) ?? ""
    var kind = MonthTable.Kind.figures
    if isTotal(name) { kind = .total }
    let folded = Folding.fold(name)
    for (level, names) in layout.subtotals.enumerated()
    where names.contains(where: { Folding.fold($0) == folded }) {
      kind = .subtotal(level: level)
    }
    return MonthTable.Row(
      kind: kind, label: name, line: line, raw: raw, cells: table.columns.map { cell($0.place) },
      rowTotal: cell(totalPlace), year: cell(yearPlace).flatMap { Int($0) })
  }

  private func handOn(
    _ row: MonthTable.Row, _ index: Int, _ doubted: Set<[Int]>, _ gate: inout ContractGate
  ) throws {
    if row.rowTotal != nil { gate.countTotal() }
    guard row.kind == .figures else {
      for cell in row.cells where cell != nil { gate.countTotal() }
      return
    }
    let label = Array(row.label.utf8)
    let raw = Array(row.raw.utf8)
    for (place, column) in table.columns.enumerated() {
      guard let cell = row.cells[place] else { continue }
      let value = Array(cell.utf8)
      let when: ContractGate.Row.When
      if let year = column.year ?? row.year ?? layout.year ?? titleYear,
        let period = Period(year: year, month: column.month)
      {
        when = .typed(period)
      } else {
        when = .unreadable("the row states no year")
      }
      try label.withUnsafeBytes { labelBytes in
        try value.withUnsafeBytes { valueBytes in
          try raw.withUnsafeBytes { rawBytes in
            try withUnsafePointer(to: labelBytes) { field in
              try gate.take(
                UnsafeBufferPointer(start: field, count: 1),
                ContractGate.Row(
                  when: when, value: valueBytes, line: row.line, raw: rawBytes,
                  column: column.name, isInDoubt: doubted.contains([index, place])))
            }
          }
        }
      }
    }
  }

  /// A cell's number; NaN where it is a word for missing, nil where it is no number.
  private static func number(
    _ text: String, _ numbers: NumberFormat, zero: Set<String>, missing: Set<String>
  ) -> Double? {
    if zero.contains(text) { return 0 }
    if missing.contains(text) { return .nan }
    var text = text
    return text.withUTF8 { numbers.number(UnsafeRawBufferPointer($0)) }
  }
}
