/// One bar a row from zero, with its value in words at the end: rates and counts that are compared
/// with each other.
package struct RateBars: Chart {
  package struct Row: Sendable, Equatable {
    package var name: String
    /// Nil where it is not known; at least 0.
    package var value: Double?
    /// The value as it is read.
    package var words: String
    /// Whether it is the row that the others are compared with.
    package var isLeading: Bool

    package init(name: String, value: Double?, words: String, isLeading: Bool = false) {
      self.name = name
      self.value = value
      self.words = words
      self.isLeading = isLeading
    }
  }

  package var rows: [Row]

  package init(rows: [Row]) { self.rows = rows }

  package func draw(width: Double, labels: Labels, id: String) -> Drawing {
    let isNarrow = width < Layout.breakpoint
    let rowHeight = isNarrow ? 38.0 : 28.0
    let room =
      (rows.map { TextWidth.of($0.words, size: Layout.labelSize, bold: true) }.max() ?? 0) + 12
    let left = isNarrow ? 0.0 : 200.0
    let highest = rows.compactMap(\.value).filter(\.isFinite).max() ?? 0
    let scale = ValueScale(0...max(highest, 1e-9), from: left, to: width - room)
    var elements: [Element] = []
    for (place, row) in rows.enumerated() {
      let top = Double(place) * rowHeight
      let middle = isNarrow ? top + 27 : top + rowHeight / 2
      let name =
        TextWrap.lines(
          row.name, width: isNarrow ? width : left - 10, size: Layout.labelSize, most: 1
        ).first ?? ""
      elements.append(
        .words(
          name, 0, isNarrow ? top + 14 : middle + 4,
          .style(row.isLeading ? .labelStrong : .label)))
      if let value = row.value, value.isFinite {
        elements.append(
          .rect(
            Box(x: left, y: middle - 7, width: max(scale(value) - left, 1), height: 14),
            .style(row.isLeading ? .bar : .partRest)))
      }
      let at = row.value.map { $0.isFinite ? scale($0) : left } ?? left
      elements.append(.words(row.words, at + 6, middle + 4, .style(.labelStrong)))
    }
    elements.append(.line(left, 0, left, Double(rows.count) * rowHeight, .style(.axis)))
    return Drawing(height: Double(rows.count) * rowHeight + 6, elements: elements)
  }
}
