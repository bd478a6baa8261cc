/// What stood in each month for each place: a row a place, a cell a month, a letter in each cell
/// that says what its shade says.
package struct AlertStrip: Chart {
  package struct Cell: Sendable, Equatable {
    /// One or two letters; empty where nothing stood.
    package var letter: String
    /// 0 for calm … 5 for the highest state; nil where nobody knows.
    package var step: Int?

    package init(letter: String, step: Int?) {
      self.letter = letter
      self.step = step
    }
  }

  package struct Row: Sendable, Equatable {
    package var name: String
    package var cells: [Cell]

    package init(name: String, cells: [Cell]) {
      self.name = name
      self.cells = cells
    }
  }

  /// What the cells of one column are about, such as a month.
  package var columns: [String]
  package var rows: [Row]
  /// What each letter means, in the order of the steps.
  package var meanings: [(cell: Cell, word: String)]
  package var missing: String

  /// - Precondition: every row has one cell for each column.
  package init(
    columns: [String], rows: [Row], meanings: [(cell: Cell, word: String)], missing: String
  ) {
    precondition(
      rows.allSatisfy { $0.cells.count == columns.count }, "a row has a cell for each column")
    self.columns = columns
    self.rows = rows
    self.meanings = meanings
    self.missing = missing
  }

  package func draw(width: Double, labels: Labels, id: String) -> Drawing {
    guard !columns.isEmpty else { return Drawing(height: 0, elements: []) }
    let isNarrow = width < Layout.breakpoint
    let side = isNarrow ? 118.0 : 220.0
    // A phone shows the newest months that leave room for their letters.
    let shown = min(columns.count, isNarrow ? 9 : 24)
    let skipped = columns.count - shown
    let across = BandScale(shown, from: side, to: width, gap: 0.08)
    let rowHeight = 24.0
    let head = 30.0
    var elements: [Element] = []
    var labelled = -Double.infinity
    for place in (0..<shown).reversed() {
      let word = columns[skipped + place]
      let half = TextWidth.of(word, size: Layout.sourceSize) / 2
      let at = min(across.middle(place), width - half)
      guard labelled == -.infinity || at + half + 6 < labelled else { continue }
      labelled = at - half
      elements.append(
        .words(word, at, head - 9, .style(.source, .labelMiddle), .fontSize(Layout.sourceSize)))
    }
    for (index, row) in rows.enumerated() {
      let top = head + Double(index) * rowHeight
      let lines = TextWrap.lines(row.name, width: side - 8, size: Layout.sourceSize, most: 2)
      for (line, text) in lines.enumerated() {
        elements.append(
          .words(
            TextWrap.cut(text, width: side - 8, size: Layout.sourceSize), 0,
            top + rowHeight / 2 + 4 + (Double(line) - Double(lines.count - 1) / 2) * 11.5,
            .style(.label), .fontSize(Layout.sourceSize)))
      }
      for place in 0..<shown {
        let box = Box(
          x: across.start(place), y: top + 1, width: across.width, height: rowHeight - 2)
        elements += cell(row.cells[skipped + place], in: box)
      }
    }
    let height = head + Double(rows.count) * rowHeight
    let meanings = meaningRows(width: width, top: height + 10)
    return Drawing(
      height: meanings.bottom, elements: elements + meanings.elements,
      key: rows.contains { $0.cells.contains { $0.step == nil } }
        ? [KeyItem(.hatch, missing)] : [])
  }

  private func cell(_ cell: Cell, in box: Box) -> [Element] {
    guard let step = cell.step else {
      return Marks.hatch(in: box)
    }
    let fill = Element.rect(box, .style(.step(step)))
    guard !cell.letter.isEmpty else { return [fill] }
    return [
      fill,
      .words(
        cell.letter, box.centreX, box.centreY + 4,
        .style(step >= 3 ? .onFill : .label, .labelMiddle), .fontSize(Layout.sourceSize)),
    ]
  }

  /// Each letter in its shade with its word, below the rows.
  private func meaningRows(width: Double, top: Double) -> (elements: [Element], bottom: Double) {
    var elements: [Element] = []
    var (x, y) = (0.0, top)
    for meaning in meanings {
      let wordWidth = TextWidth.of(meaning.word, size: Layout.labelSize)
      if x > 0, x + 28 + wordWidth > width { (x, y) = (0, y + 22) }
      elements += cell(
        meaning.cell, in: Box(x: x, y: y, width: 20, height: 16))
      elements.append(.words(meaning.word, x + 26, y + 12, .style(.label)))
      x += 26 + wordWidth + 18
    }
    return (elements, meanings.isEmpty ? top : y + 22)
  }
}
