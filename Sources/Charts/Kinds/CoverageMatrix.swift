/// Who publishes what: a row a country, a column a topic, in each cell a shape that says how far.
package struct CoverageMatrix: Chart {
  /// How far a topic is covered, from best to worst; each has its own shape.
  package enum State: Int, Sendable, CaseIterable {
    /// Published and on time: a filled disc.
    case fresh
    /// Published, the next issue late: a half disc.
    case late
    /// Published once, silent since: a ring.
    case silent
    /// No source: a dash.
    case none
  }

  package struct Row: Sendable, Equatable {
    package var name: String
    package var states: [State]

    package init(name: String, states: [State]) {
      self.name = name
      self.states = states
    }
  }

  package var columns: [String]
  /// The columns in one or two letters, for a phone.
  package var shortColumns: [String]
  package var rows: [Row]
  /// A word for each state, in the reader's language.
  package var words: [State: String]

  /// - Precondition: every row has one state for each column.
  package init(
    columns: [String], shortColumns: [String], rows: [Row], words: [State: String]
  ) {
    precondition(
      shortColumns.count == columns.count
        && rows.allSatisfy { $0.states.count == columns.count },
      "a row has a state for each column")
    self.columns = columns
    self.shortColumns = shortColumns
    self.rows = rows
    self.words = words
  }

  package func draw(width: Double, labels: Labels, id: String) -> Drawing {
    guard !columns.isEmpty else { return Drawing(height: 0, elements: []) }
    let isNarrow = width < Layout.breakpoint
    let side = isNarrow ? 132.0 : 190.0
    let across = BandScale(columns.count, from: side, to: width, gap: 0.1)
    let heads = (isNarrow ? shortColumns : columns).map {
      TextWrap.lines($0, width: across.step - 4, size: Layout.sourceSize, most: 4)
    }
    let head = Double(heads.map(\.count).max() ?? 0) * 14 + 8
    let rowHeight = 25.0
    var elements: [Element] = []
    for (column, lines) in heads.enumerated() {
      for (line, text) in lines.enumerated() {
        elements.append(
          .words(
            TextWrap.cut(text, width: across.step - 2, size: Layout.sourceSize),
            across.middle(column), head - 8 - Double(lines.count - 1 - line) * 14,
            .style(.source, .labelMiddle), .fontSize(Layout.sourceSize)))
      }
    }
    for (index, row) in rows.enumerated() {
      let top = head + Double(index) * rowHeight
      elements.append(.line(0, top, width, top, .style(.grid)))
      elements.append(
        .words(
          TextWrap.cut(row.name, width: side - 6, size: Layout.labelSize), 0,
          top + rowHeight / 2 + 4, .style(.label)))
      for (column, state) in row.states.enumerated() {
        elements += CoverageMatrix.mark(state, across.middle(column), top + rowHeight / 2)
      }
    }
    let bottom = head + Double(rows.count) * rowHeight
    let legend = self.legend(width: width, top: bottom + 12)
    return Drawing(height: legend.bottom, elements: elements + legend.elements)
  }

  private static func mark(_ state: State, _ x: Double, _ y: Double) -> [Element] {
    let radius = 5.5
    switch state {
    case .fresh: return [.circle(x, y, radius: radius, .style(.dot))]
    case .late:
      var half = Path()
      // A half circle by two quarter curves; 0.5523 makes a cubic follow a quarter circle.
      let handle = radius * 0.5523
      half.move(to: x, y - radius)
      half.curve((x - handle, y - radius), (x - radius, y - handle), to: x - radius, y)
      half.curve((x - radius, y + handle), (x - handle, y + radius), to: x, y + radius)
      half.close()
      return [.circle(x, y, radius: radius, .style(.provisional)), .path(half, .style(.dot))]
    case .silent: return [.circle(x, y, radius: radius, .style(.provisional))]
    case .none: return [.line(x - 5, y, x + 5, y, .style(.tick))]
    }
  }

  private func legend(width: Double, top: Double) -> (elements: [Element], bottom: Double) {
    var elements: [Element] = [.line(0, top - 12, width, top - 12, .style(.grid))]
    var (x, y) = (0.0, top + 6)
    for state in State.allCases {
      guard let word = words[state] else { continue }
      let wordWidth = TextWidth.of(word, size: Layout.labelSize)
      if x > 0, x + 22 + wordWidth > width { (x, y) = (0, y + 20) }
      elements += CoverageMatrix.mark(state, x + 7, y)
      elements.append(.words(word, x + 20, y + 4, .style(.label)))
      x += 20 + wordWidth + 18
    }
    return (elements, y + 12)
  }
}
